### Ce que voient les opérateurs des services, des demandes, des e-mails et de leur journal.

desk-requests-of-service = Demandes sur ce service
desk-requests-all = Toutes les demandes
desk-requests-none = Aucune demande ne correspond.
desk-emails-order = Les e-mails qui attendent, échouent ou ont été refusés, du plus ancien au plus récent.
desk-email-number = E-mail { $number }
desk-email-to = Destinataire
desk-email-written = Rédigé
desk-email-answer = Dernière réponse du serveur de messagerie :
desk-email-unknown = Écrit par une version plus récente
desk-email-next = Prochaine tentative : { $when }
desk-kind-reminder = Rappel
desk-kind-replaced = Remplacé comme contact
desk-kind-change-email = Lien pour confirmer une nouvelle adresse
desk-retry = Réessayer
desk-retry-text = L’e-mail part dans quelques secondes, à l’adresse actuelle du compte.
desk-retried = L’e-mail fait l’objet d’une nouvelle tentative.
desk-drop = Abandonner
desk-drop-text = L’e-mail ne sera jamais envoyé. Cela ne peut pas être annulé.
desk-is-dropped = L’e-mail est abandonné.
desk-email-gone = Cet e-mail n’est plus à envoyer ; rien n’a été fait.
desk-retry-all = Tout réessayer
desk-retry-all-text = Chaque e-mail qui attend, échoue ou a été refusé part dès que possible.
desk-all-retried = { $count ->
    [one] { $count } e-mail fait l’objet d’une nouvelle tentative.
    *[other] { $count } e-mails font l’objet d’une nouvelle tentative.
}
desk-cancel-text = Ce qui est encore en attente est annulé, et les codes ne fonctionnent plus. Les personnes concernées apprennent par e-mail que l’assistance l’a fait.
desk-resend-text = Le compte reçoit un nouveau code, à son adresse actuelle. L’ancien ne fonctionne plus. Personne d’autre ne voit le code.
desk-codes-sent = { $count ->
    [one] { $count } code envoyé
    *[other] { $count } codes envoyés
}
desk-codes-wrong = { $count ->
    [one] { $count } essai erroné
    *[other] { $count } essais erronés
}
desk-failing-work = Travaux en échec
desk-failed-times = { $count ->
    [one] { $count } échec
    *[other] { $count } échecs
}
desk-lock-text = Tant que l’assistance ne retire pas le verrou, personne ne peut demander d’autres contacts ni modifier les coordonnées du titulaire. Les contacts sont avertis par e-mail.
desk-unlock-text = Le verrou est retiré, quel que soit celui qui l’a activé. Les contacts sont avertis par e-mail.
desk-locked = Le verrou des contacts est activé. Les contacts sont avertis par e-mail.
desk-unlocked = Le verrou des contacts est retiré. Les contacts sont avertis par e-mail.
desk-lock-as-it-is = Le verrou des contacts était déjà ainsi ; rien n’a été modifié.
desk-lock-keep = Ne pas verrouiller
desk-lock-end = Y mettre fin d’abord
desk-lock-open = Encore ouvert : { $requests }. Rien n’a été modifié.
desk-force = Imposer d’autres contacts
desk-force-text = Identifiants NIC des contacts désormais ; un champ vide reste tel quel. Personne n’a à confirmer. Les demandes en cours pour les mêmes contacts prennent fin, et les personnes concernées sont averties par e-mail.
desk-forced = Les contacts sont définis. Les personnes concernées sont averties par e-mail.
desk-force-as-it-is = C’étaient déjà les contacts ; rien n’a été modifié.
desk-force-closed = Ce compte est fermé.
desk-force-zone = Ce compte appartient à une autre zone géographique que les autres contacts.
desk-replace = Remplacer partout où il est contact
desk-replace-text = Un autre compte prend la place de { $nic } sur chaque service dont celui-ci est un contact. Personne n’a à confirmer. Les demandes en cours pour les mêmes contacts prennent fin, et les personnes concernées en sont informées par e-mail.
desk-replace-with = Identifiant NIC du nouveau contact
desk-replace-all = Comme les trois
desk-replace-nothing = Choisissez quels contacts.
desk-replace-same = Un compte ne peut pas prendre sa propre place.
desk-replaced = { $count ->
    [one] Remplacé sur { $count } service.
    *[other] Remplacé sur { $count } services.
    }
desk-replace-stayed = { $count ->
    [one] Il reste sur { $count } service, dont les autres contacts appartiennent à une autre zone géographique : { $names }
    *[other] Il reste sur { $count } services, dont les autres contacts appartiennent à une autre zone géographique : { $names }
    }
desk-set-email = Modifier l’adresse e-mail
desk-set-email-text = Les e-mails destinés à { $nic } sont désormais envoyés à la nouvelle adresse, sans que personne ait à la confirmer. Assurez-vous que c’est bien son titulaire qui le demande. L’ancienne et la nouvelle adresse sont prévenues par e-mail. Ses sessions et les codes déjà envoyés restent valables.
desk-email-new = Nouvelle adresse e-mail
desk-email-set = L’adresse e-mail de { $nic } est modifiée.
desk-email-shared = { $count ->
    [one] Un autre compte ouvert a aussi cette adresse. Qui partage une adresse se connecte avec son identifiant NIC.
    *[other] { $count } autres comptes ouverts ont aussi cette adresse. Qui partage une adresse se connecte avec son identifiant NIC.
}
desk-email-shared-by-many = Plus de { $most } autres comptes ouverts ont aussi cette adresse. Qui partage une adresse se connecte avec son identifiant NIC.
desk-email-set-refused = Les e-mails rejetés ne sont pas renvoyés d’eux-mêmes : voyez « E-mails ».
desk-email-at-address-refused = Le serveur de messagerie a rejeté un e-mail à cette adresse.
desk-rename = Renommer le service
desk-rename-text = Le service change de nom. Ses contacts, ses demandes et son historique restent, et ses contacts en sont informés par e-mail.
desk-new-name = Nouveau nom
fault-service-name = Un nom compte de 1 à 253 caractères.
desk-renamed = Le service porte son nouveau nom. Ses contacts en sont informés par e-mail.
desk-rename-as-it-is = Il s’appelait déjà ainsi ; rien n’a été modifié.
desk-rename-taken = Un autre service de cette catégorie s’appelle ainsi.
desk-remove = Supprimer le service
desk-remove-text = Les demandes en cours prennent fin, plus personne n’en est contact, et son nom est à nouveau libre. Ceux qui en étaient contacts en sont informés par e-mail. C’est irréversible.
desk-removed = { $name } est supprimé. Ceux qui en étaient contacts en sont informés par e-mail.
desk-log-act = Ce qui a été fait
desk-log-since = Du jour
desk-log-until = Au jour
desk-log-whole = Les lignes de cette page sont telles qu’elles ont été écrites.
desk-log-broken = La ligne { $number } a été modifiée, ou la précédente a été modifiée ou retirée.
desk-log-verify = Cette commande vérifie tout le journal :
desk-log-none = Aucune ligne ne correspond.
desk-log-more = { $count ->
    [one] et { $count } autre
    *[other] et { $count } autres
}
event-resent-operator = Notre équipe d’assistance a fait envoyer un nouveau code à { $about }.
event-resent-operator-own = Notre équipe d’assistance vous a fait envoyer un nouveau code.
desk-act-account-seen = Compte consulté
desk-act-account-closed = Compte fermé
desk-act-account-reopened = Compte rouvert
desk-act-password-set = Mot de passe défini
desk-act-sessions-ended = Compte déconnecté
desk-act-second-factor-removed = Second facteur supprimé
desk-act-role-given = Rôle modifié
desk-act-email-address-set = Adresse e-mail modifiée
desk-act-service-seen = Service consulté
desk-act-request-seen = Demande consultée
desk-act-submission-seen = Envoi consulté
desk-act-code-sent = Nouveau code envoyé
desk-act-requests-ended = Demandes terminées
desk-act-lock-on = Verrou des contacts activé
desk-act-lock-off = Verrou des contacts retiré
desk-act-email-retried = E-mail réessayé
desk-act-emails-retried = Tous les e-mails réessayés
desk-act-email-dropped = E-mail abandonné
desk-act-work-retried = Travail en échec réessayé
desk-act-contacts-set = Autres contacts définis
desk-act-service-renamed = Service renommé
desk-act-services-removed = Services supprimés
desk-act-import-dropped = Partie d’un import abandonnée
desk-act-imported = Fichiers importés
desk-act-exported = Fichiers exportés
desk-act-listed = Liste consultée
desk-act-key-created = Clé donnée à un autre programme
desk-act-key-revoked = Clé révoquée
