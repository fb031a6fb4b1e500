### Webhooki: dokąd wysyłane są zdarzenia, na stronach operatorów.

webhooks-title = Webhooki
webhooks-none = Zdarzenia nie są jeszcze nigdzie wysyłane. To polecenie włącza wysyłanie:
webhook-number = Webhook nr { $number }
webhook-address = Adres
webhook-on = Włączony
webhook-off = Wyłączony
webhook-gone = Wyłączony: odpowiedział, że nikogo już tam nie ma
webhook-paused = Wstrzymany do { $when }, jak o to poprosił
webhook-waiting = Oczekujące zdarzenia
webhook-failing = W tym nieudane
webhook-given-up = Zaniechane
webhook-success = Ostatnie powodzenie
webhook-never = Nigdy
webhook-kinds = Które zdarzenia
webhook-all-kinds = Wszystkie
webhook-troubled = Zdarzenia, których nie przyjął
webhook-none-troubled = Przyjął wszystkie zdarzenia, które próbowano wysłać.
webhook-event = Zdarzenie { $number }
webhook-happened = Kiedy zaszło
webhook-answer = Ostatnia odpowiedź:
webhook-again = Wyślij ponownie
webhook-again-text = Zdarzenie zostanie wysłane ponownie w ciągu kilku sekund, nawet jeśli późniejsze zostały już przyjęte.
webhook-again-all = Wyślij wszystkie ponownie
webhook-again-all-text = Wszystko, co czeka, nie udaje się lub zostało zaniechane, zostanie wysłane ponownie w ciągu kilku sekund.
webhook-sent-again = { $count ->
    [one] Jedno zdarzenie zostanie wysłane ponownie.
    [few] { $count } zdarzenia zostaną wysłane ponownie.
    [many] { $count } zdarzeń zostanie wysłanych ponownie.
    *[other] { $count } zdarzenia zostanie wysłanych ponownie.
}
webhook-switch-on = Włącz
webhook-switch-on-text = To, co czeka, zostanie wysłane w ciągu kilku sekund. Tego, co zaszło, gdy był wyłączony, nie wysyła się później.
webhook-switch-off = Wyłącz
webhook-switch-off-text = Nic nie będzie już tam wysyłane, a tego, co zajdzie do ponownego włączenia, nie wysyła się później.
webhook-is-on = Webhook jest włączony.
webhook-is-off = Webhook jest wyłączony.
webhook-as-it-was = Tak już było; nic nie zmieniono.
desk-act-webhook-added = Dodano webhook
desk-act-webhook-removed = Usunięto webhook
desk-act-webhook-secret = Nadano webhookowi nowy sekret
desk-act-webhook-on = Włączono webhook
desk-act-webhook-off = Wyłączono webhook
desk-act-webhook-retried = Wysłano zdarzenia ponownie
desk-act-webhook-tested = Wypróbowano webhook
