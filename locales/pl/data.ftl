### All that is held about an account, to be saved.

data-download = Pobierz moje dane
desk-act-account-data-seen = Pobrano wszystkie dane konta
