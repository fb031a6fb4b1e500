### The words of the pages.

## Every page

skip-to-content = Zum Inhalt springen
site-description = { $brand }: Sehen Sie, wer die Kontakte Ihrer Dienste sind, und übergeben Sie sie sicher.
language-choice = Sprache
help = Hilfe
sign-out = Abmelden
signed-in-as = Sie sind als { $name } ({ $nic }) angemeldet.
sign-in-another = Mit anderem Konto anmelden
others-form-title = Ein anderes Konto ist angemeldet
others-form-text = Dieses Formular wurde mit dem Konto { $owner } ausgefüllt. Es wurde nichts gesendet.
others-form-typed = Ihre Eingaben
others-form-kept = Melden Sie sich innerhalb einer Stunde als { $nic } an, dann stehen Ihre Eingaben wieder im Formular.
others-form-sign-in = Als { $nic } anmelden
others-form-afresh = Seite neu öffnen
date-time = { $when } UTC
date-time-in-zone = { $when } ({ $zone })
pair = { $label }: { $value }
quoted = „{ $text }“
cancel = Abbrechen
refresh = Aktualisieren
actions-label = Aktionen
actions-for = Aktionen für { $what }
actions-for-request = Aktionen für Antrag { $number }
pages-label = Seiten
pages-first = Erste Seite
pages-previous = Zurück
pages-next = Weiter
filter-all = Alle
filter-apply = Anwenden
filter-clear = Filter zurücksetzen
filter-off = „{ $filter }“ entfernen
filtered-by = Gefiltert nach:
search-clear = Suche zurücksetzen
form-has-faults = Bitte prüfen Sie Ihre Eingaben:
title-faults = { $count ->
    [one] { $count } Fehler
    *[other] { $count } Fehler
    }

## Things and people

nic-label = NIC-Handle
contact-administrative = Administrativer Kontakt
contact-technical = Technischer Kontakt
contact-billing = Rechnungskontakt
type-administrative = Administrativ
type-technical = Technisch
type-billing = Rechnung
request-label = Antrag
request-title = Antrag { $number }
request-page-title = Antrag { $number }: { $state }
service-label = Dienst
types-label = Kontaktarten
you = Sie
from-label = Bisheriger Kontakt
to-label = Neuer Kontakt
people-several = Mehrere Personen
requester-label = Beantragt von

## States

state-pending = Wartet auf Bestätigung
state-pending-own = Wartet auf Ihre Bestätigung
state-pending-other = Wartet auf Bestätigung von { $nic }
state-processing = In Bearbeitung
state-done = Erledigt
state-declined = Abgelehnt
state-cancelled = Abgebrochen
state-expired = Abgelaufen
state-failed = Fehlgeschlagen

## Signing in

sign-in-title = Anmelden
sign-in-login = NIC-Handle oder E-Mail
password-label = Passwort
password-show = Passwort anzeigen
sign-in-button = Anmelden
sign-in-as-another = Sie sind als { $name } ({ $nic }) angemeldet. Hier können Sie sich mit einem anderen Konto anmelden.
sign-in-why-request = Der Link in Ihrer E-Mail führt zu einem Antrag, den Sie annehmen oder ablehnen können. Melden Sie sich mit dem Konto an, das in der E-Mail steht; der Code ist dann schon eingetragen.
sign-in-why-email = Der Link in Ihrer E-Mail bestätigt eine neue Adresse. Melden Sie sich mit dem Konto an, für das sie gilt.
sign-in-failed = NIC-Handle oder E-Mail-Adresse und Passwort passen nicht zusammen. Bitte versuchen Sie es erneut.
sign-in-shared-address = Wenn mehrere Konten Ihre E-Mail-Adresse gemeinsam nutzen, melden Sie sich mit Ihrem NIC-Handle an.
sign-in-too-often = Es gab zu viele Fehlversuche. Bitte warten Sie einige Minuten und versuchen Sie es dann erneut.
sign-in-forgot = Passwort vergessen?
flash-signed-out = Sie sind abgemeldet.
flash-nothing-sent = Sie wurden abgemeldet; es wurde nichts gesendet.
flash-nothing-sent-kept = Sie wurden abgemeldet; es wurde nichts gesendet. Melden Sie sich wieder als { $nic } an: Ihre Eingaben stehen dann wieder im Formular, außer Passwörtern und Codes.
flash-nothing-sent-too-long = Sie wurden abgemeldet; es wurde nichts gesendet. Ihre Eingaben sind zu lang, um sie aufzubewahren.
draft-given-back = Ihre Eingaben stehen wieder im Formular. Sie wurden noch nicht gesendet.
demo-title = Dies ist die Demo
demo-text = Melden Sie sich mit einem dieser Konten an. E-Mails an diese Konten kommen im Postfach an; der Link dorthin steht oben auf jeder Seite.
demo-password = Passwort für alle: { $password }

## Creating an account

sign-up-title = Konto anlegen
sign-up-how = Sie erhalten eine E-Mail mit einem Link, der Ihre Adresse bestätigt. Danach bekommen Sie Ihr NIC-Handle, das zugleich Ihr Benutzername ist.
sign-up-zone-hint = Die geografische Zone, zu der Sie gehören. Kontakte lassen sich nur innerhalb einer Zone ändern, und die Zone kann später nicht geändert werden.
sign-up-zone-choose = Bitte wählen …
sign-up-button = Konto anlegen
sign-up-sign-in = Sie haben schon ein Konto? Anmelden
sign-up-confirm-text = Sie bestätigen die Adresse { $email }, und das Konto für { $name } wird angelegt.
sign-up-confirm-hint = Das Passwort, das Sie bei der Registrierung gewählt haben.
flash-sign-up-sent = Wir haben eine E-Mail an { $email } gesendet. Öffnen Sie innerhalb von 24 Stunden den Link darin, um fortzufahren.
flash-account-created = Ihr Konto ist angelegt, und Sie sind angemeldet. Ihr NIC-Handle lautet { $nic }; wir haben es Ihnen auch per E-Mail gesendet.
fault-zone = Wählen Sie eine der Zonen.
fault-sign-up-password = Das ist nicht das Passwort, das Sie bei der Registrierung gewählt haben.
fault-password-empty = Wählen Sie ein Passwort.
fault-password-too-short = Verwenden Sie mindestens 8 Zeichen. Gut sind drei oder vier Wörter, die nichts miteinander zu tun haben.
fault-password-too-long = Dieses Passwort ist zu lang. Geben Sie ein kürzeres ein.
fault-password-common = Dieses oder ein sehr ähnliches Passwort steht auf Listen häufiger Passwörter und würde sofort erraten. Wählen Sie ein anderes.
fault-password-keys = Tasten, die nebeneinander liegen, sind leicht zu erraten. Wählen Sie ein anderes Passwort.
fault-password-repeats = Wiederholungen sind leicht zu erraten. Wählen Sie ein anderes Passwort.
fault-password-sequence = Aufeinanderfolgende Buchstaben oder Ziffern sind leicht zu erraten. Wählen Sie ein anderes Passwort.
fault-password-date = Datumsangaben und Jahreszahlen sind leicht zu erraten. Wählen Sie ein anderes Passwort.
fault-password-word = Ein Name oder Wort allein ist leicht zu erraten. Fügen Sie Wörter hinzu, die nichts damit zu tun haben.
fault-password-guessable = Dieses Passwort ist leicht zu erraten. Machen Sie es länger: Fügen Sie Wörter hinzu, die nichts miteinander zu tun haben.
dead-link-title = Dieser Link ist nicht mehr gültig
dead-link-text = Er wurde schon verwendet oder durch einen neueren ersetzt, oder seine Frist ist abgelaufen.
dead-link-others-title = Dieser Link ist für ein anderes Konto bestimmt oder nicht mehr gültig
dead-link-others-text = Er gilt nur für das Konto, das ihn angefordert hat, und nur einmal. Vielleicht wurde er auch durch einen neueren ersetzt, oder seine Frist ist abgelaufen.
dead-link-sign-up = Wenn Ihr Konto schon angelegt ist, melden Sie sich an; sonst beginnen Sie bitte noch einmal mit der Registrierung.
dead-link-reset = Fordern Sie einen neuen Link an.
dead-link-email = Ihre Adresse steht in Ihrem Profil; geben Sie dort bei Bedarf die neue noch einmal ein.

## Forgotten password

forgot-title = Passwort vergessen?
forgot-how = Geben Sie Ihr NIC-Handle oder Ihre E-Mail-Adresse ein. Wenn es ein Konto dazu gibt, erhalten Sie eine E-Mail mit einem Link, über den Sie ein neues Passwort wählen.
forgot-button = Link senden
forgot-sign-in = Zurück zur Anmeldung
forgot-too-often = Es wurden zu oft Links angefordert. Sehen Sie in Ihrem E-Mail-Postfach nach: Ein Link aus der letzten halben Stunde funktioniert noch. Versuchen Sie es sonst später erneut.
flash-reset-sent = Wenn es ein Konto für { $login } gibt, ist eine E-Mail mit einem Link unterwegs. Der Link gilt 30 Minuten.
fault-login-neither = Das ist weder ein NIC-Handle wie xx11111-nic noch eine E-Mail-Adresse.
reset-title = Neues Passwort wählen
reset-for = Für das Konto { $nic } ({ $name }). Alle laufenden Sitzungen dieses Kontos werden beendet.
reset-button = Passwort festlegen
flash-password-reset = Das neue Passwort von { $nic } ist festgelegt. Melden Sie sich damit an.

## My services

services-title = Kontaktverwaltung
tabs-label = Kontaktverwaltung
tab-services = Meine Dienste
tab-requests = Meine Anträge
services-search = Dienste suchen
services-category = Kategorie
services-role = Meine Rolle
services-contact = Kontakt
services-contact-as = Rolle des Kontakts
services-renews = Verlängerung
services-renews-within = Verlängerung innerhalb von
services-days = { $count ->
    [one] { $count } Tag
    *[other] { $count } Tagen
}
renews-automatic = verlängert sich automatisch
renews-manual = wird nach Zahlung verlängert
renews-ends = endet
renews-ended = beendet
renews-overdue = überfällig
renews-past = vorbei
services-locked = Gesperrt
services-pending = Offene Änderungen
services-pending-own = Ihre Antwort fehlt noch
services-pending-new = hat noch nicht angenommen
services-pending-requester = Antragsteller hat noch nicht angenommen
services-pending-processing = Änderung wird ausgeführt
services-filters = Filter
services-sort = Sortieren nach
services-count = { $from }–{ $to } von { $total }
services-count-many = { $from }–{ $to } von mehr als { $most }
services-many = mehr als { $most }
services-rows = Zeilen pro Seite:
services-export = Als CSV exportieren
services-of-contact = Dienste des Kontakts { $nic } anzeigen
services-of-called = Dienste mit einem Kontakt namens „{ $name }“ anzeigen
services-only-where = { $name } nur als:
services-both-roles = Dienste, bei denen Sie { $roles } sind und { $name } Kontakt in beliebiger Rolle ist.
services-name = Name des Dienstes
services-none = Sie sind noch bei keinem Dienst Kontakt.
services-none-next = Wenn jemand Sie als Kontakt angibt, finden Sie den Antrag hier:
services-none-filtered = Keiner Ihrer Dienste passt zu diesen Filtern.
services-none-called = Es wurde kein Dienst mit dem Namen „{ $search }“ gefunden.

## Modify contacts

modify-title = Kontakte ändern
modify-how = Geben Sie das NIC-Handle oder die E-Mail-Adresse des neuen Kontakts ein. Sie und der neue Kontakt erhalten je einen Code per E-Mail und müssen die Änderung beide bestätigen; erst dann wird sie ausgeführt. Wenn Sie sich selbst eintragen, genügt Ihre Bestätigung.
modify-repeats = Dies wiederholt Antrag { $number } ({ $state }).
modify-today = Aktuell:
modify-confirm = Änderung beantragen
modify-fixed-technical = Diesen Kontakt kann nur der administrative Kontakt ändern: Sie sind der technische Kontakt.
modify-fixed-billing = Diesen Kontakt kann nur der administrative Kontakt ändern: Sie sind der Rechnungskontakt.
modify-fixed-technical-billing = Diesen Kontakt kann nur der administrative Kontakt ändern: Sie sind der technische Kontakt und der Rechnungskontakt.
note-label = Nachricht
note-hint = Optional. Wer bestätigen muss, liest sie auf der Seite und in der E-Mail. Höchstens 300 Zeichen, ohne Web- oder E-Mail-Adressen.
modify-contacts-changed = Die Kontakte dieses Dienstes haben sich geändert, seit Sie diese Seite geöffnet haben. Unten stehen die aktuellen Kontakte; bitte prüfen Sie Ihre Eingaben und beantragen Sie die Änderung erneut.
modify-nothing-changed = Es würde sich nichts ändern: Das sind die aktuellen Kontakte. Geben Sie mindestens einen anderen Kontakt an.
modify-overtaken = Im selben Moment wurde für diesen Dienst etwas anderes gespeichert. Es wurde nichts gesendet; bitte prüfen Sie Ihre Eingaben und beantragen Sie die Änderung erneut.
modify-too-often = Zu viele Versuche. Es wurde nichts gesendet; bitte versuchen Sie es nach dem { $until } noch einmal.
preview-button = Vorschau
preview-title = Was geschehen wird
preview-requests = { $count ->
    [one] „Änderung beantragen“ sendet diesen Antrag:
    *[other] „Änderung beantragen“ sendet diese { $count } Anträge:
    }
preview-told = Wer nach der Änderung benachrichtigt wird
preview-note = Ihre Nachricht an alle, die bestätigen müssen:
preview-as-replaced = als ersetzter Kontakt
preview-as-administrator = als administrativer Kontakt
preview-as-administrator-then = falls das Konto dann der administrative Kontakt ist
preview-codes = Jedes Konto, das bestätigen muss, erhält eine E-Mail mit einem eigenen Code.
preview-expires = Die Bestätigung ist bis zum { $when } möglich.
preview-until-then = Es ändert sich nichts, bis alle bestätigt haben.
preview-nothing = Noch würde sich nichts ändern: Das sind die aktuellen Kontakte. Geben Sie einen anderen Kontakt an, um zu sehen, was geschehen wird.
preview-all-fixed = Hier lässt sich derzeit nichts ändern; bei jedem Feld steht, warum. „Änderung beantragen“ würde nichts senden.
preview-contacts-changed = Die Kontakte dieses Dienstes haben sich geändert, seit Sie diese Seite geöffnet haben. Öffnen Sie sie erneut, um die aktuellen Kontakte zu sehen:
preview-too-often = Zu viele Versuche. Eine Vorschau ist erst nach dem { $until } wieder möglich.
fault-not-yours = Sie dürfen diesen Kontakt nicht ändern.
fault-control-characters = Die Eingabe enthält Zeichen, die hier nicht erlaubt sind.
fault-contact-empty = Dieser Kontakt darf nicht leer bleiben. Geben Sie ein NIC-Handle oder eine E-Mail-Adresse ein.
fault-contact-unknown = Es gibt kein Konto mit diesem NIC-Handle. Prüfen Sie es bitte auf Tippfehler.
fault-contact-no-account = Es gibt noch kein Konto mit dieser E-Mail-Adresse. Bitten Sie die Person, auf dieser Seite eines anzulegen, und geben Sie es dann hier an.
fault-contact-shared = Mehrere Konten nutzen diese E-Mail-Adresse. Geben Sie stattdessen das NIC-Handle an.
fault-contact-several = Geben Sie ein einziges NIC-Handle oder eine einzige E-Mail-Adresse an.
fault-other-zone = Dieses Konto gehört zu einer anderen geografischen Zone. Kontakte lassen sich nur innerhalb einer Zone ändern.
fault-outstanding-payments = Weder beim aktuellen noch beim neuen Rechnungskontakt dürfen Zahlungen offen sein. Wer offene Zahlungen hat, muss sie zuerst begleichen. Ist schon alles beglichen, fragen Sie unseren Support.
fault-outstanding-payments-own = Weder beim aktuellen noch beim neuen Rechnungskontakt dürfen Zahlungen offen sein. Ihr eigenes Konto hat offene Zahlungen. Bitte begleichen Sie diese und versuchen Sie es dann noch einmal. Sind sie schon beglichen, fragen Sie unseren Support.
fault-already-asked = Eine Änderung dieses Kontakts ist schon beantragt und noch nicht abgeschlossen.
fault-note-too-long = Schreiben Sie bitte höchstens 300 Zeichen.
fault-note-address = Domainnamen, Web- und E-Mail-Adressen können hier nicht gesendet werden. Schreiben Sie nach jedem Punkt ein Leerzeichen.
flash-submitted = Antrag gesendet. Alle, die ihn bestätigen müssen, erhalten eine E-Mail mit einem Code.
flash-submitted-several = Anträge gesendet. Alle, die sie bestätigen müssen, erhalten eine einzige E-Mail mit einem Code.

## Many services at once

services-modify-selected = Kontakte der Auswahl ändern
services-modify-all = Kontakte aller { $total } ändern
services-modify-everything = Kontakte von allen ändern
services-select = { $what } auswählen
ticks-here = { $ticked } ausgewählt
ticks-some = { $ticked } ausgewählt, davon { $elsewhere } nicht auf dieser Seite
ticks-all = Alle auf dieser Seite auswählen
ticks-none = Auswahl aufheben
many-title = { $count ->
    [one] Kontakte von { $count } Dienst ändern
    *[other] Kontakte von { $count } Diensten ändern
    }
many-services = { $count ->
    [one] Den Dienst anzeigen
    *[other] Die { $count } Dienste anzeigen
    }
services-number = { $count ->
    [one] { $count } Dienst
    *[other] { $count } Dienste
    }
services-more = { $count ->
    [one] und { $count } weiterer
    *[other] und { $count } weitere
    }
many-how = Geben Sie das NIC-Handle oder die E-Mail-Adresse jedes neuen Kontakts ein. Was Sie leer lassen, bleibt, wie es ist. Alle, die bestätigen müssen, erhalten eine E-Mail mit einem Code für alle Dienste; vorher ändert sich nichts.
many-stays = bleibt, wie es ist
many-others = { $count ->
    [one] und { $count } weiterer
    *[other] und { $count } weitere
    }
many-fixed = Diesen Kontakt kann nur der administrative Kontakt ändern.
many-fixed-partly = { $count ->
    [one] Sie dürfen diesen Kontakt bei { $count } von { $total } Diensten ändern.
    *[other] Sie dürfen diesen Kontakt bei { $count } von { $total } Diensten ändern.
    }
many-where = Nur diesen Kontakt ersetzen
many-where-hint = Optional. Mit einem NIC-Handle oder einer E-Mail-Adresse hier wird nur diese Person ersetzt, überall, wo sie einer der obigen Kontakte ist.
many-changed = Ihre Auswahl oder deren Kontakte haben sich geändert, seit Sie diese Seite geöffnet haben. Unten steht der aktuelle Stand; bitte prüfen Sie Ihre Eingaben und beantragen Sie die Änderung erneut.
many-overtaken = Im selben Moment wurde für einen dieser Dienste etwas anderes gespeichert. Es wurde nichts gesendet; bitte prüfen Sie Ihre Eingaben und beantragen Sie die Änderung erneut.
many-nothing-changed = Bei keinem dieser Dienste würde sich etwas ändern. Geben Sie mindestens einen anderen Kontakt ein.
many-nothing = Noch würde sich nichts ändern. Geben Sie einen neuen Kontakt ein, um zu sehen, was geschieht.
many-stopped = { $count ->
    [one] { $count } Dienst kann so nicht geändert werden. Es wurde noch nichts gesendet.
    *[other] { $count } Dienste können so nicht geändert werden. Es wurde noch nichts gesendet.
    }
many-go-on = Sie können ohne sie fortfahren; für die anderen gelten Ihre Eingaben.
many-none-left = Ohne sie bleibt nichts zu ändern.
many-without = { $count ->
    [one] Ohne diesen beantragen
    *[other] Ohne diese { $count } beantragen
    }
many-cannot = Was nicht geändert werden kann
many-would-change = { $count ->
    [one] { $count } von { $total } Diensten würde sich ändern.
    *[other] { $count } von { $total } Diensten würden sich ändern.
    }
many-can-change = { $count ->
    [one] { $count } von { $total } Diensten kann geändert werden.
    *[other] { $count } von { $total } Diensten können geändert werden.
    }
many-would-send-nothing = „Änderung beantragen“ würde nichts senden.
many-in-the-way = Anzeigen, was noch offen ist
many-unchanged = { $count ->
    [one] Bei { $count } Dienst würde sich nichts ändern.
    *[other] Bei { $count } Diensten würde sich nichts ändern.
    }
many-too-many = Ein Formular gilt für höchstens { $most } Dienste, und es sind mehr ausgewählt.
many-first-how = Beginnen Sie mit den ersten { $most }, für die keine Änderung aussteht. Wenn Sie diese beantragt haben, wählen Sie wieder alle: Die ersten bleiben dann außen vor.
many-first = Die ersten { $most } auswählen
choose-title = Dienste nach Namen auswählen
choose-how = Fügen Sie die Namen der Dienste ein, deren Kontakte Sie ändern möchten.
choose-names = Namen der Dienste
choose-hint = Ein Name pro Zeile, mit oder ohne Kategorie dahinter. Höchstens 500.
choose-button = Diese auswählen
choose-nothing = Es ist kein Dienst ausgewählt. Geben Sie mindestens einen Namen ein.
choose-too-many = { $count ->
    [one] Das ist { $count } Name. Lassen Sie höchstens { $most } stehen, und wählen Sie die übrigen danach aus.
    *[other] Das sind { $count } Namen. Lassen Sie höchstens { $most } stehen, und wählen Sie die übrigen danach aus.
    }
choose-too-many-found = { $count ->
    [one] Diese Namen führen zu { $count } Dienst. Lassen Sie die Namen von höchstens { $most } Diensten stehen, und wählen Sie die übrigen danach aus.
    *[other] Diese Namen führen zu { $count } Diensten. Lassen Sie die Namen von höchstens { $most } Diensten stehen, und wählen Sie die übrigen danach aus.
    }
choose-too-large = Ihre Liste ist zu lang. Geben Sie höchstens { $most } Namen ein; mit der Zurück-Taste Ihres Browsers bleibt erhalten, was Sie eingegeben haben.
choose-missing = { $count ->
    [one] { $count } Name gehört zu keinem Ihrer Dienste.
    *[other] { $count } Namen gehören zu keinem Ihrer Dienste.
    }
choose-without = { $count ->
    [one] Mit dem anderen fortfahren
    *[other] Mit den anderen { $count } fortfahren
    }
fault-contact-nowhere = Keiner dieser Dienste hat heute diesen Kontakt.

## My requests

requests-search = Anträge suchen
requests-state = Status
requests-all = Alle
requests-own-turn = Ihre Antwort fehlt
requests-all-pending = Alle offenen
requests-also-awaited = wartet auch auf { $name }
requests-by = beantragt von { $name }
requests-by-own = beantragt von Ihnen
requests-none = Es gibt noch keine Anträge. Um einen Kontakt zu ändern, wählen Sie „Kontakte ändern“ neben einem Ihrer Dienste.
requests-none-filtered = Kein Antrag passt zu diesen Filtern.
requests-none-called = Es wurde kein Antrag gefunden, der einen Dienst namens „{ $search }“ oder jemanden dieses Namens oder NIC-Handles betrifft.
turn-title = Wartet auf Sie
turn-asks = { $name } bittet Sie, { $roles } von { $service } zu werden
turn-asked = Sie haben { $name } gebeten, { $roles } von { $service } zu werden
turn-asked-own = Sie möchten { $roles } von { $service } werden
turn-asks-many = { $count ->
    [one] { $name } bittet Sie, { $roles } von { $count } Dienst zu werden
    *[other] { $name } bittet Sie, { $roles } von { $count } Diensten zu werden
    }
turn-asked-many = { $count ->
    [one] Sie haben { $name } gebeten, { $roles } von { $count } Dienst zu werden
    *[other] Sie haben { $name } gebeten, { $roles } von { $count } Diensten zu werden
    }
turn-asked-own-many = { $count ->
    [one] Sie möchten { $roles } von { $count } Dienst werden
    *[other] Sie möchten { $roles } von { $count } Diensten werden
    }
turn-asked-several = { $count ->
    [one] Sie haben mehrere Personen gebeten, { $roles } von { $count } Dienst zu werden
    *[other] Sie haben mehrere Personen gebeten, { $roles } von { $count } Diensten zu werden
    }
turn-review = Prüfen
turn-you-too = auch Sie müssen bestätigen
turn-only-you = nur Sie müssen bestätigen
turn-more = { $count ->
    [one] und { $count } weiterer Antrag
    *[other] und { $count } weitere Anträge
    }
turn-all = Alle anzeigen
turn-strip = { $count ->
    [one] { $count } Antrag wartet auf Sie.
    *[other] { $count } Anträge warten auf Sie.
    }
turn-tab = { $count ->
    [one] { $count } wartet auf Sie
    *[other] { $count } warten auf Sie
    }
become-administrative = administrativer Kontakt
become-technical = technischer Kontakt
become-billing = Rechnungskontakt
become-administrative-technical = administrativer und technischer Kontakt
become-administrative-billing = administrativer Kontakt und Rechnungskontakt
become-technical-billing = technischer Kontakt und Rechnungskontakt
become-all = administrativer, technischer und Rechnungskontakt
act-accept = Antrag annehmen
act-decline = Antrag ablehnen
act-resend = Antrag erneut senden
act-resend-to = Erneut senden an { $nic }
act-cancel = Antrag abbrechen
requests-processing = Eine Änderung wird gerade ausgeführt.
processing-refresh = Alle haben bestätigt; die Änderung wird gerade ausgeführt.
processing-later = Alle haben bestätigt. Die Änderung wird am { $when } ausgeführt.

## A request

request-about = Was sich ändern würde
request-about-done = Was geändert wurde
request-about-ended = Was beantragt wurde
awaited-label = Wer noch bestätigen muss:
request-expires = Bestätigung möglich bis
left-days = { $count ->
    [one] noch { $count } Tag
    *[other] noch { $count } Tage
    }
left-hours = { $count ->
    [one] noch { $count } Stunde
    *[other] noch { $count } Stunden
    }
left-minutes = { $count ->
    [one] noch { $count } Minute
    *[other] noch { $count } Minuten
    }
left-moment = noch weniger als eine Minute
reason-label = Warum der Antrag fehlgeschlagen ist:
ask-support = Unseren Support fragen
declined-reason = Angegebener Grund für die Ablehnung:
refused-words = Angegebener Grund:
ask-again = Erneut beantragen
nothing-changed = Es wurde kein Kontakt geändert.
decide-title = Ihre Entscheidung
decide-what = { $service }: { $types }, von { $from } an { $to }.
decide-what-from-own = { $service }: { $types }, von Ihnen an { $to }.
decide-what-to-own = { $service }: { $types }, von { $from } an Sie.
note-says = schreibt:
code-label = Bestätigungscode
code-hint = Der Code aus der E-Mail, die wir Ihnen gesendet haben. Auch zum Ablehnen ist er nötig. Groß- und Kleinschreibung, Leerzeichen und Bindestriche spielen keine Rolle.
accept = Annehmen
decline = Ablehnen
accept-request = Antrag { $number } annehmen
decline-request = Antrag { $number } ablehnen
decline-reason-give = Grund für die Ablehnung angeben
decline-reason-label = Grund für die Ablehnung
decline-reason-hint = Optional. Die andere Seite liest ihn auf der Seite des Antrags und in einer E-Mail. Höchstens 300 Zeichen, ohne Web- oder E-Mail-Adressen.
resend-hint = Keine E-Mail erhalten? Prüfen Sie die Adresse in Ihrem Profil und lassen Sie sich dann einen neuen Code senden.
resend-own = Mir einen neuen Code senden
resend-to = Neuen Code an { $name } senden
cancel-title = Antrag { $number } abbrechen?
cancel-what = Die Kontakte bleiben, wie sie sind, und die versandten Codes gelten nicht mehr. Die andere Seite erfährt es per E-Mail. Ein abgebrochener Antrag lässt sich nicht fortsetzen, nur neu stellen.
cancel-keep = Antrag behalten
validators-title = Wer bestätigen muss
validator-accepted = hat angenommen
validator-declined = hat abgelehnt
validator-awaited = hat noch nicht geantwortet
validator-undecided = hat nicht rechtzeitig geantwortet
validator-unanswered = hatte noch nicht geantwortet
validator-accepted-own = haben angenommen
validator-declined-own = haben abgelehnt
validator-awaited-own = haben noch nicht geantwortet
validator-undecided-own = haben nicht rechtzeitig geantwortet
validator-unanswered-own = hatten noch nicht geantwortet
waiting-title = Wartet ebenfalls auf Sie
waiting-text = Diese Anträge wurden zusammen mit diesem gestellt. Für jeden von ihnen gilt derselbe Code.
history-title = Verlauf
event-asked = { $by } hat die Änderung beantragt.
event-accepted = { $by } hat angenommen.
event-declined = { $by } hat abgelehnt.
event-resent = { $by } hat einen neuen Code senden lassen.
event-resent-for = { $by } hat einen neuen Code an { $about } senden lassen.
event-reminded = { $about } wurde per E-Mail erinnert.
event-code-blocked = Der Code für { $about } wurde nach zu vielen falschen Eingaben gesperrt.
event-email-refused = Die E-Mail an { $about } konnte nicht zugestellt werden.
event-cancelled = { $by } hat den Antrag abgebrochen.
event-cancelled-operator = Unser Support hat den Antrag abgebrochen.
event-processing = Alle haben bestätigt.
event-expired = Die Frist zur Bestätigung ist abgelaufen.
event-done = Die Kontakte wurden geändert.
event-failed = Die Änderung konnte nicht mehr ausgeführt werden.
event-other = Sonstiges Ereignis.
event-asked-own = Sie haben die Änderung beantragt.
event-accepted-own = Sie haben angenommen.
event-declined-own = Sie haben abgelehnt.
event-resent-own = Sie haben sich einen neuen Code senden lassen.
event-resent-for-by-own = Sie haben einen neuen Code an { $about } senden lassen.
event-resent-for-own = { $by } hat Ihnen einen neuen Code senden lassen.
event-reminded-own = Sie wurden per E-Mail erinnert.
event-code-blocked-own = Ihr Code wurde nach zu vielen falschen Eingaben gesperrt.
event-email-refused-own = Die E-Mail an Sie konnte nicht zugestellt werden.
event-cancelled-own = Sie haben den Antrag abgebrochen.
ahead-title = Wie es weitergeht
ahead-decides = { $name } nimmt an oder lehnt ab.
ahead-decides-own = Sie nehmen an oder lehnen ab.
ahead-changes = Sobald alle angenommen haben, werden die Kontakte geändert und alle Beteiligten per E-Mail benachrichtigt.
ahead-processing = Die Kontakte werden geändert und alle Beteiligten per E-Mail benachrichtigt.
reason-contact-changed = Der Kontakt des Dienstes hatte sich inzwischen geändert.
reason-requester-closed = Das Konto, das die Änderung beantragt hatte, wurde geschlossen.
reason-new-contact-closed = Das Konto des neuen Kontakts wurde geschlossen.
reason-other-zone = Die beiden Konten gehören nicht mehr zur selben geografischen Zone.
reason-outstanding-payments = Weder beim aktuellen noch beim neuen Rechnungskontakt dürfen Zahlungen offen sein. Wer offene Zahlungen hat, muss sie zuerst begleichen. Ist schon alles beglichen, fragen Sie unseren Support.
reason-right-lost = Das Konto, das die Änderung beantragt hatte, ist dazu nicht mehr berechtigt.
reason-locked = Der Support hat diesen Dienst gesperrt.
reason-refused = Die eigene Prüfung des Anbieters hat diese Änderung nicht zugelassen.
flash-accepted = Sie haben den Antrag angenommen.
flash-accepted-all = Sie haben den Antrag angenommen. Damit haben alle bestätigt.
flash-accepted-awaits = Sie haben den Antrag angenommen. { $name } ({ $nic }) muss noch entscheiden.
flash-declined = Sie haben den Antrag abgelehnt. Es ändert sich nichts.
flash-resent = Ein neuer Code ist unterwegs zu Ihnen. Der alte funktioniert nicht mehr.
flash-resent-to = Ein neuer Code ist unterwegs an { $name }. Der alte funktioniert nicht mehr.
flash-cancelled = Der Antrag ist abgebrochen. Es ändert sich nichts.
fault-code-empty = Geben Sie den Bestätigungscode aus der E-Mail ein.
fault-code-wrong = Dieser Code stimmt nicht. Nutzen Sie den Code aus der neuesten E-Mail, die wir Ihnen geschickt haben; mit „Mir einen neuen Code senden“ erhalten Sie einen neuen.
alert-not-pending = Dieser Antrag wartet nicht mehr auf Bestätigung; daher wurde nichts unternommen.
alert-already-decided = Sie haben über diesen Antrag schon entschieden; daher wurde nichts unternommen.
alert-nothing-left = Es gibt nichts mehr zu bestätigen; daher wurde keine E-Mail gesendet.
alert-resend-apart = { $count ->
    [one] Ein Code wird höchstens einmal pro Minute erneut gesendet. Bitte warten Sie noch { $count } Sekunde und versuchen Sie es dann noch einmal.
    *[other] Ein Code wird höchstens einmal pro Minute erneut gesendet. Bitte warten Sie noch { $count } Sekunden und versuchen Sie es dann noch einmal.
    }
alert-resend-daily = Ein Code wird höchstens zehnmal in 24 Stunden erneut gesendet. Bitte versuchen Sie es nach dem { $until } noch einmal.
alert-resend-too-often = Es wurden zu viele Codes versandt. Bitte versuchen Sie es nach dem { $until } noch einmal.
alert-codes-too-often = Es wurden zu viele falsche Codes eingegeben, und auch dieser stimmt nicht. Bitte versuchen Sie es nach dem { $until } noch einmal.
alert-standing = Aktueller Status: { $state }.

## Profile

profile-title = Profil
own-pages-label = Ihr Konto
own-pages-sessions = Sitzungen
profile-zone = Zone
profile-name = Name
profile-email = E-Mail-Adresse
profile-email-hint = Eine neue Adresse gilt, sobald Sie sie über den Link bestätigt haben, den wir dorthin senden.
profile-unconfirmed = Noch zu bestätigen: { $email }. Öffnen Sie den Link in der E-Mail, die wir dorthin gesendet haben. Bis dahin gilt die Adresse oben.
profile-language = Sprache
profile-time-zone = Zeitzone
profile-time-zone-hint = In dieser Zeitzone werden Datum und Uhrzeit angezeigt, zum Beispiel Europe/Berlin; zurzeit: { $zone }. Bleibt das Feld leer, gilt { $otherwise }.
fault-time-zone = Diese Zeitzone gibt es nicht. Wählen Sie eine aus der Liste, zum Beispiel Europe/Berlin.
profile-new-password = Neues Passwort
profile-new-password-hint = Mindestens 8 Zeichen, die schwer zu erraten sind. Beliebige Buchstaben und Leerzeichen, beliebige Länge; gut sind einige Wörter, die nichts miteinander zu tun haben.
profile-current-password = Aktuelles Passwort
profile-password-hint = Nur nötig, um die E-Mail-Adresse oder das Passwort zu ändern.
profile-save = Änderungen speichern
flash-profile-saved = Ihr Profil ist gespeichert.
flash-password-changed = Ihr Passwort ist geändert. Alle anderen Sitzungen Ihres Kontos sind beendet.
flash-confirm-email = Ihr Profil ist gespeichert. Um die neue E-Mail-Adresse zu bestätigen, öffnen Sie den Link, den wir an { $email } gesendet haben.
flash-password-changed-confirm-email = Ihr Passwort ist geändert, und alle anderen Sitzungen sind beendet. Um die neue E-Mail-Adresse zu bestätigen, öffnen Sie den Link, den wir an { $email } gesendet haben.
confirm-email-title = Neue E-Mail-Adresse bestätigen
confirm-email-text = Mit dieser Schaltfläche wird { $email } zur E-Mail-Adresse des Kontos { $nic }.
confirm-email-button = Adresse bestätigen
flash-email-confirmed = Die neue E-Mail-Adresse gilt ab sofort.
fault-name-empty = Geben Sie Ihren Namen ein.
fault-name-too-long = Ein Name darf höchstens 100 Zeichen haben.
fault-name-address = Ein Name darf keine Webadresse und kein @ enthalten. Setzen Sie nach einem Punkt ein Leerzeichen.
fault-name-nic-handle = Ein Name darf nichts enthalten, was wie ein NIC-Handle aussieht, etwa xx11111-nic.
fault-email-form = Geben Sie eine E-Mail-Adresse ein, zum Beispiel alice@example.org.
fault-language = Wählen Sie eine der Sprachen.
fault-password-needed = Um die E-Mail-Adresse oder das Passwort zu ändern, geben Sie Ihr aktuelles Passwort ein.
fault-password-wrong = Das ist nicht Ihr aktuelles Passwort.

## Second factor

factor-title = Zweiter Faktor
factor-what = Mit einem zweiten Faktor brauchen Sie zum Anmelden Ihr Passwort und einen Code aus einer Authenticator-App auf Ihrem Smartphone. Wer nur Ihr Passwort kennt, kann sich nicht anmelden.
factor-required = { $brand } verlangt für jedes Konto einen zweiten Faktor: Die anderen Seiten sind zugänglich, sobald Ihrer eingeschaltet ist.
factor-set-up = Einrichten
factor-scan = Scannen Sie diesen Code mit Ihrer Authenticator-App oder tippen Sie den Schlüssel dort ein. Geben Sie dann den Code ein, den die App anzeigt.
factor-qr = QR-Code für die Authenticator-App
factor-key = Schlüssel:
factor-app-code = Code aus der App
factor-switch-on = Einschalten
factor-on-since = Eingeschaltet seit:
factor-codes-left = { $count ->
    [one] Sie haben noch einen Notfallcode.
    *[other] Sie haben noch { $count } Notfallcodes.
    }
factor-few-left = Erstellen Sie neue, bevor keine mehr da sind.
factor-any-code = Code aus der App oder Notfallcode
factor-switch-off-title = Zweiten Faktor ausschalten
factor-switch-off-what = Zum Anmelden genügt dann Ihr Passwort. Ihre Notfallcodes werden gelöscht.
factor-switch-off = Ausschalten
factor-new-codes-what = Mit jedem Notfallcode können Sie sich einmal anmelden, wenn Sie die App nicht zur Hand haben. Sobald Sie neue erstellen, funktionieren die alten nicht mehr.
factor-new-codes = Neue Notfallcodes erstellen
recovery-codes-title = Notfallcodes
recovery-codes-keep = Mit jedem dieser Codes können Sie sich einmal anmelden, anstelle eines Codes aus der App. Bewahren Sie sie dort auf, wo niemand sonst sie findet, und nicht nur auf Ihrem Smartphone. Sie werden nur dieses eine Mal angezeigt.
recovery-codes-file = Als Textdatei speichern
recovery-codes-copy = Kopieren
recovery-codes-copied = Kopiert
recovery-codes-print = Drucken
recovery-codes-kept = Ich habe sie gesichert
recovery-codes-shown = Ihre Notfallcodes wurden einmal angezeigt und können nicht noch einmal angezeigt werden. Wenn Sie sie nicht gesichert haben, erstellen Sie neue.
factor-step-code = Code aus der Authenticator-App oder ein Notfallcode
factor-step-hint = Öffnen Sie Ihre Authenticator-App und geben Sie den Code ein, den sie anzeigt. Wenn Sie weder die App noch einen Notfallcode haben, wenden Sie sich an unseren Support.
fault-factor-password-empty = Geben Sie Ihr aktuelles Passwort ein.
fault-factor-code-empty = Geben Sie einen Code ein.
fault-factor-app-code-wrong = Dieser Code stimmt nicht. Prüfen Sie, ob die Uhr Ihres Smartphones richtig geht, und geben Sie dann den Code ein, den die App jetzt anzeigt.
fault-factor-code-wrong = Dieser Code stimmt nicht oder wurde schon verwendet. Geben Sie den nächsten Code aus der App oder einen Notfallcode ein.
flash-factor-on = Der zweite Faktor ist eingeschaltet.
flash-factor-off = Der zweite Faktor ist ausgeschaltet.
flash-factor-codes-made = Neue Notfallcodes sind erstellt. Die alten funktionieren nicht mehr.
flash-factor-too-many-wrong = Es gab zu viele falsche Codes. Bitte beginnen Sie noch einmal mit Ihrem Passwort.

## Sessions

device-label = Gerät
device-known = { $browser } auf { $system }
device-unknown = Unbekanntes Gerät
address-label = Adresse
sessions-title = Wo Sie angemeldet sind
sessions-text = Jede Zeile ist ein Browser, der mit Ihrem Konto angemeldet ist. Melden Sie ab, was Sie nicht kennen, und ändern Sie dann Ihr Passwort.
sessions-alone = Sie sind nur hier angemeldet. Wenn Sie im Verlauf etwas nicht wiedererkennen, ändern Sie Ihr Passwort.
sessions-since = Angemeldet seit
sessions-seen = Zuletzt genutzt
sessions-this = Diese Sitzung
sessions-password-hint = Um andere Browser abzumelden, geben Sie Ihr aktuelles Passwort ein.
sessions-end-of = { $device }, { $address } abmelden
sessions-end-others = Überall sonst abmelden
flash-session-ended = Die gewählte Sitzung ist beendet.
flash-sessions-ended = Sie sind überall sonst abgemeldet.

## Security history

security-title = Sicherheitsverlauf
security-text = Was in Ihrem Konto geschehen ist, das Neueste zuerst. Wenn Ihnen etwas unbekannt vorkommt, ändern Sie Ihr Passwort und melden Sie sich überall sonst ab.
security-none = Es ist noch nichts geschehen.
security-what = Ereignis
security-who = Wer
security-by-operator = Unser Support
security-by-unknown = Unbekannt
security-password-changed = Das Passwort wurde geändert.
security-email-changed = Die E-Mail-Adresse wurde geändert.
security-closed = Das Konto wurde geschlossen.
security-reopened = Das Konto wurde wieder geöffnet.
security-role-given = Die Rechte des Kontos wurden geändert.
security-created = Das Konto wurde angelegt.
security-signed-in = Anmeldung.
security-sign-in-failed = Fehlgeschlagene Anmeldung.
security-code-awaited = Das Passwort war richtig; der zweite Faktor wurde abgefragt.
security-password-wrong = Auf einer Seite des Kontos wurde ein falsches Passwort eingegeben.
security-second-factor-failed = Der Code des zweiten Faktors war falsch; das Passwort war richtig.
security-signed-out = Abmeldung.
security-sessions-ended = Andere Sitzungen wurden beendet.
security-email-change-asked = Eine andere E-Mail-Adresse wurde angegeben; sie ist noch zu bestätigen.
security-second-factor-on = Der zweite Faktor wurde eingeschaltet.
security-second-factor-off = Der zweite Faktor wurde ausgeschaltet.
security-recovery-codes-made = Neue Notfallcodes wurden erstellt.
security-recovery-code-used = Ein Notfallcode wurde verwendet.

## Closing the account

close-title = Konto schließen
close-text = Sie werden überall abgemeldet und können sich nicht mehr anmelden. Als Kontakt kann Sie dann niemand mehr angeben. Nur unser Support kann das Konto wieder öffnen.
close-button = Konto schließen
close-hand-over = Alles übergeben
close-in-the-way = Ihr Konto kann noch nicht geschlossen werden, weil es noch gebraucht wird:
close-services = { $count ->
    [one] Sie sind Kontakt eines Dienstes. Übergeben Sie ihn zuerst.
    *[other] Sie sind Kontakt von { $count } Diensten. Übergeben Sie diese zuerst.
    }
close-requests = { $count ->
    [one] Ein Antrag ist noch nicht abgeschlossen.
    *[other] { $count } Anträge sind noch nicht abgeschlossen.
    }
close-replaced = Eine Kontaktänderung, die Sie betrifft, ist noch nicht abgeschlossen. Bitte versuchen Sie es danach erneut.
flash-account-closed = Ihr Konto ist geschlossen.

## Mailbox

mailbox-title = Postfach
mailbox-text = Alle gesendeten E-Mails, die neueste zuerst, so wie sie ankommen. Keine E-Mail verlässt diesen Rechner.
mailbox-empty = Es wurde noch keine E-Mail gesendet.
mailbox-to = An:
mailbox-from = Von:
mailbox-plain = Nur Text
mailbox-newest = Neueste
mailbox-older = Ältere

## Die Designseite der Demo

design-title = Designsystem
design-text = Alle Farben, Maße und Bausteine dieser Seiten, in jedem ihrer Zustände. Nur die Demo hat diese Seite.
design-colours = Farben
design-measures = Schrift und Maße
design-navigation = Navigation
design-buttons = Schaltflächen
design-fields = Felder
design-messages = Meldungen
design-states = Zustände
design-tables = Tabellen
design-request = Ein Antrag

## Errors

error-not-found-title = Nicht gefunden
error-not-found-text = Diese Seite gibt es nicht, oder sie ist nur mit einem anderen Konto zu sehen.
error-others-link-title = Dieser Link ist für ein anderes Konto bestimmt
error-others-link-text = Nur das Konto, an das die E-Mail ging, kann ihn öffnen. Sein NIC-Handle steht in der E-Mail.
error-origin-title = Nicht angenommen
error-origin-text = Dieses Formular wurde von einer anderen Website gesendet. Bitte öffnen Sie die Seite hier und senden Sie es erneut.
error-host-title = Andere Adresse
error-host-text = Diese Website ist unter diesem Namen nicht zu erreichen. Bitte öffnen Sie sie über ihre eigene Adresse.
error-method-title = Nicht möglich
error-method-text = Diese Adresse kann so nicht verwendet werden. Bitte gehen Sie zurück und nutzen Sie die Schaltflächen der Seite.
error-too-large-title = Zu groß
error-too-large-text = Es wurden zu viele Daten gesendet. Bitte gehen Sie zurück und senden Sie weniger.
error-too-often-title = Zu viele Versuche
error-too-often-text = Bitte warten Sie eine Weile und versuchen Sie es dann erneut.
error-bad-request-title = Nicht verstanden
error-bad-request-text = Die gesendeten Daten waren nicht zu verstehen. Bitte gehen Sie zurück und versuchen Sie es erneut.
error-unavailable-title = Vorübergehend nicht verfügbar
error-unavailable-text = Die Website ist überlastet oder erreicht ihre Datenbank nicht. Bitte versuchen Sie es gleich noch einmal. Wenn Sie gerade ein Formular gesendet haben, sehen Sie zuerst nach, ob es angenommen wurde.
error-internal-title = Etwas ist schiefgegangen
error-internal-text = Der Fehler liegt bei uns und wurde aufgezeichnet. Bitte versuchen Sie es erneut; wenn er wieder auftritt, nennen Sie uns bitte die Referenz.
error-reference = Referenz:

submission-title = { $count ->
    [one] Änderungen der Kontakte von { $count } Dienst
    *[other] Änderungen der Kontakte von { $count } Diensten
    }
submission-back = Gemeinsam gestellte Anträge
submission-requests = Anträge
submission-none = Kein Antrag hat diesen Status.
accept-all = { $count ->
    [one] Den Antrag annehmen
    *[other] Alle { $count } annehmen
    }
decline-all = { $count ->
    [one] Den Antrag ablehnen
    *[other] Alle { $count } ablehnen
    }
accept-ticked = Ausgewählte annehmen
decline-ticked = Ausgewählte ablehnen
ticks-page = Eine Entscheidung über ausgewählte gilt nur für die Anträge auf dieser Seite.
cancel-all = Alle abbrechen
cancel-all-title = { $count ->
    [one] { $count } Antrag abbrechen?
    *[other] Alle { $count } Anträge abbrechen?
    }
cancel-all-keep = Anträge behalten
again-failed = Nicht zustande gekommene erneut beantragen
history-times = { $count ->
    [one] { $said } ({ $count } Antrag)
    *[other] { $said } ({ $count } Anträge)
    }
flash-said = { $said }
submission-accepted = { $count ->
    [one] { $count } Antrag angenommen.
    *[other] { $count } Anträge angenommen.
    }
submission-declined = { $count ->
    [one] { $count } Antrag abgelehnt.
    *[other] { $count } Anträge abgelehnt.
    }
submission-cancelled = { $count ->
    [one] { $count } Antrag abgebrochen.
    *[other] { $count } Anträge abgebrochen.
    }
submission-left = { $count ->
    [one] { $count } war nicht mehr offen.
    *[other] { $count } waren nicht mehr offen.
    }
submission-left-decided = { $count ->
    [one] { $count } war schon entschieden oder beendet.
    *[other] { $count } waren schon entschieden oder beendet.
    }
alert-none-ticked = Es ist kein Antrag ausgewählt; daher wurde nichts unternommen. Wählen Sie mindestens einen aus, oder entscheiden Sie über alle zugleich.
alert-none-pending = Keiner dieser Anträge wartet noch auf Bestätigung; daher wurde nichts unternommen.
alert-all-decided = Sie haben über diese Anträge schon entschieden; daher wurde nichts unternommen.
submission-whole = Alle gemeinsam gestellten Anträge anzeigen
