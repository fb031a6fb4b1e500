lock-title = Bloqueio de contactos
lock-title-many = { $count ->
    [one] Bloqueio de contactos de { $count } serviço
    *[other] Bloqueio de contactos de { $count } serviços
    }
lock-what = Enquanto um serviço estiver bloqueado, ninguém pode pedir outros contactos, nem os dados do titular podem ser alterados. Os outros contactos são avisados quando o bloqueio é ativado ou retirado.
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
lock-operators = Bloqueado pelo suporte. Só o suporte pode retirar este bloqueio.
lock-nothing-turned = Nada foi alterado.
lock-changed = Entretanto, algo mudou nestes serviços. Verifique novamente; ainda não foi feito nada.
lock-too-often = Alterou os bloqueios muitas vezes. Tente novamente depois de { $until }.
lock-nothing-chosen = Selecione primeiro os serviços a bloquear ou desbloquear.
lock-selected = Bloquear ou desbloquear os selecionados
lock-all = Bloquear ou desbloquear todos os { $total }
lock-everything = Bloquear ou desbloquear todos
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
lock-since-support = Bloqueado pelo suporte desde { $since }. Só o suporte pode retirar este bloqueio.
lock-since-own = Bloqueado por si desde { $since }.
