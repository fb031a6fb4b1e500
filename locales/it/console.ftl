### Ciò che gli operatori vedono di servizi, richieste, email e del proprio registro.

desk-requests-of-service = Richieste su questo servizio
desk-requests-all = Tutte le richieste
desk-requests-none = Nessuna richiesta corrisponde.
desk-emails-order = Email in attesa, che non riescono o rifiutate, dalla più vecchia.
desk-email-number = Email n. { $number }
desk-email-to = Destinatario
desk-email-written = Scritta
desk-email-answer = Ultima risposta del server di posta:
desk-email-unknown = Scritta da una versione più recente
desk-email-next = Prossimo tentativo: { $when }
desk-kind-reminder = Promemoria
desk-kind-replaced = Sostituito come contatto
desk-kind-change-email = Link per confermare un nuovo indirizzo
desk-retry = Riprova
desk-retry-text = L’email parte entro pochi secondi, all’indirizzo che l’account ha adesso.
desk-retried = L’invio dell’email viene ritentato.
desk-drop = Scarta
desk-drop-text = L’email non verrà mai inviata. Non si può tornare indietro.
desk-is-dropped = L’email è stata scartata.
desk-email-gone = Questa email non è più da inviare; non è stato fatto nulla.
desk-retry-all = Riprova tutte
desk-retry-all-text = Ogni email in attesa, che non riesce o rifiutata parte appena possibile.
desk-all-retried = { $count ->
    [one] Si ritenta l’invio di un’email.
    *[other] Si ritenta l’invio di { $count } email.
}
desk-cancel-text = Ciò che è ancora in attesa viene annullato e i codici smettono di funzionare. Gli interessati vengono avvisati via email che è stata l’assistenza.
desk-resend-text = L’account riceve un nuovo codice all’indirizzo che ha adesso. Quello vecchio smette di funzionare. Nessun altro vede il codice.
desk-codes-sent = { $count ->
    [one] un codice inviato
    *[other] { $count } codici inviati
}
desk-codes-wrong = { $count ->
    [one] un tentativo errato
    *[other] { $count } tentativi errati
}
desk-failing-work = Operazioni che non riescono
desk-failed-times = { $count ->
    [one] non riuscita una volta
    *[other] non riuscita { $count } volte
}
desk-lock-text = Finché l’assistenza non toglie il blocco, nessuno può richiedere altri contatti né modificare i dati del titolare. I contatti vengono avvisati via email.
desk-unlock-text = Il blocco viene tolto, chiunque lo abbia attivato. I contatti vengono avvisati via email.
desk-locked = Il blocco dei contatti è attivato. I contatti vengono avvisati via email.
desk-unlocked = Il blocco dei contatti è tolto. I contatti vengono avvisati via email.
desk-lock-as-it-is = Il blocco dei contatti era già così; non è stato modificato nulla.
desk-lock-keep = Non bloccare
desk-lock-end = Prima chiuderle
desk-lock-open = Ancora aperto: { $requests }. Non è stato modificato nulla.
desk-force = Imponi altri contatti
desk-force-text = NIC handle dei contatti d’ora in poi; un campo vuoto resta com’è. Nessuno deve confermare. Le richieste aperte per gli stessi contatti si chiudono e gli interessati vengono avvisati via email.
desk-forced = I contatti sono impostati. Gli interessati vengono avvisati via email.
desk-force-as-it-is = Erano già i contatti; non è stato modificato nulla.
desk-force-closed = Questo account è chiuso.
desk-force-zone = Questo account appartiene a una zona geografica diversa da quella degli altri contatti.
desk-replace = Sostituisci ovunque sia un contatto
desk-replace-text = Un altro account prende il posto di { $nic } in ogni servizio di cui è un contatto. Nessuno deve confermare. Le richieste aperte per gli stessi contatti terminano e gli interessati sono avvisati via email.
desk-replace-with = NIC handle del nuovo contatto
desk-replace-all = Come tutti e tre
desk-replace-nothing = Scelga quali contatti.
desk-replace-same = Un account non può prendere il proprio posto.
desk-replaced = { $count ->
    [one] Sostituito in { $count } servizio.
    *[other] Sostituito in { $count } servizi.
    }
desk-replace-stayed = { $count ->
    [one] Resta in { $count } servizio, i cui altri contatti appartengono a un’altra zona geografica: { $names }
    *[other] Resta in { $count } servizi, i cui altri contatti appartengono a un’altra zona geografica: { $names }
    }
desk-set-email = Cambia l’indirizzo email
desk-set-email-text = Le email per { $nic } arrivano d’ora in poi al nuovo indirizzo, e nessuno deve confermarlo. Si accerti che a chiederlo sia davvero chi usa l’account. Il vecchio e il nuovo indirizzo sono avvisati per email. Le sessioni e i codici già inviati restano validi.
desk-email-new = Nuovo indirizzo email
desk-email-set = L’indirizzo email di { $nic } è cambiato.
desk-email-shared = { $count ->
    [one] Anche un altro account aperto ha questo indirizzo. Chi condivide un indirizzo accede con il NIC handle.
    *[other] Anche altri { $count } account aperti hanno questo indirizzo. Chi condivide un indirizzo accede con il NIC handle.
}
desk-email-shared-by-many = Anche più di { $most } altri account aperti hanno questo indirizzo. Chi condivide un indirizzo accede con il NIC handle.
desk-email-set-refused = Le email rifiutate non vengono reinviate da sole: veda «Email».
desk-email-at-address-refused = Il server di posta ha rifiutato un’email a questo indirizzo.
desk-rename = Rinomina il servizio
desk-rename-text = Il servizio riceve un altro nome. I contatti, le richieste e la cronologia restano, e i contatti sono avvisati via email.
desk-new-name = Nuovo nome
fault-service-name = Un nome ha da 1 a 253 caratteri.
desk-renamed = Il servizio ha il suo nuovo nome. I suoi contatti sono avvisati via email.
desk-rename-as-it-is = Si chiamava già così; non è stato modificato nulla.
desk-rename-taken = Un altro servizio di questa categoria si chiama così.
desk-remove = Rimuovi il servizio
desk-remove-text = Le richieste aperte terminano, nessuno ne è più un contatto e il nome torna libero. Chi ne era un contatto è avvisato via email. Non si può annullare.
desk-removed = { $name } è stato rimosso. Chi ne era un contatto è avvisato via email.
desk-log-act = Che cosa è stato fatto
desk-log-since = Dal giorno
desk-log-until = Al giorno
desk-log-whole = Le righe di questa pagina sono come sono state scritte.
desk-log-broken = La riga { $number } è stata modificata, oppure quella precedente è stata modificata o tolta.
desk-log-verify = Questo comando controlla tutto il registro:
desk-log-none = Nessuna riga corrisponde.
desk-log-more = { $count ->
    [one] e un altro
    *[other] e altri { $count }
}
event-resent-operator = La nostra assistenza ha fatto inviare un nuovo codice a { $about }.
event-resent-operator-own = La nostra assistenza le ha fatto inviare un nuovo codice.
desk-act-account-seen = Account consultato
desk-act-account-closed = Account chiuso
desk-act-account-reopened = Account riaperto
desk-act-password-set = Password impostata
desk-act-sessions-ended = Account disconnesso
desk-act-second-factor-removed = Secondo fattore rimosso
desk-act-role-given = Ruolo modificato
desk-act-email-address-set = Indirizzo email cambiato
desk-act-service-seen = Servizio consultato
desk-act-request-seen = Richiesta consultata
desk-act-submission-seen = Invio consultato
desk-act-code-sent = Nuovo codice fatto inviare
desk-act-requests-ended = Richieste chiuse
desk-act-lock-on = Blocco dei contatti attivato
desk-act-lock-off = Blocco dei contatti tolto
desk-act-email-retried = Email ritentata
desk-act-emails-retried = Tutte le email ritentate
desk-act-email-dropped = Email scartata
desk-act-work-retried = Operazione non riuscita ritentata
desk-act-contacts-set = Altri contatti impostati
desk-act-service-renamed = Servizio rinominato
desk-act-services-removed = Servizi rimossi
desk-act-import-dropped = Parte di un’importazione scartata
desk-act-imported = File importati
desk-act-exported = File esportati
desk-act-listed = Elenco consultato
desk-act-key-created = Chiave data a un altro programma
desk-act-key-revoked = Chiave revocata
