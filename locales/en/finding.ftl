services-contact-hint = Name or NIC
services-contacts-called = Contacts called “{ $name }”:
services-whole-role = { $count ->
    [one] { $name } is { $roles } of { $count } service.
    *[other] { $name } is { $roles } of all { $count } services found.
    }
requests-turns = Whose turn:
requests-turns-here = Whose turn, on this page:
requests-turn-own = you
short-reason-contact-changed = The contact had changed in the meantime.
short-reason-requester-closed = The requester’s account was closed.
short-reason-new-contact-closed = The new contact’s account was closed.
short-reason-other-zone = The two accounts are no longer in the same zone.
short-reason-outstanding-payments = A billing contact has outstanding payments.
short-reason-right-lost = The requester no longer had the right to ask.
