### Whom a service belongs to.

owner-name = Name
owner-organisation = Organisation
owner-email = E-Mail-Adresse
owner-phone = Telefonnummer
owner-address = Straße und Hausnummer
owner-postcode = Postleitzahl
owner-city = Ort
owner-country = Land

## The form

owner-how = Geben Sie einen Namen oder eine Organisation an; lassen Sie leer, was nicht bekannt ist.
owner-phone-hint = Mit Landesvorwahl, zum Beispiel +33 1 23 45 67 89, oder so, wie man sie im unten gewählten Land wählt.
owner-country-none = Keine Angabe
owner-told = Wenn Sie eine Änderung speichern, erhält der Inhaber eine E-Mail darüber, an die alte und an die neue Adresse. Die Änderung bleibt im Verlauf des Dienstes, den seine Kontakte sehen.
owner-locked = Die Inhaberdaten können nicht geändert werden, solange der Dienst gesperrt ist.
owner-back = Zurück zum Dienst
owner-changed-meanwhile = Die Inhaberdaten haben sich geändert, seit Sie diese Seite geöffnet haben. Unten stehen die aktuellen Daten mit Ihren Eingaben; bitte prüfen Sie sie und speichern Sie erneut.
owner-too-often = Ihr Konto kann { $most }-mal am Tag Inhaberdaten ändern. Es wurde nichts gespeichert; bitte versuchen Sie es nach { $until } noch einmal.
owner-too-often-service = Die Inhaberdaten eines Dienstes können { $most }-mal am Tag geändert werden. Es wurde nichts gespeichert; bitte versuchen Sie es nach { $until } noch einmal.
owner-too-often-address = An { $address } gehen höchstens { $most } E-Mails am Tag über Inhaberdaten. Es wurde nichts gespeichert; bitte versuchen Sie es nach { $until } noch einmal.
fault-owner-name-needed = Geben Sie einen Namen oder eine Organisation an.
fault-owner-phone = Geben Sie eine Telefonnummer mit Landesvorwahl an, zum Beispiel +33 1 23 45 67 89.
fault-owner-country = Wählen Sie ein Land aus der Liste.
fault-owner-holds-address = Hier darf keine Webadresse und keine E-Mail-Adresse stehen.
fault-owner-too-long = Hier sind höchstens { $most } Zeichen erlaubt.
flash-owner-changed = Die Inhaberdaten sind gespeichert. Der Inhaber erhält eine E-Mail darüber.
flash-owner-changed-untold = Die Inhaberdaten sind gespeichert. Vom Inhaber ist keine E-Mail-Adresse bekannt, deshalb wird keine E-Mail gesendet.
flash-owner-same = Es war nichts anders als vorher: Es wurde nichts gespeichert und niemand benachrichtigt.
flash-draft-too-long = Die Sprache ist geändert. Ihre Eingaben waren zu lang, um sie aufzubewahren.
