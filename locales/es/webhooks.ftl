### Webhooks: adónde se envían los eventos, en las páginas de los operadores.

webhooks-title = Webhooks
webhooks-none = Los eventos aún no se envían a ningún sitio. Esta orden hace que se envíen:
webhook-number = Webhook n.º { $number }
webhook-address = Dirección
webhook-on = Activado
webhook-off = Desactivado
webhook-gone = Desactivado: respondió que allí ya no hay nadie
webhook-paused = En pausa hasta el { $when }, como pidió
webhook-waiting = Eventos en espera
webhook-failing = De ellos, fallan
webhook-given-up = Abandonados
webhook-success = Último éxito
webhook-never = Nunca
webhook-kinds = Qué eventos
webhook-all-kinds = Todos
webhook-troubled = Eventos que no ha aceptado
webhook-none-troubled = Ha aceptado todos los eventos que se intentaron.
webhook-event = Evento { $number }
webhook-happened = Ocurrió
webhook-answer = Última respuesta:
webhook-again = Enviar de nuevo
webhook-again-text = El evento se envía de nuevo en unos segundos, aunque entretanto se hayan aceptado otros posteriores.
webhook-again-all = Enviar todos de nuevo
webhook-again-all-text = Todo lo que espera, falla o se abandonó se envía de nuevo en unos segundos.
webhook-sent-again = { $count ->
    [one] Se envía de nuevo un evento.
    *[other] Se envían de nuevo { $count } eventos.
}
webhook-switch-on = Activar
webhook-switch-on-text = Lo que espera se envía en unos segundos. Lo que ocurrió mientras estaba desactivado no se envía más tarde.
webhook-switch-off = Desactivar
webhook-switch-off-text = Ya no se le envía nada, y lo que ocurra hasta que se active de nuevo no se envía más tarde.
webhook-is-on = El webhook está activado.
webhook-is-off = El webhook está desactivado.
webhook-as-it-was = Ya estaba así; no se ha cambiado nada.
desk-act-webhook-added = Webhook añadido
desk-act-webhook-removed = Webhook eliminado
desk-act-webhook-secret = Nuevo secreto dado a un webhook
desk-act-webhook-on = Webhook activado
desk-act-webhook-off = Webhook desactivado
desk-act-webhook-retried = Eventos enviados de nuevo
desk-act-webhook-tested = Webhook probado
