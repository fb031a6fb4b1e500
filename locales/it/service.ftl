### The page of a service.

service-contacts-title = Contatti
service-may-administrative = Può cambiare tutti i contatti, i dati del titolare e il blocco dei contatti.
service-may-technical = Si occupa delle questioni tecniche e può cedere questo contatto.
service-may-billing = Riceve gli avvisi di rinnovo e può cedere questo contatto.
service-can-title = Che cosa può fare qui
service-can-contacts = Richiedere altri contatti: { $types }
service-can-owner = Modificare i dati del titolare
service-can-lock = Attivare il blocco dei contatti
service-can-unlock = Togliere il blocco dei contatti
service-open-title = Richieste aperte

## Renewal

service-renewal-title = Rinnovo
service-last-day = Ultimo giorno
service-last-day-unknown = Non risulta alcun ultimo giorno.
service-past = Questo giorno è passato.
service-renewal = Che cosa succede allora
service-renewal-automatic = Si rinnova da solo.
service-renewal-manual = Si rinnova una volta pagato.
service-renewal-ends = Termina.
service-notices-to = Gli avvisi di rinnovo vanno a

## Owner’s details

service-owner-title = Dati del titolare
service-owner-unknown = Del titolare non risulta nulla.
service-owner-change = Modifica i dati del titolare

## Contact lock

service-lock-on = Attivo
service-lock-off = Non attivo
service-lock-since = Dal

## History

service-history-title = Cronologia
service-history-since = Che cosa è successo da quando lei è un contatto, dal più recente.
service-history-older = Precedenti
service-history-newer = Più recenti
service-moved = { $contact }: da { $from } a { $to }.
service-moved-from-own = { $contact }: da lei a { $to }.
service-moved-to-own = { $contact }: da { $from } a lei.
service-moved-request = Con una richiesta confermata da tutti.
service-moved-operator = L’ha fatto la nostra assistenza.
service-moved-imported = Ripreso dai nostri dati.
service-owner-changed = { $by } ha modificato i dati del titolare.
service-owner-changed-own = Lei ha modificato i dati del titolare.
service-owner-changed-operator = La nostra assistenza ha modificato i dati del titolare.
service-owner-changed-otherwise = I dati del titolare sono stati modificati.
service-locked = { $by } ha attivato il blocco dei contatti.
service-locked-own = Lei ha attivato il blocco dei contatti.
service-locked-operator = La nostra assistenza ha attivato il blocco dei contatti.
service-locked-otherwise = Il blocco dei contatti è stato attivato.
service-unlocked = { $by } ha tolto il blocco dei contatti.
service-unlocked-own = Lei ha tolto il blocco dei contatti.
service-unlocked-operator = La nostra assistenza ha tolto il blocco dei contatti.
service-unlocked-otherwise = Il blocco dei contatti è stato tolto.
service-renamed = La nostra assistenza ha rinominato il servizio da { $before } a { $after }.
service-removed = Il servizio è stato rimosso.
