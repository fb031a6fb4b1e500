desk-go-on = Weitermachen
desk-more = Es ist noch mehr zu tun: Drücken Sie „Weitermachen“.
desk-interrupted = Dann ist bei uns etwas schiefgegangen. Was getan ist, bleibt getan: Versuchen Sie „Weitermachen“ in einer Weile.
desk-replace-left = { $count ->
    [one] Das Konto ist noch bei { $count } Dienst ein solcher Kontakt.
    *[other] Das Konto ist noch bei { $count } Diensten ein solcher Kontakt.
    }
desk-close-ended = { $count ->
    [one] Bisher wurde { $count } offener Antrag beendet.
    *[other] Bisher wurden { $count } offene Anträge beendet.
    }
desk-close-left = { $count ->
    [one] { $count } ist noch offen; das Konto wird geschlossen, sobald auch dieser beendet ist.
    *[other] { $count } sind noch offen; das Konto wird geschlossen, sobald auch diese beendet sind.
    }
desk-reopen-blanked = Name und Adresse von { $nic } wurden einige Zeit nach dem Schließen gelöscht. Geben Sie die des Besitzers ein: Er wird an dieser Adresse per E-Mail benachrichtigt und setzt über „Passwort vergessen?“ ein Passwort.
desk-service-removed = Entfernt
desk-service-was = Entfernter Dienst
desk-service-removed-on = Entfernt am
desk-service-was-hint = Die letzten Kontakte stehen hier, soweit der Verlauf sie nennt. Anträge und Verlauf werden einige Jahre aufbewahrt.
