desk-go-on = Continua
desk-more = C’è altro da fare: prema «Continua».
desk-interrupted = Poi qualcosa è andato storto da parte nostra. Ciò che è fatto resta fatto: provi «Continua» tra un po’.
desk-replace-left = { $count ->
    [one] L’account è ancora un contatto di questo tipo per { $count } servizio.
    *[other] L’account è ancora un contatto di questo tipo per { $count } servizi.
    }
desk-close-ended = { $count ->
    [one] Finora è terminata { $count } richiesta aperta.
    *[other] Finora sono terminate { $count } richieste aperte.
    }
desk-close-left = { $count ->
    [one] Ne resta aperta { $count }; l’account viene chiuso appena è terminata anche questa.
    *[other] Ne restano aperte { $count }; l’account viene chiuso appena sono terminate anche queste.
    }
desk-reopen-blanked = Il nome e l’indirizzo di { $nic } sono stati cancellati qualche tempo dopo la chiusura. Inserisca quelli del titolare: è avvisato via email a questo indirizzo e imposta una password con «Password dimenticata?».
desk-service-removed = Rimosso
desk-service-was = Servizio rimosso
desk-service-removed-on = Rimosso il
desk-service-was-hint = I suoi ultimi contatti sono indicati per quanto li nomina la cronologia. Le sue richieste e la sua cronologia sono conservate per alcuni anni.
