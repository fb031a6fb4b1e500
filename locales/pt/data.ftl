### All that is held about an account, to be saved.

data-download = Transferir os meus dados
desk-act-account-data-seen = Todos os dados da conta extraídos
