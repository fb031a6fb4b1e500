### Webhooks: wohin Ereignisse gesendet werden, auf den Seiten des Supports.

webhooks-title = Webhooks
webhooks-none = Ereignisse werden noch nirgendwohin gesendet. Mit diesem Befehl werden sie es:
webhook-number = Webhook Nr. { $number }
webhook-address = Adresse
webhook-on = Ein
webhook-off = Aus
webhook-gone = Aus: Die Gegenseite sagt, dass dort niemand mehr ist
webhook-paused = Pause bis { $when }, wie gewünscht
webhook-waiting = Wartende Ereignisse
webhook-failing = Davon fehlgeschlagen
webhook-given-up = Aufgegeben
webhook-success = Letzter Erfolg
webhook-never = Nie
webhook-kinds = Welche Ereignisse
webhook-all-kinds = Alle
webhook-troubled = Nicht angenommene Ereignisse
webhook-none-troubled = Alle versuchten Ereignisse wurden angenommen.
webhook-event = Ereignis { $number }
webhook-happened = Geschehen
webhook-answer = Letzte Antwort:
webhook-again = Erneut senden
webhook-again-text = Das Ereignis wird in wenigen Sekunden erneut gesendet, auch wenn spätere inzwischen angenommen wurden.
webhook-again-all = Alle erneut senden
webhook-again-all-text = Alles, was wartet, fehlschlägt oder aufgegeben wurde, wird in wenigen Sekunden erneut gesendet.
webhook-sent-again = { $count ->
    [one] Ein Ereignis wird erneut gesendet.
    *[other] { $count } Ereignisse werden erneut gesendet.
}
webhook-switch-on = Einschalten
webhook-switch-on-text = Was wartet, wird in wenigen Sekunden gesendet. Was geschah, während der Webhook aus war, wird nicht nachgesendet.
webhook-switch-off = Ausschalten
webhook-switch-off-text = Es wird nichts mehr dorthin gesendet, und was bis zum Einschalten geschieht, wird nicht nachgesendet.
webhook-is-on = Der Webhook ist ein.
webhook-is-off = Der Webhook ist aus.
webhook-as-it-was = Das war schon so; es wurde nichts geändert.
desk-act-webhook-added = Webhook hinzugefügt
desk-act-webhook-removed = Webhook entfernt
desk-act-webhook-secret = Webhook ein neues Geheimnis gegeben
desk-act-webhook-on = Webhook eingeschaltet
desk-act-webhook-off = Webhook ausgeschaltet
desk-act-webhook-retried = Ereignisse erneut gesendet
desk-act-webhook-tested = Webhook ausprobiert
