### The words of the emails.

email-fact-label = { $label }:
email-greeting = Hola, { $name }:
email-footer = { $brand } ha enviado este correo electrónico a la cuenta con identificador NIC { $nic }.
email-footer-automatic = Se ha generado automáticamente; las respuestas no se leen.
email-footer-replies = Se ha generado automáticamente; las respuestas llegan a nuestro equipo de soporte.
email-support = ¿Tiene alguna pregunta? Puede contactar con nosotros aquí: { $support }
email-request-link = La solicitud, con todo su historial:
email-request-button = Abrir la solicitud
email-nothing-changed = No se ha cambiado ningún contacto.

## Validation code

email-code-subject = Por confirmar: cambio de contactos de { $service }
email-code-again-subject = Código nuevo, el anterior ya no es válido: cambio de contactos de { $service }
email-code-heading = { $requester } quiere que se haga cargo de { $service } como { $roles }
email-code-heading-several = Usted ha solicitado nuevos contactos para { $service }
email-code-preheader = { $types }: acepte o rechace antes del { $last-day }
email-code-opening = { $requester } solicita que confirme este cambio de contactos:
email-code-opening-own = Ha solicitado este cambio de contactos. Confírmelo:
email-code-again = Este es un código nuevo. El del correo electrónico anterior ya no es válido.
email-note = { $requester } escribe:
email-note-own = Su nota:
email-code-label = Su código de confirmación:
email-code-link = Con este enlace, el código ya aparece escrito; después puede aceptar o rechazar en la página:
email-code-button = Abrir la solicitud
email-code-personal = El código es solo para usted y de un solo uso: sirve una única vez para cada solicitud. No se lo facilite a nadie, ni siquiera a nosotros.
email-code-last-day = Puede aceptar o rechazar hasta el { $last-day }.
email-code-blocked = Su código de confirmación está bloqueado tras demasiados intentos fallidos. Pida uno nuevo en la página de la solicitud:
email-code-surprise = ¿No esperaba esta solicitud? Rechácela en la página o ignore este correo electrónico: mientras no acepte, no cambia nada.
email-code-surprise-own = ¿No ha sido usted? Es posible que otra persona esté usando su cuenta: rechace la solicitud y avísenos. Mientras no acepte, no cambia nada.

## Reminder

email-reminder-subject = Recordatorio: cambio de contactos de { $service }
email-reminder-opening = Este cambio de contactos, solicitado por { $requester }, sigue pendiente de su decisión. Después del { $last-day } ya no se podrá confirmar:

## Outcomes

email-done-subject = Completado: han cambiado los contactos de { $service }
email-done-heading = Ahora usted es { $roles } de { $service }
email-done-heading-other = { $to } es ahora { $roles } de { $service }
email-done-opening = La solicitud se ha tramitado correctamente. Esto es lo que ha cambiado:
email-done-administrator-opening = Han cambiado los contactos del servicio { $service }, del que usted es contacto administrativo:
email-replaced-subject = Otra cuenta sustituye a la suya como contacto de { $service }
email-replaced-heading = Usted ya no es { $roles } de { $service }
email-replaced-opening = Su cuenta ya no es contacto del servicio { $service } ({ $types }): ha sido sustituida. El contacto es ahora { $to }.
email-replaced-gone = Su cuenta ya no es contacto de este servicio: ha dejado de figurar en «Mis servicios» y ya no puede solicitar cambios de sus contactos.
email-replaced-lost = Ya no puede solicitar cambios de: { $types }.
email-replaced-left = Usted sigue siendo { $roles } de este servicio.
email-replaced-wrong = ¿Es un error? Consulte a { $requester }, que solicitó el cambio, o a nuestro equipo de soporte.
email-declined-subject = Rechazado: cambio de contactos de { $service }
email-declined-opening = { $who } ha rechazado este cambio de contactos:
email-cancelled-subject = Cancelado: cambio de contactos de { $service }
email-cancelled-opening = { $who } ha cancelado este cambio de contactos:
email-cancelled-operator-opening = Nuestro equipo de soporte ha cancelado este cambio de contactos:
email-cancelled-unknown-opening = Este cambio de contactos ha sido cancelado:
email-expired-subject = Caducado: cambio de contactos de { $service }
email-expired-opening = Este cambio de contactos no ha recibido a tiempo todas las confirmaciones:
email-failed-subject = Fallido: cambio de contactos de { $service }
email-failed-opening = Este cambio de contactos se confirmó, pero ya no era posible realizarlo. { $reason }

## Many services

email-submission-link = Todas las solicitudes, con todo su historial:
email-submission-button = Abrir las solicitudes
email-services-label = Servicios
email-services = { $count ->
    [one] { $count } servicio
    *[other] { $count } servicios
    }
email-services-more = { $count ->
    [one] { $names } y { $count } más
    *[other] { $names } y { $count } más
    }
email-services-rest = { $count ->
    [one] y { $count } más
    *[other] y { $count } más
    }
email-group = { $from } → { $to }: { $services }.
email-group-more = { $label }: { $value }
email-groups-more = { $count ->
    [one] Y { $count } cambio más.
    *[other] Y { $count } cambios más.
    }
email-why-label = Motivo
email-code-subject-many = { $count ->
    [one] Por confirmar: cambio de contactos de { $count } servicio
    *[other] Por confirmar: cambio de contactos de { $count } servicios
    }
email-code-again-subject-many = { $count ->
    [one] Código nuevo, el anterior ya no es válido: cambio de contactos de { $count } servicio
    *[other] Código nuevo, el anterior ya no es válido: cambio de contactos de { $count } servicios
    }
email-code-heading-many = { $count ->
    [one] { $requester } quiere que se haga cargo de { $count } servicio como { $roles }
    *[other] { $requester } quiere que se haga cargo de { $count } servicios como { $roles }
    }
email-code-heading-mixed = { $count ->
    [one] { $requester } quiere que usted sea contacto de { $count } servicio
    *[other] { $requester } quiere que usted sea contacto de { $count } servicios
    }
email-code-heading-several-many = { $count ->
    [one] Usted ha solicitado nuevos contactos para { $count } servicio
    *[other] Usted ha solicitado nuevos contactos para { $count } servicios
    }
email-code-blocked-many = Su código de confirmación está bloqueado tras demasiados intentos fallidos. Pida uno nuevo en la página de las solicitudes:
email-reminder-subject-many = { $count ->
    [one] Recordatorio: cambio de contactos de { $count } servicio
    *[other] Recordatorio: cambio de contactos de { $count } servicios
    }
email-done-subject-many = { $count ->
    [one] Completado: cambio de contactos de { $count } servicio
    *[other] Completado: cambio de contactos de { $count } servicios
    }
email-done-heading-many = { $count ->
    [one] Ahora usted es { $roles } de { $count } servicio
    *[other] Ahora usted es { $roles } de { $count } servicios
    }
email-done-heading-other-many = { $count ->
    [one] { $to } es ahora { $roles } de { $count } servicio
    *[other] { $to } es ahora { $roles } de { $count } servicios
    }
email-done-opening-many = Las solicitudes se han tramitado correctamente. Esto es lo que ha cambiado:
email-done-administrator-opening-many = Han cambiado los contactos de servicios de los que usted es contacto administrativo:
email-replaced-subject-many = { $count ->
    [one] Otra cuenta sustituye a la suya como contacto de { $count } servicio
    *[other] Otra cuenta sustituye a la suya como contacto de { $count } servicios
    }
email-replaced-heading-many = { $count ->
    [one] Usted ya no es { $roles } de { $count } servicio
    *[other] Usted ya no es { $roles } de { $count } servicios
    }
email-replaced-opening-many = Con este cambio de contactos, su cuenta ha sido sustituida como contacto:
email-replaced-gone-many = Su cuenta ya no es contacto de estos servicios: han dejado de figurar en «Mis servicios» y ya no puede solicitar cambios de sus contactos.
email-replaced-left-some = { $count ->
    [one] Su cuenta sigue siendo contacto, con otro rol, de { $count } de estos servicios, que continúa en «Mis servicios». Los demás ya no figuran ahí.
    *[other] Su cuenta sigue siendo contacto, con otro rol, de { $count } de estos servicios, que continúan en «Mis servicios». Los demás ya no figuran ahí.
    }
email-replaced-left-all = Su cuenta sigue siendo contacto, con otro rol, de estos servicios: continúan en «Mis servicios».
email-declined-subject-many = { $count ->
    [one] Rechazado: cambio de contactos de { $count } servicio
    *[other] Rechazado: cambio de contactos de { $count } servicios
    }
email-declined-opening-various = Este cambio de contactos ha sido rechazado:
email-declined-by = Rechazado por
email-cancelled-subject-many = { $count ->
    [one] Cancelado: cambio de contactos de { $count } servicio
    *[other] Cancelado: cambio de contactos de { $count } servicios
    }
email-cancelled-by = Cancelado por
email-by-support = nuestro equipo de soporte
email-expired-subject-many = { $count ->
    [one] Caducado: cambio de contactos de { $count } servicio
    *[other] Caducado: cambio de contactos de { $count } servicios
    }
email-failed-subject-many = { $count ->
    [one] Fallido: cambio de contactos de { $count } servicio
    *[other] Fallido: cambio de contactos de { $count } servicios
    }

## Renewals

email-renewals-subject-automatic = { $service } se renueva el { $day }
email-renewals-subject-manual = Por renovar antes del { $day }: { $service }
email-renewals-subject-ends = { $service } termina el { $day }
email-renewals-subject-unknown = { $service }: último día, { $day }
email-renewals-subject-many = { $count ->
    [one] { $count } de sus servicios se renueva o termina pronto
    *[other] { $count } de sus servicios se renuevan o terminan pronto
    }
email-renewals-opening = Recibe este aviso como contacto de facturación. Pronto se renueva o termina:
email-renewals-taken-over = Ahora usted es el contacto de facturación de lo que pronto se renueva o termina:
email-renewals-day = Último día
email-renewals-today = { $day } (hoy)
email-renewals-days-left = { $count ->
    [one] { $day } (en { $count } día)
    *[other] { $day } (en { $count } días)
    }
email-renewals-past = { $day } (pasado)
email-renewals-automatic = Se renueva automáticamente
email-renewals-manual = Se renueva cuando se paga
email-renewals-ends = Termina
email-renewals-more = { $count ->
    [one] Y { $count } servicio más.
    *[other] Y { $count } servicios más.
    }
email-renewals-link = Todos sus servicios, por último día:
email-renewals-button = Abrir la lista
email-renewals-service-link = Todo sobre este servicio:
email-renewals-service-button = Abrir el servicio
email-renewals-hint-automatic = Con los servicios que se renuevan automáticamente no tiene que hacer nada.
email-renewals-hint-manual = Los servicios que se renuevan cuando se pagan deben pagarse, como muy tarde, el último día; de lo contrario, no se renuevan.
email-renewals-hint-ends = Los servicios que terminan dejarán de estar disponibles después de su último día.
email-renewals-closing = ¿Debería recibir estos avisos otra persona? Indique otro contacto de facturación del servicio.

## Links

email-greeting-nobody = Hola:
email-sign-up-subject = Confirme su dirección de correo electrónico para { $brand }
email-sign-up-opening = Se está creando una cuenta en { $brand } con esta dirección de correo electrónico. Solo queda un paso: confirme que la dirección es suya.
email-sign-up-link = Puede confirmarla con este enlace y la contraseña que eligió; entonces se creará la cuenta y recibirá su identificador NIC:
email-sign-up-button = Confirmar la dirección
email-sign-up-surprise = ¿No ha sido usted? Ignore este correo electrónico: sin la confirmación no se creará ninguna cuenta.
email-link-until = El enlace se puede usar una sola vez, hasta el { $until }.
email-in-use-subject = Ya tiene una cuenta en { $brand }
email-in-use-sign-up = Alguien, probablemente usted, ha intentado crear una cuenta con esta dirección de correo electrónico. Ya existe una, por lo que no se ha creado nada. Identificador NIC: { $nics }.
email-in-use-change = Alguien ha intentado usar esta dirección de correo electrónico para otra cuenta. Ya pertenece a una cuenta, por lo que no se ha cambiado nada. Identificador NIC: { $nics }.
email-in-use-closing = ¿No ha sido usted? No tiene que hacer nada: su cuenta no se ve afectada.
email-reset-subject = Una nueva contraseña para { $brand }
email-reset-opening = Alguien, probablemente usted, ha solicitado una nueva contraseña.
email-reset-link = Con este enlace puede elegir una nueva contraseña para la cuenta { $nic } ({ $name }):
email-reset-button = Elegir una nueva contraseña
email-reset-surprise = ¿No ha sido usted? Ignore este correo electrónico: su contraseña no cambia.
email-change-subject = Confirme su nueva dirección de correo electrónico para { $brand }
email-change-opening = La cuenta { $nic } va a usar esta dirección de correo electrónico en adelante. Confirme que la dirección es suya.
email-change-link = Puede confirmarla con este enlace, tras iniciar sesión en la cuenta:
email-change-button = Confirmar la dirección
email-change-surprise = ¿No ha sido usted? Ignore este correo electrónico: sin la confirmación no cambia nada.
email-footer-nobody = { $brand } ha enviado este correo electrónico porque alguien ha indicado esta dirección.
email-sign-in-link = Inicie sesión aquí:
email-sign-in-button = Iniciar sesión

## The account

email-welcome-subject = Su identificador NIC en { $brand }
email-welcome-opening = Le damos la bienvenida. Se ha creado su cuenta. Su identificador NIC es { $nic }.
email-welcome-use = El identificador NIC es su nombre de usuario: inicie sesión con él y facilíteselo a quienes quieran indicar su cuenta como contacto de un servicio. Conserve este correo electrónico.
email-password-changed-subject = Se ha cambiado la contraseña de su cuenta en { $brand }
email-password-changed-opening = Se ha cambiado la contraseña de la cuenta { $nic }. Se han cerrado las sesiones abiertas con ella.
email-address-changed-subject = Se ha cambiado la dirección de correo electrónico de su cuenta en { $brand }
email-address-changed-opening = Se ha cambiado la dirección de correo electrónico de la cuenta { $nic }. Los correos electrónicos de esta cuenta se envían desde ahora a la nueva dirección.
email-address-surprise = ¿No ha sido usted? En ese caso, otra persona ha usado su cuenta. Avísenos de inmediato para que podamos devolvérsela.
email-factor-on-subject = Un segundo factor protege su cuenta en { $brand }
email-factor-on-opening = Para iniciar sesión en la cuenta { $nic } se necesita ahora, además de la contraseña, un código de una aplicación de autenticación.
email-factor-on-surprise = ¿No ha sido usted? En ese caso, otra persona ha usado su cuenta. Avísenos de inmediato: podemos quitar el segundo factor y devolverle la cuenta.
email-factor-off-subject = Se ha desactivado el segundo factor de su cuenta en { $brand }
email-factor-off-opening = Para iniciar sesión en la cuenta { $nic } basta de nuevo con la contraseña.
email-factor-failed-subject = Alguien conoce la contraseña de su cuenta en { $brand }
email-factor-failed-opening = Alguien ha intentado iniciar sesión en la cuenta { $nic } con la contraseña correcta, pero ha indicado códigos erróneos en lugar del segundo factor y no ha podido entrar.
email-recovery-made-subject = Nuevos códigos de recuperación para su cuenta en { $brand }
email-recovery-made-opening = Se han generado nuevos códigos de recuperación para la cuenta { $nic }. Los anteriores ya no funcionan.
email-recovery-used-subject = Se ha utilizado un código de recuperación de su cuenta en { $brand }
email-recovery-used-opening = Se ha utilizado un código de recuperación de la cuenta { $nic } en lugar de la aplicación de autenticación. No se puede volver a utilizar.
email-closed-subject = Su cuenta en { $brand } está cerrada
email-closed-opening = La cuenta { $nic } está cerrada. Ya nadie puede iniciar sesión en ella.
email-account-surprise = ¿No ha sido usted? Avísenos de inmediato.
email-account-surprise-reset = ¿No ha sido usted? Elija de inmediato una nueva contraseña con este enlace y avísenos:
