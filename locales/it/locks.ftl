lock-title = Blocco dei contatti
lock-title-many = { $count ->
    [one] Blocco dei contatti di { $count } servizio
    *[other] Blocco dei contatti di { $count } servizi
    }
lock-meaning = Finché il blocco dei contatti è attivo, nessuno può richiedere altri contatti e i dati del titolare non possono essere modificati.
lock-told = Gli altri contatti vengono avvisati quando il blocco viene attivato o tolto.
lock-until = Il contatto amministrativo può toglierlo.
lock-until-support = Solo la nostra assistenza può toglierlo.
lock-by = Attivato da
lock-can = { $count ->
    [one] { $count } servizio può essere bloccato
    *[other] { $count } servizi possono essere bloccati
    }
lock-button = { $count ->
    [one] Blocca { $count } servizio
    *[other] Blocca { $count } servizi
    }
unlock-can = { $count ->
    [one] { $count } servizio è bloccato
    *[other] { $count } servizi sono bloccati
    }
unlock-button = { $count ->
    [one] Sblocca { $count } servizio
    *[other] Sblocca { $count } servizi
    }
unlock-proof = Per togliere un blocco serve la sua password.
lock-stay = Questi restano come sono
lock-request-open = È stata richiesta una modifica dei contatti non ancora conclusa. Dopo si potrà bloccare il servizio.
lock-not-yours = Solo il contatto amministrativo può bloccare e sbloccare.
lock-operators = Bloccato dalla nostra assistenza. Solo la nostra assistenza può togliere il blocco.
lock-nothing-turned = Non è stato modificato nulla.
lock-changed = Nel frattempo qualcosa è cambiato in questi servizi. Controlli di nuovo; finora non è stato fatto nulla.
lock-too-often = Ha cambiato i blocchi molto spesso. Riprovi dopo { $until }.
lock-nothing-chosen = Selezioni prima i servizi da bloccare o sbloccare.
lock-selected = Blocca o sblocca i selezionati
lock-all = Blocca o sblocca tutti i { $total }
lock-everything = Blocca o sblocca tutti
lock-on-button = Attiva il blocco dei contatti
lock-off-button = Togli il blocco dei contatti
flash-locked = { $count ->
    [one] Bloccato. Gli altri contatti ricevono un’e-mail.
    *[other] { $count } servizi sono bloccati. Gli altri contatti ricevono un’e-mail.
    }
flash-unlocked = { $count ->
    [one] Sbloccato. Gli altri contatti ricevono un’e-mail.
    *[other] { $count } servizi sono sbloccati. Gli altri contatti ricevono un’e-mail.
    }
flash-locked-already = { $count ->
    [one] Era già bloccato.
    *[other] Erano già bloccati.
    }
flash-unlocked-already = { $count ->
    [one] Non era bloccato.
    *[other] Non erano bloccati.
    }
fault-locked = Questo servizio è bloccato: i suoi contatti non si possono modificare.
lock-since = Bloccato da { $by } dal { $since }.
lock-since-support = Bloccato dalla nostra assistenza dal { $since }.
lock-since-own = Bloccato da lei dal { $since }.
