### Webhooks : où partent les événements, sur les pages des opérateurs.

webhooks-title = Webhooks
webhooks-none = Aucun événement n’est encore envoyé. Cette commande les fait envoyer :
webhook-number = Webhook n° { $number }
webhook-address = Adresse
webhook-on = Activé
webhook-off = Désactivé
webhook-gone = Désactivé : il a répondu qu’il n’y a plus personne
webhook-paused = Laissé en paix jusqu’au { $when }, à sa demande
webhook-waiting = Événements en attente
webhook-failing = Dont en échec
webhook-given-up = Abandonnés
webhook-success = Dernier succès
webhook-never = Jamais
webhook-kinds = Quels événements
webhook-all-kinds = Tous
webhook-troubled = Événements qu’il n’a pas acceptés
webhook-none-troubled = Il a accepté tous les événements tentés.
webhook-event = Événement { $number }
webhook-happened = Survenu
webhook-answer = Dernière réponse :
webhook-again = Renvoyer
webhook-again-text = L’événement est renvoyé en quelques secondes, même si de plus récents ont été acceptés entre-temps.
webhook-again-all = Tout renvoyer
webhook-again-all-text = Tout ce qui attend, échoue ou a été abandonné est renvoyé en quelques secondes.
webhook-sent-again = { $count ->
    [one] Un événement est renvoyé.
    *[other] { $count } événements sont renvoyés.
}
webhook-switch-on = Activer
webhook-switch-on-text = Ce qui attend est envoyé en quelques secondes. Ce qui est arrivé pendant la désactivation ne sera pas envoyé plus tard.
webhook-switch-off = Désactiver
webhook-switch-off-text = Plus rien ne lui est envoyé, et ce qui arrive d’ici sa réactivation ne sera pas envoyé plus tard.
webhook-is-on = Le webhook est activé.
webhook-is-off = Le webhook est désactivé.
webhook-as-it-was = C’était déjà le cas ; rien n’a changé.
desk-act-webhook-added = Webhook ajouté
desk-act-webhook-removed = Webhook supprimé
desk-act-webhook-secret = Nouveau secret donné à un webhook
desk-act-webhook-on = Webhook activé
desk-act-webhook-off = Webhook désactivé
desk-act-webhook-retried = Événements renvoyés
desk-act-webhook-tested = Webhook essayé
