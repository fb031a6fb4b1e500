### Whom a service belongs to.

owner-name = Nome
owner-organisation = Organizzazione
owner-email = Indirizzo email
owner-phone = Telefono
owner-address = Indirizzo
owner-postcode = CAP
owner-city = Località
owner-country = Paese
