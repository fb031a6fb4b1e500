### The words of the emails.

email-pair = { $label } : { $value }
email-greeting = Bonjour { $name },
email-footer = { $brand } a envoyé cet e-mail au compte dont l’identifiant NIC est { $nic }. Il a été écrit automatiquement ; les réponses ne sont pas lues.
email-request-link = La demande, avec tout son historique :
email-request-button = Ouvrir la demande
email-nothing-changed = Aucun contact n’a été modifié.

## Validation code

email-code-subject = À valider : modification des contacts du service { $service }
email-code-opening = { $requester } vous demande de valider cette modification de contacts :
email-code-opening-own = Vous avez demandé cette modification de contacts. Veuillez la valider :
email-code-label = Votre code de validation :
email-code-link = Avec ce lien, le code est déjà saisi ; vous acceptez ou refusez ensuite sur la page :
email-code-button = Voir la demande
email-code-personal = Ce code est strictement personnel et à usage unique : il ne sert qu’une fois pour chaque demande. Ne le transmettez à personne, pas même à nous.
email-code-last-day = Vous pouvez vous prononcer jusqu’au { $last-day }.
email-code-blocked = Votre code de validation est bloqué après un trop grand nombre d’essais erronés. Faites-en envoyer un nouveau depuis la page de la demande :
email-code-surprise = Vous ne vous attendiez pas à cette demande ? Refusez-la sur la page, ou ignorez cet e-mail : tant que vous n’acceptez pas, rien ne change.
email-code-surprise-own = Cette demande ne vient pas de vous ? Quelqu’un d’autre utilise peut-être votre compte : refusez la demande et prévenez-nous. Tant que vous n’acceptez pas, rien ne change.

## Reminder

email-reminder-subject = Rappel : la modification des contacts du service { $service } attend votre décision
email-reminder-opening = Cette modification de contacts, demandée par { $requester }, attend toujours votre décision. Après le { $last-day }, elle ne pourra plus être validée :

## Outcomes

email-done-subject = Effectuée : modification des contacts du service { $service }
email-done-opening = La demande a été traitée avec succès. Voici ce qui a changé :
email-done-administrator-opening = Les contacts du service { $service }, dont vous êtes le contact administrateur, ont changé :
email-replaced-subject = Un autre compte vous remplace comme contact du service { $service }
email-replaced-opening = Vous n’êtes plus contact du service { $service } à ce titre : { $types }. Le nouveau contact est { $to }.
email-declined-subject = Refusée : modification des contacts du service { $service }
email-declined-opening = { $who } a refusé cette modification de contacts :
email-cancelled-subject = Annulée : modification des contacts du service { $service }
email-cancelled-opening = { $who } a annulé cette modification de contacts :
email-cancelled-operator-opening = L’hébergeur a annulé cette modification de contacts :
email-expired-subject = Expirée : modification des contacts du service { $service }
email-expired-opening = Cette modification de contacts n’a pas reçu toutes les validations à temps :
email-failed-subject = Échec : modification des contacts du service { $service }
email-failed-opening = Cette modification de contacts a été validée, mais n’a finalement pas pu être effectuée. { $reason }

## The account

email-password-changed-subject = Le mot de passe de votre compte { $brand } a été modifié
email-password-changed-opening = Le mot de passe du compte { $nic } a été modifié. Toutes les sessions ouvertes avec ce compte ont été fermées.
email-address-changed-subject = L’adresse e-mail de votre compte { $brand } a été modifiée
email-address-changed-opening = L’adresse e-mail du compte { $nic } a été modifiée. Les e-mails destinés à ce compte sont désormais envoyés à la nouvelle adresse.
email-account-surprise = Cette modification ne vient pas de vous ? Prévenez-nous immédiatement.
