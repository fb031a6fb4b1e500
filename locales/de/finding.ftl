services-contact-hint = Name, NIC
services-contacts-called = Kontakte namens „{ $name }“:
services-whole-role = { $count ->
    [one] { $name } ist { $roles } bei { $count } Dienst.
    *[other] { $name } ist { $roles } bei allen { $count } gefundenen Diensten.
    }
requests-turns = Es fehlt die Antwort von:
requests-turns-here = Auf dieser Seite fehlt die Antwort von:
requests-turn-own = Ihnen
short-reason-contact-changed = Der Kontakt hatte sich inzwischen geändert.
short-reason-requester-closed = Das Konto des Antragstellers wurde geschlossen.
short-reason-new-contact-closed = Das Konto des neuen Kontakts wurde geschlossen.
short-reason-other-zone = Die beiden Konten sind nicht mehr in derselben Zone.
short-reason-outstanding-payments = Ein Rechnungskontakt hat offene Zahlungen.
short-reason-right-lost = Der Antragsteller war nicht mehr berechtigt.
