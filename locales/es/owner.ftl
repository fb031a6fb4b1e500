### Whom a service belongs to.

owner-name = Nombre
owner-organisation = Organización
owner-email = Dirección de correo electrónico
owner-phone = Teléfono
owner-address = Dirección postal
owner-postcode = Código postal
owner-city = Localidad
owner-country = País
