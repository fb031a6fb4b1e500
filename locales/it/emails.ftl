### The words of the emails.

email-fact-label = { $label }:
email-greeting = Gentile { $name },
email-footer = { $brand } ha inviato questa email all’account con NIC handle { $nic }.
email-footer-automatic = È stata generata automaticamente; le risposte non vengono lette.
email-footer-replies = È stata generata automaticamente; le risposte arrivano alla nostra assistenza.
email-support = Ha domande? Può contattarci qui: { $support }
email-request-link = La richiesta, con tutta la sua cronologia:
email-request-button = Apri la richiesta
email-nothing-changed = Nessun contatto è stato cambiato.

## Validation code

email-code-subject = Da confermare: modifica dei contatti di { $service }
email-code-again-subject = Nuovo codice, il precedente non è più valido: modifica dei contatti di { $service }
email-code-heading = { $requester } vuole affidarle { $service } come { $roles }
email-code-heading-several = Ha richiesto nuovi contatti per { $service }
email-code-preheader = { $types }: può accettare o rifiutare (scadenza: { $last-day })
email-code-opening = { $requester } le chiede di confermare questa modifica dei contatti:
email-code-opening-own = Lei ha richiesto questa modifica dei contatti. Le chiediamo di confermarla:
email-code-again = questo è un nuovo codice. Quello dell’email precedente non è più valido.
email-note = { $requester } scrive:
email-note-own = La sua nota:
email-code-label = Il suo codice di conferma:
email-code-link = Con questo link il codice è già inserito; poi può accettare o rifiutare nella pagina:
email-code-button = Apri la richiesta
email-code-personal = Il codice è strettamente personale e monouso: vale una volta sola per ogni richiesta. Non lo comunichi a nessuno, nemmeno a noi.
email-code-last-day = Termine per accettare o rifiutare: { $last-day }.
email-code-blocked = Il suo codice di conferma è bloccato dopo troppi tentativi errati. Se ne faccia inviare uno nuovo dalla pagina della richiesta:
email-code-surprise = Non si aspettava questa richiesta? La rifiuti nella pagina, oppure ignori questa email: finché non accetta, non cambia nulla.
email-code-surprise-own = Non riconosce questa richiesta? Forse qualcun altro sta usando il suo account: rifiuti la richiesta e ci avvisi. Finché non accetta, non cambia nulla.

## Reminder

email-reminder-subject = Promemoria: modifica dei contatti di { $service }
email-reminder-opening = questa modifica dei contatti, richiesta da { $requester }, attende ancora la sua decisione. Dopo la scadenza ({ $last-day }) non potrà più essere confermata:

## Outcomes

email-done-subject = Completata: modifica dei contatti di { $service }
email-done-heading = Il suo account è ora { $roles } di { $service }
email-done-heading-other = { $to } è ora { $roles } di { $service }
email-done-opening = la richiesta è stata elaborata con successo. Ecco che cosa è cambiato:
email-done-administrator-opening = sono cambiati i contatti del servizio { $service }, di cui lei è il contatto amministrativo:
email-replaced-subject = Un altro account ha sostituito il suo come contatto di { $service }
email-replaced-heading = Il suo account non è più { $roles } di { $service }
email-replaced-opening = il suo account è stato sostituito come contatto del servizio { $service } ({ $types }). Il contatto è ora { $to }.
email-replaced-gone = Il suo account non è più contatto di questo servizio: il servizio non compare più in «I miei servizi» e lei non può più richiedere modifiche dei relativi contatti.
email-replaced-lost = Non può più richiedere modifiche per: { $types }.
email-replaced-left = Il suo account rimane { $roles } di questo servizio.
email-replaced-wrong = È un errore? Si rivolga a { $requester }, che ha richiesto la modifica, o alla nostra assistenza.
email-declined-subject = Rifiutata: modifica dei contatti di { $service }
email-declined-opening = { $who } ha rifiutato questa modifica dei contatti:
email-cancelled-subject = Annullata: modifica dei contatti di { $service }
email-cancelled-opening = { $who } ha annullato questa modifica dei contatti:
email-cancelled-operator-opening = la nostra assistenza ha annullato questa modifica dei contatti:
email-cancelled-unknown-opening = questa modifica dei contatti è stata annullata:
email-expired-subject = Scaduta: modifica dei contatti di { $service }
email-expired-opening = questa modifica dei contatti non ha ricevuto in tempo tutte le conferme:
email-failed-subject = Non riuscita: modifica dei contatti di { $service }
email-failed-opening = questa modifica dei contatti è stata confermata, ma non è più stato possibile eseguirla. { $reason }

## Many services

email-submission-link = Tutte le richieste, con tutta la loro cronologia:
email-submission-button = Apri le richieste
email-services-label = Servizi
email-services = { $count ->
    [one] { $count } servizio
    *[other] { $count } servizi
    }
email-services-more = { $count ->
    [one] { $names } e { $count } altro
    *[other] { $names } e altri { $count }
    }
email-services-rest = { $count ->
    [one] e { $count } altro
    *[other] e altri { $count }
    }
email-group = { $from } → { $to }: { $services }.
email-group-more = { $label }: { $value }
email-groups-more = { $count ->
    [one] E { $count } altra modifica.
    *[other] E altre { $count } modifiche.
    }
email-why-label = Motivo
email-code-subject-many = { $count ->
    [one] Da confermare: modifica dei contatti di { $count } servizio
    *[other] Da confermare: modifica dei contatti di { $count } servizi
    }
email-code-again-subject-many = { $count ->
    [one] Nuovo codice, il precedente non è più valido: modifica dei contatti di { $count } servizio
    *[other] Nuovo codice, il precedente non è più valido: modifica dei contatti di { $count } servizi
    }
email-code-heading-many = { $count ->
    [one] { $requester } vuole affidarle { $count } servizio come { $roles }
    *[other] { $requester } vuole affidarle { $count } servizi come { $roles }
    }
email-code-heading-mixed = { $count ->
    [one] { $requester } vuole che lei diventi contatto di { $count } servizio
    *[other] { $requester } vuole che lei diventi contatto di { $count } servizi
    }
email-code-heading-several-many = { $count ->
    [one] Ha richiesto nuovi contatti per { $count } servizio
    *[other] Ha richiesto nuovi contatti per { $count } servizi
    }
email-code-blocked-many = Il suo codice di conferma è bloccato dopo troppi tentativi errati. Se ne faccia inviare uno nuovo dalla pagina delle richieste:
email-reminder-subject-many = { $count ->
    [one] Promemoria: modifica dei contatti di { $count } servizio
    *[other] Promemoria: modifica dei contatti di { $count } servizi
    }
email-done-subject-many = { $count ->
    [one] Completata: modifica dei contatti di { $count } servizio
    *[other] Completata: modifica dei contatti di { $count } servizi
    }
email-done-heading-many = { $count ->
    [one] Il suo account è ora { $roles } di { $count } servizio
    *[other] Il suo account è ora { $roles } di { $count } servizi
    }
email-done-heading-other-many = { $count ->
    [one] { $to } è ora { $roles } di { $count } servizio
    *[other] { $to } è ora { $roles } di { $count } servizi
    }
email-done-opening-many = le richieste sono state elaborate con successo. Ecco che cosa è cambiato:
email-done-administrator-opening-many = sono cambiati i contatti di servizi di cui lei è il contatto amministrativo:
email-replaced-subject-many = { $count ->
    [one] Un altro account ha sostituito il suo come contatto di { $count } servizio
    *[other] Un altro account ha sostituito il suo come contatto di { $count } servizi
    }
email-replaced-heading-many = { $count ->
    [one] Il suo account non è più { $roles } di { $count } servizio
    *[other] Il suo account non è più { $roles } di { $count } servizi
    }
email-replaced-opening-many = con questa modifica dei contatti il suo account è stato sostituito come contatto:
email-replaced-gone-many = Il suo account non è più contatto di questi servizi: non compaiono più in «I miei servizi» e lei non può più richiedere modifiche dei relativi contatti.
email-replaced-left-some = { $count ->
    [one] Il suo account rimane contatto, in un altro ruolo, di { $count } di questi servizi, che resta in «I miei servizi». Gli altri non vi compaiono più.
    *[other] Il suo account rimane contatto, in un altro ruolo, di { $count } di questi servizi, che restano in «I miei servizi». Gli altri non vi compaiono più.
    }
email-replaced-left-all = Il suo account rimane contatto, in un altro ruolo, di questi servizi: restano in «I miei servizi».
email-declined-subject-many = { $count ->
    [one] Rifiutata: modifica dei contatti di { $count } servizio
    *[other] Rifiutata: modifica dei contatti di { $count } servizi
    }
email-declined-opening-various = questa modifica dei contatti è stata rifiutata:
email-declined-by = Rifiutata da
email-cancelled-subject-many = { $count ->
    [one] Annullata: modifica dei contatti di { $count } servizio
    *[other] Annullata: modifica dei contatti di { $count } servizi
    }
email-cancelled-by = Annullata da
email-by-support = la nostra assistenza
email-expired-subject-many = { $count ->
    [one] Scaduta: modifica dei contatti di { $count } servizio
    *[other] Scaduta: modifica dei contatti di { $count } servizi
    }
email-failed-subject-many = { $count ->
    [one] Non riuscita: modifica dei contatti di { $count } servizio
    *[other] Non riuscita: modifica dei contatti di { $count } servizi
    }

## Renewals

email-renewals-subject-automatic = { $service } si rinnova il { $day }
email-renewals-subject-manual = Da rinnovare entro il { $day }: { $service }
email-renewals-subject-ends = { $service } termina il { $day }
email-renewals-subject-unknown = { $service }: ultimo giorno, { $day }
email-renewals-subject-many = { $count ->
    [one] { $count } dei suoi servizi si rinnova o termina presto
    *[other] { $count } dei suoi servizi si rinnovano o terminano presto
    }
email-renewals-opening = Riceve questo avviso come contatto di fatturazione. Presto si rinnova o termina:
email-renewals-taken-over = Ora lei è il contatto di fatturazione di ciò che presto si rinnova o termina:
email-renewals-day = Ultimo giorno
email-renewals-today = { $day } (oggi)
email-renewals-days-left = { $count ->
    [one] { $day } (tra { $count } giorno)
    *[other] { $day } (tra { $count } giorni)
    }
email-renewals-past = { $day } (passato)
email-renewals-automatic = Si rinnova da solo
email-renewals-manual = Si rinnova una volta pagato
email-renewals-ends = Termina
email-renewals-more = { $count ->
    [one] E { $count } altro servizio.
    *[other] E altri { $count } servizi.
    }
email-renewals-link = Tutti i suoi servizi, per ultimo giorno:
email-renewals-button = Apri l’elenco
email-renewals-service-link = Tutto su questo servizio:
email-renewals-service-button = Apri il servizio
email-renewals-hint-automatic = Per i servizi che si rinnovano da soli non deve fare nulla.
email-renewals-hint-manual = I servizi che si rinnovano una volta pagati vanno pagati entro il loro ultimo giorno; altrimenti non si rinnovano.
email-renewals-hint-ends = I servizi che terminano non saranno più disponibili dopo il loro ultimo giorno.
email-renewals-closing = Questi avvisi spettano a qualcun altro? Indichi un altro contatto di fatturazione del servizio.

## Links

email-greeting-nobody = Buongiorno,
email-sign-up-subject = Confermi il suo indirizzo email per { $brand }
email-sign-up-opening = è in corso la creazione di un account { $brand } con questo indirizzo email. Manca un solo passo: confermi che l’indirizzo è suo.
email-sign-up-link = Può confermarlo con questo link e la password che ha scelto; a quel punto l’account viene creato e lei riceve il suo NIC handle:
email-sign-up-button = Conferma l’indirizzo
email-sign-up-surprise = Non riconosce questa richiesta? Allora ignori questa email: senza la conferma non verrà creato alcun account.
email-link-until = Il link si può usare una sola volta. Scadenza: { $until }.
email-in-use-subject = Ha già un account { $brand }
email-in-use-sign-up = qualcuno, probabilmente lei, ha cercato di creare un account con questo indirizzo email. Ne esiste già uno, quindi non è stato creato nulla. NIC handle: { $nics }.
email-in-use-change = qualcuno ha cercato di usare questo indirizzo email per un altro account. Appartiene già a un account, quindi non è stato modificato nulla. NIC handle: { $nics }.
email-in-use-closing = Non riconosce questa richiesta? Allora non deve fare nulla: il suo account non è coinvolto.
email-reset-subject = Una nuova password per { $brand }
email-reset-opening = qualcuno, probabilmente lei, ha richiesto una nuova password.
email-reset-link = Con questo link può impostare una nuova password per l’account { $nic } ({ $name }):
email-reset-button = Imposta una nuova password
email-reset-surprise = Non riconosce questa richiesta? Allora ignori questa email: la sua password resta invariata.
email-change-subject = Confermi il suo nuovo indirizzo email per { $brand }
email-change-opening = questo indirizzo email è stato indicato come nuovo indirizzo dell’account { $nic }. Confermi che l’indirizzo è suo.
email-change-link = Può confermarlo con questo link, dopo aver effettuato l’accesso all’account:
email-change-button = Conferma l’indirizzo
email-change-surprise = Non riconosce questa richiesta? Allora ignori questa email: senza la conferma non cambia nulla.
email-footer-nobody = { $brand } ha inviato questa email perché qualcuno ha inserito questo indirizzo.
email-sign-in-link = Acceda qui:
email-sign-in-button = Accedi

## The account

email-welcome-subject = Il suo NIC handle presso { $brand }
email-welcome-opening = le diamo il benvenuto. Il suo account è stato creato. Il suo NIC handle è { $nic }.
email-welcome-use = Il NIC handle è il suo nome utente: lo usi per accedere e lo comunichi a chi vuole indicare il suo account come contatto di un servizio. Conservi questa email.
email-password-changed-subject = La password del suo account { $brand } è stata cambiata
email-password-changed-opening = la password dell’account { $nic } è stata cambiata. Le sessioni aperte con questo account sono state chiuse.
email-address-changed-subject = L’indirizzo email del suo account { $brand } è stato cambiato
email-address-changed-opening = l’indirizzo email dell’account { $nic } è stato cambiato. Le email per questo account arrivano d’ora in poi al nuovo indirizzo.
email-address-surprise = Non riconosce questa operazione? Allora qualcun altro ha usato il suo account. Ci avvisi subito, così potremo restituirglielo.
email-factor-on-subject = Un secondo fattore protegge il suo account { $brand }
email-factor-on-opening = per accedere all’account { $nic } serve ora, oltre alla password, un codice di un’app di autenticazione.
email-factor-on-surprise = Non riconosce questa operazione? Allora qualcun altro ha usato il suo account. Ci avvisi subito: possiamo rimuovere il secondo fattore e restituirle l’account.
email-factor-off-subject = Il secondo fattore del suo account { $brand } è stato disattivato
email-factor-off-opening = per accedere all’account { $nic } basta di nuovo la password.
email-factor-failed-subject = Qualcuno conosce la password del suo account { $brand }
email-factor-failed-opening = qualcuno ha tentato di accedere all’account { $nic } con la password corretta, ma ha inserito codici errati al posto del secondo fattore e non è riuscito a entrare.
email-recovery-made-subject = Nuovi codici di recupero per il suo account { $brand }
email-recovery-made-opening = sono stati creati nuovi codici di recupero per l’account { $nic }. Quelli precedenti non funzionano più.
email-recovery-used-subject = È stato usato un codice di recupero del suo account { $brand }
email-recovery-used-opening = un codice di recupero dell’account { $nic } è stato usato al posto dell’app di autenticazione. Non si può usare di nuovo.
email-closed-subject = Il suo account { $brand } è chiuso
email-closed-opening = l’account { $nic } è chiuso. Nessuno può più accedervi.
email-account-surprise = Non riconosce questa operazione? Allora ci avvisi subito.
email-account-surprise-reset = Non riconosce questa operazione? Allora imposti subito una nuova password con questo link e ci avvisi:
