services-contact-hint = Nome, NIC
services-contacts-called = Contatti di nome «{ $name }»:
services-whole-role = { $count ->
    [one] { $name } è { $roles } di { $count } servizio.
    *[other] { $name } è { $roles } di tutti i { $count } servizi trovati.
    }
requests-turns = Devono rispondere:
requests-turns-here = In questa pagina devono rispondere:
requests-turn-own = lei
short-reason-contact-changed = Il contatto era cambiato nel frattempo.
short-reason-requester-closed = L’account del richiedente è stato chiuso.
short-reason-new-contact-closed = L’account del nuovo contatto è stato chiuso.
short-reason-other-zone = I due account non sono più nella stessa zona.
short-reason-outstanding-payments = Un contatto di fatturazione ha pagamenti in sospeso.
short-reason-right-lost = Il richiedente non ne aveva più il diritto.
