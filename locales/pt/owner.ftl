### Whom a service belongs to.

owner-name = Nome
owner-organisation = Organização
owner-email = Endereço de e-mail
owner-phone = Telefone
owner-address = Morada
owner-postcode = Código postal
owner-city = Localidade
owner-country = País

## The form

owner-how = Indique um nome ou uma organização; deixe vazio o que não se conhece.
owner-phone-hint = Com o indicativo do país, por exemplo +33 1 23 45 67 89, ou tal como se marca no país indicado abaixo.
owner-country-none = Não indicado
owner-told = Quando guarda uma alteração, o titular recebe um e-mail no endereço antigo e no novo. A alteração fica no histórico do serviço, que os seus contactos veem.
owner-locked = Os dados do titular não podem ser alterados enquanto o serviço estiver bloqueado.
owner-back = Voltar ao serviço
owner-changed-meanwhile = Os dados do titular mudaram desde que abriu esta página. Os atuais são apresentados abaixo, com o que escreveu; verifique-os e guarde novamente.
owner-too-often = A sua conta pode alterar dados de titulares { $most } vezes por dia. Nada foi guardado; tente novamente depois de { $until }.
owner-too-often-service = Os dados do titular de um serviço podem ser alterados { $most } vezes por dia. Nada foi guardado; tente novamente depois de { $until }.
owner-too-often-address = São enviados no máximo { $most } e-mails por dia sobre dados de titulares para { $address }. Nada foi guardado; tente novamente depois de { $until }.
fault-owner-name-needed = Indique um nome ou uma organização.
fault-owner-phone = Indique um número de telefone com o indicativo do país, por exemplo +33 1 23 45 67 89.
fault-owner-country = Escolha um país da lista.
fault-owner-holds-address = Este campo não pode conter endereços web nem endereços de e-mail.
fault-owner-too-long = Este campo pode ter no máximo { $most } caracteres.
flash-owner-changed = Os dados do titular foram guardados. O titular recebe um e-mail sobre isso.
flash-owner-changed-untold = Os dados do titular foram guardados. Não se conhece nenhum endereço de e-mail do titular, por isso não é enviado nenhum e-mail.
flash-owner-same = Nada era diferente: nada foi guardado e ninguém foi avisado.
flash-draft-too-long = O idioma foi alterado. O que tinha escrito era demasiado longo para ser guardado.
