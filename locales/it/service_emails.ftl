### The emails about services: their owners and contact locks.

email-service-link = Il servizio, con la sua cronologia:
email-service-button = Apri il servizio
email-services-link = Tutti i suoi servizi:
email-services-button = Apri i miei servizi
email-service-when = Quando
email-service-no-longer = Lei non è più un contatto di questo servizio; questa email non contiene quindi ciò che vedono solo i suoi contatti.
email-service-wrong = È un errore? Si rivolga a { $who }, che lo ha fatto, o alla nostra assistenza.
email-service-wrong-support = È un errore? Ci avvisi.

## Owner’s details

email-owner-subject = I dati del titolare di { $service } sono stati modificati
email-owner-opening = i dati del titolare di { $service } sono stati modificati.
email-owner-by = Modificati da
email-owner-before-after = { $before } → { $after }
email-owner-nothing = non indicato
email-owner-old-address = Le prossime modifiche non saranno più comunicate a questo indirizzo.
email-owner-footer = { $brand } ha inviato questa email perché questo indirizzo è quello del titolare di { $service }, o lo era fino a questa modifica.

## Contact lock

email-locked-subject = Blocco dei contatti attivato: { $service }
email-locked-subject-many = { $count ->
    [one] Blocco dei contatti attivato per { $count } servizio
    *[other] Blocco dei contatti attivato per { $count } servizi
    }
email-locked-opening = i contatti di { $service } ora sono bloccati.
email-locked-opening-many = { $count ->
    [one] i contatti di { $count } servizio ora sono bloccati.
    *[other] i contatti di { $count } servizi ora sono bloccati.
    }
email-unlocked-subject = Blocco dei contatti tolto: { $service }
email-unlocked-subject-many = { $count ->
    [one] Blocco dei contatti tolto per { $count } servizio
    *[other] Blocco dei contatti tolto per { $count } servizi
    }
email-unlocked-opening = i contatti di { $service } non sono più bloccati.
email-unlocked-opening-many = { $count ->
    [one] i contatti di { $count } servizio non sono più bloccati.
    *[other] i contatti di { $count } servizi non sono più bloccati.
    }
email-unlocked-by = Tolto da
email-unlocked-meaning = È di nuovo possibile richiedere altri contatti e modificare i dati del titolare.
