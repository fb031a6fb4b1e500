desk-go-on = Kontynuuj
desk-more = Zostało jeszcze coś do zrobienia: naciśnij „Kontynuuj”.
desk-interrupted = Potem coś się u nas nie powiodło. To, co zrobiono, pozostaje: spróbuj „Kontynuuj” za chwilę.
desk-replace-left = { $count ->
    [one] Konto jest jeszcze takim kontaktem { $count } usługi.
    [few] Konto jest jeszcze takim kontaktem { $count } usług.
    [many] Konto jest jeszcze takim kontaktem { $count } usług.
    *[other] Konto jest jeszcze takim kontaktem { $count } usługi.
    }
desk-close-ended = { $count ->
    [one] Dotąd zakończono { $count } otwarty wniosek.
    [few] Dotąd zakończono { $count } otwarte wnioski.
    [many] Dotąd zakończono { $count } otwartych wniosków.
    *[other] Dotąd zakończono { $count } otwartego wniosku.
    }
desk-close-left = { $count ->
    [one] { $count } jest jeszcze otwarty; konto zostanie zamknięte, gdy i on się zakończy.
    [few] { $count } są jeszcze otwarte; konto zostanie zamknięte, gdy i one się zakończą.
    [many] { $count } jest jeszcze otwartych; konto zostanie zamknięte, gdy i one się zakończą.
    *[other] { $count } jest jeszcze otwarte; konto zostanie zamknięte, gdy i one się zakończą.
    }
desk-reopen-blanked = Nazwa i adres konta { $nic } zostały usunięte jakiś czas po jego zamknięciu. Podaj dane właściciela: zostanie powiadomiony e-mailem pod tym adresem i ustawi hasło przez „Nie pamiętasz hasła?”.
desk-service-removed = Usunięta
desk-service-was = Usunięta usługa
desk-service-removed-on = Usunięto
desk-service-was-hint = Ostatnie kontakty są podane, o ile wymienia je historia. Wnioski i historia są przechowywane przez kilka lat.
