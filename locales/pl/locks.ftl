lock-title = Blokada kontaktów
lock-title-many = { $count ->
    [one] Blokada kontaktów { $count } usługi
    [few] Blokada kontaktów { $count } usług
    [many] Blokada kontaktów { $count } usług
    *[other] Blokada kontaktów { $count } usługi
    }
lock-meaning = Dopóki blokada kontaktów jest włączona, nikt nie może złożyć wniosku o inne kontakty, a danych właściciela nie można zmienić.
lock-told = Pozostałe kontakty są powiadamiane o włączeniu i zdjęciu blokady.
lock-until = Może ją zdjąć kontakt administracyjny.
lock-until-support = Może ją zdjąć tylko nasz zespół wsparcia.
lock-by = Kto włączył
lock-can = { $count ->
    [one] Można zablokować { $count } usługę
    [few] Można zablokować { $count } usługi
    [many] Można zablokować { $count } usług
    *[other] Można zablokować { $count } usługi
    }
lock-button = { $count ->
    [one] Zablokuj { $count } usługę
    [few] Zablokuj { $count } usługi
    [many] Zablokuj { $count } usług
    *[other] Zablokuj { $count } usługi
    }
unlock-can = { $count ->
    [one] { $count } usługa jest zablokowana
    [few] { $count } usługi są zablokowane
    [many] { $count } usług jest zablokowanych
    *[other] { $count } usługi jest zablokowane
    }
unlock-button = { $count ->
    [one] Odblokuj { $count } usługę
    [few] Odblokuj { $count } usługi
    [many] Odblokuj { $count } usług
    *[other] Odblokuj { $count } usługi
    }
unlock-proof = Do zdjęcia blokady potrzebne jest Twoje hasło.
lock-stay = Te pozostają bez zmian
lock-request-open = Złożono wniosek o zmianę kontaktów, który nie został jeszcze zakończony. Potem będzie można zablokować usługę.
lock-not-yours = Tylko kontakt administracyjny może włączyć i zdjąć blokadę.
lock-operators = Zablokowane przez nasz zespół wsparcia. Tylko on może zdjąć tę blokadę.
lock-nothing-turned = Nic nie zmieniono.
lock-changed = W międzyczasie coś się zmieniło w tych usługach. Sprawdź ponownie; nic jeszcze nie zrobiono.
lock-too-often = Blokady zmieniano bardzo często. Spróbuj ponownie po { $until }.
lock-nothing-chosen = Najpierw zaznacz usługi, które chcesz zablokować lub odblokować.
lock-selected = Zablokuj lub odblokuj zaznaczone
lock-all = Zablokuj lub odblokuj wszystkie ({ $total })
lock-everything = Zablokuj lub odblokuj wszystkie
lock-on-button = Włącz blokadę kontaktów
lock-off-button = Zdejmij blokadę kontaktów
flash-locked = { $count ->
    [one] Zablokowano. Pozostałe kontakty otrzymają e-mail.
    [few] Zablokowano { $count } usługi. Pozostałe kontakty otrzymają e-mail.
    [many] Zablokowano { $count } usług. Pozostałe kontakty otrzymają e-mail.
    *[other] Zablokowano { $count } usługi. Pozostałe kontakty otrzymają e-mail.
    }
flash-unlocked = { $count ->
    [one] Odblokowano. Pozostałe kontakty otrzymają e-mail.
    [few] Odblokowano { $count } usługi. Pozostałe kontakty otrzymają e-mail.
    [many] Odblokowano { $count } usług. Pozostałe kontakty otrzymają e-mail.
    *[other] Odblokowano { $count } usługi. Pozostałe kontakty otrzymają e-mail.
    }
flash-locked-already = { $count ->
    [one] Usługa była już zablokowana.
    [few] Usługi były już zablokowane.
    [many] Usługi były już zablokowane.
    *[other] Usługi były już zablokowane.
    }
flash-unlocked-already = { $count ->
    [one] Usługa nie była zablokowana.
    [few] Usługi nie były zablokowane.
    [many] Usługi nie były zablokowane.
    *[other] Usługi nie były zablokowane.
    }
fault-locked = Ta usługa jest zablokowana: jej kontaktów nie można zmienić.
lock-since = Zablokowane przez { $by } od { $since }.
lock-since-support = Zablokowane przez nasz zespół wsparcia od { $since }.
lock-since-own = Zablokowane przez Ciebie od { $since }.
