### Whom a service belongs to.

owner-name = Imię i nazwisko
owner-organisation = Organizacja
owner-email = Adres e-mail
owner-phone = Numer telefonu
owner-address = Ulica i numer
owner-postcode = Kod pocztowy
owner-city = Miejscowość
owner-country = Kraj
