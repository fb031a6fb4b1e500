desk-go-on = Continuar
desk-more = Há mais a fazer: prima «Continuar».
desk-interrupted = Depois algo falhou do nosso lado. O que está feito fica feito: tente «Continuar» daqui a pouco.
desk-replace-left = { $count ->
    [one] A conta ainda é um contacto destes em { $count } serviço.
    *[other] A conta ainda é um contacto destes em { $count } serviços.
    }
desk-close-ended = { $count ->
    [one] Até agora terminou { $count } pedido aberto.
    *[other] Até agora terminaram { $count } pedidos abertos.
    }
desk-close-left = { $count ->
    [one] Ainda há { $count } aberto; a conta é encerrada quando este também tiver terminado.
    *[other] Ainda há { $count } abertos; a conta é encerrada quando estes também tiverem terminado.
    }
desk-reopen-blanked = O nome e o endereço de { $nic } foram apagados algum tempo depois de a conta ser encerrada. Introduza os do titular: é avisado por e-mail neste endereço e define uma palavra-passe através de «Esqueceu-se da palavra-passe?».
desk-service-removed = Removido
desk-service-was = Serviço removido
desk-service-removed-on = Removido em
desk-service-was-hint = Os últimos contactos são indicados na medida em que o histórico os nomeia. Os pedidos e o histórico são guardados durante alguns anos.
