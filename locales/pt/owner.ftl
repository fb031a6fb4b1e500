### Whom a service belongs to.

owner-name = Nome
owner-organisation = Organização
owner-email = Endereço de e-mail
owner-phone = Telefone
owner-address = Morada
owner-postcode = Código postal
owner-city = Localidade
owner-country = País
