### The emails about services: their owners and contact locks.

email-service-link = Le service, avec son historique :
email-service-button = Ouvrir le service
email-services-link = Tous vos services :
email-services-button = Ouvrir mes services
email-service-when = Quand
email-service-no-longer = Vous n’êtes plus contact de ce service : cet e-mail ne contient donc pas ce que seuls ses contacts peuvent voir.
email-service-wrong = C’est une erreur ? Adressez-vous à { $who }, qui l’a fait, ou à notre équipe d’assistance.
email-service-wrong-support = C’est une erreur ? Prévenez-nous.

## Owner’s details

email-owner-subject = Les coordonnées du titulaire de { $service } ont été modifiées
email-owner-opening = Les coordonnées du titulaire de { $service } ont été modifiées.
email-owner-by = Modifiées par
email-owner-before-after = { $before } → { $after }
email-owner-nothing = non indiqué
email-owner-old-address = Les prochaines modifications ne seront plus annoncées à cette adresse.
email-owner-footer = { $brand } a envoyé cet e-mail parce que cette adresse est celle du titulaire de { $service }, ou l’était jusqu’à cette modification.

## Contact lock

email-locked-subject = Verrou des contacts activé : { $service }
email-locked-subject-many = { $count ->
    [one] Verrou des contacts activé pour { $count } service
    *[other] Verrou des contacts activé pour { $count } services
    }
email-locked-opening = Les contacts de { $service } sont désormais verrouillés.
email-locked-opening-many = { $count ->
    [one] Les contacts de { $count } service sont désormais verrouillés.
    *[other] Les contacts de { $count } services sont désormais verrouillés.
    }
email-unlocked-subject = Verrou des contacts retiré : { $service }
email-unlocked-subject-many = { $count ->
    [one] Verrou des contacts retiré pour { $count } service
    *[other] Verrou des contacts retiré pour { $count } services
    }
email-unlocked-opening = Les contacts de { $service } ne sont plus verrouillés.
email-unlocked-opening-many = { $count ->
    [one] Les contacts de { $count } service ne sont plus verrouillés.
    *[other] Les contacts de { $count } services ne sont plus verrouillés.
    }
email-unlocked-by = Retiré par
email-unlocked-meaning = Il est de nouveau possible de demander d’autres contacts et de modifier les coordonnées du titulaire.
