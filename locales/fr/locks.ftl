lock-title = Verrou des contacts
lock-title-many = { $count ->
    [one] Verrou des contacts de { $count } service
    *[other] Verrou des contacts de { $count } services
    }
lock-meaning = Tant que le verrou des contacts est activé, personne ne peut demander d’autres contacts et les coordonnées du titulaire ne peuvent pas être modifiées.
lock-told = Les autres contacts sont prévenus quand le verrou est activé ou retiré.
lock-until = Le contact administrateur peut le retirer.
lock-until-support = Seule notre équipe d’assistance peut le retirer.
lock-by = Activé par
lock-can = { $count ->
    [one] { $count } service peut être verrouillé
    *[other] { $count } services peuvent être verrouillés
    }
lock-button = { $count ->
    [one] Verrouiller { $count } service
    *[other] Verrouiller { $count } services
    }
unlock-can = { $count ->
    [one] { $count } service est verrouillé
    *[other] { $count } services sont verrouillés
    }
unlock-button = { $count ->
    [one] Déverrouiller { $count } service
    *[other] Déverrouiller { $count } services
    }
unlock-proof = Pour retirer le verrou, il faut votre mot de passe.
lock-stay = Restent inchangés
lock-request-open = Une modification de contacts a été demandée et n’est pas encore terminée. Le service pourra être verrouillé ensuite.
lock-not-yours = Seul le contact administrateur peut verrouiller et déverrouiller.
lock-operators = Verrouillé par notre équipe d’assistance. Elle seule peut retirer ce verrou.
lock-nothing-turned = Rien n’a été modifié.
lock-changed = Entre-temps, quelque chose a changé sur ces services. Vérifiez à nouveau ; rien n’a encore été fait.
lock-too-often = Vous avez changé le verrou très souvent. Réessayez après { $until }.
lock-nothing-chosen = Sélectionnez d’abord les services à verrouiller ou à déverrouiller.
lock-selected = Verrouiller ou déverrouiller la sélection
lock-all = Verrouiller ou déverrouiller les { $total }
lock-everything = Tout verrouiller ou déverrouiller
lock-on-button = Activer le verrou des contacts
lock-off-button = Retirer le verrou des contacts
flash-locked = { $count ->
    [one] Service verrouillé. Les autres contacts reçoivent un e-mail.
    *[other] { $count } services sont verrouillés. Les autres contacts reçoivent un e-mail.
    }
flash-unlocked = { $count ->
    [one] Service déverrouillé. Les autres contacts reçoivent un e-mail.
    *[other] { $count } services sont déverrouillés. Les autres contacts reçoivent un e-mail.
    }
flash-locked-already = { $count ->
    [one] Ce service était déjà verrouillé.
    *[other] Ces services étaient déjà verrouillés.
    }
flash-unlocked-already = { $count ->
    [one] Ce service n’était pas verrouillé.
    *[other] Ces services n’étaient pas verrouillés.
    }
fault-locked = Ce service est verrouillé : ses contacts ne peuvent pas être modifiés.
lock-since = Verrouillé par { $by } depuis le { $since }.
lock-since-support = Verrouillé par notre équipe d’assistance depuis le { $since }.
lock-since-own = Verrouillé par vous depuis le { $since }.
