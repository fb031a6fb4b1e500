### All that is held about an account, to be saved.

data-download = Scarica i miei dati
data-download-hint = Tutto ciò che conserviamo sul suo account, in un file JSON.
desk-act-account-data-seen = Tutti i dati dell’account estratti
