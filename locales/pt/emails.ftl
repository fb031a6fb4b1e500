### The words of the emails.

email-fact-label = { $label }:
email-greeting = Olá { $name },
email-footer = { $brand } enviou este e-mail à conta com o identificador NIC { $nic }.
email-footer-automatic = Foi gerado automaticamente; as respostas não são lidas.
email-footer-replies = Foi gerado automaticamente; as respostas chegam à nossa equipa de suporte.
email-support = Tem dúvidas? Pode contactar-nos aqui: { $support }
email-request-link = O pedido, com tudo o que aconteceu:
email-request-button = Abrir o pedido
email-nothing-changed = Nenhum contacto foi alterado.

## Validation code

email-code-subject = Para validar: alteração dos contactos do serviço { $service }
email-code-again-subject = Novo código, o anterior já não é válido: alteração dos contactos do serviço { $service }
email-code-heading = { $requester } quer confiar-lhe { $service } como { $roles }
email-code-heading-several = Pediu novos contactos para { $service }
email-code-preheader = { $types }: aceite ou recuse até { $last-day }
email-code-opening = { $requester } pede-lhe que valide esta alteração de contactos:
email-code-opening-own = Esta alteração de contactos foi pedida com a sua conta. Falta a sua validação:
email-code-again = Este é um novo código. O do e-mail anterior já não é válido.
email-note = { $requester } escreve:
email-note-own = A sua nota:
email-code-label = O seu código de validação:
email-code-link = Com este link, o código já vem preenchido; em seguida, aceite ou recuse na página:
email-code-button = Abrir o pedido
email-code-personal = O código é pessoal e de utilização única: só serve uma vez para cada pedido. Não o transmita a ninguém, nem mesmo a nós.
email-code-last-day = Pode aceitar ou recusar até { $last-day }.
email-code-blocked = O seu código de validação foi bloqueado após demasiadas tentativas erradas. Peça um novo na página do pedido:
email-code-surprise = Não esperava este pedido? Recuse-o na página, ou ignore este e-mail: enquanto não aceitar, nada muda.
email-code-surprise-own = Não fez este pedido? Então outra pessoa pode ter acesso à sua conta: recuse o pedido e avise-nos. Enquanto não aceitar, nada muda.

## Reminder

email-reminder-subject = Lembrete: alteração dos contactos do serviço { $service }
email-reminder-opening = Esta alteração de contactos, pedida por { $requester }, continua à espera da sua decisão. Após { $last-day }, já não poderá ser validada:

## Outcomes

email-done-subject = Concluído: os contactos do serviço { $service } mudaram
email-done-heading = A sua conta é agora { $roles } de { $service }
email-done-heading-other = { $to } é agora { $roles } de { $service }
email-done-opening = O pedido foi processado com êxito. Eis o que mudou:
email-done-administrator-opening = Mudaram os contactos do serviço { $service }, do qual a sua conta é o contacto administrativo:
email-replaced-subject = Outra conta substituiu a sua como contacto do serviço { $service }
email-replaced-heading = A sua conta já não é { $roles } de { $service }
email-replaced-opening = A sua conta foi substituída como contacto do serviço { $service } ({ $types }). O contacto é agora { $to }.
email-replaced-gone = A sua conta já não é contacto deste serviço: o serviço deixou de constar em «Os meus serviços» e já não pode pedir alterações dos respetivos contactos.
email-replaced-lost = Já não pode pedir alterações de: { $types }.
email-replaced-left = A sua conta continua a ser { $roles } deste serviço.
email-replaced-wrong = Não está certo? Contacte { $requester }, que pediu a alteração, ou a nossa equipa de suporte.
email-declined-subject = Recusada: alteração dos contactos do serviço { $service }
email-declined-opening = { $who } recusou esta alteração de contactos:
email-cancelled-subject = Cancelada: alteração dos contactos do serviço { $service }
email-cancelled-opening = { $who } cancelou esta alteração de contactos:
email-cancelled-operator-opening = A nossa equipa de suporte cancelou esta alteração de contactos:
email-cancelled-unknown-opening = Esta alteração de contactos foi cancelada:
email-expired-subject = Expirada: alteração dos contactos do serviço { $service }
email-expired-opening = Esta alteração de contactos não recebeu todas as validações a tempo:
email-failed-subject = Falhou: alteração dos contactos do serviço { $service }
email-failed-opening = Esta alteração de contactos foi validada, mas já não pôde ser efetuada. { $reason }

## Many services

email-submission-link = Todos os pedidos, com tudo o que aconteceu:
email-submission-button = Abrir os pedidos
email-services-label = Serviços
email-services = { $count ->
    [one] { $count } serviço
    *[other] { $count } serviços
    }
email-services-more = { $count ->
    [one] { $names } e mais { $count }
    *[other] { $names } e mais { $count }
    }
email-services-rest = { $count ->
    [one] e mais { $count }
    *[other] e mais { $count }
    }
email-group = { $from } → { $to }: { $services }.
email-group-more = { $label }: { $value }
email-groups-more = { $count ->
    [one] E mais { $count } alteração.
    *[other] E mais { $count } alterações.
    }
email-why-label = Motivo
email-code-subject-many = { $count ->
    [one] Para validar: alteração dos contactos de { $count } serviço
    *[other] Para validar: alteração dos contactos de { $count } serviços
    }
email-code-again-subject-many = { $count ->
    [one] Novo código, o anterior já não é válido: alteração dos contactos de { $count } serviço
    *[other] Novo código, o anterior já não é válido: alteração dos contactos de { $count } serviços
    }
email-code-heading-many = { $count ->
    [one] { $requester } quer confiar-lhe { $count } serviço como { $roles }
    *[other] { $requester } quer confiar-lhe { $count } serviços como { $roles }
    }
email-code-heading-mixed = { $count ->
    [one] { $requester } quer que a sua conta seja contacto de { $count } serviço
    *[other] { $requester } quer que a sua conta seja contacto de { $count } serviços
    }
email-code-heading-several-many = { $count ->
    [one] Pediu novos contactos para { $count } serviço
    *[other] Pediu novos contactos para { $count } serviços
    }
email-code-blocked-many = O seu código de validação foi bloqueado após demasiadas tentativas erradas. Peça um novo na página dos pedidos:
email-reminder-subject-many = { $count ->
    [one] Lembrete: alteração dos contactos de { $count } serviço
    *[other] Lembrete: alteração dos contactos de { $count } serviços
    }
email-done-subject-many = { $count ->
    [one] Concluída: alteração dos contactos de { $count } serviço
    *[other] Concluída: alteração dos contactos de { $count } serviços
    }
email-done-heading-many = { $count ->
    [one] A sua conta é agora { $roles } de { $count } serviço
    *[other] A sua conta é agora { $roles } de { $count } serviços
    }
email-done-heading-other-many = { $count ->
    [one] { $to } é agora { $roles } de { $count } serviço
    *[other] { $to } é agora { $roles } de { $count } serviços
    }
email-done-opening-many = Os pedidos foram processados com êxito. Eis o que mudou:
email-done-administrator-opening-many = Mudaram os contactos de serviços dos quais a sua conta é o contacto administrativo:
email-replaced-subject-many = { $count ->
    [one] Outra conta substituiu a sua como contacto de { $count } serviço
    *[other] Outra conta substituiu a sua como contacto de { $count } serviços
    }
email-replaced-heading-many = { $count ->
    [one] A sua conta já não é { $roles } de { $count } serviço
    *[other] A sua conta já não é { $roles } de { $count } serviços
    }
email-replaced-opening-many = Com esta alteração de contactos, a sua conta foi substituída como contacto:
email-replaced-gone-many = A sua conta já não é contacto destes serviços: deixaram de constar em «Os meus serviços» e já não pode pedir alterações dos respetivos contactos.
email-replaced-left-some = { $count ->
    [one] A sua conta continua a ser contacto, noutra função, de { $count } destes serviços, que permanece em «Os meus serviços». Os restantes deixaram de constar aí.
    *[other] A sua conta continua a ser contacto, noutra função, de { $count } destes serviços, que permanecem em «Os meus serviços». Os restantes deixaram de constar aí.
    }
email-replaced-left-all = A sua conta continua a ser contacto, noutra função, destes serviços: permanecem em «Os meus serviços».
email-declined-subject-many = { $count ->
    [one] Recusada: alteração dos contactos de { $count } serviço
    *[other] Recusada: alteração dos contactos de { $count } serviços
    }
email-declined-opening-various = Esta alteração de contactos foi recusada:
email-declined-by = Recusada por
email-cancelled-subject-many = { $count ->
    [one] Cancelada: alteração dos contactos de { $count } serviço
    *[other] Cancelada: alteração dos contactos de { $count } serviços
    }
email-cancelled-by = Cancelada por
email-by-support = a nossa equipa de suporte
email-expired-subject-many = { $count ->
    [one] Expirada: alteração dos contactos de { $count } serviço
    *[other] Expirada: alteração dos contactos de { $count } serviços
    }
email-failed-subject-many = { $count ->
    [one] Falhou: alteração dos contactos de { $count } serviço
    *[other] Falhou: alteração dos contactos de { $count } serviços
    }

## Renewals

email-renewals-subject-automatic = { $service } renova-se em { $day }
email-renewals-subject-manual = A renovar até { $day }: { $service }
email-renewals-subject-ends = { $service } termina em { $day }
email-renewals-subject-unknown = { $service }: último dia, { $day }
email-renewals-subject-many = { $count ->
    [one] { $count } dos seus serviços renova-se ou termina em breve
    *[other] { $count } dos seus serviços renovam-se ou terminam em breve
    }
email-renewals-opening = Recebe este aviso como contacto de faturação. Em breve renova-se ou termina:
email-renewals-taken-over = É agora o contacto de faturação do que em breve se renova ou termina:
email-renewals-day = Último dia
email-renewals-today = { $day } (hoje)
email-renewals-days-left = { $count ->
    [one] { $day } (dentro de { $count } dia)
    *[other] { $day } (dentro de { $count } dias)
    }
email-renewals-past = { $day } (passado)
email-renewals-automatic = Renova-se automaticamente
email-renewals-manual = Renova-se quando é pago
email-renewals-ends = Termina
email-renewals-more = { $count ->
    [one] E mais { $count } serviço.
    *[other] E mais { $count } serviços.
    }
email-renewals-link = Todos os seus serviços, por último dia:
email-renewals-button = Abrir a lista
email-renewals-service-link = Tudo sobre este serviço:
email-renewals-service-button = Abrir o serviço
email-renewals-hint-automatic = Nos serviços que se renovam automaticamente, não precisa de fazer nada.
email-renewals-hint-manual = Os serviços que se renovam quando são pagos devem ser pagos até ao último dia; caso contrário, não se renovam.
email-renewals-hint-ends = Os serviços que terminam deixarão de estar disponíveis depois do último dia.
email-renewals-closing = Estes avisos devem ir para outra pessoa? Indique outro contacto de faturação do serviço.

## Links

email-greeting-nobody = Olá,
email-sign-up-subject = Confirme o seu endereço de e-mail para { $brand }
email-sign-up-opening = Vai ser criada uma conta { $brand } com este endereço de e-mail. Falta um passo: confirme que o endereço é seu.
email-sign-up-link = Confirme-o com este link e a palavra-passe que escolheu; a conta é então criada e receberá o respetivo identificador NIC:
email-sign-up-button = Confirmar o endereço
email-sign-up-surprise = Não reconhece este pedido? Ignore este e-mail: sem a confirmação, não será criada nenhuma conta.
email-link-until = O link pode ser utilizado uma só vez, até { $until }.
email-in-use-subject = Já tem uma conta { $brand }
email-in-use-sign-up = Recebemos um pedido, provavelmente seu, para criar uma conta com este endereço de e-mail. Já existe uma, pelo que nada foi criado. Identificador NIC: { $nics }.
email-in-use-change = Recebemos um pedido para utilizar este endereço de e-mail noutra conta. O endereço já pertence a uma conta, pelo que nada foi alterado. Identificador NIC: { $nics }.
email-in-use-closing = Não reconhece este pedido? Não precisa de fazer nada: a sua conta não é afetada.
email-reset-subject = Uma nova palavra-passe para { $brand }
email-reset-opening = Recebemos um pedido, provavelmente seu, de uma nova palavra-passe.
email-reset-link = Com este link, pode escolher uma nova palavra-passe para a conta { $nic } ({ $name }):
email-reset-button = Escolher uma nova palavra-passe
email-reset-surprise = Não reconhece este pedido? Ignore este e-mail: a sua palavra-passe fica como está.
email-change-subject = Confirme o seu novo endereço de e-mail para { $brand }
email-change-opening = A conta { $nic } deverá passar a utilizar este endereço de e-mail. Confirme que o endereço é seu.
email-change-link = Confirme-o com este link, com sessão iniciada na conta:
email-change-button = Confirmar o endereço
email-change-surprise = Não reconhece este pedido? Ignore este e-mail: sem a confirmação, nada muda.
email-footer-nobody = { $brand } enviou este e-mail porque alguém indicou este endereço.
email-sign-in-link = Inicie sessão aqui:
email-sign-in-button = Iniciar sessão

## The account

email-welcome-subject = O seu identificador NIC em { $brand }
email-welcome-opening = Damos-lhe as boas-vindas. A sua conta foi criada. O seu identificador NIC é { $nic }.
email-welcome-use = O identificador NIC é o seu nome de utilizador: utilize-o para iniciar sessão e dê-o a quem quiser indicar a sua conta como contacto de um serviço. Guarde este e-mail.
email-password-changed-subject = A palavra-passe da sua conta { $brand } foi alterada
email-password-changed-opening = A palavra-passe da conta { $nic } foi alterada. As sessões iniciadas com a anterior foram terminadas.
email-address-changed-subject = O endereço de e-mail da sua conta { $brand } foi alterado
email-address-changed-opening = O endereço de e-mail da conta { $nic } foi alterado. A partir de agora, os e-mails destinados a esta conta são enviados para o novo endereço.
email-address-surprise = Não reconhece esta alteração? Então alguém utilizou a sua conta. Avise-nos de imediato, para que possamos devolver-lhe a conta.
email-factor-on-subject = Um segundo fator protege a sua conta { $brand }
email-factor-on-opening = O início de sessão na conta { $nic } exige agora, além da palavra-passe, um código de uma aplicação de autenticação.
email-factor-on-surprise = Não reconhece esta alteração? Então alguém utilizou a sua conta. Avise-nos de imediato: podemos remover o segundo fator e devolver-lhe a conta.
email-factor-off-subject = O segundo fator da sua conta { $brand } foi desativado
email-factor-off-opening = O início de sessão na conta { $nic } volta a exigir apenas a palavra-passe.
email-factor-failed-subject = Alguém sabe a palavra-passe da sua conta { $brand }
email-factor-failed-opening = Alguém tentou iniciar sessão na conta { $nic } com a palavra-passe certa, mas indicou códigos errados em vez do segundo fator; o acesso foi recusado.
email-recovery-made-subject = Novos códigos de recuperação para a sua conta { $brand }
email-recovery-made-opening = Foram criados novos códigos de recuperação para a conta { $nic }. Os antigos já não funcionam.
email-recovery-used-subject = Foi utilizado um código de recuperação da sua conta { $brand }
email-recovery-used-opening = Foi utilizado um código de recuperação da conta { $nic } em vez da aplicação de autenticação. Não pode voltar a ser utilizado.
email-closed-subject = A sua conta { $brand } foi encerrada
email-closed-opening = A conta { $nic } foi encerrada. Já ninguém pode iniciar sessão com ela.
email-account-surprise = Não reconhece esta ação? Avise-nos de imediato.
email-account-surprise-reset = Não reconhece esta ação? Escolha de imediato uma nova palavra-passe, com este link, e avise-nos:
