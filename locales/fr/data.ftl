### All that is held about an account, to be saved.

data-download = Télécharger mes données
data-download-hint = Tout ce qui est conservé sur votre compte, dans un fichier JSON.
desk-act-account-data-seen = Toutes les données du compte extraites
