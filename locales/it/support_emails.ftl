### The emails about what support did to an account.

email-done-by-support = È stata la nostra assistenza. Se non ne conosce il motivo, ce lo chieda.
email-address-by-support = È stata la nostra assistenza. Se non è stato Lei a chiederlo, ci avvisi subito.
email-reopened-subject = Il suo account { $brand } è di nuovo aperto
email-reopened-opening = l’account { $nic } è stato riaperto. Può di nuovo accedervi.
email-sessions-ended-subject = È stato disconnesso dal suo account { $brand }
email-sessions-ended-opening = tutte le sessioni dell’account { $nic } sono state terminate.
email-role-subject = I diritti del suo account { $brand } sono cambiati
email-role-support = l’account { $nic } può ora occuparsi di altri clienti, come assistenza. Tutte le sue sessioni sono state terminate.
email-role-admin = l’account { $nic } può ora fare tutto per altri clienti, come amministratore. Tutte le sue sessioni sono state terminate.
email-role-none = l’account { $nic } non può più occuparsi di altri clienti. Tutte le sue sessioni sono state terminate.

## What support did to services

email-set-subject = La nostra assistenza ha modificato contatti di { $service }
email-set-subject-many = La nostra assistenza ha modificato contatti di più servizi
email-set-opening = la nostra assistenza ha modificato contatti di { $service }.
email-set-opening-many = la nostra assistenza ha modificato contatti di più servizi.
email-set-rest = E
email-set-rest-count = { $count ->
    [one] { $count } altra modifica
    *[other] altre { $count } modifiche
    }
email-set-meaning = La modifica è già in vigore. Nessuno ha dovuto confermarla e le richieste aperte per questi contatti sono terminate.
email-renamed-subject = { $before } ora si chiama { $after }
email-renamed-opening = la nostra assistenza ha rinominato il servizio { $before }: ora si chiama { $after }.
email-renamed-meaning = I suoi contatti e la sua cronologia restano com’erano.
email-removed-subject = { $service } è stato rimosso
email-removed-subject-many = { $count ->
    [one] { $count } servizio è stato rimosso
    *[other] { $count } servizi sono stati rimossi
    }
email-removed-opening = il servizio { $service } è stato rimosso: lei non ne è più un contatto.
email-removed-opening-many = { $count ->
    [one] { $count } servizio è stato rimosso: lei non ne è più un contatto.
    *[other] { $count } servizi sono stati rimossi: lei non ne è più un contatto.
    }
email-removed-by = Rimosso da
email-removed-meaning = Le richieste aperte sono terminate. Ciò che era stato deciso prima resta leggibile in «Le mie richieste».
