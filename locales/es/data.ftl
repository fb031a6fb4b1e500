### All that is held about an account, to be saved.

data-download = Descargar mis datos
data-download-hint = Todo lo que guardamos sobre su cuenta, en un archivo JSON.
desk-act-account-data-seen = Todos los datos de la cuenta extraídos
