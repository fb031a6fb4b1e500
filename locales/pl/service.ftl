### The page of a service.

service-contacts-title = Kontakty
service-may-administrative = Może zmieniać wszystkie kontakty, dane właściciela i blokadę kontaktów.
service-may-technical = Zajmuje się sprawami technicznymi i może przekazać ten kontakt.
service-may-billing = Otrzymuje powiadomienia o odnowieniu i może przekazać ten kontakt.
service-can-title = Co możesz tu zrobić
service-can-contacts = Złożyć wniosek o inne kontakty: { $types }
service-can-owner = Zmienić dane właściciela
service-can-lock = Włączyć blokadę kontaktów
service-can-unlock = Zdjąć blokadę kontaktów
service-open-title = Otwarte wnioski

## Renewal

service-renewal-title = Odnowienie
service-last-day = Ostatni dzień
service-last-day-unknown = Nie podano ostatniego dnia.
service-past = Ten dzień już minął.
service-renewal = Co się wtedy stanie
service-renewal-automatic = Usługa odnawia się sama.
service-renewal-manual = Usługa odnawia się po opłaceniu.
service-renewal-ends = Usługa się kończy.
service-notices-to = Powiadomienia o odnowieniu otrzymuje

## Owner’s details

service-owner-title = Dane właściciela
service-owner-unknown = Nie podano danych właściciela.
service-owner-change = Zmień dane właściciela

## Contact lock

service-lock-on = Włączona
service-lock-off = Wyłączona
service-lock-since = Od

## History

service-history-title = Historia
service-history-since = Co się wydarzyło, odkąd Twoje konto jest kontaktem, od najnowszych.
service-history-older = Starsze
service-history-newer = Nowsze
service-moved = { $contact }: z { $from } na { $to }.
service-moved-from-own = { $contact }: z Twojego konta na { $to }.
service-moved-to-own = { $contact }: z { $from } na Twoje konto.
service-moved-request = Na podstawie wniosku potwierdzonego przez wszystkich.
service-moved-operator = Zrobił to nasz zespół wsparcia.
service-moved-imported = Przejęto z naszych danych.
service-owner-changed = Konto { $by } zmieniło dane właściciela.
service-owner-changed-own = Twoje konto zmieniło dane właściciela.
service-owner-changed-operator = Nasz zespół wsparcia zmienił dane właściciela.
service-owner-changed-otherwise = Zmieniono dane właściciela.
service-locked = Konto { $by } włączyło blokadę kontaktów.
service-locked-own = Twoje konto włączyło blokadę kontaktów.
service-locked-operator = Nasz zespół wsparcia włączył blokadę kontaktów.
service-locked-otherwise = Włączono blokadę kontaktów.
service-unlocked = Konto { $by } zdjęło blokadę kontaktów.
service-unlocked-own = Twoje konto zdjęło blokadę kontaktów.
service-unlocked-operator = Nasz zespół wsparcia zdjął blokadę kontaktów.
service-unlocked-otherwise = Zdjęto blokadę kontaktów.
service-renamed = Nasz zespół wsparcia zmienił nazwę usługi z { $before } na { $after }.
service-removed = Usługa została usunięta.
