### The words of the emails.

email-fact-label = { $label }:
email-greeting = Guten Tag { $name },
email-footer = { $brand } hat diese E-Mail an das Konto mit dem NIC-Handle { $nic } gesendet.
email-footer-automatic = Sie wurde automatisch erstellt; Antworten werden nicht gelesen.
email-footer-replies = Sie wurde automatisch erstellt; Antworten gehen an unseren Support.
email-support = Fragen? Sie erreichen uns hier: { $support }
email-request-link = Der Antrag mit seinem ganzen Verlauf:
email-request-button = Antrag öffnen
email-nothing-changed = Es wurde kein Kontakt geändert.

## Validation code

email-code-subject = Bitte bestätigen: Kontaktänderung für { $service }
email-code-again-subject = Neuer Code, der frühere ist ungültig: Kontaktänderung für { $service }
email-code-heading = { $requester } möchte, dass Sie { $roles } von { $service } werden
email-code-heading-several = Sie haben neue Kontakte für { $service } beantragt
email-code-preheader = { $types }: annehmen oder ablehnen bis { $last-day }
email-code-opening = { $requester } bittet Sie, diese Kontaktänderung zu bestätigen:
email-code-opening-own = Sie haben diese Kontaktänderung beantragt. Wir bitten um Ihre Bestätigung:
email-code-again = dies ist ein neuer Code. Der Code aus der früheren E-Mail ist ungültig.
email-note = { $requester } schreibt:
email-note-own = Ihre Nachricht:
email-code-label = Ihr Bestätigungscode:
email-code-link = Wenn Sie diesen Link öffnen, ist der Code schon eingetragen; auf der Seite können Sie dann annehmen oder ablehnen:
email-code-button = Antrag öffnen
email-code-personal = Der Code ist nur für Sie bestimmt und für jeden Antrag nur ein einziges Mal verwendbar. Geben Sie ihn nicht weiter, auch nicht an uns.
email-code-last-day = Sie können bis zum { $last-day } annehmen oder ablehnen.
email-code-blocked = Ihr Bestätigungscode ist nach zu vielen falschen Eingaben gesperrt. Lassen Sie sich auf der Seite des Antrags einen neuen senden:
email-code-surprise = Damit haben Sie nicht gerechnet? Dann lehnen Sie den Antrag auf der Seite ab oder ignorieren Sie diese E-Mail: Solange Sie nicht annehmen, ändert sich nichts.
email-code-surprise-own = Das waren nicht Sie? Dann nutzt vielleicht jemand anderes Ihr Konto: Lehnen Sie den Antrag ab und geben Sie uns Bescheid. Solange Sie nicht annehmen, ändert sich nichts.

## Reminder

email-reminder-subject = Erinnerung: Kontaktänderung für { $service }
email-reminder-opening = diese Kontaktänderung, beantragt von { $requester }, wartet noch auf Ihre Entscheidung. Nach dem { $last-day } kann sie nicht mehr bestätigt werden:

## Outcomes

email-done-subject = Erledigt: Die Kontakte von { $service } wurden geändert
email-done-heading = Sie sind jetzt { $roles } von { $service }
email-done-heading-other = { $to } ist jetzt { $roles } von { $service }
email-done-opening = der Antrag wurde erfolgreich bearbeitet. Das hat sich geändert:
email-done-administrator-opening = die Kontakte des Dienstes { $service }, bei dem Sie administrativer Kontakt sind, haben sich geändert:
email-replaced-subject = Ein anderes Konto hat Sie als Kontakt von { $service } ersetzt
email-replaced-heading = Sie sind nicht mehr { $roles } von { $service }
email-replaced-opening = Sie wurden als Kontakt von { $service } ersetzt ({ $types }). Der Kontakt ist jetzt { $to }.
email-replaced-gone = Sie sind kein Kontakt dieses Dienstes mehr: Er steht nicht mehr unter „Meine Dienste“, und Sie können keine Änderung seiner Kontakte mehr beantragen.
email-replaced-lost = Sie können hierfür keine Änderung mehr beantragen: { $types }.
email-replaced-left = Sie sind weiterhin { $roles } dieses Dienstes.
email-replaced-wrong = Ist das falsch? Fragen Sie { $requester } (von diesem Konto kam der Antrag) oder unseren Support.
email-declined-subject = Abgelehnt: Kontaktänderung für { $service }
email-declined-opening = { $who } hat diese Kontaktänderung abgelehnt:
email-cancelled-subject = Abgebrochen: Kontaktänderung für { $service }
email-cancelled-opening = { $who } hat diese Kontaktänderung abgebrochen:
email-cancelled-operator-opening = unser Support hat diese Kontaktänderung abgebrochen:
email-cancelled-unknown-opening = diese Kontaktänderung wurde abgebrochen:
email-expired-subject = Abgelaufen: Kontaktänderung für { $service }
email-expired-opening = diese Kontaktänderung wurde nicht rechtzeitig von allen bestätigt:
email-failed-subject = Fehlgeschlagen: Kontaktänderung für { $service }
email-failed-opening = diese Kontaktänderung wurde bestätigt, konnte aber nicht mehr ausgeführt werden. { $reason }

## Many services

email-submission-link = Alle Anträge mit ihrem ganzen Verlauf:
email-submission-button = Anträge öffnen
email-services-label = Dienste
email-services = { $count ->
    [one] { $count } Dienst
    *[other] { $count } Dienste
    }
email-services-more = { $count ->
    [one] { $names } und { $count } weiterer
    *[other] { $names } und { $count } weitere
    }
email-services-rest = { $count ->
    [one] und { $count } weiterer
    *[other] und { $count } weitere
    }
email-group = { $from } → { $to }: { $services }.
email-group-more = { $label }: { $value }
email-groups-more = { $count ->
    [one] Und { $count } weitere Änderung.
    *[other] Und { $count } weitere Änderungen.
    }
email-why-label = Grund
email-code-subject-many = { $count ->
    [one] Bitte bestätigen: Kontaktänderung für { $count } Dienst
    *[other] Bitte bestätigen: Kontaktänderung für { $count } Dienste
    }
email-code-again-subject-many = { $count ->
    [one] Neuer Code, der frühere ist ungültig: Kontaktänderung für { $count } Dienst
    *[other] Neuer Code, der frühere ist ungültig: Kontaktänderung für { $count } Dienste
    }
email-code-heading-many = { $count ->
    [one] { $requester } möchte, dass Sie { $roles } von { $count } Dienst werden
    *[other] { $requester } möchte, dass Sie { $roles } von { $count } Diensten werden
    }
email-code-heading-mixed = { $count ->
    [one] { $requester } möchte, dass Sie Kontakt von { $count } Dienst werden
    *[other] { $requester } möchte, dass Sie Kontakt von { $count } Diensten werden
    }
email-code-heading-several-many = { $count ->
    [one] Sie haben neue Kontakte für { $count } Dienst beantragt
    *[other] Sie haben neue Kontakte für { $count } Dienste beantragt
    }
email-code-blocked-many = Ihr Bestätigungscode ist nach zu vielen falschen Eingaben gesperrt. Lassen Sie sich auf der Seite der Anträge einen neuen senden:
email-reminder-subject-many = { $count ->
    [one] Erinnerung: Kontaktänderung für { $count } Dienst
    *[other] Erinnerung: Kontaktänderung für { $count } Dienste
    }
email-done-subject-many = { $count ->
    [one] Erledigt: Kontaktänderung für { $count } Dienst
    *[other] Erledigt: Kontaktänderung für { $count } Dienste
    }
email-done-heading-many = { $count ->
    [one] Sie sind jetzt { $roles } von { $count } Dienst
    *[other] Sie sind jetzt { $roles } von { $count } Diensten
    }
email-done-heading-other-many = { $count ->
    [one] { $to } ist jetzt { $roles } von { $count } Dienst
    *[other] { $to } ist jetzt { $roles } von { $count } Diensten
    }
email-done-opening-many = die Anträge wurden erfolgreich bearbeitet. Das hat sich geändert:
email-done-administrator-opening-many = die Kontakte von Diensten, bei denen Sie administrativer Kontakt sind, haben sich geändert:
email-replaced-subject-many = { $count ->
    [one] Ein anderes Konto hat Sie als Kontakt von { $count } Dienst ersetzt
    *[other] Ein anderes Konto hat Sie als Kontakt von { $count } Diensten ersetzt
    }
email-replaced-heading-many = { $count ->
    [one] Sie sind nicht mehr { $roles } von { $count } Dienst
    *[other] Sie sind nicht mehr { $roles } von { $count } Diensten
    }
email-replaced-opening-many = mit dieser Kontaktänderung wurden Sie als Kontakt ersetzt:
email-replaced-gone-many = Sie sind kein Kontakt dieser Dienste mehr: Diese stehen nicht mehr unter „Meine Dienste“, und Sie können keine Änderung ihrer Kontakte mehr beantragen.
email-replaced-left-some = { $count ->
    [one] Bei { $count } dieser Dienste sind Sie weiterhin Kontakt in anderer Rolle; er bleibt unter „Meine Dienste“. Die übrigen stehen dort nicht mehr.
    *[other] Bei { $count } dieser Dienste sind Sie weiterhin Kontakt in anderer Rolle; sie bleiben unter „Meine Dienste“. Die übrigen stehen dort nicht mehr.
    }
email-replaced-left-all = Bei diesen Diensten sind Sie weiterhin Kontakt in anderer Rolle: Sie sehen sie weiterhin unter „Meine Dienste“.
email-declined-subject-many = { $count ->
    [one] Abgelehnt: Kontaktänderung für { $count } Dienst
    *[other] Abgelehnt: Kontaktänderung für { $count } Dienste
    }
email-declined-opening-various = diese Kontaktänderung wurde abgelehnt:
email-declined-by = Abgelehnt von
email-cancelled-subject-many = { $count ->
    [one] Abgebrochen: Kontaktänderung für { $count } Dienst
    *[other] Abgebrochen: Kontaktänderung für { $count } Dienste
    }
email-cancelled-by = Abgebrochen von
email-by-support = unserem Support
email-expired-subject-many = { $count ->
    [one] Abgelaufen: Kontaktänderung für { $count } Dienst
    *[other] Abgelaufen: Kontaktänderung für { $count } Dienste
    }
email-failed-subject-many = { $count ->
    [one] Fehlgeschlagen: Kontaktänderung für { $count } Dienst
    *[other] Fehlgeschlagen: Kontaktänderung für { $count } Dienste
    }

## Renewals

email-renewals-subject-automatic = { $service } verlängert sich am { $day }
email-renewals-subject-manual = Bitte bis { $day } verlängern: { $service }
email-renewals-subject-ends = { $service } endet am { $day }
email-renewals-subject-unknown = { $service }: letzter Tag { $day }
email-renewals-subject-many = { $count ->
    [one] { $count } Ihrer Dienste verlängert sich oder endet bald
    *[other] { $count } Ihrer Dienste verlängern sich oder enden bald
    }
email-renewals-opening = Sie erhalten diesen Hinweis als Rechnungskontakt. Bald verlängert sich oder endet:
email-renewals-taken-over = Sie sind jetzt der Rechnungskontakt von dem, was sich bald verlängert oder endet:
email-renewals-day = Letzter Tag
email-renewals-today = { $day } (heute)
email-renewals-days-left = { $count ->
    [one] { $day } (in { $count } Tag)
    *[other] { $day } (in { $count } Tagen)
    }
email-renewals-past = { $day } (vorbei)
email-renewals-automatic = Verlängert sich von selbst
email-renewals-manual = Verlängert sich, sobald bezahlt
email-renewals-ends = Endet
email-renewals-more = { $count ->
    [one] Und { $count } weiterer Dienst.
    *[other] Und { $count } weitere Dienste.
    }
email-renewals-link = Alle Ihre Dienste, nach letztem Tag:
email-renewals-button = Liste öffnen
email-renewals-service-link = Alles zu diesem Dienst:
email-renewals-service-button = Dienst öffnen
email-renewals-hint-automatic = Bei Diensten, die sich von selbst verlängern, müssen Sie nichts tun.
email-renewals-hint-manual = Dienste, die sich verlängern, sobald sie bezahlt sind, bezahlen Sie bitte bis zu ihrem letzten Tag; sonst verlängern sie sich nicht.
email-renewals-hint-ends = Dienste, die enden, stehen nach ihrem letzten Tag nicht mehr zur Verfügung.
email-renewals-closing = Soll jemand anderes diese Hinweise erhalten? Benennen Sie einen anderen Rechnungskontakt des Dienstes.

## Links

email-greeting-nobody = Guten Tag,
email-sign-up-subject = Bestätigen Sie Ihre E-Mail-Adresse für { $brand }
email-sign-up-opening = mit dieser E-Mail-Adresse wird gerade ein Konto bei { $brand } angelegt. Ein Schritt fehlt noch: Bestätigen Sie, dass die Adresse Ihnen gehört.
email-sign-up-link = Bestätigen Sie die Adresse über diesen Link mit dem Passwort, das Sie gewählt haben. Danach wird das Konto angelegt, und Sie erhalten Ihr NIC-Handle:
email-sign-up-button = Adresse bestätigen
email-sign-up-surprise = Das waren nicht Sie? Dann ignorieren Sie diese E-Mail: Ohne die Bestätigung wird kein Konto angelegt.
email-link-until = Der Link ist einmal verwendbar, bis zum { $until }.
email-in-use-subject = Sie haben bereits ein Konto bei { $brand }
email-in-use-sign-up = jemand, vermutlich Sie, wollte mit dieser E-Mail-Adresse ein Konto anlegen. Es gibt bereits eines; daher wurde nichts angelegt. NIC-Handle: { $nics }.
email-in-use-change = jemand wollte diese E-Mail-Adresse für ein anderes Konto verwenden. Sie gehört bereits zu einem Konto; daher wurde nichts geändert. NIC-Handle: { $nics }.
email-in-use-closing = Das waren nicht Sie? Dann ist nichts zu tun: Ihr Konto ist nicht betroffen.
email-reset-subject = Neues Passwort für { $brand }
email-reset-opening = jemand, vermutlich Sie, hat ein neues Passwort angefordert.
email-reset-link = Über diesen Link wählen Sie ein neues Passwort für das Konto { $nic } ({ $name }):
email-reset-button = Neues Passwort wählen
email-reset-surprise = Das waren nicht Sie? Dann ignorieren Sie diese E-Mail: Ihr Passwort bleibt, wie es ist.
email-change-subject = Bestätigen Sie Ihre neue E-Mail-Adresse für { $brand }
email-change-opening = das Konto { $nic } soll künftig diese E-Mail-Adresse verwenden. Bestätigen Sie, dass die Adresse Ihnen gehört.
email-change-link = Melden Sie sich mit diesem Konto an und bestätigen Sie die Adresse über diesen Link:
email-change-button = Adresse bestätigen
email-change-surprise = Das waren nicht Sie? Dann ignorieren Sie diese E-Mail: Ohne die Bestätigung ändert sich nichts.
email-footer-nobody = { $brand } hat diese E-Mail gesendet, weil jemand diese Adresse eingegeben hat.
email-sign-in-link = Hier melden Sie sich an:
email-sign-in-button = Anmelden

## The account

email-welcome-subject = Ihr NIC-Handle bei { $brand }
email-welcome-opening = herzlich willkommen! Ihr Konto ist angelegt; Ihr NIC-Handle lautet { $nic }.
email-welcome-use = Das NIC-Handle ist Ihr Benutzername: Melden Sie sich damit an und nennen Sie es allen, die Sie als Kontakt eines Dienstes angeben möchten. Bitte bewahren Sie diese E-Mail auf.
email-password-changed-subject = Das Passwort Ihres Kontos bei { $brand } wurde geändert
email-password-changed-opening = das Passwort des Kontos { $nic } wurde geändert. Wer damit angemeldet war, wurde abgemeldet.
email-address-changed-subject = Die E-Mail-Adresse Ihres Kontos bei { $brand } wurde geändert
email-address-changed-opening = die E-Mail-Adresse des Kontos { $nic } wurde geändert. E-Mails zu diesem Konto gehen ab sofort an die neue Adresse.
email-address-surprise = Das waren nicht Sie? Dann hat jemand anderes Ihr Konto benutzt. Bitte geben Sie uns sofort Bescheid, damit wir Ihren Zugang wiederherstellen können.
email-factor-on-subject = Ein zweiter Faktor schützt Ihr Konto bei { $brand }
email-factor-on-opening = für die Anmeldung beim Konto { $nic } ist jetzt neben dem Passwort ein Code aus einer Authenticator-App nötig.
email-factor-on-surprise = Das waren nicht Sie? Dann hat jemand anderes Ihr Konto benutzt. Bitte geben Sie uns sofort Bescheid: Wir können den zweiten Faktor entfernen und Ihren Zugang wiederherstellen.
email-factor-off-subject = Der zweite Faktor Ihres Kontos bei { $brand } wurde ausgeschaltet
email-factor-off-opening = für die Anmeldung beim Konto { $nic } genügt wieder das Passwort.
email-factor-failed-subject = Jemand kennt das Passwort Ihres Kontos bei { $brand }
email-factor-failed-opening = jemand hat beim Anmelden mit dem Konto { $nic } das richtige Passwort, anstelle des zweiten Faktors aber falsche Codes eingegeben und wurde abgewiesen.
email-recovery-made-subject = Neue Notfallcodes für Ihr Konto bei { $brand }
email-recovery-made-opening = für das Konto { $nic } wurden neue Notfallcodes erstellt. Die alten funktionieren nicht mehr.
email-recovery-used-subject = Ein Notfallcode Ihres Kontos bei { $brand } wurde verwendet
email-recovery-used-opening = ein Notfallcode des Kontos { $nic } wurde anstelle der Authenticator-App verwendet. Er kann nicht noch einmal verwendet werden.
email-closed-subject = Ihr Konto bei { $brand } ist geschlossen
email-closed-opening = das Konto { $nic } ist geschlossen. Niemand kann sich mehr damit anmelden.
email-account-surprise = Das waren nicht Sie? Dann geben Sie uns bitte sofort Bescheid.
email-account-surprise-reset = Das waren nicht Sie? Dann wählen Sie sofort über diesen Link ein neues Passwort und geben Sie uns Bescheid:
