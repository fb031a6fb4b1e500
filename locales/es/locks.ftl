lock-title = Bloqueo de contactos
lock-title-many = { $count ->
    [one] Bloqueo de contactos de { $count } servicio
    *[other] Bloqueo de contactos de { $count } servicios
    }
lock-meaning = Mientras el bloqueo de contactos esté activado, nadie puede solicitar otros contactos y los datos del titular no se pueden cambiar.
lock-told = Se avisa a los demás contactos cuando se activa o se quita el bloqueo.
lock-until = El contacto administrativo puede quitarlo.
lock-until-support = Solo nuestro equipo de soporte puede quitarlo.
lock-by = Activado por
lock-can = { $count ->
    [one] { $count } servicio se puede bloquear
    *[other] { $count } servicios se pueden bloquear
    }
lock-button = { $count ->
    [one] Bloquear { $count } servicio
    *[other] Bloquear { $count } servicios
    }
unlock-can = { $count ->
    [one] { $count } servicio está bloqueado
    *[other] { $count } servicios están bloqueados
    }
unlock-button = { $count ->
    [one] Desbloquear { $count } servicio
    *[other] Desbloquear { $count } servicios
    }
unlock-proof = Para quitar un bloqueo se necesita su contraseña.
lock-stay = Estos se quedan como están
lock-request-open = Se ha solicitado un cambio de contactos que aún no ha terminado. Después se podrá bloquear el servicio.
lock-not-yours = Solo el contacto administrativo puede bloquear y desbloquear.
lock-operators = Bloqueado por nuestro equipo de soporte. Solo él puede quitar el bloqueo.
lock-nothing-turned = No se ha cambiado nada.
lock-changed = Entretanto algo ha cambiado en estos servicios. Compruébelo de nuevo; aún no se ha hecho nada.
lock-too-often = Ha cambiado los bloqueos muy a menudo. Vuelva a intentarlo después de { $until }.
lock-nothing-chosen = Seleccione primero los servicios que quiere bloquear o desbloquear.
lock-selected = Bloquear o desbloquear los seleccionados
lock-all = Bloquear o desbloquear los { $total }
lock-everything = Bloquear o desbloquear todos
lock-on-button = Activar el bloqueo de contactos
lock-off-button = Quitar el bloqueo de contactos
flash-locked = { $count ->
    [one] Bloqueado. Los demás contactos reciben un correo.
    *[other] { $count } servicios están bloqueados. Los demás contactos reciben un correo.
    }
flash-unlocked = { $count ->
    [one] Desbloqueado. Los demás contactos reciben un correo.
    *[other] { $count } servicios están desbloqueados. Los demás contactos reciben un correo.
    }
flash-locked-already = { $count ->
    [one] Ya estaba bloqueado.
    *[other] Ya estaban bloqueados.
    }
flash-unlocked-already = { $count ->
    [one] No estaba bloqueado.
    *[other] No estaban bloqueados.
    }
fault-locked = Este servicio está bloqueado: sus contactos no se pueden cambiar.
lock-since = Bloqueado por { $by } desde el { $since }.
lock-since-support = Bloqueado por nuestro equipo de soporte desde el { $since }.
lock-since-own = Bloqueado por usted desde el { $since }.
