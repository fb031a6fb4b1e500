### All that is held about an account, to be saved.

data-download = Télécharger mes données
desk-act-account-data-seen = Toutes les données du compte extraites
