### Whom a service belongs to.

owner-name = Nom
owner-organisation = Organisation
owner-email = Adresse e-mail
owner-phone = Téléphone
owner-address = Adresse
owner-postcode = Code postal
owner-city = Ville
owner-country = Pays
