### The emails about services: their owners and contact locks.

email-service-link = Usługa wraz z jej historią:
email-service-button = Otwórz usługę
email-services-link = Wszystkie Twoje usługi:
email-services-button = Otwórz moje usługi
email-service-when = Kiedy
email-service-no-longer = Twoje konto nie jest już kontaktem tej usługi, dlatego ten e-mail nie zawiera tego, co widzą tylko jej kontakty.
email-service-wrong = To pomyłka? Zapytaj { $who } (zmiana pochodzi z tego konta) lub nasz zespół wsparcia.
email-service-wrong-support = To pomyłka? Powiadom nas.

## Owner’s details

email-owner-subject = Zmieniono dane właściciela usługi { $service }
email-owner-opening = Dane właściciela usługi { $service } zostały zmienione.
email-owner-by = Kto zmienił
email-owner-before-after = { $before } → { $after }
email-owner-nothing = nie podano
email-owner-old-address = O kolejnych zmianach nie będziemy już powiadamiać pod tym adresem.
email-owner-footer = Serwis { $brand } wysłał ten e-mail, ponieważ ten adres jest lub do tej zmiany był adresem właściciela usługi { $service }.

## Contact lock

email-locked-subject = Blokada kontaktów włączona: { $service }
email-locked-subject-many = { $count ->
    [one] Blokada kontaktów włączona dla { $count } usługi
    [few] Blokada kontaktów włączona dla { $count } usług
    [many] Blokada kontaktów włączona dla { $count } usług
    *[other] Blokada kontaktów włączona dla { $count } usługi
    }
email-locked-opening = Kontakty usługi { $service } są teraz zablokowane.
email-locked-opening-many = { $count ->
    [one] Kontakty { $count } usługi są teraz zablokowane.
    [few] Kontakty { $count } usług są teraz zablokowane.
    [many] Kontakty { $count } usług są teraz zablokowane.
    *[other] Kontakty { $count } usługi są teraz zablokowane.
    }
email-unlocked-subject = Blokada kontaktów zdjęta: { $service }
email-unlocked-subject-many = { $count ->
    [one] Blokada kontaktów zdjęta dla { $count } usługi
    [few] Blokada kontaktów zdjęta dla { $count } usług
    [many] Blokada kontaktów zdjęta dla { $count } usług
    *[other] Blokada kontaktów zdjęta dla { $count } usługi
    }
email-unlocked-opening = Kontakty usługi { $service } nie są już zablokowane.
email-unlocked-opening-many = { $count ->
    [one] Kontakty { $count } usługi nie są już zablokowane.
    [few] Kontakty { $count } usług nie są już zablokowane.
    [many] Kontakty { $count } usług nie są już zablokowane.
    *[other] Kontakty { $count } usługi nie są już zablokowane.
    }
email-unlocked-by = Kto zdjął
email-unlocked-meaning = Można znowu składać wnioski o inne kontakty i zmieniać dane właściciela.
