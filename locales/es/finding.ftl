services-contact-hint = Nombre, NIC
services-contacts-called = Contactos llamados «{ $name }»:
services-whole-role = { $count ->
    [one] { $name } es { $roles } de { $count } servicio.
    *[other] { $name } es { $roles } de los { $count } servicios encontrados.
    }
requests-turns = Tienen que responder:
requests-turns-here = En esta página tienen que responder:
requests-turn-own = usted
short-reason-contact-changed = El contacto había cambiado entretanto.
short-reason-requester-closed = Se cerró la cuenta del solicitante.
short-reason-new-contact-closed = Se cerró la cuenta del nuevo contacto.
short-reason-other-zone = Las dos cuentas ya no están en la misma zona.
short-reason-outstanding-payments = Un contacto de facturación tiene pagos pendientes.
short-reason-right-lost = El solicitante ya no tenía derecho a solicitarlo.
