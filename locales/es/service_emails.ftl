### The emails about services: their owners and contact locks.

email-service-link = El servicio, con su historial:
email-service-button = Abrir el servicio
email-services-link = Todos sus servicios:
email-services-button = Abrir mis servicios
email-service-when = Cuándo
email-service-no-longer = Usted ya no es contacto de este servicio; por eso este correo no incluye lo que solo ven sus contactos.
email-service-wrong = ¿Es un error? Consulte a { $who }, que lo ha hecho, o a nuestro equipo de soporte.
email-service-wrong-support = ¿Es un error? Avísenos, por favor.

## Owner’s details

email-owner-subject = Se han cambiado los datos del titular de { $service }
email-owner-opening = Se han cambiado los datos del titular de { $service }.
email-owner-by = Cambiados por
email-owner-before-after = { $before } → { $after }
email-owner-nothing = sin indicar
email-owner-old-address = Los próximos cambios ya no se comunicarán a esta dirección.
email-owner-footer = { $brand } ha enviado este correo electrónico porque esta dirección es la del titular de { $service }, o lo era hasta este cambio.

## Contact lock

email-locked-subject = Bloqueo de contactos activado: { $service }
email-locked-subject-many = { $count ->
    [one] Bloqueo de contactos activado en { $count } servicio
    *[other] Bloqueo de contactos activado en { $count } servicios
    }
email-locked-opening = Los contactos de { $service } están ahora bloqueados.
email-locked-opening-many = { $count ->
    [one] Los contactos de { $count } servicio están ahora bloqueados.
    *[other] Los contactos de { $count } servicios están ahora bloqueados.
    }
email-unlocked-subject = Bloqueo de contactos quitado: { $service }
email-unlocked-subject-many = { $count ->
    [one] Bloqueo de contactos quitado en { $count } servicio
    *[other] Bloqueo de contactos quitado en { $count } servicios
    }
email-unlocked-opening = Los contactos de { $service } ya no están bloqueados.
email-unlocked-opening-many = { $count ->
    [one] Los contactos de { $count } servicio ya no están bloqueados.
    *[other] Los contactos de { $count } servicios ya no están bloqueados.
    }
email-unlocked-by = Quitado por
email-unlocked-meaning = Se pueden volver a solicitar otros contactos y cambiar los datos del titular.
