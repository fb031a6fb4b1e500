desk-go-on = Continuar
desk-more = Queda más por hacer: pulse «Continuar».
desk-interrupted = Después ha fallado algo por nuestra parte. Lo hecho, hecho está: pruebe «Continuar» dentro de un rato.
desk-replace-left = { $count ->
    [one] La cuenta sigue siendo un contacto así de { $count } servicio.
    *[other] La cuenta sigue siendo un contacto así de { $count } servicios.
    }
desk-close-ended = { $count ->
    [one] Hasta ahora ha terminado { $count } solicitud abierta.
    *[other] Hasta ahora han terminado { $count } solicitudes abiertas.
    }
desk-close-left = { $count ->
    [one] Queda { $count } abierta; la cuenta se cierra cuando también haya terminado.
    *[other] Quedan { $count } abiertas; la cuenta se cierra cuando también hayan terminado.
    }
desk-reopen-blanked = El nombre y la dirección de { $nic } se borraron algún tiempo después de cerrar la cuenta. Introduzca los de su titular: se le avisa por correo en esta dirección y establece una contraseña con «¿Ha olvidado su contraseña?».
desk-service-removed = Eliminado
desk-service-was = Servicio eliminado
desk-service-removed-on = Eliminado el
desk-service-was-hint = Sus últimos contactos se muestran en la medida en que su historial los nombra. Sus solicitudes y su historial se conservan algunos años.
