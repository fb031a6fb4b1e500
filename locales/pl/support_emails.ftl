### The emails about what support did to an account.

email-done-by-support = Zrobił to nasz zespół wsparcia. Jeśli nie znasz powodu, zapytaj nas.
email-address-by-support = Zrobił to nasz zespół wsparcia. Jeśli to nie na Twoją prośbę, powiadom nas od razu.
email-reopened-subject = Twoje konto w serwisie { $brand } jest znów otwarte
email-reopened-opening = Konto { $nic } zostało ponownie otwarte. Możesz znów się na nie zalogować.
email-sessions-ended-subject = Wylogowano Cię z konta w serwisie { $brand }
email-sessions-ended-opening = Wszystkie sesje konta { $nic } zostały zakończone.
email-role-subject = Uprawnienia Twojego konta w serwisie { $brand } zostały zmienione
email-role-support = Konto { $nic } może teraz obsługiwać innych klientów jako wsparcie. Wszystkie jego sesje zostały zakończone.
email-role-admin = Konto { $nic } może teraz robić wszystko za innych klientów jako administrator. Wszystkie jego sesje zostały zakończone.
email-role-none = Konto { $nic } nie może już obsługiwać innych klientów. Wszystkie jego sesje zostały zakończone.

## What support did to services

email-set-subject = Nasz zespół wsparcia zmienił kontakty usługi { $service }
email-set-subject-many = Nasz zespół wsparcia zmienił kontakty kilku usług
email-set-opening = Nasz zespół wsparcia zmienił kontakty usługi { $service }.
email-set-opening-many = Nasz zespół wsparcia zmienił kontakty kilku usług.
email-set-rest = Oraz
email-set-rest-count = { $count ->
    [one] jeszcze { $count } zmiana
    [few] jeszcze { $count } zmiany
    [many] jeszcze { $count } zmian
    *[other] jeszcze { $count } zmiany
    }
email-set-meaning = Zmiana już obowiązuje. Nikt nie musiał jej potwierdzać, a otwarte wnioski dotyczące tych kontaktów zostały zakończone.
email-renamed-subject = { $before } nazywa się teraz { $after }
email-renamed-opening = Nasz zespół wsparcia zmienił nazwę usługi { $before }: nazywa się ona teraz { $after }.
email-renamed-meaning = Jej kontakty i historia pozostają bez zmian.
email-removed-subject = Usługa { $service } została usunięta
email-removed-subject-many = { $count ->
    [one] Usunięto { $count } usługę
    [few] Usunięto { $count } usługi
    [many] Usunięto { $count } usług
    *[other] Usunięto { $count } usługi
    }
email-removed-opening = Usługa { $service } została usunięta, więc Twoje konto nie jest już jej kontaktem.
email-removed-opening-many = { $count ->
    [one] Usunięto { $count } usługę, więc Twoje konto nie jest już jej kontaktem.
    [few] Usunięto { $count } usługi, więc Twoje konto nie jest już ich kontaktem.
    [many] Usunięto { $count } usług, więc Twoje konto nie jest już ich kontaktem.
    *[other] Usunięto { $count } usługi, więc Twoje konto nie jest już ich kontaktem.
    }
email-removed-by = Kto usunął
email-removed-meaning = Otwarte wnioski zostały zakończone. To, co rozstrzygnięto wcześniej, nadal można przeczytać w części „Moje wnioski”.
