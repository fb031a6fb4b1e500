### The words of the emails.

email-fact-label = { $label } :
email-greeting = Bonjour { $name },
email-footer = { $brand } a envoyé cet e-mail au compte dont l’identifiant NIC est { $nic }.
email-footer-automatic = Il a été envoyé automatiquement ; les réponses ne sont pas lues.
email-footer-replies = Il a été envoyé automatiquement ; les réponses parviennent à notre équipe d’assistance.
email-support = Une question ? Vous pouvez nous joindre ici : { $support }
email-request-link = La demande, avec tout son historique :
email-request-button = Ouvrir la demande
email-nothing-changed = Aucun contact n’a été modifié.

## Validation code

email-code-subject = À valider : modification des contacts du service { $service }
email-code-again-subject = Nouveau code, l’ancien n’est plus valable : modification des contacts du service { $service }
email-code-heading = { $requester } souhaite vous confier { $service } en tant que { $roles }
email-code-heading-several = Vous avez demandé de nouveaux contacts pour { $service }
email-code-preheader = { $types } : à accepter ou refuser avant le { $last-day }
email-code-opening = { $requester } vous demande de valider cette modification de contacts :
email-code-opening-own = Vous avez demandé cette modification de contacts. Veuillez la valider :
email-code-again = Voici un nouveau code. Celui de l’e-mail précédent n’est plus valable.
email-note = { $requester } écrit :
email-note-own = Votre message :
email-code-label = Votre code de validation :
email-code-link = Avec ce lien, le code est déjà saisi ; vous acceptez ou refusez ensuite sur la page :
email-code-button = Ouvrir la demande
email-code-personal = Ce code est strictement personnel et à usage unique : il ne sert qu’une fois pour chaque demande. Ne le transmettez à personne, pas même à nous.
email-code-last-day = Vous pouvez accepter ou refuser jusqu’au { $last-day }.
email-code-blocked = Votre code de validation est bloqué après trop de tentatives infructueuses. Faites-en envoyer un nouveau depuis la page de la demande :
email-code-surprise = Vous ne vous attendiez pas à cette demande ? Refusez-la sur la page, ou ignorez cet e-mail : tant que vous n’acceptez pas, rien ne change.
email-code-surprise-own = Ce n’était pas vous ? Quelqu’un d’autre utilise peut-être votre compte : refusez la demande et prévenez-nous. Tant que vous n’acceptez pas, rien ne change.

## Reminder

email-reminder-subject = Rappel : modification des contacts du service { $service }
email-reminder-opening = Cette modification de contacts, demandée par { $requester }, attend toujours votre décision. Après le { $last-day }, elle ne pourra plus être validée :

## Outcomes

email-done-subject = Effectuée : modification des contacts du service { $service }
email-done-heading = Vous êtes désormais { $roles } du service { $service }
email-done-heading-other = { $to } est désormais { $roles } du service { $service }
email-done-opening = La demande a été traitée avec succès. Voici ce qui a changé :
email-done-administrator-opening = Les contacts du service { $service }, dont vous êtes le contact administrateur, ont changé :
email-replaced-subject = Un autre compte vous remplace comme contact du service { $service }
email-replaced-heading = Vous n’êtes plus { $roles } du service { $service }
email-replaced-opening = Vous n’êtes plus contact du service { $service } à ce titre : { $types }. Le nouveau contact est { $to }.
email-replaced-gone = Vous n’êtes plus contact de ce service : il ne figure plus dans « Mes services » et vous ne pouvez plus demander de modification de ses contacts.
email-replaced-lost = Vous ne pouvez plus demander de modification pour : { $types }.
email-replaced-left = Vous restez { $roles } de ce service.
email-replaced-wrong = C’est une erreur ? Adressez-vous à { $requester }, qui a demandé la modification, ou à notre équipe d’assistance.
email-declined-subject = Refusée : modification des contacts du service { $service }
email-declined-opening = { $who } a refusé cette modification de contacts :
email-cancelled-subject = Annulée : modification des contacts du service { $service }
email-cancelled-opening = { $who } a annulé cette modification de contacts :
email-cancelled-operator-opening = Notre équipe d’assistance a annulé cette modification de contacts :
email-cancelled-unknown-opening = Cette modification de contacts a été annulée :
email-expired-subject = Expirée : modification des contacts du service { $service }
email-expired-opening = Cette modification de contacts n’a pas reçu toutes les validations à temps :
email-failed-subject = Échec : modification des contacts du service { $service }
email-failed-opening = Cette modification de contacts a été validée, mais n’a finalement pas pu être effectuée. { $reason }

## Many services

email-submission-link = Toutes les demandes, avec tout leur historique :
email-submission-button = Ouvrir les demandes
email-services-label = Services
email-services = { $count ->
    [one] { $count } service
    *[other] { $count } services
    }
email-services-more = { $count ->
    [one] { $names } et { $count } de plus
    *[other] { $names } et { $count } de plus
    }
email-services-rest = { $count ->
    [one] et { $count } de plus
    *[other] et { $count } de plus
    }
email-group = { $from } → { $to } : { $services }.
email-group-more = { $label } : { $value }
email-groups-more = { $count ->
    [one] Et { $count } autre modification.
    *[other] Et { $count } autres modifications.
    }
email-why-label = Motif
email-code-subject-many = { $count ->
    [one] À valider : modification des contacts de { $count } service
    *[other] À valider : modification des contacts de { $count } services
    }
email-code-again-subject-many = { $count ->
    [one] Nouveau code, l’ancien n’est plus valable : modification des contacts de { $count } service
    *[other] Nouveau code, l’ancien n’est plus valable : modification des contacts de { $count } services
    }
email-code-heading-many = { $count ->
    [one] { $requester } souhaite vous confier { $count } service en tant que { $roles }
    *[other] { $requester } souhaite vous confier { $count } services en tant que { $roles }
    }
email-code-heading-mixed = { $count ->
    [one] { $requester } souhaite que vous deveniez contact de { $count } service
    *[other] { $requester } souhaite que vous deveniez contact de { $count } services
    }
email-code-heading-several-many = { $count ->
    [one] Vous avez demandé de nouveaux contacts pour { $count } service
    *[other] Vous avez demandé de nouveaux contacts pour { $count } services
    }
email-code-blocked-many = Votre code de validation est bloqué après trop de tentatives infructueuses. Faites-en envoyer un nouveau depuis la page des demandes :
email-reminder-subject-many = { $count ->
    [one] Rappel : modification des contacts de { $count } service
    *[other] Rappel : modification des contacts de { $count } services
    }
email-done-subject-many = { $count ->
    [one] Effectuée : modification des contacts de { $count } service
    *[other] Effectuée : modification des contacts de { $count } services
    }
email-done-heading-many = { $count ->
    [one] Vous êtes désormais { $roles } de { $count } service
    *[other] Vous êtes désormais { $roles } de { $count } services
    }
email-done-heading-other-many = { $count ->
    [one] { $to } est désormais { $roles } de { $count } service
    *[other] { $to } est désormais { $roles } de { $count } services
    }
email-done-opening-many = Les demandes ont été traitées avec succès. Voici ce qui a changé :
email-done-administrator-opening-many = Les contacts de services dont vous êtes le contact administrateur ont changé :
email-replaced-subject-many = { $count ->
    [one] Un autre compte vous remplace comme contact de { $count } service
    *[other] Un autre compte vous remplace comme contact de { $count } services
    }
email-replaced-heading-many = { $count ->
    [one] Vous n’êtes plus { $roles } de { $count } service
    *[other] Vous n’êtes plus { $roles } de { $count } services
    }
email-replaced-opening-many = Par cette modification de contacts, un autre compte vous remplace comme contact :
email-replaced-gone-many = Vous n’êtes plus contact de ces services : ils ne figurent plus dans « Mes services » et vous ne pouvez plus demander de modification de leurs contacts.
email-replaced-left-some = { $count ->
    [one] Vous restez contact à un autre titre de { $count } de ces services, qui figure toujours dans « Mes services ». Les autres n’y figurent plus.
    *[other] Vous restez contact à un autre titre de { $count } de ces services, qui figurent toujours dans « Mes services ». Les autres n’y figurent plus.
    }
email-replaced-left-all = Vous restez contact de ces services à un autre titre : ils figurent toujours dans « Mes services ».
email-declined-subject-many = { $count ->
    [one] Refusée : modification des contacts de { $count } service
    *[other] Refusée : modification des contacts de { $count } services
    }
email-declined-opening-various = Cette modification de contacts a été refusée :
email-declined-by = Refusée par
email-cancelled-subject-many = { $count ->
    [one] Annulée : modification des contacts de { $count } service
    *[other] Annulée : modification des contacts de { $count } services
    }
email-cancelled-by = Annulée par
email-by-support = notre équipe d’assistance
email-expired-subject-many = { $count ->
    [one] Expirée : modification des contacts de { $count } service
    *[other] Expirée : modification des contacts de { $count } services
    }
email-failed-subject-many = { $count ->
    [one] Échec : modification des contacts de { $count } service
    *[other] Échec : modification des contacts de { $count } services
    }

## Renewals

email-renewals-subject-automatic = { $service } se renouvelle le { $day }
email-renewals-subject-manual = À renouveler d’ici le { $day } : { $service }
email-renewals-subject-ends = { $service } prend fin le { $day }
email-renewals-subject-unknown = { $service } : dernier jour le { $day }
email-renewals-subject-many = { $count ->
    [one] { $count } de vos services se renouvelle ou prend fin bientôt
    *[other] { $count } de vos services se renouvellent ou prennent fin bientôt
    }
email-renewals-opening = Vous recevez cet avis en tant que contact facturation. Se renouvelle ou prend fin bientôt :
email-renewals-taken-over = Vous êtes désormais le contact facturation de ce qui se renouvelle ou prend fin bientôt :
email-renewals-day = Dernier jour
email-renewals-today = { $day } (aujourd’hui)
email-renewals-days-left = { $count ->
    [one] { $day } (dans { $count } jour)
    *[other] { $day } (dans { $count } jours)
    }
email-renewals-past = { $day } (passé)
email-renewals-automatic = Se renouvelle de lui-même
email-renewals-manual = Se renouvelle une fois payé
email-renewals-ends = Prend fin
email-renewals-more = { $count ->
    [one] Et { $count } autre service.
    *[other] Et { $count } autres services.
    }
email-renewals-link = Tous vos services, par dernier jour :
email-renewals-button = Ouvrir la liste
email-renewals-service-link = Tout sur ce service :
email-renewals-service-button = Ouvrir le service
email-renewals-hint-automatic = Pour les services qui se renouvellent d’eux-mêmes, vous n’avez rien à faire.
email-renewals-hint-manual = Les services qui se renouvellent une fois payés doivent être payés au plus tard leur dernier jour ; sinon, ils ne se renouvellent pas.
email-renewals-hint-ends = Les services qui prennent fin ne seront plus disponibles après leur dernier jour.
email-renewals-closing = Quelqu’un d’autre devrait recevoir ces avis ? Désignez un autre contact facturation du service.

## Links

email-greeting-nobody = Bonjour,
email-sign-up-subject = Confirmez votre adresse e-mail pour { $brand }
email-sign-up-opening = Un compte { $brand } est en cours de création avec cette adresse e-mail. Il ne reste qu’une étape : confirmez que l’adresse est la vôtre.
email-sign-up-link = Ce lien et le mot de passe que vous avez choisi permettent de la confirmer ; le compte sera alors créé et vous recevrez son identifiant NIC :
email-sign-up-button = Confirmer l’adresse
email-sign-up-surprise = Ce n’était pas vous ? Ignorez cet e-mail : sans confirmation, aucun compte ne sera créé.
email-link-until = Le lien ne sert qu’une fois, jusqu’au { $until }.
email-in-use-subject = Vous avez déjà un compte { $brand }
email-in-use-sign-up = Quelqu’un, sans doute vous, a essayé de créer un compte avec cette adresse e-mail. Il en existe déjà un : rien n’a été créé. Identifiant NIC : { $nics }.
email-in-use-change = Quelqu’un a essayé d’utiliser cette adresse e-mail pour un autre compte. Elle appartient déjà à un compte : rien n’a été modifié. Identifiant NIC : { $nics }.
email-in-use-closing = Ce n’était pas vous ? Il n’y a rien à faire : votre compte n’est pas concerné.
email-reset-subject = Un nouveau mot de passe pour { $brand }
email-reset-opening = Quelqu’un, sans doute vous, a demandé un nouveau mot de passe.
email-reset-link = Ce lien permet de choisir un nouveau mot de passe pour le compte { $nic } ({ $name }) :
email-reset-button = Choisir un nouveau mot de passe
email-reset-surprise = Ce n’était pas vous ? Ignorez cet e-mail : votre mot de passe reste inchangé.
email-change-subject = Confirmez votre nouvelle adresse e-mail pour { $brand }
email-change-opening = Cette adresse e-mail doit devenir celle du compte { $nic }. Confirmez qu’elle vous appartient.
email-change-link = Ce lien permet de la confirmer, après connexion au compte :
email-change-button = Confirmer l’adresse
email-change-surprise = Ce n’était pas vous ? Ignorez cet e-mail : sans confirmation, rien ne change.
email-footer-nobody = { $brand } a envoyé cet e-mail parce que quelqu’un a saisi cette adresse.
email-sign-in-link = Connectez-vous ici :
email-sign-in-button = Se connecter

## The account

email-welcome-subject = Votre identifiant NIC chez { $brand }
email-welcome-opening = Bienvenue ! Votre compte est créé. Son identifiant NIC est { $nic }.
email-welcome-use = L’identifiant NIC est votre nom d’utilisateur : utilisez-le pour vous connecter, et donnez-le à ceux qui veulent vous désigner comme contact d’un service. Conservez cet e-mail.
email-password-changed-subject = Le mot de passe de votre compte { $brand } a été modifié
email-password-changed-opening = Le mot de passe du compte { $nic } a été modifié. Toutes les sessions ouvertes avec ce compte ont été fermées.
email-address-changed-subject = L’adresse e-mail de votre compte { $brand } a été modifiée
email-address-changed-opening = L’adresse e-mail du compte { $nic } a été modifiée. Les e-mails destinés à ce compte sont désormais envoyés à la nouvelle adresse.
email-address-surprise = Ce n’était pas vous ? Dans ce cas, quelqu’un d’autre a utilisé votre compte. Prévenez-nous tout de suite, afin que nous puissions vous le rendre.
email-factor-on-subject = Un second facteur protège votre compte { $brand }
email-factor-on-opening = La connexion au compte { $nic } demande désormais, en plus du mot de passe, un code d’une application d’authentification.
email-factor-on-surprise = Ce n’était pas vous ? Dans ce cas, quelqu’un d’autre a utilisé votre compte. Prévenez-nous tout de suite : nous pouvons retirer le second facteur et vous rendre le compte.
email-factor-off-subject = Le second facteur de votre compte { $brand } a été désactivé
email-factor-off-opening = La connexion au compte { $nic } ne demande de nouveau que le mot de passe.
email-factor-failed-subject = Quelqu’un connaît le mot de passe de votre compte { $brand }
email-factor-failed-opening = Quelqu’un a tenté de se connecter au compte { $nic } avec le bon mot de passe, mais a saisi des codes erronés à la place du second facteur : l’accès lui a été refusé.
email-recovery-made-subject = De nouveaux codes de secours pour votre compte { $brand }
email-recovery-made-opening = De nouveaux codes de secours ont été créés pour le compte { $nic }. Les anciens ne fonctionnent plus.
email-recovery-used-subject = Un code de secours de votre compte { $brand } a été utilisé
email-recovery-used-opening = Un code de secours du compte { $nic } a été utilisé à la place de l’application d’authentification. Il ne peut plus servir.
email-closed-subject = Votre compte { $brand } est fermé
email-closed-opening = Le compte { $nic } est fermé. Plus personne ne peut s’y connecter.
email-account-surprise = Ce n’était pas vous ? Prévenez-nous tout de suite.
email-account-surprise-reset = Ce n’était pas vous ? Choisissez tout de suite un nouveau mot de passe, avec ce lien, et prévenez-nous :
