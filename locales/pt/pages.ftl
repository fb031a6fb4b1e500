### The words of the pages.

## Every page

skip-to-content = Saltar para o conteúdo
site-description = { $brand }: consulte os contactos dos seus serviços e transfira-os em segurança.
language-choice = Idioma
help = Ajuda
sign-out = Terminar sessão
signed-in-as = Tem sessão iniciada com a conta de { $name } ({ $nic }).
sign-in-another = Iniciar sessão com outra conta
others-form-title = Há uma sessão iniciada com outra conta
others-form-text = Este formulário foi preenchido com a conta { $owner }. Nada foi enviado.
others-form-typed = O que escreveu
others-form-kept = Inicie sessão como { $nic } no prazo de uma hora e encontrará de novo estes dados no formulário.
others-form-sign-in = Iniciar sessão como { $nic }
others-form-afresh = Abrir a página de novo
date-time = { $when } UTC
date-time-in-zone = { $when }, { $zone }
pair = { $label }: { $value }
quoted = «{ $text }»
cancel = Cancelar
refresh = Atualizar
actions-label = Ações
actions-for = Ações para { $what }
actions-for-request = Ações para o pedido { $number }
pages-label = Páginas
pages-first = Primeira página
pages-previous = Anterior
pages-next = Seguinte
filter-all = Mostrar tudo
filter-apply = Aplicar
filter-clear = Limpar os filtros
filter-off = Remover «{ $filter }»
filtered-by = Filtros aplicados:
search-clear = Limpar a pesquisa
form-has-faults = Verifique o formulário:
title-faults = { $count ->
    [one] { $count } erro
    *[other] { $count } erros
    }

## Things and people

nic-label = Identificador NIC
contact-administrative = Contacto administrativo
contact-technical = Contacto técnico
contact-billing = Contacto de faturação
type-administrative = Administrativo
type-technical = Técnico
type-billing = Faturação
request-label = Pedido
request-title = Pedido { $number }
request-page-title = Pedido { $number }: { $state }
service-label = Serviço
types-label = Tipos de contacto
you = A sua conta
from-label = Contacto anterior
to-label = Novo contacto
people-several = Várias pessoas
requester-label = Pedido por

## States

state-pending = Pendente de validação
state-pending-own = Pendente da sua validação
state-pending-other = Pendente da validação de { $nic }
state-processing = Em processamento
state-done = Concluído
state-declined = Recusado
state-cancelled = Cancelado
state-expired = Expirado
state-failed = Falhou

## Signing in

sign-in-title = Iniciar sessão
sign-in-login = Identificador NIC ou e-mail
password-label = Palavra-passe
password-show = Mostrar a palavra-passe
sign-in-button = Iniciar sessão
sign-in-as-another = Tem sessão iniciada com a conta de { $name } ({ $nic }). Pode iniciar sessão aqui com outra conta.
sign-in-why-request = O link do seu e-mail leva a um pedido que pode aceitar ou recusar. Inicie sessão com a conta indicada no e-mail; o código já estará preenchido.
sign-in-why-email = O link do seu e-mail serve para confirmar um novo endereço. Inicie sessão com a conta a que se destina.
sign-in-failed = O identificador NIC ou e-mail e a palavra-passe não correspondem. Tente novamente.
sign-in-shared-address = Se várias contas partilham o seu endereço de e-mail, inicie sessão com o seu identificador NIC.
sign-in-too-often = Demasiadas tentativas sem êxito. Aguarde alguns minutos e tente novamente.
sign-in-forgot = Esqueceu-se da palavra-passe?
flash-signed-out = A sua sessão foi terminada.
flash-nothing-sent = A sua sessão foi terminada; nada foi enviado.
flash-nothing-sent-kept = A sua sessão foi terminada; nada foi enviado. Inicie sessão novamente como { $nic }: encontrará no formulário o que escreveu, exceto palavras-passe e códigos.
flash-nothing-sent-too-long = A sua sessão foi terminada; nada foi enviado. O que escreveu é demasiado longo para ser guardado.
draft-given-back = O que escreveu está de novo no formulário. Ainda não foi enviado.
demo-title = Esta é a demonstração
demo-text = Inicie sessão com qualquer uma destas contas. Os e-mails que lhes são enviados chegam à caixa de correio, cujo link se encontra no topo de cada página.
demo-password = Palavra-passe de todas as contas: { $password }

## Creating an account

sign-up-title = Criar uma conta
sign-up-how = Receberá um e-mail com um link para confirmar o seu endereço. Em seguida receberá o seu identificador NIC, que é o seu nome de utilizador.
sign-up-zone-hint = A zona geográfica a que pertence. Os contactos só podem ser alterados dentro da mesma zona, e a zona não pode ser alterada mais tarde.
sign-up-zone-choose = Escolha…
sign-up-button = Criar conta
sign-up-sign-in = Já tem uma conta? Inicie sessão
sign-up-confirm-text = Ao confirmar o endereço { $email }, é criada a conta de { $name }.
sign-up-confirm-hint = A palavra-passe que escolheu no registo.
flash-sign-up-sent = Enviámos um e-mail para { $email }. Para continuar, abra no prazo de 24 horas o link que esse e-mail contém.
flash-account-created = A sua conta foi criada e a sessão está iniciada. O seu identificador NIC é { $nic }; também o enviámos por e-mail.
fault-zone = Escolha uma das zonas.
fault-sign-up-password = Esta não é a palavra-passe que escolheu no registo.
fault-password-empty = Escolha uma palavra-passe.
fault-password-too-short = Utilize pelo menos 8 caracteres. Três ou quatro palavras sem relação entre si são uma boa escolha.
fault-password-too-long = Esta palavra-passe é demasiado longa. Indique uma mais curta.
fault-password-common = Esta palavra-passe, ou outra muito parecida, está em listas de palavras-passe comuns: seria adivinhada de imediato. Escolha outra.
fault-password-keys = Teclas vizinhas são fáceis de adivinhar. Escolha outra palavra-passe.
fault-password-repeats = Repetições são fáceis de adivinhar. Escolha outra palavra-passe.
fault-password-sequence = Letras ou algarismos seguidos são fáceis de adivinhar. Escolha outra palavra-passe.
fault-password-date = Datas e anos são fáceis de adivinhar. Escolha outra palavra-passe.
fault-password-word = É fácil adivinhar um nome ou uma palavra isolada. Acrescente palavras sem relação entre si.
fault-password-guessable = Esta palavra-passe é fácil de adivinhar. Torne-a mais longa: acrescente palavras sem relação entre si.
dead-link-title = Este link já não é válido
dead-link-text = Já foi utilizado, foi substituído por um mais recente ou expirou.
dead-link-others-title = Este link é para outra conta ou já não é válido
dead-link-others-text = Só funciona para a conta que o pediu, e uma única vez. Também pode ter sido substituído por um mais recente ou ter expirado.
dead-link-sign-up = Se a sua conta existe, inicie sessão; caso contrário, registe-se novamente.
dead-link-reset = Peça um novo link.
dead-link-email = O seu endereço atual está no seu perfil. Se ainda for o antigo, indique lá novamente o novo.

## Forgotten password

forgot-title = Esqueceu-se da palavra-passe?
forgot-how = Indique o seu identificador NIC ou o seu endereço de e-mail. Se existir uma conta, receberá um e-mail com um link para escolher uma nova palavra-passe.
forgot-button = Enviar o link
forgot-sign-in = Voltar ao início de sessão
forgot-too-often = Foram pedidos demasiados links. Verifique a sua caixa de entrada: um link enviado na última meia hora ainda é válido. Caso contrário, tente novamente mais tarde.
flash-reset-sent = Se existir uma conta para { $login }, um e-mail com um link está a caminho. O link é válido durante 30 minutos.
fault-login-neither = Isto não é um identificador NIC, como xx11111-nic, nem um endereço de e-mail.
reset-title = Escolher uma nova palavra-passe
reset-for = Para a conta { $nic } ({ $name }). Todas as sessões abertas desta conta serão terminadas.
reset-button = Definir a palavra-passe
flash-password-reset = A nova palavra-passe da conta { $nic } está definida. Utilize-a para iniciar sessão.

## My services

services-title = Gestão de contactos
tabs-label = Gestão de contactos
tab-services = Os meus serviços
tab-requests = Os meus pedidos
services-search = Pesquisar serviços
services-category = Categoria
services-role = A minha função
services-contact = Contacto
services-contact-as = Função do contacto
services-renews = Renovação
services-renews-within = Renovação dentro de
services-days = { $count ->
    [one] { $count } dia
    *[other] { $count } dias
}
renews-automatic = renova-se automaticamente
renews-manual = renova-se após o pagamento
renews-ends = chega ao fim
renews-ended = terminado
renews-overdue = em atraso
renews-past = já passou
services-locked = Bloqueado
services-pending = Alterações pendentes
services-pending-own = é a sua vez
services-pending-new = ainda não aceitou
services-pending-requester = quem pediu ainda não aceitou
services-pending-processing = alteração em curso
services-filters = Filtros
services-sort = Ordenar por
services-count = { $from }–{ $to } de { $total }
services-count-many = { $from }–{ $to } de mais de { $most }
services-many = mais de { $most }
services-rows = Linhas por página:
services-export = Exportar como CSV
services-of-contact = Mostrar os serviços do contacto { $nic }
services-of-called = Mostrar os serviços com um contacto chamado «{ $name }»
services-only-where = Apenas onde { $name } é:
services-both-roles = Serviços em que é { $roles } e { $name } é contacto em qualquer função.
services-name = Nome do serviço
services-none = A sua conta ainda não é contacto de nenhum serviço.
services-none-next = Quando alguém indicar a sua conta como contacto, encontrará o pedido aqui:
services-none-filtered = Nenhum dos seus serviços corresponde a estes filtros.
services-none-called = Não foi encontrado nenhum serviço com o nome «{ $search }».

## Modify contacts

modify-title = Alterar contactos
modify-how = Indique o identificador NIC ou o endereço de e-mail do novo contacto. A sua conta e a do novo contacto recebem cada uma um código por e-mail e ambas têm de validar a alteração; só depois é efetuada. Se indicar a sua própria conta, basta a sua validação.
modify-repeats = Repete o pedido { $number } ({ $state }).
modify-today = Atual:
modify-confirm = Confirmar
modify-fixed-technical = Só o contacto administrativo pode alterar este contacto: a sua conta é o contacto técnico.
modify-fixed-billing = Só o contacto administrativo pode alterar este contacto: a sua conta é o contacto de faturação.
modify-fixed-technical-billing = Só o contacto administrativo pode alterar este contacto: a sua conta é o contacto técnico e o contacto de faturação.
note-label = Nota
note-hint = Facultativa. Quem tem de validar lê-a na página e no e-mail. No máximo 300 caracteres, sem endereços web nem de e-mail.
modify-contacts-changed = Os contactos deste serviço mudaram desde que abriu esta página. Os contactos atuais são apresentados abaixo; verifique o que escreveu e confirme novamente.
modify-nothing-changed = Nada mudaria: estes são os contactos atuais. Indique pelo menos um outro contacto.
modify-overtaken = No mesmo momento foi guardada outra coisa para este serviço. Nada foi enviado; verifique o que escreveu e confirme novamente.
modify-too-often = Demasiadas tentativas. Nada foi enviado; tente de novo depois de { $until }.
preview-button = Pré-visualizar
preview-title = O que vai acontecer
preview-requests = { $count ->
    [one] «Confirmar» envia este pedido:
    *[other] «Confirmar» envia estes { $count } pedidos:
    }
preview-told = Quem será informado depois de efetuada a alteração
preview-note = A sua nota para quem tem de validar:
preview-as-replaced = como contacto substituído
preview-as-administrator = como contacto administrativo
preview-as-administrator-then = se nessa altura a conta for o contacto administrativo
preview-codes = Cada conta que tem de validar recebe um único e-mail com um código.
preview-expires = Prazo para validar: { $when }.
preview-until-then = Nada muda até que todos tenham validado.
preview-nothing = Por enquanto nada mudaria: estes são os contactos atuais. Indique outro contacto para ver o que vai acontecer.
preview-all-fixed = De momento não é possível alterar nada aqui; cada campo diz porquê. «Confirmar» não enviaria nada.
preview-contacts-changed = Os contactos deste serviço mudaram desde que abriu esta página. Para ver os atuais, abra-a novamente:
preview-too-often = Demasiadas tentativas. A pré-visualização volta a estar disponível depois de { $until }.
fault-not-yours = Não pode alterar este contacto.
fault-control-characters = Este campo contém caracteres que não podem ser utilizados aqui.
fault-contact-empty = Este contacto não pode ficar vazio. Indique um identificador NIC ou um endereço de e-mail.
fault-contact-unknown = Não existe nenhuma conta com este identificador NIC. Verifique se está bem escrito.
fault-contact-no-account = Ainda não existe nenhuma conta com este endereço de e-mail. Peça à pessoa que crie uma nesta página e indique-a depois aqui.
fault-contact-shared = Várias contas partilham este endereço de e-mail. Indique antes o identificador NIC.
fault-contact-several = Indique um único identificador NIC ou um único endereço de e-mail.
fault-other-zone = Esta conta pertence a outra zona geográfica. Os contactos só podem ser alterados dentro da mesma zona.
fault-outstanding-payments = O contacto de faturação atual e o novo têm ambos de ter os pagamentos em dia. Quem tiver pagamentos em atraso tem primeiro de os regularizar. Se já estiver tudo pago, contacte a nossa equipa de suporte.
fault-outstanding-payments-own = O contacto de faturação atual e o novo têm ambos de ter os pagamentos em dia. A sua própria conta tem pagamentos em atraso. Regularize-os e tente de novo. Se já estiverem pagos, contacte a nossa equipa de suporte.
fault-already-asked = Já foi pedida uma alteração deste contacto, que ainda não está concluída.
fault-note-too-long = Escreva no máximo 300 caracteres.
fault-note-address = Não é possível enviar aqui nomes de domínio nem endereços web ou de e-mail. Deixe um espaço depois de cada ponto.
flash-submitted = Pedido enviado. Cada conta que tem de o validar recebe um e-mail com um código.
flash-submitted-several = Pedidos enviados. Cada conta que tem de os validar recebe um único e-mail com um código.

## Many services at once

services-modify-selected = Alterar os contactos dos selecionados
services-modify-all = Alterar os contactos de todos os { $total }
services-modify-everything = Alterar os contactos de todos
services-select = Selecionar { $what }
ticks-here = Seleção: { $ticked }
ticks-some = Seleção: { $ticked }, dos quais { $elsewhere } fora desta página
ticks-all = Selecionar todos nesta página
ticks-none = Limpar a seleção
many-title = { $count ->
    [one] Alterar os contactos de { $count } serviço
    *[other] Alterar os contactos de { $count } serviços
    }
many-services = { $count ->
    [one] Mostrar o serviço
    *[other] Mostrar os { $count } serviços
    }
services-number = { $count ->
    [one] { $count } serviço
    *[other] { $count } serviços
    }
services-more = { $count ->
    [one] e mais { $count }
    *[other] e mais { $count }
    }
many-how = Indique o identificador NIC ou o endereço de e-mail de cada novo contacto. O que deixar vazio fica como está. Cada conta que tem de validar recebe um só e-mail com um só código para todos os serviços; antes disso nada muda.
many-stays = fica como está
many-others = { $count ->
    [one] e mais { $count }
    *[other] e mais { $count }
    }
many-fixed = Só o contacto administrativo pode alterar este contacto.
many-fixed-partly = { $count ->
    [one] Pode alterar este contacto em { $count } de { $total } serviços.
    *[other] Pode alterar este contacto em { $count } de { $total } serviços.
    }
many-where = Substituir apenas este contacto
many-where-hint = Opcional. Com um identificador NIC ou um endereço de e-mail aqui, só esta pessoa é substituída, onde quer que seja um dos contactos acima.
many-changed = A sua seleção ou os respetivos contactos mudaram desde que abriu esta página. Abaixo está a situação atual; verifique o que escreveu e confirme novamente.
many-overtaken = No mesmo momento foi guardada outra coisa para um destes serviços. Nada foi enviado; verifique o que escreveu e confirme novamente.
many-nothing-changed = Nada mudaria em nenhum destes serviços. Indique pelo menos um outro contacto.
many-nothing = Por agora nada mudaria. Indique um novo contacto para ver o que vai acontecer.
many-stopped = { $count ->
    [one] { $count } serviço não pode ser alterado assim. Ainda nada foi enviado.
    *[other] { $count } serviços não podem ser alterados assim. Ainda nada foi enviado.
    }
many-go-on = Pode continuar sem eles; para os outros vale o que escreveu.
many-none-left = Sem eles não resta nada para alterar.
many-without = { $count ->
    [one] Confirmar sem este
    *[other] Confirmar sem estes { $count }
    }
many-cannot = O que não pode ser alterado
many-would-change = { $count ->
    [one] Mudaria { $count } de { $total } serviços.
    *[other] Mudariam { $count } de { $total } serviços.
    }
many-can-change = { $count ->
    [one] É possível alterar { $count } de { $total } serviços.
    *[other] É possível alterar { $count } de { $total } serviços.
    }
many-would-send-nothing = «Confirmar» não enviaria nada.
many-in-the-way = Mostrar o que está pendente
many-unchanged = { $count ->
    [one] Em { $count } serviço nada mudaria.
    *[other] Em { $count } serviços nada mudaria.
    }
many-too-many = Um formulário serve para, no máximo, { $most } serviços, e escolheu mais.
many-first-how = Comece pelos primeiros { $most } em que não há nenhuma alteração pendente. Depois de confirmar, escolha novamente todos: estes ficam então de fora.
many-first = Escolher os primeiros { $most }
choose-title = Escolher serviços pelo nome
choose-how = Cole os nomes dos serviços cujos contactos quer alterar.
choose-names = Nomes dos serviços
choose-hint = Um por linha, com a categoria a seguir ou sem ela. No máximo 500.
choose-button = Escolher estes
choose-nothing = Não escolheu nenhum serviço. Indique pelo menos um nome.
choose-too-many = { $count ->
    [one] É { $count } nome. Deixe aqui no máximo { $most } e escolha os outros quando tiver terminado estes.
    *[other] São { $count } nomes. Deixe aqui no máximo { $most } e escolha os outros quando tiver terminado estes.
    }
choose-too-many-found = { $count ->
    [one] Estes nomes correspondem a { $count } serviço. Deixe aqui os nomes de, no máximo, { $most } serviços e escolha os outros quando tiver terminado estes.
    *[other] Estes nomes correspondem a { $count } serviços. Deixe aqui os nomes de, no máximo, { $most } serviços e escolha os outros quando tiver terminado estes.
    }
choose-too-large = A sua lista é demasiado longa. Indique no máximo { $most } nomes; o botão Retroceder do seu navegador mantém o que escreveu.
choose-missing = { $count ->
    [one] { $count } nome não corresponde a nenhum dos seus serviços.
    *[other] { $count } nomes não correspondem a nenhum dos seus serviços.
    }
choose-without = { $count ->
    [one] Continuar com o outro
    *[other] Continuar com os outros { $count }
    }
fault-contact-nowhere = Nenhum destes serviços tem hoje este contacto.

## My requests

requests-search = Pesquisar pedidos
requests-state = Estado
requests-all = Todos
requests-own-turn = É a sua vez
requests-all-pending = Todos os pendentes
requests-also-awaited = a aguardar também { $name }
requests-by = pedido por { $name }
requests-by-own = pedido por si
requests-none = Ainda não há pedidos. Para alterar um contacto, escolha «Alterar contactos» junto de um dos seus serviços.
requests-none-filtered = Nenhum pedido corresponde a estes filtros.
requests-none-called = Nenhum pedido diz respeito a um serviço chamado «{ $search }» nem a alguém com este nome ou identificador NIC.
turn-title = À espera da sua validação
turn-asks = { $name } pede-lhe que se torne { $roles } de { $service }
turn-asked = Pediu a { $name } que se torne { $roles } de { $service }
turn-asked-own = Pediu para se tornar { $roles } de { $service }
turn-asks-many = { $count ->
    [one] { $name } pede-lhe que se torne { $roles } de { $count } serviço
    *[other] { $name } pede-lhe que se torne { $roles } de { $count } serviços
    }
turn-asked-many = { $count ->
    [one] Pediu a { $name } que se torne { $roles } de { $count } serviço
    *[other] Pediu a { $name } que se torne { $roles } de { $count } serviços
    }
turn-asked-own-many = { $count ->
    [one] Pediu para se tornar { $roles } de { $count } serviço
    *[other] Pediu para se tornar { $roles } de { $count } serviços
    }
turn-asked-several = { $count ->
    [one] Pediu a várias pessoas que se tornem { $roles } de { $count } serviço
    *[other] Pediu a várias pessoas que se tornem { $roles } de { $count } serviços
    }
turn-review = Analisar
turn-you-too = também tem de validar
turn-only-you = só precisa da sua validação
turn-more = { $count ->
    [one] e mais { $count } pedido
    *[other] e mais { $count } pedidos
    }
turn-all = Mostrar todos
turn-strip = { $count ->
    [one] { $count } pedido espera a sua validação.
    *[other] { $count } pedidos esperam a sua validação.
    }
turn-tab = { $count ->
    [one] { $count } à espera da sua validação
    *[other] { $count } à espera da sua validação
    }
become-administrative = contacto administrativo
become-technical = contacto técnico
become-billing = contacto de faturação
become-administrative-technical = contacto administrativo e técnico
become-administrative-billing = contacto administrativo e de faturação
become-technical-billing = contacto técnico e de faturação
become-all = contacto administrativo, técnico e de faturação
act-accept = Aceitar o pedido
act-decline = Recusar o pedido
act-resend = Reenviar o pedido
act-resend-to = Reenviar para { $nic }
act-cancel = Cancelar o pedido
requests-processing = Uma alteração está em curso.
processing-refresh = Todas as validações foram recebidas; a alteração está em curso.
processing-later = Todas as validações foram recebidas. A alteração será efetuada a { $when }.

## A request

request-about = O que mudaria
request-about-done = O que mudou
request-about-ended = O que foi pedido
awaited-label = A aguardar:
request-expires = Pode ser validado até
left-days = { $count ->
    [one] falta { $count } dia
    *[other] faltam { $count } dias
    }
left-hours = { $count ->
    [one] falta { $count } hora
    *[other] faltam { $count } horas
    }
left-minutes = { $count ->
    [one] falta { $count } minuto
    *[other] faltam { $count } minutos
    }
left-moment = falta menos de um minuto
reason-label = Motivo da falha:
ask-support = Contactar a nossa equipa de suporte
declined-reason = Motivo indicado para a recusa:
refused-words = Motivo indicado:
ask-again = Pedir de novo
nothing-changed = Nenhum contacto foi alterado.
decide-title = A sua decisão
decide-what = { $service }: { $types }, de { $from } para { $to }.
decide-what-from-own = { $service }: { $types }, da sua conta para { $to }.
decide-what-to-own = { $service }: { $types }, de { $from } para a sua conta.
note-says = escreve:
code-label = Código de validação
code-hint = O código do e-mail que lhe enviámos. Também é necessário para recusar. Maiúsculas, espaços e hífenes não têm importância.
accept = Aceitar
decline = Recusar
accept-request = Aceitar o pedido { $number }
decline-request = Recusar o pedido { $number }
decline-reason-give = Indicar um motivo de recusa
decline-reason-label = Motivo da recusa
decline-reason-hint = Facultativo. A outra parte lê-o na página e num e-mail. No máximo 300 caracteres, sem endereços web nem de e-mail.
resend-hint = Não recebeu o e-mail? Verifique o endereço no seu perfil e, em seguida, peça um novo código.
resend-own = Enviar-me um novo código
resend-to = Enviar um novo código a { $name }
cancel-title = Cancelar o pedido { $number }?
cancel-what = Os contactos ficam como estão e os códigos enviados deixam de funcionar. A outra parte é avisada por e-mail. Um pedido cancelado não pode ser retomado; é preciso fazer um novo.
cancel-keep = Manter o pedido
validators-title = Quem tem de validar
validator-accepted = aceitou
validator-declined = recusou
validator-awaited = ainda não respondeu
validator-undecided = não respondeu a tempo
validator-unanswered = ainda não tinha respondido
validator-accepted-own = aceitou
validator-declined-own = recusou
validator-awaited-own = ainda não respondeu
validator-undecided-own = não respondeu a tempo
validator-unanswered-own = ainda não tinha respondido
waiting-title = Também à espera da sua decisão
waiting-text = Estes pedidos foram feitos em conjunto com este. O mesmo código serve para decidir cada um deles.
history-title = Histórico
event-asked = { $by } pediu a alteração.
event-accepted = { $by } aceitou.
event-declined = { $by } recusou.
event-resent = { $by } pediu um novo código.
event-resent-for = { $by } pediu um novo código para { $about }.
event-reminded = Foi enviado um lembrete por e-mail a { $about }.
event-code-blocked = O código de { $about } foi bloqueado após demasiadas tentativas erradas.
event-email-refused = Não foi possível entregar o e-mail a { $about }.
event-cancelled = { $by } cancelou o pedido.
event-cancelled-operator = A nossa equipa de suporte cancelou o pedido.
event-processing = Todas as validações foram recebidas.
event-expired = O prazo para validar terminou.
event-done = Os contactos foram alterados.
event-failed = A alteração já não pôde ser efetuada.
event-other = Outro acontecimento.
event-asked-own = A sua conta pediu a alteração.
event-accepted-own = A sua conta aceitou.
event-declined-own = A sua conta recusou.
event-resent-own = A sua conta pediu um novo código.
event-resent-for-by-own = A sua conta pediu um novo código para { $about }.
event-resent-for-own = { $by } pediu um novo código para si.
event-reminded-own = Foi-lhe enviado um lembrete por e-mail.
event-code-blocked-own = O seu código foi bloqueado após demasiadas tentativas erradas.
event-email-refused-own = Não foi possível entregar-lhe o e-mail.
event-cancelled-own = A sua conta cancelou o pedido.
ahead-title = O que se segue
ahead-decides = { $name } aceita ou recusa.
ahead-decides-own = A sua conta aceita ou recusa.
ahead-changes = Quando todos tiverem aceitado, os contactos serão alterados e todos os envolvidos serão avisados por e-mail.
ahead-processing = Os contactos serão alterados e todos os envolvidos serão avisados por e-mail.
reason-contact-changed = O contacto do serviço tinha mudado entretanto.
reason-requester-closed = A conta que pediu a alteração foi encerrada.
reason-new-contact-closed = A conta do novo contacto foi encerrada.
reason-other-zone = As duas contas já não pertencem à mesma zona geográfica.
reason-outstanding-payments = O contacto de faturação atual e o novo têm ambos de ter os pagamentos em dia. Quem tiver pagamentos em atraso tem primeiro de os regularizar. Se já estiver tudo pago, contacte a nossa equipa de suporte.
reason-right-lost = A conta que pediu a alteração já não tem o direito de o fazer.
reason-locked = O suporte bloqueou este serviço.
reason-refused = A verificação própria do fornecedor não autorizou esta alteração.
flash-accepted = Aceitou o pedido.
flash-accepted-all = Aceitou o pedido. Todas as validações foram recebidas.
flash-accepted-awaits = Aceitou o pedido. Falta ainda a decisão de { $name } ({ $nic }).
flash-declined = Recusou o pedido. Nada muda.
flash-resent = Foi-lhe enviado um novo código. O anterior já não funciona.
flash-resent-to = Foi enviado um novo código para { $name }. O anterior já não funciona.
flash-cancelled = O pedido foi cancelado. Nada muda.
fault-code-empty = Escreva o código de validação do e-mail.
fault-code-wrong = Este código não corresponde. Utilize o do último e-mail que lhe enviámos ou peça outro com «Enviar-me um novo código».
alert-not-pending = Este pedido já não está pendente, pelo que nada foi feito.
alert-already-decided = Já decidiu este pedido, pelo que nada foi feito.
alert-nothing-left = Já não há nada para validar, pelo que não foi enviado nenhum e-mail.
alert-resend-apart = { $count ->
    [one] Um código é reenviado no máximo uma vez por minuto. Espere mais { $count } segundo e tente de novo.
    *[other] Um código é reenviado no máximo uma vez por minuto. Espere mais { $count } segundos e tente de novo.
    }
alert-resend-daily = Um código é reenviado no máximo dez vezes em 24 horas. Tente de novo depois de { $until }.
alert-resend-too-often = Foram enviados demasiados códigos. Tente de novo depois de { $until }.
alert-codes-too-often = Foram introduzidos demasiados códigos errados, e este também não corresponde. Tente de novo depois de { $until }.
alert-standing = Estado atual: { $state }.

## Profile

profile-title = Perfil
own-pages-label = A sua conta
own-pages-sessions = Sessões
profile-zone = Zona
profile-name = Nome completo
profile-email = Endereço de e-mail
profile-email-hint = Um novo endereço só é válido depois de o confirmar com o link que para lá enviamos.
profile-unconfirmed = Por confirmar: { $email }. Abra o link no e-mail que para lá enviámos. Até então, continua a ser utilizado o endereço acima.
profile-language = Idioma
profile-time-zone = Fuso horário
profile-time-zone-hint = As datas e horas são apresentadas neste fuso horário, por exemplo Europe/Lisbon; atualmente: { $zone }. Deixe o campo vazio para utilizar { $otherwise }.
fault-time-zone = Este fuso horário não existe. Escolha um da lista, por exemplo Europe/Lisbon.
profile-new-password = Nova palavra-passe
profile-new-password-hint = Pelo menos 8 caracteres difíceis de adivinhar. São permitidos espaços e quaisquer letras, com qualquer comprimento; algumas palavras sem relação entre si são uma boa escolha.
profile-current-password = Palavra-passe atual
profile-password-hint = Necessária apenas para alterar o endereço de e-mail ou a palavra-passe.
profile-save = Guardar alterações
flash-profile-saved = O seu perfil foi guardado.
flash-password-changed = A sua palavra-passe foi alterada. Todas as outras sessões da sua conta foram terminadas.
flash-confirm-email = O seu perfil foi guardado. Para confirmar o novo endereço de e-mail, abra o link que enviámos para { $email }.
flash-password-changed-confirm-email = A sua palavra-passe foi alterada e todas as outras sessões foram terminadas. Para confirmar o novo endereço de e-mail, abra o link que enviámos para { $email }.
confirm-email-title = Confirmar o novo endereço de e-mail
confirm-email-text = Com este botão, { $email } passa a ser o endereço de e-mail da conta { $nic }.
confirm-email-button = Confirmar o endereço
flash-email-confirmed = O novo endereço de e-mail é válido a partir de agora.
fault-name-empty = Indique o seu nome.
fault-name-too-long = Um nome pode ter no máximo 100 caracteres.
fault-name-address = Um nome não pode conter endereços web nem @. Deixe um espaço depois de cada ponto.
fault-name-nic-handle = Um nome não pode conter nada que se pareça com um identificador NIC como xx11111-nic.
fault-email-form = Indique um endereço de e-mail, por exemplo alice@example.org.
fault-language = Escolha um dos idiomas.
fault-password-needed = Para alterar o endereço de e-mail ou a palavra-passe, indique a sua palavra-passe atual.
fault-password-wrong = Esta não é a sua palavra-passe atual.

## Second factor

factor-title = Segundo fator
factor-what = Com um segundo fator, o início de sessão exige a sua palavra-passe e um código de uma aplicação de autenticação no seu telefone. Quem souber apenas a palavra-passe não consegue iniciar sessão.
factor-required = { $brand } exige um segundo fator a todas as contas: as outras páginas abrem-se assim que o seu estiver ativado.
factor-set-up = Configurar
factor-scan = Leia este código com a sua aplicação de autenticação ou escreva nela a chave. Em seguida, indique o código que a aplicação mostra.
factor-qr = Código QR para a aplicação de autenticação
factor-key = Chave:
factor-app-code = Código da aplicação
factor-switch-on = Ativar
factor-on-since = Ativado desde:
factor-codes-left = { $count ->
    [one] Resta-lhe um código de recuperação.
    *[other] Restam-lhe { $count } códigos de recuperação.
    }
factor-few-left = Crie novos códigos antes que se esgotem.
factor-any-code = Código da aplicação ou código de recuperação
factor-switch-off-title = Desativar o segundo fator
factor-switch-off-what = O início de sessão passa a exigir apenas a sua palavra-passe. Os seus códigos de recuperação são eliminados.
factor-switch-off = Desativar
factor-new-codes-what = Cada código de recuperação permite iniciar sessão uma vez, quando não tem a aplicação à mão. Assim que criar novos, os antigos deixam de funcionar.
factor-new-codes = Criar novos códigos de recuperação
recovery-codes-title = Códigos de recuperação
recovery-codes-keep = Cada um destes códigos permite iniciar sessão uma vez, em vez de um código da aplicação. Guarde-os onde mais ninguém os encontre, e não apenas no telefone. Só são mostrados esta vez.
recovery-codes-file = Guardar como ficheiro de texto
recovery-codes-copy = Copiar
recovery-codes-copied = Copiado
recovery-codes-print = Imprimir
recovery-codes-kept = Já os guardei
recovery-codes-shown = Os seus códigos de recuperação foram mostrados uma vez e não podem ser mostrados de novo. Se não os guardou, crie novos.
factor-step-code = Código da aplicação de autenticação ou um código de recuperação
factor-step-hint = Abra a sua aplicação de autenticação e escreva o código que ela mostra. Se já não tem a aplicação nem um código de recuperação, contacte a nossa equipa de suporte.
fault-factor-password-empty = Indique a sua palavra-passe atual.
fault-factor-code-empty = Indique um código.
fault-factor-app-code-wrong = Este código não corresponde. Verifique se o relógio do seu telefone está certo e indique o código que a aplicação mostra agora.
fault-factor-code-wrong = Este código não corresponde ou já foi utilizado. Indique o próximo código que a aplicação mostrar, ou um código de recuperação.
flash-factor-on = O segundo fator está ativado.
flash-factor-off = O segundo fator está desativado.
flash-factor-codes-made = Foram criados novos códigos de recuperação. Os antigos já não funcionam.
flash-factor-too-many-wrong = Houve demasiados códigos errados. Recomece com a sua palavra-passe.

## Sessions

device-label = Dispositivo
device-known = { $browser } em { $system }
device-unknown = Dispositivo desconhecido
address-label = Endereço
sessions-title = As suas sessões abertas
sessions-text = Cada linha é um navegador com sessão iniciada na sua conta. Termine as sessões que não reconhece e, em seguida, altere a sua palavra-passe.
sessions-alone = A sua conta só tem esta sessão aberta. Se não reconhecer alguma coisa no histórico, altere a palavra-passe.
sessions-since = Início de sessão
sessions-seen = Última utilização
sessions-this = Esta sessão
sessions-password-hint = Para terminar a sessão noutros navegadores, indique a sua palavra-passe atual.
sessions-end-of = Terminar sessão: { $device }, { $address }
sessions-end-others = Terminar as outras sessões
flash-session-ended = A sessão escolhida foi terminada.
flash-sessions-ended = Todas as outras sessões foram terminadas.

## Security history

security-title = Histórico de segurança
security-text = O que aconteceu na sua conta, do mais recente ao mais antigo. Se não reconhecer alguma coisa, altere a sua palavra-passe e termine as outras sessões.
security-none = Ainda não aconteceu nada.
security-what = O que aconteceu
security-who = Quem
security-by-operator = A nossa equipa de suporte
security-by-unknown = Desconhecido
security-password-changed = A palavra-passe foi alterada.
security-email-changed = O endereço de e-mail foi alterado.
security-closed = A conta foi encerrada.
security-reopened = A conta foi reaberta.
security-role-given = As permissões da conta foram alteradas.
security-created = A conta foi criada.
security-signed-in = Sessão iniciada.
security-sign-in-failed = Tentativa de início de sessão sem êxito.
security-code-awaited = A palavra-passe estava certa; foi pedido o segundo fator.
security-password-wrong = Foi indicada uma palavra-passe errada numa página da conta.
security-second-factor-failed = O código do segundo fator estava errado; a palavra-passe estava certa.
security-signed-out = Sessão terminada.
security-sessions-ended = Outras sessões foram terminadas.
security-email-change-asked = Foi indicado outro endereço de e-mail; ainda falta confirmá-lo.
security-second-factor-on = O segundo fator foi ativado.
security-second-factor-off = O segundo fator foi desativado.
security-recovery-codes-made = Foram criados novos códigos de recuperação.
security-recovery-code-used = Foi utilizado um código de recuperação.

## Closing the account

close-title = Encerrar a conta
close-text = Todas as suas sessões serão terminadas e deixará de poder iniciar sessão. A sua conta já não poderá ser indicada como contacto. Só a nossa equipa de suporte pode reabrir a conta.
close-button = Encerrar a conta
close-hand-over = Transferir tudo
close-in-the-way = A sua conta ainda não pode ser encerrada, porque continua a ser necessária:
close-services = { $count ->
    [one] A sua conta é contacto de um serviço. Confie-o primeiro a outra conta.
    *[other] A sua conta é contacto de { $count } serviços. Confie-os primeiro a outra conta.
    }
close-requests = { $count ->
    [one] Um pedido ainda não está concluído.
    *[other] { $count } pedidos ainda não estão concluídos.
    }
close-replaced = Uma alteração de contactos que lhe diz respeito ainda não está concluída. Tente novamente quando estiver.
flash-account-closed = A sua conta foi encerrada.

## Mailbox

mailbox-title = Caixa de correio
mailbox-text = Todos os e-mails enviados, do mais recente ao mais antigo, tal como os destinatários os veem. Nenhum e-mail sai desta máquina.
mailbox-empty = Ainda não foi enviado nenhum e-mail.
mailbox-to = Para:
mailbox-from = De:
mailbox-plain = Texto simples
mailbox-newest = Mais recentes
mailbox-older = Mais antigos

## A página de design da demonstração

design-title = Sistema de design
design-text = Todas as cores, medidas e componentes destas páginas, em cada um dos seus estados. Só a demonstração tem esta página.
design-colours = Cores
design-measures = Tipografia e medidas
design-navigation = Navegação
design-buttons = Botões
design-fields = Campos
design-messages = Mensagens
design-states = Estados
design-tables = Tabelas
design-request = Um pedido

## Errors

error-not-found-title = Página não encontrada
error-not-found-text = Esta página não existe, ou é necessária outra conta para a ver.
error-others-link-title = Este link é para outra conta
error-others-link-text = Só a conta à qual o e-mail foi enviado o pode abrir. O e-mail indica o respetivo identificador NIC.
error-origin-title = Formulário recusado
error-origin-text = Este formulário foi enviado a partir de outro site. Abra a página aqui e envie-o novamente.
error-host-title = Outro endereço
error-host-text = Este site não está acessível com esse nome. Abra-o pelo seu próprio endereço.
error-method-title = Ação impossível
error-method-text = Este endereço não pode ser utilizado dessa forma. Volte atrás e utilize os botões da página.
error-too-large-title = Envio demasiado grande
error-too-large-text = O que foi enviado é demasiado grande. Volte atrás e envie menos.
error-too-often-title = Demasiadas tentativas
error-too-often-text = Aguarde um pouco e tente novamente.
error-bad-request-title = Envio não compreendido
error-bad-request-text = Não foi possível compreender o que foi enviado. Volte atrás e tente novamente.
error-unavailable-title = Temporariamente indisponível
error-unavailable-text = O site está sobrecarregado ou não consegue aceder à base de dados. Tente novamente dentro de momentos. Se tinha acabado de enviar um formulário, verifique primeiro se foi recebido.
error-internal-title = Ocorreu um erro
error-internal-text = A falha é nossa e ficou registada. Tente novamente; se voltar a acontecer, indique-nos a referência.
error-reference = Referência:

submission-title = { $count ->
    [one] Alterações de contactos em { $count } serviço
    *[other] Alterações de contactos em { $count } serviços
    }
submission-back = Pedidos feitos em conjunto
submission-requests = Pedidos
submission-none = Nenhum pedido está neste estado.
accept-all = { $count ->
    [one] Aceitar o pedido
    *[other] Aceitar todos os { $count }
    }
decline-all = { $count ->
    [one] Recusar o pedido
    *[other] Recusar todos os { $count }
    }
accept-ticked = Aceitar os assinalados
decline-ticked = Recusar os assinalados
ticks-page = Uma decisão sobre os assinalados vale apenas para os pedidos desta página.
cancel-all = Cancelar todos
cancel-all-title = { $count ->
    [one] Cancelar { $count } pedido?
    *[other] Cancelar todos os { $count } pedidos?
    }
cancel-all-keep = Manter os pedidos
again-failed = Pedir de novo os que não se concretizaram
history-times = { $count ->
    [one] { $said } ({ $count } pedido)
    *[other] { $said } ({ $count } pedidos)
    }
flash-said = { $said }
submission-accepted = { $count ->
    [one] { $count } pedido aceite.
    *[other] { $count } pedidos aceites.
    }
submission-declined = { $count ->
    [one] { $count } pedido recusado.
    *[other] { $count } pedidos recusados.
    }
submission-cancelled = { $count ->
    [one] { $count } pedido cancelado.
    *[other] { $count } pedidos cancelados.
    }
submission-left = { $count ->
    [one] { $count } já não estava pendente.
    *[other] { $count } já não estavam pendentes.
    }
submission-left-decided = { $count ->
    [one] { $count } já estava decidido ou tinha terminado.
    *[other] { $count } já estavam decididos ou tinham terminado.
    }
alert-none-ticked = Nenhum pedido está assinalado, pelo que nada foi feito. Assinale pelo menos um, ou decida sobre todos de uma vez.
alert-none-pending = Nenhum destes pedidos está ainda pendente, pelo que nada foi feito.
alert-all-decided = Já decidiu estes pedidos, pelo que nada foi feito.
submission-whole = Mostrar todos os pedidos feitos com este
