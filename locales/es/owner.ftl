### Whom a service belongs to.

owner-name = Nombre
owner-organisation = Organización
owner-email = Dirección de correo electrónico
owner-phone = Teléfono
owner-address = Dirección postal
owner-postcode = Código postal
owner-city = Localidad
owner-country = País

## The form

owner-how = Indique un nombre o una organización; deje vacío lo que no se conozca.
owner-phone-hint = Con el prefijo del país, por ejemplo +33 1 23 45 67 89, o como se marca en el país indicado abajo.
owner-country-none = Sin indicar
owner-told = Al guardar un cambio, el titular recibe un correo electrónico en la dirección anterior y en la nueva. El cambio queda en el historial del servicio, que ven sus contactos.
owner-locked = Los datos del titular no se pueden cambiar mientras el servicio esté bloqueado.
owner-back = Volver al servicio
owner-changed-meanwhile = Los datos del titular han cambiado desde que abrió esta página. A continuación se muestran los actuales, con lo que ha escrito; revíselos y guarde de nuevo.
owner-too-often = Su cuenta puede cambiar datos de titulares { $most } veces al día. No se ha guardado nada; vuelva a intentarlo después de { $until }.
owner-too-often-service = Los datos del titular de un servicio se pueden cambiar { $most } veces al día. No se ha guardado nada; vuelva a intentarlo después de { $until }.
owner-too-often-address = A { $address } se envían como máximo { $most } correos al día sobre datos de titulares. No se ha guardado nada; vuelva a intentarlo después de { $until }.
fault-owner-name-needed = Indique un nombre o una organización.
fault-owner-phone = Indique un número de teléfono con el prefijo del país, por ejemplo +33 1 23 45 67 89.
fault-owner-country = Elija un país de la lista.
fault-owner-holds-address = Este campo no puede contener direcciones web ni de correo electrónico.
fault-owner-too-long = Este campo puede tener como máximo { $most } caracteres.
flash-owner-changed = Los datos del titular se han guardado. El titular recibe un correo electrónico sobre ello.
flash-owner-changed-untold = Los datos del titular se han guardado. No se conoce ninguna dirección de correo electrónico del titular, así que no se envía ningún correo.
flash-owner-same = No había nada distinto: no se ha guardado nada ni se ha avisado a nadie.
flash-draft-too-long = Se ha cambiado el idioma. Lo que había escrito era demasiado largo para conservarlo.
