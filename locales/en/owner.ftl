### Whom a service belongs to.

owner-name = Name
owner-organisation = Organisation
owner-email = Email address
owner-phone = Phone number
owner-address = Address
owner-postcode = Postcode
owner-city = City
owner-country = Country
