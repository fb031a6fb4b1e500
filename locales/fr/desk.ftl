desk-go-on = Continuer
desk-more = Il en reste : appuyez sur « Continuer ».
desk-interrupted = Un problème est ensuite survenu de notre côté. Ce qui est fait reste fait : essayez « Continuer » dans un moment.
desk-replace-left = { $count ->
    [one] Le compte est encore un tel contact de { $count } service.
    *[other] Le compte est encore un tel contact de { $count } services.
    }
desk-close-ended = { $count ->
    [one] { $count } demande en cours a pris fin jusqu’ici.
    *[other] { $count } demandes en cours ont pris fin jusqu’ici.
    }
desk-close-left = { $count ->
    [one] Il en reste { $count } en cours ; le compte est fermé dès qu’elle a aussi pris fin.
    *[other] Il en reste { $count } en cours ; le compte est fermé dès qu’elles ont aussi pris fin.
    }
desk-reopen-blanked = Le nom et l’adresse de { $nic } ont été supprimés quelque temps après sa fermeture. Saisissez ceux de son titulaire : il est prévenu par e-mail à cette adresse et choisit un mot de passe par « Mot de passe oublié ? ».
desk-service-removed = Supprimé
desk-service-was = Service supprimé
desk-service-removed-on = Supprimé le
desk-service-was-hint = Ses derniers contacts sont indiqués dans la mesure où son historique les nomme. Ses demandes et son historique sont conservés quelques années.
