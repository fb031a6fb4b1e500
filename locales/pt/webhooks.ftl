### Webhooks: para onde são enviados os eventos, nas páginas dos operadores.

webhooks-title = Webhooks
webhooks-none = Os eventos ainda não são enviados para lado nenhum. Este comando faz com que sejam:
webhook-number = Webhook n.º { $number }
webhook-address = Endereço
webhook-on = Ativado
webhook-off = Desativado
webhook-gone = Desativado: respondeu que já não há lá ninguém
webhook-paused = Em pausa até { $when }, como pediu
webhook-waiting = Eventos à espera
webhook-failing = Destes, falham
webhook-given-up = Abandonados
webhook-success = Último sucesso
webhook-never = Nunca
webhook-kinds = Que eventos
webhook-all-kinds = Todos
webhook-troubled = Eventos que não aceitou
webhook-none-troubled = Aceitou todos os eventos que foram tentados.
webhook-event = Evento { $number }
webhook-happened = Aconteceu
webhook-answer = Última resposta:
webhook-again = Enviar de novo
webhook-again-text = O evento é enviado de novo dentro de segundos, mesmo que entretanto outros posteriores tenham sido aceites.
webhook-again-all = Enviar todos de novo
webhook-again-all-text = Tudo o que espera, falha ou foi abandonado é enviado de novo dentro de segundos.
webhook-sent-again = { $count ->
    [one] Um evento é enviado de novo.
    *[other] { $count } eventos são enviados de novo.
}
webhook-switch-on = Ativar
webhook-switch-on-text = O que espera é enviado dentro de segundos. O que aconteceu enquanto estava desativado não é enviado mais tarde.
webhook-switch-off = Desativar
webhook-switch-off-text = Nada mais lhe é enviado, e o que acontecer até ser ativado de novo não é enviado mais tarde.
webhook-is-on = O webhook está ativado.
webhook-is-off = O webhook está desativado.
webhook-as-it-was = Já estava assim; nada foi alterado.
desk-act-webhook-added = Webhook adicionado
desk-act-webhook-removed = Webhook removido
desk-act-webhook-secret = Novo segredo dado a um webhook
desk-act-webhook-on = Webhook ativado
desk-act-webhook-off = Webhook desativado
desk-act-webhook-retried = Eventos enviados de novo
desk-act-webhook-tested = Webhook experimentado
