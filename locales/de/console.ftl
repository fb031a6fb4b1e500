### Was Betreiber von Diensten, Anträgen, E-Mails und ihrem eigenen Protokoll sehen.

desk-requests-of-service = Anträge zu diesem Dienst
desk-requests-all = Alle Anträge
desk-requests-none = Kein Antrag passt dazu.
desk-emails-order = E-Mails, die warten, scheitern oder abgewiesen wurden, die ältesten zuerst.
desk-email-number = E-Mail { $number }
desk-email-to = Geht an
desk-email-written = Geschrieben
desk-email-answer = Letzte Antwort des Mailservers:
desk-email-unknown = Von einer neueren Version geschrieben
desk-email-next = Nächster Versuch: { $when }
desk-kind-reminder = Erinnerung
desk-kind-replaced = Als Kontakt abgelöst
desk-kind-change-email = Link zum Bestätigen einer neuen Adresse
desk-retry = Erneut versuchen
desk-retry-text = Die E-Mail geht in wenigen Sekunden hinaus, an die Adresse, die das Konto jetzt hat.
desk-retried = Die E-Mail wird erneut versucht.
desk-drop = Verwerfen
desk-drop-text = Die E-Mail wird nie gesendet. Das lässt sich nicht rückgängig machen.
desk-is-dropped = Die E-Mail ist verworfen.
desk-email-gone = Diese E-Mail ist nicht mehr zu senden; es wurde nichts getan.
desk-retry-all = Alle erneut versuchen
desk-retry-all-text = Jede E-Mail, die wartet, scheitert oder abgewiesen wurde, geht so bald wie möglich hinaus.
desk-all-retried = { $count ->
    [one] Eine E-Mail wird erneut versucht.
    *[other] { $count } E-Mails werden erneut versucht.
}
desk-cancel-text = Was noch wartet, wird abgebrochen, und die Codes gelten nicht mehr. Die Betroffenen erfahren per E-Mail, dass es der Support war.
desk-resend-text = Das Konto bekommt einen neuen Code an die Adresse, die es jetzt hat. Der alte gilt nicht mehr. Niemand sonst sieht den Code.
desk-codes-sent = { $count ->
    [one] ein Code gesendet
    *[other] { $count } Codes gesendet
}
desk-codes-wrong = { $count ->
    [one] ein falscher Versuch
    *[other] { $count } falsche Versuche
}
desk-failing-work = Scheiternde Arbeiten
desk-failed-times = { $count ->
    [one] einmal gescheitert
    *[other] { $count }-mal gescheitert
}
desk-lock-text = Bis der Support die Sperre aufhebt, kann niemand andere Kontakte beantragen oder die Inhaberdaten ändern. Die Kontakte erfahren es per E-Mail.
desk-unlock-text = Die Sperre wird aufgehoben, wer auch immer sie eingeschaltet hat. Die Kontakte erfahren es per E-Mail.
desk-locked = Die Kontaktsperre ist eingeschaltet. Die Kontakte erfahren es per E-Mail.
desk-unlocked = Die Kontaktsperre ist aufgehoben. Die Kontakte erfahren es per E-Mail.
desk-lock-as-it-is = Die Kontaktsperre war schon so; es wurde nichts geändert.
desk-lock-keep = Dann nicht sperren
desk-lock-end = Vorher beenden
desk-lock-open = Noch offen: { $requests }. Es wurde nichts geändert.
desk-force = Andere Kontakte erzwingen
desk-force-text = NIC-Handles der Kontakte von jetzt an; ein leeres Feld bleibt, wie es ist. Niemand muss bestätigen. Offene Anträge zu denselben Kontakten enden, und die Betroffenen erfahren es per E-Mail.
desk-forced = Die Kontakte sind gesetzt. Die Betroffenen erfahren es per E-Mail.
desk-force-as-it-is = Das waren schon die Kontakte; es wurde nichts geändert.
desk-force-closed = Dieses Konto ist geschlossen.
desk-force-zone = Dieses Konto gehört zu einer anderen geografischen Zone als die anderen Kontakte.
desk-replace = Überall als Kontakt ersetzen
desk-replace-text = Ein anderes Konto tritt bei jedem Dienst, bei dem { $nic } Kontakt ist, an dessen Stelle. Niemand muss bestätigen. Offene Anträge zu denselben Kontakten enden, und die Beteiligten werden per E-Mail benachrichtigt.
desk-replace-with = NIC-Handle des neuen Kontakts
desk-replace-all = Als alle drei
desk-replace-nothing = Wählen Sie, als welche Kontakte.
desk-replace-same = Ein Konto kann nicht sich selbst ersetzen.
desk-replaced = { $count ->
    [one] Bei { $count } Dienst ersetzt.
    *[other] Bei { $count } Diensten ersetzt.
    }
desk-replace-stayed = { $count ->
    [one] Es bleibt bei { $count } Dienst, dessen andere Kontakte zu einer anderen geografischen Zone gehören: { $names }
    *[other] Es bleibt bei { $count } Diensten, deren andere Kontakte zu einer anderen geografischen Zone gehören: { $names }
    }
desk-set-email = E-Mail-Adresse ändern
desk-set-email-text = E-Mails an { $nic } gehen ab sofort an die neue Adresse, und niemand muss sie bestätigen. Vergewissern Sie sich, dass wirklich der Kontoinhaber darum bittet. Die alte und die neue Adresse erhalten eine E-Mail. Sitzungen und bereits gesendete Codes bleiben gültig.
desk-email-new = Neue E-Mail-Adresse
desk-email-set = Die E-Mail-Adresse von { $nic } ist geändert.
desk-email-shared = { $count ->
    [one] Ein weiteres offenes Konto hat diese Adresse auch. Wer sich eine Adresse teilt, meldet sich mit dem NIC-Handle an.
    *[other] { $count } weitere offene Konten haben diese Adresse auch. Wer sich eine Adresse teilt, meldet sich mit dem NIC-Handle an.
}
desk-email-shared-by-many = Mehr als { $most } weitere offene Konten haben diese Adresse auch. Wer sich eine Adresse teilt, meldet sich mit dem NIC-Handle an.
desk-email-set-refused = Abgelehnte E-Mails werden nicht von selbst erneut gesendet: siehe „E-Mails“.
desk-email-at-address-refused = Der Mailserver hat eine E-Mail an diese Adresse abgelehnt.
desk-rename = Dienst umbenennen
desk-rename-text = Der Dienst bekommt einen anderen Namen. Kontakte, Anträge und Verlauf bleiben, und seine Kontakte werden per E-Mail benachrichtigt.
desk-new-name = Neuer Name
fault-service-name = Ein Name hat 1 bis 253 Zeichen.
desk-renamed = Der Dienst hat seinen neuen Namen. Seine Kontakte werden per E-Mail benachrichtigt.
desk-rename-as-it-is = Er hieß schon so; es wurde nichts geändert.
desk-rename-taken = Ein anderer Dienst dieser Kategorie heißt so.
desk-remove = Dienst entfernen
desk-remove-text = Offene Anträge dazu enden, niemand ist mehr Kontakt, und der Name ist wieder frei. Die bisherigen Kontakte werden per E-Mail benachrichtigt. Das lässt sich nicht rückgängig machen.
desk-removed = { $name } ist entfernt. Die bisherigen Kontakte werden per E-Mail benachrichtigt.
desk-log-act = Was getan wurde
desk-log-since = Ab Tag
desk-log-until = Bis Tag
desk-log-whole = Die Zeilen dieser Seite sind so, wie sie geschrieben wurden.
desk-log-broken = Zeile { $number } wurde geändert, oder die Zeile davor wurde geändert oder entfernt.
desk-log-verify = Dieser Befehl prüft das ganze Protokoll:
desk-log-none = Keine Zeile passt dazu.
desk-log-more = { $count ->
    [one] und eines mehr
    *[other] und { $count } weitere
}
event-resent-operator = Unser Support hat einen neuen Code an { $about } senden lassen.
event-resent-operator-own = Unser Support hat Ihnen einen neuen Code senden lassen.
desk-act-account-seen = Konto angesehen
desk-act-account-closed = Konto geschlossen
desk-act-account-reopened = Konto wieder geöffnet
desk-act-password-set = Passwort gesetzt
desk-act-sessions-ended = Konto abgemeldet
desk-act-second-factor-removed = Zweiten Faktor entfernt
desk-act-role-given = Rolle geändert
desk-act-email-address-set = E-Mail-Adresse geändert
desk-act-service-seen = Dienst angesehen
desk-act-request-seen = Antrag angesehen
desk-act-submission-seen = Einreichung angesehen
desk-act-code-sent = Neuen Code senden lassen
desk-act-requests-ended = Anträge beendet
desk-act-lock-on = Kontaktsperre eingeschaltet
desk-act-lock-off = Kontaktsperre aufgehoben
desk-act-email-retried = E-Mail erneut versucht
desk-act-emails-retried = Alle E-Mails erneut versucht
desk-act-email-dropped = E-Mail verworfen
desk-act-work-retried = Gescheiterte Arbeit erneut versucht
desk-act-contacts-set = Andere Kontakte gesetzt
desk-act-service-renamed = Dienst umbenannt
desk-act-services-removed = Dienste entfernt
desk-act-import-dropped = Teil eines Imports verworfen
desk-act-imported = Dateien importiert
desk-act-exported = Dateien exportiert
desk-act-listed = Liste angesehen
desk-act-key-created = Einem anderen Programm einen Schlüssel gegeben
desk-act-key-revoked = Schlüssel widerrufen
