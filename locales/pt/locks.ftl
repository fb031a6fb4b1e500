lock-title = Bloqueio de contactos
lock-title-many = { $count ->
    [one] Bloqueio de contactos de { $count } serviço
    *[other] Bloqueio de contactos de { $count } serviços
    }
lock-meaning = Enquanto o bloqueio de contactos estiver ativado, ninguém pode pedir outros contactos e os dados do titular não podem ser alterados.
lock-told = Os outros contactos são avisados quando o bloqueio é ativado ou retirado.
lock-until = O contacto administrativo pode retirá-lo.
lock-until-support = Só a nossa equipa de suporte pode retirá-lo.
lock-by = Ativado por
lock-can = { $count ->
    [one] { $count } serviço pode ser bloqueado
    *[other] { $count } serviços podem ser bloqueados
    }
lock-button = { $count ->
    [one] Bloquear { $count } serviço
    *[other] Bloquear { $count } serviços
    }
unlock-can = { $count ->
    [one] { $count } serviço está bloqueado
    *[other] { $count } serviços estão bloqueados
    }
unlock-button = { $count ->
    [one] Desbloquear { $count } serviço
    *[other] Desbloquear { $count } serviços
    }
unlock-proof = Para retirar um bloqueio é necessária a sua palavra-passe.
lock-stay = Estes ficam como estão
lock-request-open = Foi pedida uma alteração de contactos que ainda não terminou. Depois disso, o serviço pode ser bloqueado.
lock-not-yours = Só o contacto administrativo pode bloquear e desbloquear.
lock-operators = Bloqueado pela nossa equipa de suporte. Só ela pode retirar este bloqueio.
lock-nothing-turned = Nada foi alterado.
lock-changed = Entretanto, algo mudou nestes serviços. Verifique novamente; ainda não foi feito nada.
lock-too-often = Alterou os bloqueios muitas vezes. Tente novamente depois de { $until }.
lock-nothing-chosen = Selecione primeiro os serviços a bloquear ou desbloquear.
lock-selected = Bloquear ou desbloquear os selecionados
lock-all = Bloquear ou desbloquear todos os { $total }
lock-everything = Bloquear ou desbloquear todos
lock-on-button = Ativar o bloqueio de contactos
lock-off-button = Retirar o bloqueio de contactos
flash-locked = { $count ->
    [one] Bloqueado. Os outros contactos recebem um e-mail.
    *[other] { $count } serviços estão bloqueados. Os outros contactos recebem um e-mail.
    }
flash-unlocked = { $count ->
    [one] Desbloqueado. Os outros contactos recebem um e-mail.
    *[other] { $count } serviços estão desbloqueados. Os outros contactos recebem um e-mail.
    }
flash-locked-already = { $count ->
    [one] Já estava bloqueado.
    *[other] Já estavam bloqueados.
    }
flash-unlocked-already = { $count ->
    [one] Não estava bloqueado.
    *[other] Não estavam bloqueados.
    }
fault-locked = Este serviço está bloqueado: os seus contactos não podem ser alterados.
lock-since = Bloqueado por { $by } desde { $since }.
lock-since-support = Bloqueado pela nossa equipa de suporte desde { $since }.
lock-since-own = Bloqueado por si desde { $since }.
