### The page of a service.

service-contacts-title = Contactos
service-may-administrative = Pode alterar todos os contactos, os dados do titular e o bloqueio de contactos.
service-may-technical = Trata dos assuntos técnicos e pode transferir este contacto.
service-may-billing = Recebe os avisos de renovação e pode transferir este contacto.
service-can-title = O que pode fazer aqui
service-can-contacts = Pedir outros contactos: { $types }
service-can-owner = Alterar os dados do titular
service-can-lock = Ativar o bloqueio de contactos
service-can-unlock = Retirar o bloqueio de contactos
service-open-title = Pedidos em aberto

## Renewal

service-renewal-title = Renovação
service-last-day = Último dia
service-last-day-unknown = Não é conhecido nenhum último dia.
service-past = Este dia já passou.
service-renewal = O que acontece então
service-renewal-automatic = Renova-se automaticamente.
service-renewal-manual = Renova-se quando for pago.
service-renewal-ends = Termina.
service-notices-to = Os avisos de renovação vão para

## Owner’s details

service-owner-title = Dados do titular
service-owner-unknown = Nada se sabe do titular.
service-owner-change = Alterar os dados do titular

## Contact lock

service-lock-on = Ativado
service-lock-off = Desativado
service-lock-since = Desde

## History

service-history-title = Histórico
service-history-since = O que aconteceu desde que a sua conta é contacto, do mais recente para o mais antigo.
service-history-older = Mais antigos
service-history-newer = Mais recentes
service-moved = { $contact }: de { $from } para { $to }.
service-moved-from-own = { $contact }: da sua conta para { $to }.
service-moved-to-own = { $contact }: de { $from } para a sua conta.
service-moved-request = Por um pedido que todos tinham confirmado.
service-moved-operator = Foi feito pela nossa equipa de suporte.
service-moved-imported = Retirado dos nossos registos.
service-owner-changed = { $by } alterou os dados do titular.
service-owner-changed-own = A sua conta alterou os dados do titular.
service-owner-changed-operator = A nossa equipa de suporte alterou os dados do titular.
service-owner-changed-otherwise = Os dados do titular foram alterados.
service-locked = { $by } ativou o bloqueio de contactos.
service-locked-own = A sua conta ativou o bloqueio de contactos.
service-locked-operator = A nossa equipa de suporte ativou o bloqueio de contactos.
service-locked-otherwise = O bloqueio de contactos foi ativado.
service-unlocked = { $by } retirou o bloqueio de contactos.
service-unlocked-own = A sua conta retirou o bloqueio de contactos.
service-unlocked-operator = A nossa equipa de suporte retirou o bloqueio de contactos.
service-unlocked-otherwise = O bloqueio de contactos foi retirado.
service-renamed = A nossa equipa de suporte mudou o nome do serviço de { $before } para { $after }.
service-removed = O serviço foi removido.
