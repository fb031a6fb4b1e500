### The emails about what support did to an account.

email-done-by-support = Das hat unser Support getan. Wenn Sie den Grund nicht kennen, fragen Sie uns bitte.
email-address-by-support = Das hat unser Support getan. Wenn Sie nicht darum gebeten haben, geben Sie uns bitte sofort Bescheid.
email-reopened-subject = Ihr Konto bei { $brand } ist wieder geöffnet
email-reopened-opening = das Konto { $nic } wurde wieder geöffnet. Sie können sich wieder damit anmelden.
email-sessions-ended-subject = Sie wurden von Ihrem Konto bei { $brand } abgemeldet
email-sessions-ended-opening = alle Sitzungen des Kontos { $nic } wurden beendet.
email-role-subject = Die Rechte Ihres Kontos bei { $brand } wurden geändert
email-role-support = das Konto { $nic } darf jetzt als Support andere Kunden betreuen. Alle Sitzungen des Kontos wurden beendet.
email-role-admin = das Konto { $nic } darf jetzt als Administrator alles für andere Kunden tun. Alle Sitzungen des Kontos wurden beendet.
email-role-none = das Konto { $nic } darf andere Kunden nicht mehr betreuen. Alle Sitzungen des Kontos wurden beendet.

## What support did to services

email-set-subject = Unser Support hat Kontakte von { $service } geändert
email-set-subject-many = Unser Support hat Kontakte mehrerer Dienste geändert
email-set-opening = unser Support hat Kontakte von { $service } geändert.
email-set-opening-many = unser Support hat Kontakte mehrerer Dienste geändert.
email-set-rest = Dazu
email-set-rest-count = { $count ->
    [one] { $count } weitere Änderung
    *[other] { $count } weitere Änderungen
    }
email-set-meaning = Die Änderung gilt bereits. Niemand musste sie bestätigen; offene Anträge zu diesen Kontakten sind beendet.
email-renamed-subject = { $before } heißt jetzt { $after }
email-renamed-opening = unser Support hat den Dienst { $before } umbenannt: Er heißt jetzt { $after }.
email-renamed-meaning = Seine Kontakte und sein Verlauf bleiben, wie sie waren.
email-removed-subject = { $service } wurde entfernt
email-removed-subject-many = { $count ->
    [one] { $count } Dienst wurde entfernt
    *[other] { $count } Dienste wurden entfernt
    }
email-removed-opening = der Dienst { $service } wurde entfernt; Sie sind kein Kontakt mehr davon.
email-removed-opening-many = { $count ->
    [one] { $count } Dienst wurde entfernt; Sie sind kein Kontakt mehr davon.
    *[other] { $count } Dienste wurden entfernt; Sie sind kein Kontakt mehr davon.
    }
email-removed-by = Entfernt von
email-removed-meaning = Offene Anträge dazu sind beendet. Was vorher entschieden wurde, steht weiter unter „Meine Anträge“.
