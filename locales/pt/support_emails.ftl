### The emails about what support did to an account.

email-done-by-support = Foi a nossa equipa de suporte que o fez. Se não souber porquê, pergunte-nos.
email-reopened-subject = A sua conta { $brand } está de novo aberta
email-reopened-opening = A conta { $nic } foi reaberta. Já pode voltar a iniciar sessão com ela.
email-sessions-ended-subject = A sua sessão na conta { $brand } foi terminada
email-sessions-ended-opening = Todas as sessões da conta { $nic } foram terminadas.
email-role-subject = As permissões da sua conta { $brand } foram alteradas
email-role-support = A conta { $nic } pode agora tratar de outros clientes, como suporte. Todas as suas sessões foram terminadas.
email-role-admin = A conta { $nic } pode agora fazer tudo por outros clientes, como administrador. Todas as suas sessões foram terminadas.
email-role-none = A conta { $nic } já não pode tratar de outros clientes. Todas as suas sessões foram terminadas.
