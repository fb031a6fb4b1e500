services-contact-hint = Nom, NIC
services-contacts-called = Contacts nommés « { $name } » :
services-whole-role = { $count ->
    [one] { $name } est { $roles } de { $count } service.
    *[other] { $name } est { $roles } de l’ensemble des { $count } services trouvés.
    }
requests-turns = Doivent répondre :
requests-turns-here = Doivent répondre, sur cette page :
requests-turn-own = vous
short-reason-contact-changed = Le contact avait changé entre-temps.
short-reason-requester-closed = Le compte du demandeur a été fermé.
short-reason-new-contact-closed = Le compte du nouveau contact a été fermé.
short-reason-other-zone = Les deux comptes ne sont plus dans la même zone.
short-reason-outstanding-payments = Un contact facturation a des paiements en attente.
short-reason-right-lost = Le demandeur n’avait plus le droit de demander.
