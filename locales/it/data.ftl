### All that is held about an account, to be saved.

data-download = Scarica i miei dati
desk-act-account-data-seen = Tutti i dati dell’account estratti
