### All that is held about an account, to be saved.

data-download = Descargar mis datos
desk-act-account-data-seen = Todos los datos de la cuenta extraídos
