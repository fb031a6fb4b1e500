lock-title = Verrouillage des contacts
lock-title-many = { $count ->
    [one] Verrouillage des contacts de { $count } service
    *[other] Verrouillage des contacts de { $count } services
    }
lock-what = Tant qu’un service est verrouillé, personne ne peut demander d’autres contacts et les coordonnées du propriétaire ne peuvent pas être modifiées. Les autres contacts sont prévenus quand le verrouillage est activé ou levé.
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
unlock-proof = Pour lever un verrouillage, il faut votre mot de passe.
lock-stay = Restent inchangés
lock-request-open = Une modification de contacts a été demandée et n’est pas encore terminée. Le service pourra être verrouillé ensuite.
lock-not-yours = Seul le contact administrateur peut verrouiller et déverrouiller.
lock-operators = Verrouillé par le support. Seul le support peut lever ce verrouillage.
lock-nothing-turned = Rien n’a été modifié.
lock-changed = Entre-temps, quelque chose a changé sur ces services. Vérifiez à nouveau ; rien n’a encore été fait.
lock-too-often = Vous avez changé les verrouillages très souvent. Réessayez après { $until }.
lock-nothing-chosen = Sélectionnez d’abord les services à verrouiller ou à déverrouiller.
lock-selected = Verrouiller ou déverrouiller la sélection
lock-all = Verrouiller ou déverrouiller les { $total }
lock-everything = Tout verrouiller ou déverrouiller
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
lock-since-support = Verrouillé par le support depuis le { $since }. Seul le support peut lever ce verrouillage.
lock-since-own = Verrouillé par vous depuis le { $since }.
