### All that is held about an account, to be saved.

data-download = Meine Daten herunterladen
data-download-hint = Alles, was zu Ihrem Konto gespeichert ist, als JSON-Datei.
desk-act-account-data-seen = Alle Daten des Kontos ausgegeben
