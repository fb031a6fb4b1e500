### The page of a service.

service-contacts-title = Contactos
service-may-administrative = Puede cambiar todos los contactos, los datos del titular y el bloqueo de contactos.
service-may-technical = Se ocupa de los asuntos técnicos y puede ceder este contacto.
service-may-billing = Recibe los avisos de renovación y puede ceder este contacto.
service-can-title = Lo que puede hacer aquí
service-can-contacts = Solicitar otros contactos: { $types }
service-can-owner = Cambiar los datos del titular
service-can-lock = Activar el bloqueo de contactos
service-can-unlock = Quitar el bloqueo de contactos
service-open-title = Solicitudes abiertas

## Renewal

service-renewal-title = Renovación
service-last-day = Último día
service-last-day-unknown = No consta ningún último día.
service-past = Este día ya ha pasado.
service-renewal = Qué ocurre entonces
service-renewal-automatic = Se renueva automáticamente.
service-renewal-manual = Se renueva cuando se paga.
service-renewal-ends = Termina.
service-notices-to = Los avisos de renovación van a

## Owner’s details

service-owner-title = Datos del titular
service-owner-unknown = No consta nada del titular.
service-owner-change = Cambiar los datos del titular

## Contact lock

service-lock-on = Activado
service-lock-off = Desactivado
service-lock-since = Desde el

## History

service-history-title = Historial
service-history-since = Lo ocurrido desde que usted es contacto, lo más reciente primero.
service-history-older = Anteriores
service-history-newer = Más recientes
service-moved = { $contact }: de { $from } a { $to }.
service-moved-from-own = { $contact }: de usted a { $to }.
service-moved-to-own = { $contact }: de { $from } a usted.
service-moved-request = Por una solicitud que todos habían confirmado.
service-moved-operator = Lo ha hecho nuestro equipo de soporte.
service-moved-imported = Tomado de nuestros registros.
service-owner-changed = { $by } ha cambiado los datos del titular.
service-owner-changed-own = Usted ha cambiado los datos del titular.
service-owner-changed-operator = Nuestro equipo de soporte ha cambiado los datos del titular.
service-owner-changed-otherwise = Se han cambiado los datos del titular.
service-locked = { $by } ha activado el bloqueo de contactos.
service-locked-own = Usted ha activado el bloqueo de contactos.
service-locked-operator = Nuestro equipo de soporte ha activado el bloqueo de contactos.
service-locked-otherwise = Se ha activado el bloqueo de contactos.
service-unlocked = { $by } ha quitado el bloqueo de contactos.
service-unlocked-own = Usted ha quitado el bloqueo de contactos.
service-unlocked-operator = Nuestro equipo de soporte ha quitado el bloqueo de contactos.
service-unlocked-otherwise = Se ha quitado el bloqueo de contactos.
service-renamed = Nuestro equipo de soporte ha cambiado el nombre del servicio de { $before } a { $after }.
service-removed = Se ha eliminado el servicio.
