### All that is held about an account, to be saved.

data-download = Pobierz moje dane
data-download-hint = Wszystko, co przechowujemy o Twoim koncie, w pliku JSON.
desk-act-account-data-seen = Pobrano wszystkie dane konta
