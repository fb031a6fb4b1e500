### Webhooks: where events are sent to, on the operators’ pages.

webhooks-title = Webhooks
webhooks-none = Events aren’t sent anywhere yet. This command has them sent:
webhook-number = Webhook { $number }
webhook-address = Address
webhook-on = On
webhook-off = Off
webhook-gone = Off: it said that nobody is there any more
webhook-paused = Left alone until { $when }, as it asked
webhook-waiting = Waiting events
webhook-failing = Of these failing
webhook-given-up = Given up
webhook-success = Last success
webhook-never = Never
webhook-kinds = Which events
webhook-all-kinds = All
webhook-troubled = Events it hasn’t taken
webhook-none-troubled = It has taken every event that was tried.
webhook-event = Event { $number }
webhook-happened = Happened
webhook-answer = Last answer:
webhook-again = Send again
webhook-again-text = The event is sent again within seconds, even if later ones were taken meanwhile.
webhook-again-all = Send all again
webhook-again-all-text = Everything that waits, fails or was given up is sent again within seconds.
webhook-sent-again = { $count ->
    [one] One event is sent again.
    *[other] { $count } events are sent again.
}
webhook-switch-on = Switch on
webhook-switch-on-text = What waits is sent within seconds. What happened while it was off isn’t sent later.
webhook-switch-off = Switch off
webhook-switch-off-text = Nothing is sent to it any more, and what happens until it’s switched on again isn’t sent later.
webhook-is-on = The webhook is on.
webhook-is-off = The webhook is off.
webhook-as-it-was = It was so already; nothing was changed.
desk-act-webhook-added = Added a webhook
desk-act-webhook-removed = Removed a webhook
desk-act-webhook-secret = Gave a webhook a new secret
desk-act-webhook-on = Switched a webhook on
desk-act-webhook-off = Switched a webhook off
desk-act-webhook-retried = Had events sent again
desk-act-webhook-tested = Tried a webhook out
