### The words of the emails.

email-fact-label = { $label }:
email-greeting = Dzień dobry, { $name }!
email-footer = Serwis { $brand } wysłał ten e-mail do właściciela konta o identyfikatorze NIC { $nic }.
email-footer-automatic = Wiadomość została przygotowana automatycznie; odpowiedzi nie są czytane.
email-footer-replies = Wiadomość została przygotowana automatycznie; odpowiedzi trafiają do naszego zespołu wsparcia.
email-support = W razie pytań prosimy o kontakt: { $support }
email-request-link = Wniosek wraz z całą jego historią:
email-request-button = Otwórz wniosek
email-nothing-changed = Żaden kontakt nie został zmieniony.

## Validation code

email-code-subject = Prosimy o potwierdzenie: zmiana kontaktów usługi { $service }
email-code-again-subject = Nowy kod, poprzedni jest nieważny: zmiana kontaktów usługi { $service }
email-code-heading = { $requester } chce, aby Twoje konto zostało { $roles } usługi { $service }
email-code-heading-several = Twój wniosek: nowe kontakty usługi { $service }
email-code-preheader = { $types }: zaakceptuj lub odrzuć do { $last-day }
email-code-opening = Konto { $requester } prosi Cię o potwierdzenie tej zmiany kontaktów:
email-code-opening-own = Z Twojego konta złożono wniosek o tę zmianę kontaktów. Potwierdź ją:
email-code-again = To jest nowy kod. Kod z wcześniejszego e-maila jest nieważny.
email-note = { $requester } pisze:
email-note-own = Twoja wiadomość:
email-code-label = Twój kod potwierdzający:
email-code-link = Ten link otwiera stronę z wpisanym już kodem; na niej zaakceptujesz lub odrzucisz wniosek:
email-code-button = Otwórz wniosek
email-code-personal = Ten kod jest osobisty i jednorazowy: dla każdego wniosku można go użyć tylko raz. Nie przekazuj go nikomu, nawet nam.
email-code-last-day = Zmianę możesz zaakceptować lub odrzucić do { $last-day }.
email-code-blocked = Twój kod potwierdzający został zablokowany po zbyt wielu błędnych próbach. Nowy kod możesz zamówić na stronie wniosku:
email-code-surprise = Nie spodziewasz się tego wniosku? Odrzuć go na stronie lub zignoruj ten e-mail: dopóki go nie zaakceptujesz, nic się nie zmieni.
email-code-surprise-own = To nie Ty? Być może ktoś inny używa Twojego konta: odrzuć wniosek i powiadom nas o tym. Dopóki go nie zaakceptujesz, nic się nie zmieni.

## Reminder

email-reminder-subject = Przypomnienie: zmiana kontaktów usługi { $service }
email-reminder-opening = Ta zmiana kontaktów, o którą wnioskuje konto { $requester }, nadal czeka na Twoją decyzję. Po { $last-day } nie będzie już można jej potwierdzić:

## Outcomes

email-done-subject = Zrealizowano: kontakty usługi { $service } zostały zmienione
email-done-heading = Twoje konto jest teraz { $roles } usługi { $service }
email-done-heading-other = { $to } jest teraz { $roles } usługi { $service }
email-done-opening = Wniosek został pomyślnie zrealizowany. Oto, co się zmieniło:
email-done-administrator-opening = Kontakty usługi { $service }, której jesteś kontaktem administracyjnym, zostały zmienione:
email-replaced-subject = Inne konto zastąpiło Cię jako kontakt usługi { $service }
email-replaced-heading = Twoje konto nie jest już { $roles } usługi { $service }
email-replaced-opening = Nie jesteś już kontaktem usługi { $service } (rodzaj kontaktu: { $types }). Kontaktem jest teraz konto { $to }.
email-replaced-gone = Twoje konto nie jest już kontaktem tej usługi: nie ma jej już w sekcji „Moje usługi” i nie możesz już składać wniosków o zmianę jej kontaktów.
email-replaced-lost = Nie możesz już składać wniosków o zmianę kontaktu: { $types }.
email-replaced-left = Twoje konto nadal jest { $roles } tej usługi.
email-replaced-wrong = To pomyłka? Zapytaj wnioskodawcę ({ $requester }) lub nasz zespół wsparcia.
email-declined-subject = Odrzucono zmianę kontaktów usługi { $service }
email-declined-opening = Konto { $who } odrzuciło tę zmianę kontaktów:
email-cancelled-subject = Anulowano zmianę kontaktów usługi { $service }
email-cancelled-opening = Konto { $who } anulowało tę zmianę kontaktów:
email-cancelled-operator-opening = Nasz zespół wsparcia anulował tę zmianę kontaktów:
email-cancelled-unknown-opening = Ta zmiana kontaktów została anulowana:
email-expired-subject = Wygasł wniosek o zmianę kontaktów usługi { $service }
email-expired-opening = Ta zmiana kontaktów nie została na czas potwierdzona przez wszystkich:
email-failed-subject = Nie udało się zmienić kontaktów usługi { $service }
email-failed-opening = Ta zmiana kontaktów została potwierdzona, ale nie można już było jej wykonać. { $reason }

## Many services

email-submission-link = Wszystkie wnioski z pełną historią:
email-submission-button = Otwórz wnioski
email-services-label = Usługi
email-services = { $count ->
    [one] { $count } usługa
    [few] { $count } usługi
    [many] { $count } usług
    *[other] { $count } usługi
    }
email-services-more = { $count ->
    [one] { $names } i jeszcze { $count }
    [few] { $names } i jeszcze { $count }
    [many] { $names } i jeszcze { $count }
    *[other] { $names } i jeszcze { $count }
    }
email-services-rest = { $count ->
    [one] i jeszcze { $count }
    [few] i jeszcze { $count }
    [many] i jeszcze { $count }
    *[other] i jeszcze { $count }
    }
email-group = { $from } → { $to }: { $services }.
email-group-more = { $label }: { $value }
email-groups-more = { $count ->
    [one] I jeszcze { $count } zmiana.
    [few] I jeszcze { $count } zmiany.
    [many] I jeszcze { $count } zmian.
    *[other] I jeszcze { $count } zmiany.
    }
email-why-label = Powód
email-code-subject-many = { $count ->
    [one] Prosimy o potwierdzenie: zmiana kontaktów { $count } usługi
    [few] Prosimy o potwierdzenie: zmiana kontaktów { $count } usług
    [many] Prosimy o potwierdzenie: zmiana kontaktów { $count } usług
    *[other] Prosimy o potwierdzenie: zmiana kontaktów { $count } usługi
    }
email-code-again-subject-many = { $count ->
    [one] Nowy kod, poprzedni jest nieważny: zmiana kontaktów { $count } usługi
    [few] Nowy kod, poprzedni jest nieważny: zmiana kontaktów { $count } usług
    [many] Nowy kod, poprzedni jest nieważny: zmiana kontaktów { $count } usług
    *[other] Nowy kod, poprzedni jest nieważny: zmiana kontaktów { $count } usługi
    }
email-code-heading-many = { $count ->
    [one] { $requester } prosi, aby Twoje konto zostało { $roles } { $count } usługi
    [few] { $requester } prosi, aby Twoje konto zostało { $roles } { $count } usług
    [many] { $requester } prosi, aby Twoje konto zostało { $roles } { $count } usług
    *[other] { $requester } prosi, aby Twoje konto zostało { $roles } { $count } usługi
    }
email-code-heading-mixed = { $count ->
    [one] { $requester } prosi, aby Twoje konto zostało kontaktem { $count } usługi
    [few] { $requester } prosi, aby Twoje konto zostało kontaktem { $count } usług
    [many] { $requester } prosi, aby Twoje konto zostało kontaktem { $count } usług
    *[other] { $requester } prosi, aby Twoje konto zostało kontaktem { $count } usługi
    }
email-code-heading-several-many = { $count ->
    [one] Twój wniosek o nowe kontakty { $count } usługi
    [few] Twój wniosek o nowe kontakty { $count } usług
    [many] Twój wniosek o nowe kontakty { $count } usług
    *[other] Twój wniosek o nowe kontakty { $count } usługi
    }
email-code-blocked-many = Twój kod potwierdzający został zablokowany po zbyt wielu błędnych próbach. Nowy kod możesz zamówić na stronie wniosków:
email-reminder-subject-many = { $count ->
    [one] Przypomnienie: zmiana kontaktów { $count } usługi
    [few] Przypomnienie: zmiana kontaktów { $count } usług
    [many] Przypomnienie: zmiana kontaktów { $count } usług
    *[other] Przypomnienie: zmiana kontaktów { $count } usługi
    }
email-done-subject-many = { $count ->
    [one] Zrealizowano zmianę kontaktów { $count } usługi
    [few] Zrealizowano zmianę kontaktów { $count } usług
    [many] Zrealizowano zmianę kontaktów { $count } usług
    *[other] Zrealizowano zmianę kontaktów { $count } usługi
    }
email-done-heading-many = { $count ->
    [one] Twoje konto jest teraz { $roles } { $count } usługi
    [few] Twoje konto jest teraz { $roles } { $count } usług
    [many] Twoje konto jest teraz { $roles } { $count } usług
    *[other] Twoje konto jest teraz { $roles } { $count } usługi
    }
email-done-heading-other-many = { $count ->
    [one] { $to } jest teraz { $roles } { $count } usługi
    [few] { $to } jest teraz { $roles } { $count } usług
    [many] { $to } jest teraz { $roles } { $count } usług
    *[other] { $to } jest teraz { $roles } { $count } usługi
    }
email-done-opening-many = Wnioski zostały pomyślnie zrealizowane. Oto, co się zmieniło:
email-done-administrator-opening-many = Kontakty usług, których jesteś kontaktem administracyjnym, zostały zmienione:
email-replaced-subject-many = { $count ->
    [one] Inne konto zastąpiło Cię jako kontakt { $count } usługi
    [few] Inne konto zastąpiło Cię jako kontakt { $count } usług
    [many] Inne konto zastąpiło Cię jako kontakt { $count } usług
    *[other] Inne konto zastąpiło Cię jako kontakt { $count } usługi
    }
email-replaced-heading-many = { $count ->
    [one] Twoje konto nie jest już { $roles } { $count } usługi
    [few] Twoje konto nie jest już { $roles } { $count } usług
    [many] Twoje konto nie jest już { $roles } { $count } usług
    *[other] Twoje konto nie jest już { $roles } { $count } usługi
    }
email-replaced-opening-many = W wyniku tej zmiany inne konto zastąpiło Cię jako kontakt:
email-replaced-gone-many = Twoje konto nie jest już kontaktem tych usług: nie ma ich już w sekcji „Moje usługi” i nie możesz już składać wniosków o zmianę ich kontaktów.
email-replaced-left-some = { $count ->
    [one] Twoje konto nadal jest, w innej roli, kontaktem { $count } z tych usług; pozostaje ona w sekcji „Moje usługi”. Pozostałych już tam nie ma.
    [few] Twoje konto nadal jest, w innej roli, kontaktem { $count } z tych usług; pozostają one w sekcji „Moje usługi”. Pozostałych już tam nie ma.
    [many] Twoje konto nadal jest, w innej roli, kontaktem { $count } z tych usług; pozostają one w sekcji „Moje usługi”. Pozostałych już tam nie ma.
    *[other] Twoje konto nadal jest, w innej roli, kontaktem { $count } z tych usług; pozostają one w sekcji „Moje usługi”. Pozostałych już tam nie ma.
    }
email-replaced-left-all = Twoje konto nadal jest, w innej roli, kontaktem tych usług: pozostają one w sekcji „Moje usługi”.
email-declined-subject-many = { $count ->
    [one] Odrzucono zmianę kontaktów { $count } usługi
    [few] Odrzucono zmianę kontaktów { $count } usług
    [many] Odrzucono zmianę kontaktów { $count } usług
    *[other] Odrzucono zmianę kontaktów { $count } usługi
    }
email-declined-opening-various = Ta zmiana kontaktów została odrzucona:
email-declined-by = Kto odrzucił
email-cancelled-subject-many = { $count ->
    [one] Anulowano zmianę kontaktów { $count } usługi
    [few] Anulowano zmianę kontaktów { $count } usług
    [many] Anulowano zmianę kontaktów { $count } usług
    *[other] Anulowano zmianę kontaktów { $count } usługi
    }
email-cancelled-by = Kto anulował
email-by-support = nasz zespół wsparcia
email-expired-subject-many = { $count ->
    [one] Wygasł wniosek o zmianę kontaktów { $count } usługi
    [few] Wygasł wniosek o zmianę kontaktów { $count } usług
    [many] Wygasł wniosek o zmianę kontaktów { $count } usług
    *[other] Wygasł wniosek o zmianę kontaktów { $count } usługi
    }
email-failed-subject-many = { $count ->
    [one] Nie udało się zmienić kontaktów { $count } usługi
    [few] Nie udało się zmienić kontaktów { $count } usług
    [many] Nie udało się zmienić kontaktów { $count } usług
    *[other] Nie udało się zmienić kontaktów { $count } usługi
    }

## Renewals

email-renewals-subject-automatic = { $service } odnawia się { $day }
email-renewals-subject-manual = Do odnowienia najpóźniej { $day }: { $service }
email-renewals-subject-ends = { $service } kończy się { $day }
email-renewals-subject-unknown = { $service }: ostatni dzień { $day }
email-renewals-subject-many = { $count ->
    [one] Wkrótce odnawia lub kończy się { $count } Twoja usługa
    [few] Wkrótce odnawiają lub kończą się { $count } Twoje usługi
    [many] Wkrótce odnawia lub kończy się { $count } Twoich usług
    *[other] Wkrótce odnawia lub kończy się { $count } Twoich usług
    }
email-renewals-opening = To powiadomienie dostaje kontakt księgowy. Wkrótce odnawia lub kończy się:
email-renewals-taken-over = Od teraz jesteś kontaktem księgowym tego, co wkrótce odnawia lub kończy się:
email-renewals-day = Ostatni dzień
email-renewals-today = { $day } (dzisiaj)
email-renewals-days-left = { $count ->
    [one] { $day } (za { $count } dzień)
    [few] { $day } (za { $count } dni)
    [many] { $day } (za { $count } dni)
    *[other] { $day } (za { $count } dnia)
    }
email-renewals-past = { $day } (minął)
email-renewals-automatic = Odnawia się samoczynnie
email-renewals-manual = Odnawia się po opłaceniu
email-renewals-ends = Kończy się
email-renewals-more = { $count ->
    [one] I jeszcze { $count } usługa.
    [few] I jeszcze { $count } usługi.
    [many] I jeszcze { $count } usług.
    *[other] I jeszcze { $count } usługi.
    }
email-renewals-link = Wszystkie Twoje usługi według ostatniego dnia:
email-renewals-button = Otwórz listę
email-renewals-service-link = Wszystko o tej usłudze:
email-renewals-service-button = Otwórz usługę
email-renewals-hint-automatic = Przy usługach, które odnawiają się samoczynnie, nie musisz nic robić.
email-renewals-hint-manual = Usługi, które odnawiają się po opłaceniu, opłać najpóźniej ostatniego dnia; inaczej się nie odnowią.
email-renewals-hint-ends = Usługi, które się kończą, nie będą dostępne po ostatnim dniu.
email-renewals-closing = Te powiadomienia ma dostawać kto inny? Wskaż inny kontakt księgowy usługi.

## Links

email-greeting-nobody = Dzień dobry!
email-sign-up-subject = Potwierdź swój adres e-mail w serwisie { $brand }
email-sign-up-opening = W serwisie { $brand } powstaje konto z tym adresem e-mail. Pozostał jeden krok: potwierdź, że adres należy do Ciebie.
email-sign-up-link = Potwierdzisz go tym linkiem i wybranym wcześniej hasłem; konto zostanie wtedy utworzone, a Ty otrzymasz jego identyfikator NIC:
email-sign-up-button = Potwierdź adres
email-sign-up-surprise = To nie Ty? Zignoruj ten e-mail: bez potwierdzenia konto nie powstanie.
email-link-until = Linku można użyć jeden raz, do { $until }.
email-in-use-subject = Masz już konto w serwisie { $brand }
email-in-use-sign-up = Ktoś, prawdopodobnie Ty, chciał założyć konto z tym adresem e-mail. Takie konto już istnieje, więc nie utworzono nowego. Identyfikator NIC: { $nics }.
email-in-use-change = Ktoś chciał użyć tego adresu e-mail dla innego konta. Adres należy już do istniejącego konta, więc niczego nie zmieniono. Identyfikator NIC: { $nics }.
email-in-use-closing = To nie Ty? Nie musisz nic robić: Twojego konta to nie dotyczy.
email-reset-subject = Nowe hasło w serwisie { $brand }
email-reset-opening = Ktoś, prawdopodobnie Ty, poprosił o nowe hasło.
email-reset-link = Za pomocą tego linku ustawisz nowe hasło do konta { $nic } ({ $name }):
email-reset-button = Ustaw nowe hasło
email-reset-surprise = To nie Ty? Zignoruj ten e-mail: Twoje hasło pozostanie bez zmian.
email-change-subject = Potwierdź swój nowy adres e-mail w serwisie { $brand }
email-change-opening = Ten adres e-mail ma być odtąd adresem konta { $nic }. Potwierdź, że należy on do Ciebie.
email-change-link = Potwierdzisz go tym linkiem po zalogowaniu się na to konto:
email-change-button = Potwierdź adres
email-change-surprise = To nie Ty? Zignoruj ten e-mail: bez potwierdzenia nic się nie zmieni.
email-footer-nobody = Serwis { $brand } wysłał ten e-mail, ponieważ ktoś podał ten adres.
email-sign-in-link = Zaloguj się tutaj:
email-sign-in-button = Zaloguj się

## The account

email-welcome-subject = Twój identyfikator NIC w serwisie { $brand }
email-welcome-opening = Witamy! Twoje konto zostało utworzone. Jego identyfikator NIC to { $nic }.
email-welcome-use = Identyfikator NIC jest Twoją nazwą użytkownika: loguj się nim i podawaj go osobom, które chcą wskazać Cię jako kontakt usługi. Zachowaj ten e-mail.
email-password-changed-subject = Hasło do Twojego konta w serwisie { $brand } zostało zmienione
email-password-changed-opening = Hasło do konta { $nic } zostało zmienione. Sesje otwarte z poprzednim hasłem zostały zakończone.
email-address-changed-subject = Adres e-mail Twojego konta w serwisie { $brand } został zmieniony
email-address-changed-opening = Adres e-mail konta { $nic } został zmieniony. Od teraz e-maile dotyczące tego konta będą wysyłane na nowy adres.
email-address-surprise = To nie Ty? W takim razie ktoś inny użył Twojego konta. Powiadom nas od razu, abyśmy mogli przywrócić Ci do niego dostęp.
email-factor-on-subject = Drugi składnik logowania chroni Twoje konto w serwisie { $brand }
email-factor-on-opening = Logowanie na konto { $nic } wymaga teraz, oprócz hasła, kodu z aplikacji uwierzytelniającej.
email-factor-on-surprise = To nie Ty? W takim razie ktoś inny użył Twojego konta. Powiadom nas od razu: możemy usunąć drugi składnik i przywrócić Ci dostęp do konta.
email-factor-off-subject = Drugi składnik logowania na Twoje konto w serwisie { $brand } został wyłączony
email-factor-off-opening = Logowanie na konto { $nic } znów wymaga tylko hasła.
email-factor-failed-subject = Ktoś zna hasło do Twojego konta w serwisie { $brand }
email-factor-failed-opening = Ktoś próbował zalogować się na konto { $nic }: hasło było poprawne, ale zamiast drugiego składnika podano błędne kody, więc odmówiono dostępu.
email-recovery-made-subject = Nowe kody zapasowe do Twojego konta w serwisie { $brand }
email-recovery-made-opening = Utworzono nowe kody zapasowe do konta { $nic }. Stare już nie działają.
email-recovery-used-subject = Użyto kodu zapasowego do Twojego konta w serwisie { $brand }
email-recovery-used-opening = Zamiast aplikacji uwierzytelniającej użyto kodu zapasowego do konta { $nic }. Nie można go użyć ponownie.
email-closed-subject = Twoje konto w serwisie { $brand } zostało zamknięte
email-closed-opening = Konto { $nic } zostało zamknięte. Nikt nie może się już na nie zalogować.
email-account-surprise = To nie Ty? Powiadom nas o tym od razu.
email-account-surprise-reset = To nie Ty? Od razu ustaw nowe hasło za pomocą tego linku i powiadom nas o tym:
