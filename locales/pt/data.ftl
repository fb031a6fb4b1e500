### All that is held about an account, to be saved.

data-download = Transferir os meus dados
data-download-hint = Tudo o que guardamos sobre a sua conta, num ficheiro JSON.
desk-act-account-data-seen = Todos os dados da conta extraídos
