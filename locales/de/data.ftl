### All that is held about an account, to be saved.

data-download = Meine Daten herunterladen
desk-act-account-data-seen = Alle Daten des Kontos ausgegeben
