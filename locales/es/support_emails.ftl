### The emails about what support did to an account.

email-done-by-support = Lo ha hecho nuestro equipo de soporte. Si no sabe por qué, pregúntenos.
email-address-by-support = Lo ha hecho nuestro equipo de soporte. Si no lo ha pedido usted, avísenos de inmediato.
email-reopened-subject = Su cuenta en { $brand } vuelve a estar abierta
email-reopened-opening = Se ha vuelto a abrir la cuenta { $nic }. Ya puede iniciar sesión en ella.
email-sessions-ended-subject = Se ha cerrado la sesión de su cuenta en { $brand }
email-sessions-ended-opening = Se han cerrado todas las sesiones de la cuenta { $nic }.
email-role-subject = Han cambiado los permisos de su cuenta en { $brand }
email-role-support = La cuenta { $nic } puede atender ahora a otros clientes, como soporte. Se han cerrado todas sus sesiones.
email-role-admin = La cuenta { $nic } puede hacerlo ahora todo por otros clientes, como administrador. Se han cerrado todas sus sesiones.
email-role-none = La cuenta { $nic } ya no puede atender a otros clientes. Se han cerrado todas sus sesiones.

## What support did to services

email-set-subject = Nuestro equipo de soporte ha cambiado contactos de { $service }
email-set-subject-many = Nuestro equipo de soporte ha cambiado contactos de varios servicios
email-set-opening = Nuestro equipo de soporte ha cambiado contactos de { $service }.
email-set-opening-many = Nuestro equipo de soporte ha cambiado contactos de varios servicios.
email-set-rest = Y
email-set-rest-count = { $count ->
    [one] { $count } cambio más
    *[other] { $count } cambios más
    }
email-set-meaning = El cambio ya está en vigor. Nadie ha tenido que confirmarlo, y las solicitudes abiertas para estos contactos han terminado.
email-renamed-subject = { $before } se llama ahora { $after }
email-renamed-opening = Nuestro equipo de soporte ha cambiado el nombre del servicio { $before }: ahora se llama { $after }.
email-renamed-meaning = Sus contactos y su historial siguen como estaban.
email-removed-subject = Se ha eliminado { $service }
email-removed-subject-many = { $count ->
    [one] Se ha eliminado { $count } servicio
    *[other] Se han eliminado { $count } servicios
    }
email-removed-opening = Se ha eliminado el servicio { $service }, así que usted ya no es contacto de él.
email-removed-opening-many = { $count ->
    [one] Se ha eliminado { $count } servicio, así que usted ya no es contacto de él.
    *[other] Se han eliminado { $count } servicios, así que usted ya no es contacto de ellos.
    }
email-removed-by = Eliminado por
email-removed-meaning = Las solicitudes abiertas han terminado. Lo que se decidió antes se puede seguir leyendo en «Mis solicitudes».
