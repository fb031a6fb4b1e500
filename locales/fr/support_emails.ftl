### The emails about what support did to an account.

email-done-by-support = C’est notre équipe d’assistance qui l’a fait. Si vous n’en connaissez pas la raison, posez-nous la question.
email-address-by-support = C’est notre équipe d’assistance qui l’a fait. Si vous ne l’avez pas demandé, prévenez-nous tout de suite.
email-reopened-subject = Votre compte { $brand } est de nouveau ouvert
email-reopened-opening = Le compte { $nic } a été rouvert. Vous pouvez de nouveau vous y connecter.
email-sessions-ended-subject = Vous avez été déconnecté de votre compte { $brand }
email-sessions-ended-opening = Toutes les sessions du compte { $nic } ont été fermées.
email-role-subject = Les droits de votre compte { $brand } ont changé
email-role-support = Le compte { $nic } peut désormais s’occuper d’autres clients, au titre de l’assistance. Toutes ses sessions ont été fermées.
email-role-admin = Le compte { $nic } peut désormais tout faire pour d’autres clients, en tant qu’administrateur. Toutes ses sessions ont été fermées.
email-role-none = Le compte { $nic } ne peut plus s’occuper d’autres clients. Toutes ses sessions ont été fermées.

## What support did to services

email-set-subject = Notre équipe d’assistance a modifié des contacts de { $service }
email-set-subject-many = Notre équipe d’assistance a modifié des contacts de plusieurs services
email-set-opening = Notre équipe d’assistance a modifié des contacts de { $service }.
email-set-opening-many = Notre équipe d’assistance a modifié des contacts de plusieurs services.
email-set-rest = Et
email-set-rest-count = { $count ->
    [one] { $count } autre modification
    *[other] { $count } autres modifications
    }
email-set-meaning = La modification est effective. Personne n’a eu à la confirmer, et les demandes en cours pour ces contacts ont pris fin.
email-renamed-subject = { $before } s’appelle désormais { $after }
email-renamed-opening = Notre équipe d’assistance a renommé le service { $before } : il s’appelle désormais { $after }.
email-renamed-meaning = Ses contacts et son historique restent inchangés.
email-removed-subject = { $service } a été supprimé
email-removed-subject-many = { $count ->
    [one] { $count } service a été supprimé
    *[other] { $count } services ont été supprimés
    }
email-removed-opening = Le service { $service } a été supprimé : vous n’en êtes plus un contact.
email-removed-opening-many = { $count ->
    [one] { $count } service a été supprimé : vous n’en êtes plus un contact.
    *[other] { $count } services ont été supprimés : vous n’en êtes plus un contact.
    }
email-removed-by = Supprimé par
email-removed-meaning = Les demandes en cours ont pris fin. Ce qui a été décidé auparavant reste lisible sous « Mes demandes ».
