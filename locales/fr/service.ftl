### The page of a service.

service-contacts-title = Les contacts
service-may-administrative = Peut changer tous les contacts, les coordonnées du titulaire et le verrou des contacts.
service-may-technical = S’occupe des questions techniques et peut transmettre ce contact.
service-may-billing = Reçoit les avis de renouvellement et peut transmettre ce contact.
service-can-title = Ce que vous pouvez faire ici
service-can-contacts = Demander d’autres contacts : { $types }
service-can-owner = Modifier les coordonnées du titulaire
service-can-lock = Activer le verrou des contacts
service-can-unlock = Retirer le verrou des contacts
service-open-title = Demandes en cours

## Renewal

service-renewal-title = Renouvellement
service-last-day = Dernier jour
service-last-day-unknown = Aucun dernier jour n’est connu.
service-past = Ce jour est passé.
service-renewal = Ce qui se passe alors
service-renewal-automatic = Il se renouvelle de lui-même.
service-renewal-manual = Il se renouvelle une fois payé.
service-renewal-ends = Il prend fin.
service-notices-to = Les avis de renouvellement vont à

## Owner’s details

service-owner-title = Coordonnées du titulaire
service-owner-unknown = Rien n’est connu du titulaire.
service-owner-change = Modifier les coordonnées du titulaire

## Contact lock

service-lock-on = Activé
service-lock-off = Désactivé
service-lock-since = Depuis le

## History

service-history-title = Historique
service-history-since = Ce qui s’est passé depuis que vous êtes contact, du plus récent au plus ancien.
service-history-older = Plus anciens
service-history-newer = Plus récents
service-moved = { $contact } : de { $from } à { $to }.
service-moved-from-own = { $contact } : de vous à { $to }.
service-moved-to-own = { $contact } : de { $from } à vous.
service-moved-request = Par une demande que tous avaient confirmée.
service-moved-operator = Notre équipe d’assistance l’a fait.
service-moved-imported = Repris de nos données.
service-owner-changed = { $by } a modifié les coordonnées du titulaire.
service-owner-changed-own = Vous avez modifié les coordonnées du titulaire.
service-owner-changed-operator = Notre équipe d’assistance a modifié les coordonnées du titulaire.
service-owner-changed-otherwise = Les coordonnées du titulaire ont été modifiées.
service-locked = { $by } a activé le verrou des contacts.
service-locked-own = Vous avez activé le verrou des contacts.
service-locked-operator = Notre équipe d’assistance a activé le verrou des contacts.
service-locked-otherwise = Le verrou des contacts a été activé.
service-unlocked = { $by } a retiré le verrou des contacts.
service-unlocked-own = Vous avez retiré le verrou des contacts.
service-unlocked-operator = Notre équipe d’assistance a retiré le verrou des contacts.
service-unlocked-otherwise = Le verrou des contacts a été retiré.
service-renamed = Notre équipe d’assistance a renommé le service : { $before } s’appelle désormais { $after }.
service-removed = Le service a été supprimé.
