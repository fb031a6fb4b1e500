### O que os operadores veem de serviços, pedidos, emails e do seu próprio registo.

desk-requests-of-service = Pedidos sobre este serviço
desk-requests-all = Todos os pedidos
desk-requests-none = Nenhum pedido corresponde.
desk-emails-order = Emails que esperam, falham ou foram recusados, primeiro os mais antigos.
desk-email-number = Email n.º { $number }
desk-email-to = Destinatário
desk-email-written = Escrito
desk-email-answer = Última resposta do servidor de correio:
desk-email-unknown = Escrito por uma versão mais recente
desk-email-next = Próxima tentativa: { $when }
desk-kind-reminder = Lembrete
desk-kind-replaced = Substituído como contacto
desk-kind-change-email = Ligação para confirmar um novo endereço
desk-retry = Tentar de novo
desk-retry-text = O email sai dentro de segundos, para o endereço atual da conta.
desk-retried = Tenta-se de novo o envio do email.
desk-drop = Descartar
desk-drop-text = O email nunca será enviado. Não é possível desfazer.
desk-is-dropped = O email foi descartado.
desk-email-gone = Este email já não está por enviar; nada foi feito.
desk-retry-all = Tentar todos de novo
desk-retry-all-text = Cada email que espera, falha ou foi recusado sai logo que possível.
desk-all-retried = { $count ->
    [one] Tenta-se de novo o envio de um email.
    *[other] Tenta-se de novo o envio de { $count } emails.
}
desk-cancel-text = O que ainda está pendente é cancelado e os códigos deixam de funcionar. Os interessados são avisados por email de que foi o suporte.
desk-resend-text = A conta recebe um novo código no seu endereço atual. O antigo deixa de funcionar. Mais ninguém vê o código.
desk-codes-sent = { $count ->
    [one] um código enviado
    *[other] { $count } códigos enviados
}
desk-codes-wrong = { $count ->
    [one] uma tentativa errada
    *[other] { $count } tentativas erradas
}
desk-failing-work = Tarefas que falham
desk-failed-times = { $count ->
    [one] falhou uma vez
    *[other] falhou { $count } vezes
}
desk-lock-text = Enquanto o suporte não retirar o bloqueio, ninguém pode pedir outros contactos nem alterar os dados do titular. Os contactos são avisados por email.
desk-unlock-text = O bloqueio é retirado, quem quer que o tenha ativado. Os contactos são avisados por email.
desk-locked = O bloqueio de contactos está ativado. Os contactos são avisados por email.
desk-unlocked = O bloqueio de contactos está retirado. Os contactos são avisados por email.
desk-lock-as-it-is = O bloqueio de contactos já estava assim; nada foi alterado.
desk-lock-keep = Não bloquear
desk-lock-end = Terminá-los primeiro
desk-lock-open = Ainda aberto: { $requests }. Nada foi alterado.
desk-force = Impor outros contactos
desk-force-text = Identificadores NIC dos contactos a partir de agora; um campo vazio fica como está. Ninguém tem de confirmar. Os pedidos abertos para os mesmos contactos terminam e os interessados são avisados por email.
desk-forced = Os contactos estão definidos. Os interessados são avisados por email.
desk-force-as-it-is = Já eram os contactos; nada foi alterado.
desk-force-closed = Esta conta está encerrada.
desk-force-zone = Esta conta pertence a uma zona geográfica diferente da dos outros contactos.
desk-replace = Substituir onde quer que seja contacto
desk-replace-text = Outra conta toma o lugar de { $nic } em cada serviço de que esta é contacto. Ninguém tem de confirmar. Os pedidos abertos para os mesmos contactos terminam, e os interessados são avisados por e-mail.
desk-replace-with = Identificador NIC do novo contacto
desk-replace-all = Como os três
desk-replace-nothing = Escolha quais os contactos.
desk-replace-same = Uma conta não pode tomar o seu próprio lugar.
desk-replaced = { $count ->
    [one] Substituída em { $count } serviço.
    *[other] Substituída em { $count } serviços.
    }
desk-replace-stayed = { $count ->
    [one] Continua em { $count } serviço, cujos outros contactos pertencem a outra zona geográfica: { $names }
    *[other] Continua em { $count } serviços, cujos outros contactos pertencem a outra zona geográfica: { $names }
    }
desk-set-email = Alterar o endereço de e-mail
desk-set-email-text = A partir de agora, os emails para { $nic } são enviados para o novo endereço, e ninguém tem de o confirmar. Certifique-se de que quem pede é mesmo quem usa a conta. O endereço antigo e o novo são avisados por email. As sessões e os códigos já enviados continuam válidos.
desk-email-new = Novo endereço de e-mail
desk-email-set = O endereço de e-mail de { $nic } foi alterado.
desk-email-shared = { $count ->
    [one] Outra conta aberta tem também este endereço. Quem partilha um endereço inicia sessão com o identificador NIC.
    *[other] Outras { $count } contas abertas têm também este endereço. Quem partilha um endereço inicia sessão com o identificador NIC.
}
desk-email-shared-by-many = Mais de { $most } outras contas abertas têm também este endereço. Quem partilha um endereço inicia sessão com o identificador NIC.
desk-email-set-refused = Os emails rejeitados não são reenviados por si: veja «Emails».
desk-email-at-address-refused = O servidor de correio rejeitou um email para este endereço.
desk-rename = Mudar o nome do serviço
desk-rename-text = O serviço recebe outro nome. Os seus contactos, pedidos e histórico ficam, e os contactos são avisados por e-mail.
desk-new-name = Novo nome
fault-service-name = Um nome tem de 1 a 253 caracteres.
desk-renamed = O serviço tem o seu novo nome. Os seus contactos são avisados por e-mail.
desk-rename-as-it-is = Já se chamava assim; nada foi alterado.
desk-rename-taken = Outro serviço desta categoria chama-se assim.
desk-remove = Remover o serviço
desk-remove-text = Os pedidos abertos terminam, ninguém é mais seu contacto e o nome fica livre. Quem era seu contacto é avisado por e-mail. Isto não pode ser desfeito.
desk-removed = { $name } foi removido. Quem era seu contacto é avisado por e-mail.
desk-log-act = O que foi feito
desk-log-since = Desde o dia
desk-log-until = Até ao dia
desk-log-whole = As linhas desta página estão como foram escritas.
desk-log-broken = A linha { $number } foi alterada, ou a anterior foi alterada ou retirada.
desk-log-verify = Este comando verifica todo o registo:
desk-log-none = Nenhuma linha corresponde.
desk-log-more = { $count ->
    [one] e mais um
    *[other] e mais { $count }
}
event-resent-operator = A nossa equipa de suporte pediu um novo código para { $about }.
event-resent-operator-own = A nossa equipa de suporte pediu um novo código para si.
desk-act-account-seen = Conta consultada
desk-act-account-closed = Conta encerrada
desk-act-account-reopened = Conta reaberta
desk-act-password-set = Palavra-passe definida
desk-act-sessions-ended = Sessões da conta terminadas
desk-act-second-factor-removed = Segundo fator removido
desk-act-role-given = Função alterada
desk-act-email-address-set = Endereço de e-mail alterado
desk-act-service-seen = Serviço consultado
desk-act-request-seen = Pedido consultado
desk-act-submission-seen = Submissão consultada
desk-act-code-sent = Novo código enviado
desk-act-requests-ended = Pedidos terminados
desk-act-lock-on = Bloqueio de contactos ativado
desk-act-lock-off = Bloqueio de contactos retirado
desk-act-email-retried = Email tentado de novo
desk-act-emails-retried = Todos os emails tentados de novo
desk-act-email-dropped = Email descartado
desk-act-work-retried = Tarefa falhada tentada de novo
desk-act-contacts-set = Outros contactos definidos
desk-act-service-renamed = Serviço renomeado
desk-act-services-removed = Serviços removidos
desk-act-import-dropped = Parte de uma importação descartada
desk-act-imported = Ficheiros importados
desk-act-exported = Ficheiros exportados
desk-act-listed = Lista consultada
desk-act-key-created = Chave dada a outro programa
desk-act-key-revoked = Chave revogada
