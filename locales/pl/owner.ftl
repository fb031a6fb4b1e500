### Whom a service belongs to.

owner-name = Imię i nazwisko
owner-organisation = Organizacja
owner-email = Adres e-mail
owner-phone = Numer telefonu
owner-address = Ulica i numer
owner-postcode = Kod pocztowy
owner-city = Miejscowość
owner-country = Kraj

## The form

owner-how = Podaj imię i nazwisko lub organizację; pozostaw puste to, czego nie wiadomo.
owner-phone-hint = Z kodem kraju, na przykład +33 1 23 45 67 89, albo tak, jak wybiera się go w kraju wskazanym poniżej.
owner-country-none = Nie podano
owner-told = Gdy zapiszesz zmianę, właściciel otrzyma o niej e-mail na stary i na nowy adres. Zmiana pozostanie w historii usługi, którą widzą jej kontakty.
owner-locked = Danych właściciela nie można zmienić, dopóki usługa jest zablokowana.
owner-back = Wróć do usługi
owner-changed-meanwhile = Od otwarcia tej strony dane właściciela się zmieniły. Poniżej znajdują się obecne dane wraz z tym, co wpisano; sprawdź je i zapisz ponownie.
owner-too-often = Z jednego konta dane właścicieli można zmienić { $most } razy dziennie. Nic nie zostało zapisane; spróbuj ponownie po { $until }.
owner-too-often-service = Dane właściciela jednej usługi można zmienić { $most } razy dziennie. Nic nie zostało zapisane; spróbuj ponownie po { $until }.
owner-too-often-address = Na adres { $address } wysyłamy najwyżej { $most } e-maili dziennie o danych właścicieli. Nic nie zostało zapisane; spróbuj ponownie po { $until }.
fault-owner-name-needed = Podaj imię i nazwisko lub organizację.
fault-owner-phone = Podaj numer telefonu z kodem kraju, na przykład +33 1 23 45 67 89.
fault-owner-country = Wybierz kraj z listy.
fault-owner-holds-address = W tym polu nie może być adresu strony ani adresu e-mail.
fault-owner-too-long = To pole może zawierać najwyżej { $most } znaków.
flash-owner-changed = Dane właściciela zostały zapisane. Właściciel otrzyma o tym e-mail.
flash-owner-changed-untold = Dane właściciela zostały zapisane. Adres e-mail właściciela nie jest znany, więc żaden e-mail nie zostanie wysłany.
flash-owner-same = Nic się nie różniło: niczego nie zapisano i nikogo nie powiadomiono.
flash-draft-too-long = Język został zmieniony. Wpisane dane były zbyt długie, aby je zachować.
