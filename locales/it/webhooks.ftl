### Webhook: dove si inviano gli eventi, sulle pagine degli operatori.

webhooks-title = Webhook
webhooks-none = Gli eventi non vengono ancora inviati da nessuna parte. Questo comando li fa inviare:
webhook-number = Webhook n. { $number }
webhook-address = Indirizzo
webhook-on = Attivo
webhook-off = Disattivato
webhook-gone = Disattivato: ha risposto che lì non c’è più nessuno
webhook-paused = In pausa fino al { $when }, come ha chiesto
webhook-waiting = Eventi in attesa
webhook-failing = Di questi non riusciti
webhook-given-up = Abbandonati
webhook-success = Ultimo successo
webhook-never = Mai
webhook-kinds = Quali eventi
webhook-all-kinds = Tutti
webhook-troubled = Eventi che non ha accettato
webhook-none-troubled = Ha accettato tutti gli eventi tentati.
webhook-event = Evento { $number }
webhook-happened = Avvenuto
webhook-answer = Ultima risposta:
webhook-again = Invia di nuovo
webhook-again-text = L’evento viene inviato di nuovo entro pochi secondi, anche se nel frattempo ne ha accettati di successivi.
webhook-again-all = Invia di nuovo tutti
webhook-again-all-text = Tutto ciò che attende, non riesce o è stato abbandonato viene inviato di nuovo entro pochi secondi.
webhook-sent-again = { $count ->
    [one] Un evento viene inviato di nuovo.
    *[other] { $count } eventi vengono inviati di nuovo.
}
webhook-switch-on = Attiva
webhook-switch-on-text = Ciò che attende viene inviato entro pochi secondi. Ciò che è avvenuto mentre era disattivato non viene inviato in seguito.
webhook-switch-off = Disattiva
webhook-switch-off-text = Non gli viene più inviato nulla, e ciò che avviene fino alla riattivazione non viene inviato in seguito.
webhook-is-on = Il webhook è attivo.
webhook-is-off = Il webhook è disattivato.
webhook-as-it-was = Era già così; non è cambiato nulla.
desk-act-webhook-added = Webhook aggiunto
desk-act-webhook-removed = Webhook rimosso
desk-act-webhook-secret = Nuovo segreto dato a un webhook
desk-act-webhook-on = Webhook attivato
desk-act-webhook-off = Webhook disattivato
desk-act-webhook-retried = Eventi inviati di nuovo
desk-act-webhook-tested = Webhook provato
