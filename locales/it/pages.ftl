### The words of the pages.

## Every page

skip-to-content = Vai al contenuto
site-description = { $brand }: consulti i contatti dei suoi servizi e li trasferisca in sicurezza.
language-choice = Lingua
help = Aiuto
sign-out = Disconnetti
signed-in-as = Accesso effettuato come { $name } ({ $nic }).
sign-in-another = Accedi con un altro account
others-form-title = È connesso un altro account
others-form-text = Questo modulo è stato compilato con l’account { $owner }. Non è stato inviato nulla.
others-form-typed = Ciò che ha scritto
others-form-kept = Acceda come { $nic } entro un’ora e lo ritroverà nel modulo.
others-form-sign-in = Accedi come { $nic }
others-form-afresh = Riapri la pagina
date-time = { $when } UTC
date-time-in-zone = { $when }, { $zone }
pair = { $label }: { $value }
quoted = «{ $text }»
cancel = Annulla
refresh = Aggiorna
actions-label = Azioni
actions-for = Azioni per { $what }
actions-for-request = Azioni per la richiesta { $number }
pages-label = Pagine
pages-first = Prima pagina
pages-previous = Precedente
pages-next = Successiva
filter-all = Qualsiasi
filter-apply = Applica
filter-clear = Rimuovi i filtri
filter-off = Rimuovi «{ $filter }»
filtered-by = Filtri applicati:
search-clear = Cancella la ricerca
form-has-faults = Controlli il modulo:
title-faults = { $count ->
    [one] { $count } errore
    *[other] { $count } errori
    }

## Things and people

nic-label = NIC handle
contact-administrative = Contatto amministrativo
contact-technical = Contatto tecnico
contact-billing = Contatto di fatturazione
type-administrative = Amministrativo
type-technical = Tecnico
type-billing = Fatturazione
request-label = Richiesta
request-title = Richiesta { $number }
request-page-title = Richiesta { $number }: { $state }
service-label = Servizio
types-label = Tipi di contatto
you = Lei
from-label = Contatto precedente
to-label = Nuovo contatto
people-several = Più persone
requester-label = Richiesta da

## States

state-pending = In attesa di conferma
state-pending-own = In attesa della sua conferma
state-pending-other = In attesa di conferma da { $nic }
state-processing = In corso
state-done = Completata
state-declined = Rifiutata
state-cancelled = Annullata
state-expired = Scaduta
state-failed = Non riuscita

## Signing in

sign-in-title = Accedi
sign-in-login = NIC handle o email
password-label = Password
password-show = Mostra la password
sign-in-button = Accedi
sign-in-as-another = Accesso effettuato come { $name } ({ $nic }). Qui può accedere con un altro account.
sign-in-why-request = Il link nella sua email porta a una richiesta che può accettare o rifiutare. Acceda con l’account indicato nell’email: il codice sarà già inserito.
sign-in-why-email = Il link nella sua email serve a confermare un nuovo indirizzo. Acceda con l’account a cui si riferisce.
sign-in-failed = Il NIC handle o l’email e la password non corrispondono. Riprovi.
sign-in-shared-address = Se più account hanno il suo stesso indirizzo email, acceda con il NIC handle.
sign-in-too-often = Troppi tentativi non riusciti. Attenda qualche minuto, poi riprovi.
sign-in-forgot = Password dimenticata?
flash-signed-out = Disconnessione effettuata.
flash-nothing-sent = Il suo account è stato disconnesso; non è stato inviato nulla.
flash-nothing-sent-kept = Il suo account è stato disconnesso; non è stato inviato nulla. Acceda di nuovo come { $nic }: ritroverà nel modulo ciò che ha scritto, tranne password e codici.
flash-nothing-sent-too-long = Il suo account è stato disconnesso; non è stato inviato nulla. Ciò che ha scritto è troppo lungo per essere conservato.
draft-given-back = Ciò che ha scritto è di nuovo nel modulo. Non è ancora stato inviato.
demo-title = Questa è la demo
demo-text = Acceda con uno qualsiasi di questi account. Le email inviate a questi account arrivano nella casella di posta, il cui link si trova in cima a ogni pagina.
demo-password = Password per tutti gli account: { $password }

## Creating an account

sign-up-title = Crea un account
sign-up-how = Riceverà un’email con un link per confermare il suo indirizzo. In seguito le verrà assegnato il NIC handle, che è il suo nome utente.
sign-up-zone-hint = La zona geografica a cui appartiene. I contatti si possono modificare solo all’interno di una stessa zona, e la zona non si può cambiare in seguito.
sign-up-zone-choose = Scelga…
sign-up-button = Crea l’account
sign-up-sign-in = Ha già un account? Acceda
sign-up-confirm-text = Con la conferma dell’indirizzo { $email } viene creato l’account di { $name }.
sign-up-confirm-hint = La password scelta al momento della registrazione.
flash-sign-up-sent = Abbiamo inviato un’email a { $email }. Per continuare, apra entro 24 ore il link che contiene.
flash-account-created = Il suo account è stato creato e l’accesso è stato effettuato. Il suo NIC handle è { $nic }; lo abbiamo inviato anche per email.
fault-zone = Scelga una delle zone.
fault-sign-up-password = Non è la password scelta al momento della registrazione.
fault-password-empty = Scelga una password.
fault-password-too-short = Usi almeno 8 caratteri. Vanno bene tre o quattro parole senza alcun legame tra loro.
fault-password-too-long = Questa password è troppo lunga. Ne inserisca una più breve.
fault-password-common = Questa password, o una molto simile, compare negli elenchi delle password più comuni: verrebbe indovinata subito. Ne scelga un’altra.
fault-password-keys = I tasti vicini tra loro sono facili da indovinare. Scelga un’altra password.
fault-password-repeats = Le ripetizioni sono facili da indovinare. Scelga un’altra password.
fault-password-sequence = Lettere o cifre in sequenza sono facili da indovinare. Scelga un’altra password.
fault-password-date = Le date e gli anni sono facili da indovinare. Scelga un’altra password.
fault-password-word = È facile indovinare un nome o una parola sola. Aggiunga altre parole senza alcun legame tra loro.
fault-password-guessable = Questa password è facile da indovinare. La allunghi: aggiunga parole senza alcun legame tra loro.
dead-link-title = Questo link non è più valido
dead-link-text = È già stato usato, è stato sostituito da uno più recente oppure è scaduto.
dead-link-others-title = Questo link è per un altro account o non è più valido
dead-link-others-text = Funziona solo per l’account che lo ha richiesto, e una sola volta. Può anche essere stato sostituito da uno più recente o essere scaduto.
dead-link-sign-up = Se il suo account esiste, acceda; altrimenti lo crei di nuovo.
dead-link-reset = Richieda un nuovo link.
dead-link-email = Il suo indirizzo attuale è indicato nel profilo. Se è ancora quello precedente, lo modifichi di nuovo lì.

## Forgotten password

forgot-title = Password dimenticata?
forgot-how = Inserisca il NIC handle o l’indirizzo email. Se esiste un account, riceverà un’email con un link per scegliere una nuova password.
forgot-button = Invia il link
forgot-sign-in = Torna all’accesso
forgot-too-often = Sono stati richiesti troppi link. Controlli la posta in arrivo: un link inviato nell’ultima mezz’ora è ancora valido. Altrimenti riprovi più tardi.
flash-reset-sent = Se esiste un account per { $login }, è in arrivo un’email con un link. Il link è valido per 30 minuti.
fault-login-neither = Non è né un NIC handle come xx11111-nic né un indirizzo email.
reset-title = Imposta una nuova password
reset-for = Per l’account { $nic } ({ $name }). Tutte le sessioni aperte di questo account verranno chiuse.
reset-button = Imposta la password
flash-password-reset = La nuova password di { $nic } è impostata. La usi per accedere.

## My services

services-title = Gestione dei contatti
tabs-label = Gestione dei contatti
tab-services = I miei servizi
tab-requests = Le mie richieste
services-search = Cerca servizi
services-category = Categoria
services-role = Il mio ruolo
services-contact = Contatto
services-contact-as = Ruolo del contatto
services-renews = Rinnovo
services-renews-within = Rinnovo entro
services-days = { $count ->
    [one] { $count } giorno
    *[other] { $count } giorni
}
renews-automatic = si rinnova automaticamente
renews-manual = si rinnova al pagamento
renews-ends = termina
renews-ended = terminato
renews-overdue = scaduto
renews-past = passato
services-locked = Bloccato
services-pending = Modifiche in sospeso
services-pending-own = tocca a lei
services-pending-new = non ha ancora accettato
services-pending-requester = chi l’ha richiesta non ha ancora accettato
services-pending-processing = modifica in corso
services-filters = Filtri
services-sort = Ordina per
services-count = { $from }–{ $to } di { $total }
services-count-many = { $from }–{ $to } di oltre { $most }
services-many = oltre { $most }
services-rows = Righe per pagina:
services-export = Esporta in CSV
services-of-contact = Mostra i servizi del contatto { $nic }
services-of-called = Mostra i servizi con un contatto di nome «{ $name }»
services-only-where = Solo dove { $name } è:
services-both-roles = Servizi di cui lei è { $roles } e { $name } è contatto in qualsiasi ruolo.
services-name = Nome del servizio
services-none = Il suo account non è ancora contatto di alcun servizio.
services-none-next = Quando qualcuno le chiederà di diventarlo, troverà la richiesta qui:
services-none-filtered = Nessuno dei suoi servizi corrisponde a questi filtri.
services-none-called = Non è stato trovato alcun servizio con il nome «{ $search }».

## Modify contacts

modify-title = Modifica i contatti
modify-how = Inserisca il NIC handle o l’indirizzo email del nuovo contatto. Lei e il nuovo contatto ricevete ciascuno un codice per email e dovete confermare entrambi la modifica; solo allora viene eseguita. Se indica il suo stesso account, basta la sua conferma.
modify-repeats = Ripete la richiesta { $number } ({ $state }).
modify-today = Attuale:
modify-confirm = Conferma
modify-fixed-technical = Solo il contatto amministrativo può cambiare questo contatto: lei è il contatto tecnico.
modify-fixed-billing = Solo il contatto amministrativo può cambiare questo contatto: lei è il contatto di fatturazione.
modify-fixed-technical-billing = Solo il contatto amministrativo può cambiare questo contatto: lei è il contatto tecnico e quello di fatturazione.
note-label = Nota
note-hint = Facoltativa. Chi deve confermare la legge nella pagina e nell’email. Al massimo 300 caratteri, senza nomi di dominio, indirizzi web o email.
modify-contacts-changed = I contatti di questo servizio sono cambiati da quando ha aperto la pagina. Qui sotto si trovano quelli attuali; controlli i dati inseriti e confermi di nuovo.
modify-nothing-changed = Non cambierebbe nulla: questi sono i contatti attuali. Indichi almeno un contatto diverso.
modify-overtaken = Nello stesso momento è stato salvato altro per questo servizio. Non è stato inviato nulla; controlli i dati inseriti e confermi di nuovo.
modify-too-often = Troppi tentativi. Non è stato inviato nulla. Prossimo tentativo possibile: { $until }.
preview-button = Anteprima
preview-title = Che cosa succederà
preview-requests = { $count ->
    [one] «Conferma» invia questa richiesta:
    *[other] «Conferma» invia queste { $count } richieste:
    }
preview-told = Chi verrà informato a modifica eseguita
preview-note = La sua nota per chi deve confermare:
preview-as-replaced = come contatto sostituito
preview-as-administrator = come contatto amministrativo
preview-as-administrator-then = se a quel punto l’account è il contatto amministrativo
preview-codes = Ogni account che deve confermare riceve una sola email con un codice.
preview-expires = Termine per confermare: { $when }.
preview-until-then = Non cambia nulla finché tutti non hanno confermato.
preview-nothing = Per ora non cambierebbe nulla: questi sono i contatti attuali. Indichi un altro contatto per vedere che cosa succederà.
preview-all-fixed = Al momento qui non si può modificare nulla; ogni campo dice perché. «Conferma» non invierebbe nulla.
preview-contacts-changed = I contatti di questo servizio sono cambiati da quando ha aperto la pagina. Per vedere quelli attuali, la apra di nuovo:
preview-too-often = Troppi tentativi. Prossima anteprima possibile: { $until }.
fault-not-yours = Non può cambiare questo contatto.
fault-control-characters = Contiene caratteri che qui non si possono usare.
fault-contact-empty = Questo contatto non può restare vuoto. Inserisca un NIC handle o un indirizzo email.
fault-contact-unknown = Non esiste alcun account con questo NIC handle. Controlli che sia scritto correttamente.
fault-contact-no-account = Non esiste ancora alcun account con questo indirizzo email. Chieda alla persona di crearne uno in questa pagina, poi lo indichi qui.
fault-contact-shared = Più account hanno questo indirizzo email. Inserisca invece il NIC handle.
fault-contact-several = Indichi un solo NIC handle o un solo indirizzo email.
fault-other-zone = Questo account appartiene a un’altra zona geografica. I contatti si possono modificare solo all’interno di una stessa zona.
fault-outstanding-payments = Il contatto di fatturazione attuale e quello nuovo devono essere entrambi in regola con i pagamenti. Chi ha pagamenti in sospeso deve prima saldarli. Se è già tutto saldato, si rivolga alla nostra assistenza.
fault-outstanding-payments-own = Il contatto di fatturazione attuale e quello nuovo devono essere entrambi in regola con i pagamenti. Il suo account ha pagamenti in sospeso. Li saldi, poi riprovi. Se sono già saldati, si rivolga alla nostra assistenza.
fault-already-asked = Una modifica di questo contatto è già stata richiesta e non è ancora conclusa.
fault-note-too-long = Scriva al massimo 300 caratteri.
fault-note-address = Qui non si possono inviare nomi di dominio, indirizzi web o email. Lasci uno spazio dopo ogni punto.
flash-submitted = Richiesta inviata. Ogni account che deve confermarla riceve un’email con un codice.
flash-submitted-several = Richieste inviate. Ogni account che deve confermarle riceve una sola email con un codice.

## Many services at once

services-modify-selected = Modifica i contatti dei selezionati
services-modify-all = Modifica i contatti di tutti i { $total }
services-modify-everything = Modifica i contatti di tutti
services-select = Seleziona { $what }
ticks-here = Selezione: { $ticked }
ticks-some = Selezione: { $ticked }, di cui { $elsewhere } fuori da questa pagina
ticks-all = Seleziona tutta la pagina
ticks-none = Annulla la selezione
many-title = { $count ->
    [one] Modifica i contatti di { $count } servizio
    *[other] Modifica i contatti di { $count } servizi
    }
many-services = { $count ->
    [one] Mostra il servizio
    *[other] Mostra i { $count } servizi
    }
services-number = { $count ->
    [one] { $count } servizio
    *[other] { $count } servizi
    }
services-more = { $count ->
    [one] e { $count } altro
    *[other] e altri { $count }
    }
many-how = Inserisca il NIC handle o l’indirizzo email di ogni nuovo contatto. Ciò che lascia vuoto resta com’è. Chi deve confermare riceve una sola email con un solo codice per tutti i servizi; prima di allora non cambia nulla.
many-stays = resta com’è
many-others = { $count ->
    [one] e { $count } altro
    *[other] e altri { $count }
    }
many-fixed = Solo il contatto amministrativo può cambiare questo contatto.
many-fixed-partly = { $count ->
    [one] Può cambiare questo contatto su { $count } di { $total } servizi.
    *[other] Può cambiare questo contatto su { $count } di { $total } servizi.
    }
many-where = Sostituisci solo questo contatto
many-where-hint = Facoltativo. Con un NIC handle o un indirizzo email qui, viene sostituita solo questa persona, ovunque sia uno dei contatti qui sopra.
many-changed = La selezione o i suoi contatti sono cambiati da quando ha aperto questa pagina. Qui sotto vede la situazione attuale; controlli i dati inseriti e confermi di nuovo.
many-overtaken = Nello stesso momento è stato salvato altro per uno di questi servizi. Non è stato inviato nulla; controlli i dati inseriti e confermi di nuovo.
many-nothing-changed = Su nessuno di questi servizi cambierebbe qualcosa. Inserisca almeno un altro contatto.
many-nothing = Per ora non cambierebbe nulla. Inserisca un nuovo contatto per vedere che cosa succederà.
many-stopped = { $count ->
    [one] { $count } servizio non può essere modificato così. Non è stato ancora inviato nulla.
    *[other] { $count } servizi non possono essere modificati così. Non è stato ancora inviato nulla.
    }
many-go-on = Può continuare senza di essi; per gli altri valgono i dati inseriti.
many-none-left = Senza di essi non resta nulla da modificare.
many-without = { $count ->
    [one] Conferma senza questo
    *[other] Conferma senza questi { $count }
    }
many-cannot = Che cosa non può essere modificato
many-would-change = { $count ->
    [one] Cambierebbe { $count } servizio su { $total }.
    *[other] Cambierebbero { $count } servizi su { $total }.
    }
many-can-change = { $count ->
    [one] È possibile modificare { $count } servizio su { $total }.
    *[other] È possibile modificare { $count } servizi su { $total }.
    }
many-would-send-nothing = «Conferma» non invierebbe nulla.
many-in-the-way = Mostra che cosa è in attesa
many-unchanged = { $count ->
    [one] Su { $count } servizio non cambierebbe nulla.
    *[other] Su { $count } servizi non cambierebbe nulla.
    }
many-too-many = Un modulo vale per un massimo di { $most } servizi, ma ne ha scelti di più.
many-first-how = Cominci con i primi { $most } per cui non ci sono modifiche in sospeso. Dopo aver confermato, scelga di nuovo tutti i servizi: questi resteranno fuori.
many-first = Scegli i primi { $most }
choose-title = Scegli i servizi per nome
choose-how = Incolli i nomi dei servizi di cui vuole modificare i contatti.
choose-names = Nomi dei servizi
choose-hint = Uno per riga, con o senza la categoria a seguire. Al massimo 500.
choose-button = Scegli questi
choose-nothing = Non è stato scelto alcun servizio. Inserisca almeno un nome.
choose-too-many = { $count ->
    [one] È { $count } nome. Ne lasci qui al massimo { $most } e scelga gli altri quando avrà finito con questi.
    *[other] Sono { $count } nomi. Ne lasci qui al massimo { $most } e scelga gli altri quando avrà finito con questi.
    }
choose-too-many-found = { $count ->
    [one] Questi nomi corrispondono a { $count } servizio. Lasci qui i nomi di al massimo { $most } servizi e scelga gli altri quando avrà finito con questi.
    *[other] Questi nomi corrispondono a { $count } servizi. Lasci qui i nomi di al massimo { $most } servizi e scelga gli altri quando avrà finito con questi.
    }
choose-too-large = Il suo elenco è troppo lungo. Inserisca al massimo { $most } nomi; il pulsante Indietro del browser conserva ciò che ha scritto.
choose-missing = { $count ->
    [one] { $count } nome non corrisponde a nessuno dei suoi servizi.
    *[other] { $count } nomi non corrispondono a nessuno dei suoi servizi.
    }
choose-without = { $count ->
    [one] Continua con l’altro
    *[other] Continua con gli altri { $count }
    }
fault-contact-nowhere = Nessuno di questi servizi ha oggi questo contatto.

## My requests

requests-search = Cerca richieste
requests-state = Stato
requests-all = Tutte
requests-own-turn = Tocca a lei
requests-all-pending = Tutte quelle in attesa
requests-also-awaited = in attesa anche di { $name }
requests-by = richiesta da { $name }
requests-by-own = richiesta da lei
requests-none = Non ci sono ancora richieste. Per cambiare un contatto, scelga «Modifica i contatti» accanto a uno dei suoi servizi.
requests-none-filtered = Nessuna richiesta corrisponde a questi filtri.
requests-none-called = Nessuna richiesta riguarda un servizio di nome «{ $search }» o qualcuno con questo nome o NIC handle.
turn-title = In attesa della sua conferma
turn-asks = { $name } le chiede di diventare { $roles } di { $service }
turn-asked = Ha chiesto a { $name } di diventare { $roles } di { $service }
turn-asked-own = Ha chiesto di diventare { $roles } di { $service }
turn-asks-many = { $count ->
    [one] { $name } le chiede di diventare { $roles } di { $count } servizio
    *[other] { $name } le chiede di diventare { $roles } di { $count } servizi
    }
turn-asked-many = { $count ->
    [one] Ha chiesto a { $name } di diventare { $roles } di { $count } servizio
    *[other] Ha chiesto a { $name } di diventare { $roles } di { $count } servizi
    }
turn-asked-own-many = { $count ->
    [one] Ha chiesto di diventare { $roles } di { $count } servizio
    *[other] Ha chiesto di diventare { $roles } di { $count } servizi
    }
turn-asked-several = { $count ->
    [one] Ha chiesto a più persone di diventare { $roles } di { $count } servizio
    *[other] Ha chiesto a più persone di diventare { $roles } di { $count } servizi
    }
turn-review = Esamina
turn-you-too = anche lei deve confermare
turn-only-you = solo lei deve confermare
turn-more = { $count ->
    [one] e { $count } altra richiesta
    *[other] e altre { $count } richieste
    }
turn-all = Mostra tutte
turn-strip = { $count ->
    [one] { $count } richiesta attende la sua conferma.
    *[other] { $count } richieste attendono la sua conferma.
    }
turn-tab = { $count ->
    [one] { $count } in attesa della sua conferma
    *[other] { $count } in attesa della sua conferma
    }
become-administrative = contatto amministrativo
become-technical = contatto tecnico
become-billing = contatto di fatturazione
become-administrative-technical = contatto amministrativo e tecnico
become-administrative-billing = contatto amministrativo e di fatturazione
become-technical-billing = contatto tecnico e di fatturazione
become-all = contatto amministrativo, tecnico e di fatturazione
act-accept = Accetta la richiesta
act-decline = Rifiuta la richiesta
act-resend = Reinvia la richiesta
act-resend-to = Reinvia a { $nic }
act-cancel = Annulla la richiesta
requests-processing = Una modifica è in corso.
processing-refresh = Tutte le conferme sono arrivate e la modifica è in corso.
processing-later = Tutte le conferme sono arrivate. Esecuzione della modifica: { $when }.

## A request

request-about = Che cosa cambierebbe
request-about-done = Che cosa è cambiato
request-about-ended = Che cosa è stato richiesto
awaited-label = In attesa di:
request-expires = Termine per confermare:
left-days = { $count ->
    [one] resta { $count } giorno
    *[other] restano { $count } giorni
    }
left-hours = { $count ->
    [one] resta { $count } ora
    *[other] restano { $count } ore
    }
left-minutes = { $count ->
    [one] resta { $count } minuto
    *[other] restano { $count } minuti
    }
left-moment = resta meno di un minuto
reason-label = Perché non è riuscita:
ask-support = Contatta la nostra assistenza
declined-reason = Motivo indicato per il rifiuto:
refused-words = Motivo indicato:
ask-again = Richiedi di nuovo
nothing-changed = Nessun contatto è stato cambiato.
decide-title = La sua decisione
decide-what = { $service }: { $types }, da { $from } a { $to }.
decide-what-from-own = { $service }: { $types }, da lei a { $to }.
decide-what-to-own = { $service }: { $types }, da { $from } a lei.
note-says = scrive:
code-label = Codice di conferma
code-hint = Il codice contenuto nell’email che le abbiamo inviato. Serve anche per rifiutare. Maiuscole, spazi e trattini non contano.
accept = Accetta
decline = Rifiuta
accept-request = Accetta la richiesta { $number }
decline-request = Rifiuta la richiesta { $number }
decline-reason-give = Indica un motivo del rifiuto
decline-reason-label = Motivo del rifiuto
decline-reason-hint = Facoltativo. L’altra parte lo legge nella pagina e in un’email. Al massimo 300 caratteri, senza nomi di dominio, indirizzi web o email.
resend-hint = Non ha ricevuto l’email? Controlli l’indirizzo nel suo profilo, poi richieda un nuovo codice.
resend-own = Inviami un nuovo codice
resend-to = Invia un nuovo codice a { $name }
cancel-title = Annullare la richiesta { $number }?
cancel-what = I contatti restano come sono e i codici inviati non valgono più. L’altra parte viene avvisata per email. Una richiesta annullata non si può riprendere: occorre farne una nuova.
cancel-keep = Mantieni la richiesta
validators-title = Chi deve confermare
validator-accepted = ha accettato
validator-declined = ha rifiutato
validator-awaited = non ha ancora risposto
validator-undecided = non ha risposto in tempo
validator-unanswered = non aveva ancora risposto
validator-accepted-own = ha accettato
validator-declined-own = ha rifiutato
validator-awaited-own = non ha ancora risposto
validator-undecided-own = non ha risposto in tempo
validator-unanswered-own = non aveva ancora risposto
waiting-title = Altre richieste in attesa della sua conferma
waiting-text = Queste richieste sono state fatte insieme a questa. Lo stesso codice vale per ognuna.
history-title = Cronologia
event-asked = { $by } ha richiesto la modifica.
event-accepted = { $by } ha accettato.
event-declined = { $by } ha rifiutato.
event-resent = { $by } ha fatto inviare un nuovo codice.
event-resent-for = { $by } ha fatto inviare un nuovo codice a { $about }.
event-reminded = È stato inviato un promemoria per email a { $about }.
event-code-blocked = Il codice di { $about } è stato bloccato dopo troppi tentativi errati.
event-email-refused = Non è stato possibile recapitare l’email a { $about }.
event-cancelled = { $by } ha annullato la richiesta.
event-cancelled-operator = La nostra assistenza ha annullato la richiesta.
event-processing = Tutte le conferme sono arrivate.
event-expired = Il termine per confermare è scaduto.
event-done = I contatti sono stati modificati.
event-failed = Non è più stato possibile eseguire la modifica.
event-other = È successo qualcos’altro.
event-asked-own = Lei ha richiesto la modifica.
event-accepted-own = Lei ha accettato.
event-declined-own = Lei ha rifiutato.
event-resent-own = Lei ha richiesto un nuovo codice.
event-resent-for-by-own = Lei ha fatto inviare un nuovo codice a { $about }.
event-resent-for-own = { $by } le ha fatto inviare un nuovo codice.
event-reminded-own = Le è stato inviato un promemoria per email.
event-code-blocked-own = Il suo codice è stato bloccato dopo troppi tentativi errati.
event-email-refused-own = Non è stato possibile recapitarle l’email.
event-cancelled-own = Lei ha annullato la richiesta.
ahead-title = Che cosa succede ora
ahead-decides = { $name } accetta o rifiuta.
ahead-decides-own = Lei accetta o rifiuta.
ahead-changes = Quando tutti avranno accettato, i contatti cambieranno e tutti gli interessati ne saranno avvisati per email.
ahead-processing = I contatti cambieranno e tutti gli interessati ne saranno avvisati per email.
reason-contact-changed = Nel frattempo il contatto del servizio era cambiato.
reason-requester-closed = L’account che ha richiesto la modifica è stato chiuso.
reason-new-contact-closed = L’account del nuovo contatto è stato chiuso.
reason-other-zone = I due account non si trovano più nella stessa zona geografica.
reason-outstanding-payments = Il contatto di fatturazione attuale e quello nuovo devono essere entrambi in regola con i pagamenti. Chi ha pagamenti in sospeso deve prima saldarli. Se è già tutto saldato, si rivolga alla nostra assistenza.
reason-right-lost = L’account che ha richiesto la modifica non ha più il diritto di farlo.
reason-locked = L’assistenza ha bloccato questo servizio.
reason-refused = Il controllo interno del fornitore non ha consentito questa modifica.
flash-accepted = Ha accettato la richiesta.
flash-accepted-all = Ha accettato la richiesta. Tutte le conferme sono arrivate.
flash-accepted-awaits = Ha accettato la richiesta. Manca ancora la decisione di { $name } ({ $nic }).
flash-declined = Ha rifiutato la richiesta. Non cambia nulla.
flash-resent = Le abbiamo inviato un nuovo codice. Quello precedente non funziona più.
flash-resent-to = Abbiamo inviato un nuovo codice a { $name }. Quello precedente non funziona più.
flash-cancelled = La richiesta è stata annullata. Non cambia nulla.
fault-code-empty = Inserisca il codice di conferma ricevuto per email.
fault-code-wrong = Questo codice non corrisponde. Usi quello dell’ultima email che le abbiamo inviato, oppure ne richieda un altro con «Inviami un nuovo codice».
alert-not-pending = Questa richiesta non è più in attesa, quindi non è stato fatto nulla.
alert-already-decided = Ha già deciso su questa richiesta, quindi non è stato fatto nulla.
alert-nothing-left = Non c’è più nulla da confermare, quindi non è stata inviata alcuna email.
alert-resend-apart = { $count ->
    [one] Un codice viene reinviato al massimo una volta al minuto. Attenda ancora { $count } secondo, poi riprovi.
    *[other] Un codice viene reinviato al massimo una volta al minuto. Attenda ancora { $count } secondi, poi riprovi.
    }
alert-resend-daily = Un codice viene reinviato al massimo dieci volte in 24 ore. Prossimo invio possibile: { $until }.
alert-resend-too-often = Sono stati inviati troppi codici. Prossimo invio possibile: { $until }.
alert-codes-too-often = Sono stati inseriti troppi codici errati, e neanche questo corrisponde. Prossimo tentativo possibile: { $until }.
alert-standing = Stato attuale: { $state }.

## Profile

profile-title = Profilo
own-pages-label = Il suo account
own-pages-sessions = Sessioni
profile-zone = Zona
profile-name = Nome completo
profile-email = Indirizzo email
profile-email-hint = Un nuovo indirizzo entra in uso solo dopo la conferma con il link che inviamo a quell’indirizzo.
profile-unconfirmed = Ancora da confermare: { $email }. Apra il link nell’email che abbiamo inviato a quell’indirizzo. Fino ad allora resta in uso l’indirizzo qui sopra.
profile-language = Lingua
profile-time-zone = Fuso orario
profile-time-zone-hint = Date e ore vengono mostrate in questo fuso orario, per esempio Europe/Rome; attualmente: { $zone }. Lasci il campo vuoto per usare { $otherwise }.
fault-time-zone = Questo fuso orario non esiste. Ne scelga uno dall’elenco, per esempio Europe/Rome.
profile-new-password = Nuova password
profile-new-password-hint = Almeno 8 caratteri difficili da indovinare. Sono ammessi spazi e lettere di ogni tipo, di qualsiasi lunghezza; vanno bene alcune parole senza alcun legame tra loro.
profile-current-password = Password attuale
profile-password-hint = Serve solo per cambiare l’indirizzo email o la password.
profile-save = Salva le modifiche
flash-profile-saved = Il suo profilo è stato salvato.
flash-password-changed = La sua password è stata cambiata. Tutte le altre sessioni del suo account sono state chiuse.
flash-confirm-email = Il suo profilo è stato salvato. Per confermare il nuovo indirizzo email, apra il link che abbiamo inviato a { $email }.
flash-password-changed-confirm-email = La sua password è stata cambiata e tutte le altre sessioni sono state chiuse. Per confermare il nuovo indirizzo email, apra il link che abbiamo inviato a { $email }.
confirm-email-title = Conferma il nuovo indirizzo email
confirm-email-text = Con questo pulsante, { $email } diventa l’indirizzo email dell’account { $nic }.
confirm-email-button = Conferma l’indirizzo
flash-email-confirmed = Il nuovo indirizzo email è ora in uso.
fault-name-empty = Inserisca il suo nome.
fault-name-too-long = Un nome può avere al massimo 100 caratteri.
fault-name-address = Un nome non può contenere indirizzi web né @. Lasci uno spazio dopo ogni punto.
fault-name-nic-handle = Un nome non può contenere nulla che somigli a un NIC handle come xx11111-nic.
fault-email-form = Inserisca un indirizzo email, per esempio alice@example.org.
fault-language = Scelga una delle lingue.
fault-password-needed = Per cambiare l’indirizzo email o la password, inserisca la password attuale.
fault-password-wrong = Non è la sua password attuale.

## Second factor

factor-title = Secondo fattore
factor-what = Con un secondo fattore, per accedere servono la sua password e un codice di un’app di autenticazione sul suo telefono. Chi conosce solo la password non può accedere.
factor-required = { $brand } richiede un secondo fattore per tutti gli account: le altre pagine saranno accessibili non appena il suo sarà attivo.
factor-set-up = Configura
factor-scan = Inquadri questo codice con la sua app di autenticazione, oppure inserisca la chiave nell’app. Inserisca poi il codice che l’app mostra.
factor-qr = Codice QR per l’app di autenticazione
factor-key = Chiave:
factor-app-code = Codice dell’app
factor-switch-on = Attiva
factor-on-since = Data di attivazione:
factor-codes-left = { $count ->
    [one] Le è rimasto un codice di recupero.
    *[other] Le sono rimasti { $count } codici di recupero.
    }
factor-few-left = Ne crei di nuovi prima che finiscano.
factor-any-code = Codice dell’app o codice di recupero
factor-switch-off-title = Disattiva il secondo fattore
factor-switch-off-what = Per accedere basterà la password. I suoi codici di recupero verranno eliminati.
factor-switch-off = Disattiva
factor-new-codes-what = Ogni codice di recupero permette di accedere una volta quando non ha l’app a portata di mano. Non appena ne crea di nuovi, quelli precedenti non funzionano più.
factor-new-codes = Crea nuovi codici
recovery-codes-title = Codici di recupero
recovery-codes-keep = Ognuno di questi codici permette di accedere una volta, al posto di un codice dell’app. Li conservi dove nessun altro li trova, e non solo sul telefono. Vengono mostrati soltanto questa volta.
recovery-codes-file = Salva come file di testo
recovery-codes-copy = Copia
recovery-codes-copied = Copiato
recovery-codes-print = Stampa
recovery-codes-kept = Li ho conservati
recovery-codes-shown = I suoi codici di recupero sono già stati mostrati una volta e non si possono mostrare di nuovo. Se non li ha conservati, ne crei di nuovi.
factor-step-code = Codice dell’app di autenticazione o codice di recupero
factor-step-hint = Apra la sua app di autenticazione e inserisca il codice che mostra. Se non ha più né l’app né un codice di recupero, si rivolga alla nostra assistenza.
fault-factor-password-empty = Inserisca la password attuale.
fault-factor-code-empty = Inserisca un codice.
fault-factor-app-code-wrong = Questo codice non corrisponde. Controlli che l’orologio del telefono sia esatto, poi inserisca il codice che l’app mostra ora.
fault-factor-code-wrong = Questo codice non corrisponde o è già stato usato. Inserisca il prossimo codice mostrato dall’app, o un codice di recupero.
flash-factor-on = Il secondo fattore è attivo.
flash-factor-off = Il secondo fattore è disattivato.
flash-factor-codes-made = Sono stati creati nuovi codici di recupero. Quelli precedenti non funzionano più.
flash-factor-too-many-wrong = Troppi codici errati. Ricominci dalla password.

## Sessions

device-label = Dispositivo
device-known = { $browser } su { $system }
device-unknown = Dispositivo sconosciuto
address-label = Indirizzo
sessions-title = Le sue sessioni aperte
sessions-text = Ogni riga è un browser che ha effettuato l’accesso al suo account. Disconnetta quelli che non riconosce, poi cambi la password.
sessions-alone = Questa è l’unica sessione aperta del suo account. Se nella cronologia non riconosce qualcosa, cambi la password.
sessions-since = Accesso
sessions-seen = Ultimo utilizzo
sessions-this = Questa sessione
sessions-password-hint = Per disconnettere altri browser, inserisca la password attuale.
sessions-end-of = Disconnetti: { $device }, { $address }
sessions-end-others = Disconnetti le altre sessioni
flash-session-ended = Quella sessione è stata chiusa.
flash-sessions-ended = Tutte le altre sessioni sono state chiuse.

## Security history

security-title = Cronologia di sicurezza
security-text = Che cosa è successo al suo account, a partire dagli eventi più recenti. Se non riconosce qualcosa, cambi la password e disconnetta tutte le altre sessioni.
security-none = Non è ancora successo nulla.
security-what = Evento
security-who = Chi
security-by-operator = La nostra assistenza
security-by-unknown = Sconosciuto
security-password-changed = La password è stata cambiata.
security-email-changed = L’indirizzo email è stato cambiato.
security-closed = L’account è stato chiuso.
security-reopened = L’account è stato riaperto.
security-role-given = I diritti dell’account sono stati modificati.
security-created = L’account è stato creato.
security-signed-in = Accesso effettuato.
security-sign-in-failed = Accesso non riuscito.
security-code-awaited = La password era corretta; è stato chiesto il secondo fattore.
security-password-wrong = In una pagina dell’account è stata inserita una password errata.
security-second-factor-failed = Il codice del secondo fattore era errato; la password era corretta.
security-signed-out = Disconnessione.
security-sessions-ended = Sono state chiuse altre sessioni.
security-email-change-asked = È stato indicato un altro indirizzo email; è ancora da confermare.
security-second-factor-on = Il secondo fattore è stato attivato.
security-second-factor-off = Il secondo fattore è stato disattivato.
security-recovery-codes-made = Sono stati creati nuovi codici di recupero.
security-recovery-code-used = È stato usato un codice di recupero.

## Closing the account

close-title = Chiudi l’account
close-text = Tutte le sue sessioni verranno chiuse e non potrà più accedere. Nessuno potrà più indicare il suo account come contatto. Solo la nostra assistenza può riaprire l’account.
close-button = Chiudi l’account
close-hand-over = Trasferisci tutto
close-in-the-way = Il suo account non si può ancora chiudere, perché è ancora necessario:
close-services = { $count ->
    [one] Il suo account è contatto di un servizio. Prima lo affidi a un altro account.
    *[other] Il suo account è contatto di { $count } servizi. Prima li affidi a un altro account.
    }
close-requests = { $count ->
    [one] Una richiesta non è ancora conclusa.
    *[other] { $count } richieste non sono ancora concluse.
    }
close-replaced = Una modifica dei contatti che la riguarda non è ancora conclusa. Riprovi quando lo sarà.
flash-account-closed = Il suo account è chiuso.

## Mailbox

mailbox-title = Casella di posta
mailbox-text = Tutte le email inviate, a partire dalla più recente, così come le vede chi le riceve. Nessuna email esce da questo computer.
mailbox-empty = Non è ancora stata inviata alcuna email.
mailbox-to = A:
mailbox-from = Da:
mailbox-plain = Testo semplice
mailbox-newest = Più recenti
mailbox-older = Meno recenti

## La pagina di design della demo

design-title = Sistema di design
design-text = Tutti i colori, le misure e i componenti di queste pagine, in ciascuno dei loro stati. Solo la demo ha questa pagina.
design-colours = Colori
design-measures = Caratteri e misure
design-navigation = Navigazione
design-buttons = Pulsanti
design-fields = Campi
design-messages = Messaggi
design-states = Stati
design-tables = Tabelle
design-request = Una richiesta

## Errors

error-not-found-title = Pagina non trovata
error-not-found-text = Questa pagina non esiste, o per vederla serve un altro account.
error-others-link-title = Questo link è per un altro account
error-others-link-text = Può aprirlo solo l’account a cui è stata inviata l’email. L’email ne indica il NIC handle.
error-origin-title = Invio non accettato
error-origin-text = Questo modulo è stato inviato da un altro sito. Apra la pagina qui e lo invii di nuovo.
error-host-title = Altro indirizzo
error-host-text = Questo sito non si raggiunge con questo nome. Lo apra dal suo indirizzo.
error-method-title = Operazione non possibile
error-method-text = Questo indirizzo non si può usare così. Torni indietro e usi i pulsanti della pagina.
error-too-large-title = Invio troppo grande
error-too-large-text = I dati inviati sono troppo grandi. Torni indietro e ne invii di meno.
error-too-often-title = Troppi tentativi
error-too-often-text = Attenda un po’, poi riprovi.
error-bad-request-title = Invio non riconosciuto
error-bad-request-text = Non è stato possibile interpretare i dati inviati. Torni indietro e riprovi.
error-unavailable-title = Temporaneamente non disponibile
error-unavailable-text = Il sito è sovraccarico o non riesce a raggiungere il suo database. Riprovi tra un momento. Se aveva appena inviato un modulo, controlli prima se è stato ricevuto.
error-internal-title = Si è verificato un errore
error-internal-text = L’errore è nostro ed è stato registrato. Riprovi; se si ripete, ci comunichi il riferimento.
error-reference = Riferimento:

submission-title = { $count ->
    [one] Modifiche dei contatti di { $count } servizio
    *[other] Modifiche dei contatti di { $count } servizi
    }
submission-back = Richieste fatte insieme
submission-requests = Richieste
submission-none = Nessuna richiesta è in questo stato.
accept-all = { $count ->
    [one] Accetta la richiesta
    *[other] Accetta tutte e { $count }
    }
decline-all = { $count ->
    [one] Rifiuta la richiesta
    *[other] Rifiuta tutte e { $count }
    }
accept-ticked = Accetta quelle selezionate
decline-ticked = Rifiuta quelle selezionate
ticks-page = Una decisione su quelle selezionate vale solo per le richieste di questa pagina.
cancel-all = Annulla tutte
cancel-all-title = { $count ->
    [one] Annullare { $count } richiesta?
    *[other] Annullare tutte le { $count } richieste?
    }
cancel-all-keep = Mantieni le richieste
again-failed = Richiedi di nuovo quelle non riuscite
history-times = { $count ->
    [one] { $said } ({ $count } richiesta)
    *[other] { $said } ({ $count } richieste)
    }
flash-said = { $said }
submission-accepted = { $count ->
    [one] { $count } richiesta accettata.
    *[other] { $count } richieste accettate.
    }
submission-declined = { $count ->
    [one] { $count } richiesta rifiutata.
    *[other] { $count } richieste rifiutate.
    }
submission-cancelled = { $count ->
    [one] { $count } richiesta annullata.
    *[other] { $count } richieste annullate.
    }
submission-left = { $count ->
    [one] { $count } non era più in attesa.
    *[other] { $count } non erano più in attesa.
    }
submission-left-decided = { $count ->
    [one] { $count } era già stata decisa o era terminata.
    *[other] { $count } erano già state decise o erano terminate.
    }
alert-none-ticked = Nessuna richiesta è selezionata, quindi non è stato fatto nulla. Ne selezioni almeno una, oppure decida su tutte insieme.
alert-none-pending = Nessuna di queste richieste è ancora in attesa, quindi non è stato fatto nulla.
alert-all-decided = Ha già deciso su queste richieste, quindi non è stato fatto nulla.
submission-whole = Mostra tutte le richieste fatte insieme a questa
