### The emails about services: their owners and contact locks.

email-service-link = O serviço, com o seu histórico:
email-service-button = Abrir o serviço
email-services-link = Todos os seus serviços:
email-services-button = Abrir os meus serviços
email-service-when = Quando
email-service-no-longer = A sua conta já não é contacto deste serviço; por isso, este e-mail não inclui o que só os seus contactos veem.
email-service-wrong = Não está certo? Contacte { $who }, que o fez, ou a nossa equipa de suporte.
email-service-wrong-support = Não está certo? Avise-nos, por favor.

## Owner’s details

email-owner-subject = Os dados do titular de { $service } foram alterados
email-owner-opening = Os dados do titular de { $service } foram alterados.
email-owner-by = Alterados por
email-owner-before-after = { $before } → { $after }
email-owner-nothing = não indicado
email-owner-old-address = As próximas alterações já não serão comunicadas para este endereço.
email-owner-footer = { $brand } enviou este e-mail porque este endereço é o do titular de { $service }, ou era até esta alteração.

## Contact lock

email-locked-subject = Bloqueio de contactos ativado: { $service }
email-locked-subject-many = { $count ->
    [one] Bloqueio de contactos ativado em { $count } serviço
    *[other] Bloqueio de contactos ativado em { $count } serviços
    }
email-locked-opening = Os contactos de { $service } estão agora bloqueados.
email-locked-opening-many = { $count ->
    [one] Os contactos de { $count } serviço estão agora bloqueados.
    *[other] Os contactos de { $count } serviços estão agora bloqueados.
    }
email-unlocked-subject = Bloqueio de contactos retirado: { $service }
email-unlocked-subject-many = { $count ->
    [one] Bloqueio de contactos retirado em { $count } serviço
    *[other] Bloqueio de contactos retirado em { $count } serviços
    }
email-unlocked-opening = Os contactos de { $service } já não estão bloqueados.
email-unlocked-opening-many = { $count ->
    [one] Os contactos de { $count } serviço já não estão bloqueados.
    *[other] Os contactos de { $count } serviços já não estão bloqueados.
    }
email-unlocked-by = Retirado por
email-unlocked-meaning = Já é possível pedir outros contactos e alterar os dados do titular.
