### Lo que ven los operadores de servicios, solicitudes, correos y su propio registro.

desk-requests-of-service = Solicitudes sobre este servicio
desk-requests-all = Todas las solicitudes
desk-requests-none = Ninguna solicitud coincide.
desk-emails-order = Correos que esperan, fallan o fueron rechazados, primero los más antiguos.
desk-email-number = Correo { $number }
desk-email-to = Destinatario
desk-email-written = Escrito
desk-email-answer = Última respuesta del servidor de correo:
desk-email-unknown = Escrito por una versión más reciente
desk-email-next = Próximo intento: { $when }
desk-kind-reminder = Recordatorio
desk-kind-replaced = Sustituido como contacto
desk-kind-change-email = Enlace para confirmar una dirección nueva
desk-retry = Reintentar
desk-retry-text = El correo sale en unos segundos, a la dirección que la cuenta tiene ahora.
desk-retried = Se vuelve a intentar el envío del correo.
desk-drop = Descartar
desk-drop-text = El correo no se enviará nunca. No se puede deshacer.
desk-is-dropped = El correo está descartado.
desk-email-gone = Este correo ya no está por enviar; no se ha hecho nada.
desk-retry-all = Reintentar todos
desk-retry-all-text = Cada correo que espera, falla o fue rechazado sale lo antes posible.
desk-all-retried = { $count ->
    [one] Se reintenta un correo.
    *[other] Se reintentan { $count } correos.
}
desk-cancel-text = Lo que sigue pendiente se cancela y los códigos dejan de funcionar. A los interesados se les avisa por correo de que lo ha hecho el soporte.
desk-resend-text = La cuenta recibe un código nuevo en la dirección que tiene ahora. El anterior deja de funcionar. Nadie más ve el código.
desk-codes-sent = { $count ->
    [one] un código enviado
    *[other] { $count } códigos enviados
}
desk-codes-wrong = { $count ->
    [one] un intento erróneo
    *[other] { $count } intentos erróneos
}
desk-failing-work = Tareas que fallan
desk-failed-times = { $count ->
    [one] ha fallado una vez
    *[other] ha fallado { $count } veces
}
desk-lock-text = Hasta que el soporte quite el bloqueo, nadie puede solicitar otros contactos ni cambiar los datos del titular. Se avisa a los contactos por correo.
desk-unlock-text = Se quita el bloqueo, lo haya activado quien lo haya activado. Se avisa a los contactos por correo.
desk-locked = El bloqueo de contactos está activado. Se avisa a los contactos por correo.
desk-unlocked = El bloqueo de contactos está quitado. Se avisa a los contactos por correo.
desk-lock-as-it-is = El bloqueo de contactos ya estaba así; no se ha cambiado nada.
desk-lock-keep = No bloquear
desk-lock-end = Terminarlas antes
desk-lock-open = Sigue abierto: { $requests }. No se ha cambiado nada.
desk-force = Imponer otros contactos
desk-force-text = Identificadores NIC de los contactos a partir de ahora; un campo vacío queda como está. Nadie tiene que confirmar. Las solicitudes abiertas para los mismos contactos terminan y se avisa por correo a los interesados.
desk-forced = Los contactos están establecidos. Se avisa por correo a los interesados.
desk-force-as-it-is = Ya eran los contactos; no se ha cambiado nada.
desk-force-closed = Esta cuenta está cerrada.
desk-force-zone = Esta cuenta pertenece a una zona geográfica distinta de la de los demás contactos.
desk-replace = Sustituir dondequiera que sea contacto
desk-replace-text = Otra cuenta ocupa el lugar de { $nic } en cada servicio del que es contacto. Nadie tiene que confirmar. Las solicitudes abiertas para los mismos contactos terminan, y se avisa por correo a los interesados.
desk-replace-with = Identificador NIC del nuevo contacto
desk-replace-all = Como los tres
desk-replace-nothing = Elija qué contactos.
desk-replace-same = Una cuenta no puede ocupar su propio lugar.
desk-replaced = { $count ->
    [one] Sustituida en { $count } servicio.
    *[other] Sustituida en { $count } servicios.
    }
desk-replace-stayed = { $count ->
    [one] Sigue en { $count } servicio, cuyos otros contactos pertenecen a otra zona geográfica: { $names }
    *[other] Sigue en { $count } servicios, cuyos otros contactos pertenecen a otra zona geográfica: { $names }
    }
desk-set-email = Cambiar la dirección de correo electrónico
desk-set-email-text = Desde ahora, los correos para { $nic } se envían a la nueva dirección, y nadie tiene que confirmarla. Asegúrese de que quien lo pide es de verdad quien usa la cuenta. Se avisa por correo a la dirección antigua y a la nueva. Sus sesiones y los códigos ya enviados siguen siendo válidos.
desk-email-new = Nueva dirección de correo electrónico
desk-email-set = La dirección de correo electrónico de { $nic } se ha cambiado.
desk-email-shared = { $count ->
    [one] Otra cuenta abierta tiene también esta dirección. Quien comparte una dirección inicia sesión con el identificador NIC.
    *[other] Otras { $count } cuentas abiertas tienen también esta dirección. Quien comparte una dirección inicia sesión con el identificador NIC.
}
desk-email-shared-by-many = Más de { $most } cuentas abiertas más tienen también esta dirección. Quien comparte una dirección inicia sesión con el identificador NIC.
desk-email-set-refused = Los correos rechazados no se vuelven a enviar por sí solos: vea «Correos».
desk-email-at-address-refused = El servidor de correo rechazó un correo a esta dirección.
desk-rename = Cambiar el nombre del servicio
desk-rename-text = El servicio recibe otro nombre. Sus contactos, solicitudes e historial se conservan, y se avisa por correo a sus contactos.
desk-new-name = Nombre nuevo
fault-service-name = Un nombre tiene de 1 a 253 caracteres.
desk-renamed = El servicio tiene su nombre nuevo. Se avisa por correo a sus contactos.
desk-rename-as-it-is = Ya se llamaba así; no se ha cambiado nada.
desk-rename-taken = Otro servicio de esta categoría se llama así.
desk-remove = Eliminar el servicio
desk-remove-text = Las solicitudes abiertas terminan, nadie es ya su contacto y su nombre vuelve a estar libre. Se avisa por correo a quienes eran sus contactos. No se puede deshacer.
desk-removed = Se ha eliminado { $name }. Se avisa por correo a quienes eran sus contactos.
desk-log-act = Qué se hizo
desk-log-since = Desde el día
desk-log-until = Hasta el día
desk-log-whole = Las líneas de esta página están como se escribieron.
desk-log-broken = La línea { $number } fue modificada, o la anterior fue modificada o eliminada.
desk-log-verify = Este comando comprueba todo el registro:
desk-log-none = Ninguna línea coincide.
desk-log-more = { $count ->
    [one] y uno más
    *[other] y { $count } más
}
event-resent-operator = Nuestro equipo de soporte ha pedido que se envíe un código nuevo a { $about }.
event-resent-operator-own = Nuestro equipo de soporte ha pedido que se le envíe un código nuevo a usted.
desk-act-account-seen = Cuenta consultada
desk-act-account-closed = Cuenta cerrada
desk-act-account-reopened = Cuenta reabierta
desk-act-password-set = Contraseña establecida
desk-act-sessions-ended = Sesiones de la cuenta cerradas
desk-act-second-factor-removed = Segundo factor eliminado
desk-act-role-given = Función cambiada
desk-act-email-address-set = Dirección de correo cambiada
desk-act-service-seen = Servicio consultado
desk-act-request-seen = Solicitud consultada
desk-act-submission-seen = Envío consultado
desk-act-code-sent = Código nuevo enviado
desk-act-requests-ended = Solicitudes terminadas
desk-act-lock-on = Bloqueo de contactos activado
desk-act-lock-off = Bloqueo de contactos quitado
desk-act-email-retried = Correo reintentado
desk-act-emails-retried = Todos los correos reintentados
desk-act-email-dropped = Correo descartado
desk-act-work-retried = Tarea fallida reintentada
desk-act-contacts-set = Otros contactos establecidos
desk-act-service-renamed = Servicio renombrado
desk-act-services-removed = Servicios eliminados
desk-act-import-dropped = Parte de una importación descartada
desk-act-imported = Archivos importados
desk-act-exported = Archivos exportados
desk-act-listed = Lista consultada
desk-act-key-created = Clave dada a otro programa
desk-act-key-revoked = Clave revocada
