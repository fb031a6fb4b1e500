### Whom a service belongs to.

owner-name = Name
owner-organisation = Organisation
owner-email = E-Mail-Adresse
owner-phone = Telefonnummer
owner-address = Straße und Hausnummer
owner-postcode = Postleitzahl
owner-city = Ort
owner-country = Land
