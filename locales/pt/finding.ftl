services-contact-hint = Nome, NIC
services-contacts-called = Contactos chamados «{ $name }»:
services-whole-role = { $count ->
    [one] { $name } é { $roles } de { $count } serviço.
    *[other] { $name } é { $roles } dos { $count } serviços encontrados.
    }
requests-turns = À espera de:
requests-turns-here = Nesta página, à espera de:
requests-turn-own = si
short-reason-contact-changed = O contacto tinha mudado entretanto.
short-reason-requester-closed = A conta de quem pediu foi encerrada.
short-reason-new-contact-closed = A conta do novo contacto foi encerrada.
short-reason-other-zone = As duas contas já não estão na mesma zona.
short-reason-outstanding-payments = Um contacto de faturação tem pagamentos em atraso.
short-reason-right-lost = Quem pediu já não tinha esse direito.
