### Co operatorzy widzą z usług, wniosków, e-maili i własnego dziennika.

desk-requests-of-service = Wnioski dotyczące tej usługi
desk-requests-all = Wszystkie wnioski
desk-requests-none = Żaden wniosek nie pasuje.
desk-emails-order = E-maile, które czekają, nie udają się lub zostały odrzucone, od najstarszych.
desk-email-number = E-mail { $number }
desk-email-to = Odbiorca
desk-email-written = Napisano
desk-email-answer = Ostatnia odpowiedź serwera poczty:
desk-email-unknown = Zapisane przez nowszą wersję
desk-email-next = Następna próba: { $when }
desk-kind-reminder = Przypomnienie
desk-kind-replaced = Zastąpiony jako kontakt
desk-kind-change-email = Link do potwierdzenia nowego adresu
desk-retry = Spróbuj ponownie
desk-retry-text = E-mail zostanie wysłany w ciągu kilku sekund, na obecny adres konta.
desk-retried = Wysyłka e-maila zostanie ponowiona.
desk-drop = Porzuć
desk-drop-text = E-mail nigdy nie zostanie wysłany. Tego nie można cofnąć.
desk-is-dropped = E-mail został porzucony.
desk-email-gone = Ten e-mail nie czeka już na wysłanie; nic nie zrobiono.
desk-retry-all = Spróbuj wszystkich ponownie
desk-retry-all-text = Każdy e-mail, który czeka, nie udaje się lub został odrzucony, zostanie wysłany jak najszybciej.
desk-all-retried = { $count ->
    [one] Ponawiamy wysyłkę { $count } e-maila.
    [few] Ponawiamy wysyłkę { $count } e-maili.
    [many] Ponawiamy wysyłkę { $count } e-maili.
    *[other] Ponawiamy wysyłkę { $count } e-maila.
}
desk-cancel-text = To, co jeszcze oczekuje, zostanie anulowane, a kody przestaną działać. Zainteresowani dowiedzą się z e-maila, że zrobił to zespół wsparcia.
desk-resend-text = Konto otrzyma nowy kod na swój obecny adres. Stary przestanie działać. Nikt inny nie widzi kodu.
desk-codes-sent = { $count ->
    [one] wysłano { $count } kod
    [few] wysłano { $count } kody
    [many] wysłano { $count } kodów
    *[other] wysłano { $count } kodu
}
desk-codes-wrong = { $count ->
    [one] { $count } błędna próba
    [few] { $count } błędne próby
    [many] { $count } błędnych prób
    *[other] { $count } błędnej próby
}
desk-failing-work = Nieudane zadania
desk-failed-times = { $count ->
    [one] { $count } nieudana próba
    [few] { $count } nieudane próby
    [many] { $count } nieudanych prób
    *[other] { $count } nieudanej próby
}
desk-lock-text = Dopóki zespół wsparcia nie zdejmie blokady, nikt nie może złożyć wniosku o inne kontakty ani zmienić danych właściciela. Kontakty dowiedzą się o tym e-mailem.
desk-unlock-text = Blokada zostanie zdjęta, niezależnie od tego, kto ją włączył. Kontakty dowiedzą się o tym e-mailem.
desk-locked = Blokada kontaktów jest włączona. Kontakty dowiedzą się o tym e-mailem.
desk-unlocked = Blokada kontaktów jest zdjęta. Kontakty dowiedzą się o tym e-mailem.
desk-lock-as-it-is = Blokada kontaktów była już w tym stanie; nic nie zmieniono.
desk-lock-keep = Wtedy nie blokuj
desk-lock-end = Najpierw je zakończ
desk-lock-open = Wciąż otwarte: { $requests }. Nic nie zmieniono.
desk-force = Ustaw inne kontakty bez zgody
desk-force-text = Identyfikatory NIC kontaktów od teraz; puste pole pozostaje bez zmian. Nikt nie musi potwierdzać. Otwarte wnioski o te same kontakty zostaną zakończone, a zainteresowani dowiedzą się e-mailem.
desk-forced = Kontakty zostały ustawione. Zainteresowani dowiedzą się e-mailem.
desk-force-as-it-is = To już były kontakty; nic nie zmieniono.
desk-force-closed = To konto jest zamknięte.
desk-force-zone = To konto należy do innej strefy geograficznej niż pozostałe kontakty.
desk-replace = Zastąp wszędzie, gdzie jest kontaktem
desk-replace-text = Inne konto zajmuje miejsce { $nic } w każdej usłudze, której to konto jest kontaktem. Nikt nie musi potwierdzać. Otwarte wnioski dotyczące tych samych kontaktów zostają zakończone, a zainteresowani są powiadamiani e-mailem.
desk-replace-with = Identyfikator NIC nowego kontaktu
desk-replace-all = Jako wszystkie trzy
desk-replace-nothing = Wybierz, które kontakty.
desk-replace-same = Konto nie może zająć własnego miejsca.
desk-replaced = { $count ->
    [one] Zastąpiono w { $count } usłudze.
    [few] Zastąpiono w { $count } usługach.
    [many] Zastąpiono w { $count } usługach.
    *[other] Zastąpiono w { $count } usługi.
    }
desk-replace-stayed = { $count ->
    [one] Pozostaje w { $count } usłudze, której inne kontakty należą do innej strefy geograficznej: { $names }
    [few] Pozostaje w { $count } usługach, których inne kontakty należą do innej strefy geograficznej: { $names }
    [many] Pozostaje w { $count } usługach, których inne kontakty należą do innej strefy geograficznej: { $names }
    *[other] Pozostaje w { $count } usługi, których inne kontakty należą do innej strefy geograficznej: { $names }
    }
desk-set-email = Zmień adres e-mail
desk-set-email-text = E-maile do konta { $nic } będą od teraz wysyłane na nowy adres i nikt nie musi go potwierdzać. Upewnij się, że prosi o to naprawdę osoba, do której konto należy. Na stary i na nowy adres zostanie wysłany e-mail. Sesje i wysłane już kody pozostają ważne.
desk-email-new = Nowy adres e-mail
desk-email-set = Adres e-mail konta { $nic } został zmieniony.
desk-email-shared = { $count ->
    [one] Ten adres ma też jedno inne otwarte konto. Kto dzieli z kimś adres, loguje się identyfikatorem NIC.
    [few] Ten adres mają też { $count } inne otwarte konta. Kto dzieli z kimś adres, loguje się identyfikatorem NIC.
    [many] Ten adres ma też { $count } innych otwartych kont. Kto dzieli z kimś adres, loguje się identyfikatorem NIC.
    *[other] Ten adres ma też { $count } innego otwartego konta. Kto dzieli z kimś adres, loguje się identyfikatorem NIC.
}
desk-email-shared-by-many = Ten adres ma też ponad { $most } innych otwartych kont. Kto dzieli z kimś adres, loguje się identyfikatorem NIC.
desk-email-set-refused = Odrzucone e-maile nie są same wysyłane ponownie: zobacz „E-maile”.
desk-email-at-address-refused = Serwer poczty odrzucił e-mail na ten adres.
desk-rename = Zmień nazwę usługi
desk-rename-text = Usługa otrzymuje inną nazwę. Jej kontakty, wnioski i historia pozostają, a kontakty są powiadamiane e-mailem.
desk-new-name = Nowa nazwa
fault-service-name = Nazwa ma od 1 do 253 znaków.
desk-renamed = Usługa ma nową nazwę. Jej kontakty są powiadamiane e-mailem.
desk-rename-as-it-is = Już się tak nazywała; nic nie zmieniono.
desk-rename-taken = Inna usługa tej kategorii już się tak nazywa.
desk-remove = Usuń usługę
desk-remove-text = Otwarte wnioski zostają zakończone, nikt nie jest już jej kontaktem, a jej nazwa jest znów wolna. Dotychczasowe kontakty są powiadamiane e-mailem. Tego nie można cofnąć.
desk-removed = Usługa { $name } została usunięta. Dotychczasowe kontakty są powiadamiane e-mailem.
desk-log-act = Co zrobiono
desk-log-since = Od dnia
desk-log-until = Do dnia
desk-log-whole = Wiersze na tej stronie są takie, jakie zapisano.
desk-log-broken = Wiersz { $number } został zmieniony albo wiersz przed nim zmieniono lub usunięto.
desk-log-verify = To polecenie sprawdza cały dziennik:
desk-log-none = Żaden wiersz nie pasuje.
desk-log-more = { $count ->
    [one] i jeszcze { $count }
    [few] i jeszcze { $count }
    [many] i jeszcze { $count }
    *[other] i jeszcze { $count }
}
event-resent-operator = Nasz zespół wsparcia zamówił nowy kod dla konta { $about }.
event-resent-operator-own = Nasz zespół wsparcia zamówił nowy kod dla Ciebie.
desk-act-account-seen = Obejrzano konto
desk-act-account-closed = Zamknięto konto
desk-act-account-reopened = Ponownie otwarto konto
desk-act-password-set = Ustawiono hasło
desk-act-sessions-ended = Wylogowano konto
desk-act-second-factor-removed = Usunięto drugi składnik
desk-act-role-given = Zmieniono rolę
desk-act-email-address-set = Zmieniono adres e-mail
desk-act-service-seen = Obejrzano usługę
desk-act-request-seen = Obejrzano wniosek
desk-act-submission-seen = Obejrzano zgłoszenie
desk-act-code-sent = Zamówiono nowy kod
desk-act-requests-ended = Zakończono wnioski
desk-act-lock-on = Włączono blokadę kontaktów
desk-act-lock-off = Zdjęto blokadę kontaktów
desk-act-email-retried = Ponowiono wysyłkę e-maila
desk-act-emails-retried = Ponowiono wysyłkę wszystkich e-maili
desk-act-email-dropped = Porzucono e-mail
desk-act-work-retried = Ponowiono nieudane zadanie
desk-act-contacts-set = Ustawiono inne kontakty
desk-act-service-renamed = Zmieniono nazwę usługi
desk-act-services-removed = Usunięto usługi
desk-act-import-dropped = Porzucono część importu
desk-act-imported = Zaimportowano pliki
desk-act-exported = Wyeksportowano pliki
desk-act-listed = Przejrzano listę
desk-act-key-created = Nadano klucz innemu programowi
desk-act-key-revoked = Unieważniono klucz
