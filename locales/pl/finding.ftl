services-contact-hint = Nazwa, NIC
services-contacts-called = Kontakty o nazwie „{ $name }”:
services-whole-role = { $count ->
    [one] { $name } jest { $roles } { $count } usługi.
    [few] { $name } jest { $roles } wszystkich { $count } znalezionych usług.
    [many] { $name } jest { $roles } wszystkich { $count } znalezionych usług.
    *[other] { $name } jest { $roles } wszystkich { $count } znalezionych usług.
    }
requests-turns = Muszą odpowiedzieć:
requests-turns-here = Na tej stronie muszą odpowiedzieć:
requests-turn-own = Ty
short-reason-contact-changed = Kontakt zmienił się w międzyczasie.
short-reason-requester-closed = Konto wnioskodawcy zostało zamknięte.
short-reason-new-contact-closed = Konto nowego kontaktu zostało zamknięte.
short-reason-other-zone = Oba konta nie są już w tej samej strefie.
short-reason-outstanding-payments = Kontakt księgowy ma zaległe płatności.
short-reason-right-lost = Wnioskodawca stracił uprawnienia.
