### Whom a service belongs to.

owner-name = Nome
owner-organisation = Organizzazione
owner-email = Indirizzo email
owner-phone = Telefono
owner-address = Indirizzo
owner-postcode = CAP
owner-city = Località
owner-country = Paese

## The form

owner-how = Inserisca un nome o un’organizzazione; lasci vuoto ciò che non si conosce.
owner-phone-hint = Con il prefisso del paese, per esempio +33 1 23 45 67 89, oppure come si compone nel paese indicato sotto.
owner-country-none = Non indicato
owner-told = Quando salva una modifica, il titolare riceve un’email al vecchio e al nuovo indirizzo. La modifica resta nella cronologia del servizio, visibile ai suoi contatti.
owner-locked = I dati del titolare non si possono modificare finché il servizio è bloccato.
owner-back = Torna al servizio
owner-changed-meanwhile = I dati del titolare sono cambiati da quando ha aperto la pagina. Qui sotto si trovano quelli attuali, con ciò che ha inserito; li controlli e salvi di nuovo.
owner-too-often = Il suo account può modificare i dati dei titolari { $most } volte al giorno. Non è stato salvato nulla; riprovi dopo { $until }.
owner-too-often-service = I dati del titolare di un servizio si possono modificare { $most } volte al giorno. Non è stato salvato nulla; riprovi dopo { $until }.
owner-too-often-address = A { $address } vengono inviate al massimo { $most } email al giorno sui dati dei titolari. Non è stato salvato nulla; riprovi dopo { $until }.
fault-owner-name-needed = Inserisca un nome o un’organizzazione.
fault-owner-phone = Inserisca un numero di telefono con il prefisso del paese, per esempio +33 1 23 45 67 89.
fault-owner-country = Scelga un paese dall’elenco.
fault-owner-holds-address = Qui non possono esserci indirizzi web né indirizzi email.
fault-owner-too-long = Qui sono ammessi al massimo { $most } caratteri.
flash-owner-changed = I dati del titolare sono salvati. Il titolare riceve un’email.
flash-owner-changed-untold = I dati del titolare sono salvati. Non si conosce alcun indirizzo email del titolare, quindi non viene inviata alcuna email.
flash-owner-same = Non c’era nulla di diverso: non è stato salvato nulla e nessuno è stato avvisato.
flash-draft-too-long = La lingua è cambiata. Ciò che aveva scritto era troppo lungo per essere conservato.
