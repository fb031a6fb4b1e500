### The emails about what support did to an account.

email-done-by-support = Foi a nossa equipa de suporte que o fez. Se não souber porquê, pergunte-nos.
email-address-by-support = Foi a nossa equipa de suporte que o fez. Se não o pediu, avise-nos de imediato.
email-reopened-subject = A sua conta { $brand } está de novo aberta
email-reopened-opening = A conta { $nic } foi reaberta. Já pode voltar a iniciar sessão com ela.
email-sessions-ended-subject = A sua sessão na conta { $brand } foi terminada
email-sessions-ended-opening = Todas as sessões da conta { $nic } foram terminadas.
email-role-subject = As permissões da sua conta { $brand } foram alteradas
email-role-support = A conta { $nic } pode agora tratar de outros clientes, como suporte. Todas as suas sessões foram terminadas.
email-role-admin = A conta { $nic } pode agora fazer tudo por outros clientes, como administrador. Todas as suas sessões foram terminadas.
email-role-none = A conta { $nic } já não pode tratar de outros clientes. Todas as suas sessões foram terminadas.

## What support did to services

email-set-subject = A nossa equipa de suporte alterou contactos de { $service }
email-set-subject-many = A nossa equipa de suporte alterou contactos de vários serviços
email-set-opening = A nossa equipa de suporte alterou contactos de { $service }.
email-set-opening-many = A nossa equipa de suporte alterou contactos de vários serviços.
email-set-rest = E
email-set-rest-count = { $count ->
    [one] mais { $count } alteração
    *[other] mais { $count } alterações
    }
email-set-meaning = A alteração já está em vigor. Ninguém teve de a confirmar, e os pedidos abertos para estes contactos terminaram.
email-renamed-subject = { $before } chama-se agora { $after }
email-renamed-opening = A nossa equipa de suporte mudou o nome do serviço { $before }: chama-se agora { $after }.
email-renamed-meaning = Os seus contactos e o seu histórico ficam como estavam.
email-removed-subject = { $service } foi removido
email-removed-subject-many = { $count ->
    [one] { $count } serviço foi removido
    *[other] { $count } serviços foram removidos
    }
email-removed-opening = O serviço { $service } foi removido, pelo que a sua conta já não é contacto dele.
email-removed-opening-many = { $count ->
    [one] { $count } serviço foi removido, pelo que a sua conta já não é contacto dele.
    *[other] { $count } serviços foram removidos, pelo que a sua conta já não é contacto deles.
    }
email-removed-by = Removido por
email-removed-meaning = Os pedidos abertos terminaram. O que foi decidido antes continua a poder ler-se em «Os meus pedidos».
