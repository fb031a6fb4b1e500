### The emails about services: their owners and contact locks.

email-service-link = Der Dienst mit seinem Verlauf:
email-service-button = Dienst öffnen
email-services-link = Alle Ihre Dienste:
email-services-button = Meine Dienste öffnen
email-service-when = Wann
email-service-no-longer = Sie sind kein Kontakt dieses Dienstes mehr; deshalb fehlt in dieser E-Mail, was nur seine Kontakte sehen.
email-service-wrong = Ist das falsch? Fragen Sie { $who } (von diesem Konto kam die Änderung) oder unseren Support.
email-service-wrong-support = Ist das falsch? Bitte geben Sie uns Bescheid.

## Owner’s details

email-owner-subject = Die Inhaberdaten von { $service } wurden geändert
email-owner-opening = die Daten des Inhabers von { $service } wurden geändert.
email-owner-by = Geändert von
email-owner-before-after = { $before } → { $after }
email-owner-nothing = keine Angabe
email-owner-old-address = Spätere Änderungen melden wir nicht mehr an diese Adresse.
email-owner-footer = { $brand } hat diese E-Mail gesendet, weil diese Adresse die des Inhabers von { $service } ist oder es bis zu dieser Änderung war.

## Contact lock

email-locked-subject = Kontaktsperre eingeschaltet: { $service }
email-locked-subject-many = { $count ->
    [one] Kontaktsperre für { $count } Dienst eingeschaltet
    *[other] Kontaktsperre für { $count } Dienste eingeschaltet
    }
email-locked-opening = die Kontakte von { $service } sind jetzt gesperrt.
email-locked-opening-many = { $count ->
    [one] die Kontakte von { $count } Dienst sind jetzt gesperrt.
    *[other] die Kontakte von { $count } Diensten sind jetzt gesperrt.
    }
email-unlocked-subject = Kontaktsperre aufgehoben: { $service }
email-unlocked-subject-many = { $count ->
    [one] Kontaktsperre für { $count } Dienst aufgehoben
    *[other] Kontaktsperre für { $count } Dienste aufgehoben
    }
email-unlocked-opening = die Kontakte von { $service } sind nicht mehr gesperrt.
email-unlocked-opening-many = { $count ->
    [one] die Kontakte von { $count } Dienst sind nicht mehr gesperrt.
    *[other] die Kontakte von { $count } Diensten sind nicht mehr gesperrt.
    }
email-unlocked-by = Aufgehoben von
email-unlocked-meaning = Andere Kontakte können wieder beantragt und die Inhaberdaten wieder geändert werden.
