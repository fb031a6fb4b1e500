### The words of the pages.

## Every page

skip-to-content = Ir al contenido
site-description = { $brand }: consulte los contactos de sus servicios y transfiéralos de forma segura.
language-choice = Idioma
help = Ayuda
sign-out = Cerrar sesión
signed-in-as = Ha iniciado sesión como { $name } ({ $nic }).
sign-in-another = Usar otra cuenta
others-form-title = Hay otra cuenta con la sesión iniciada
others-form-text = Este formulario se rellenó con la cuenta { $owner }. No se envió nada.
others-form-typed = Lo que escribió
others-form-kept = Inicie sesión como { $nic } en menos de una hora y recuperará lo que escribió en el formulario.
others-form-sign-in = Iniciar sesión como { $nic }
others-form-afresh = Abrir la página de nuevo
date-time = { $when } UTC
date-time-in-zone = { $when }, { $zone }
pair = { $label }: { $value }
quoted = «{ $text }»
cancel = Cancelar
refresh = Actualizar
actions-label = Acciones
actions-for = Acciones para { $what }
actions-for-request = Acciones para la solicitud { $number }
pages-label = Páginas
pages-first = Primera página
pages-previous = Anterior
pages-next = Siguiente
filter-all = Cualquiera
filter-apply = Aplicar
filter-clear = Quitar los filtros
filter-off = Quitar «{ $filter }»
filtered-by = Filtrado por:
search-clear = Borrar la búsqueda
form-has-faults = Revise el formulario:
title-faults = { $count ->
    [one] { $count } error
    *[other] { $count } errores
    }

## Things and people

nic-label = Identificador NIC
contact-administrative = Contacto administrativo
contact-technical = Contacto técnico
contact-billing = Contacto de facturación
type-administrative = Administrativo
type-technical = Técnico
type-billing = Facturación
request-label = Solicitud
request-title = Solicitud { $number }
request-page-title = Solicitud { $number }: { $state }
service-label = Servicio
types-label = Tipos de contacto
you = Usted
from-label = Contacto anterior
to-label = Contacto nuevo
people-several = Varias personas
requester-label = Solicitada por

## States

state-pending = Pendiente de confirmación
state-pending-own = Pendiente de su confirmación
state-pending-other = Pendiente de confirmación de { $nic }
state-processing = En curso
state-done = Completada
state-declined = Rechazada
state-cancelled = Cancelada
state-expired = Caducada
state-failed = Fallida

## Signing in

sign-in-title = Iniciar sesión
sign-in-login = Identificador NIC o correo electrónico
password-label = Contraseña
password-show = Mostrar la contraseña
sign-in-button = Iniciar sesión
sign-in-as-another = Ha iniciado sesión como { $name } ({ $nic }). Aquí puede iniciar sesión con otra cuenta.
sign-in-why-request = El enlace de su correo electrónico lleva a una solicitud que puede aceptar o rechazar. Inicie sesión con la cuenta que se indica en él; el código ya aparecerá escrito.
sign-in-why-email = El enlace de su correo electrónico confirma una dirección nueva. Inicie sesión con la cuenta a la que pertenece.
sign-in-failed = El identificador NIC o el correo electrónico y la contraseña no coinciden. Inténtelo de nuevo.
sign-in-shared-address = Si varias cuentas comparten su dirección de correo electrónico, inicie sesión con su identificador NIC.
sign-in-too-often = Ha habido demasiados intentos fallidos. Espere unos minutos y vuelva a intentarlo.
sign-in-forgot = ¿Ha olvidado su contraseña?
flash-signed-out = Ha cerrado la sesión.
flash-nothing-sent = Se ha cerrado su sesión; no se ha enviado nada.
flash-nothing-sent-kept = Se ha cerrado su sesión; no se ha enviado nada. Vuelva a iniciar sesión como { $nic }: lo que escribió estará de nuevo en el formulario, salvo contraseñas y códigos.
flash-nothing-sent-too-long = Se ha cerrado su sesión; no se ha enviado nada. Lo que escribió es demasiado largo para conservarlo.
draft-given-back = Lo que escribió está de nuevo en el formulario. Todavía no se ha enviado.
demo-title = Esta es la demostración
demo-text = Inicie sesión con cualquiera de estas cuentas. Los correos que se les envían llegan al buzón, cuyo enlace está en la parte superior de cada página.
demo-password = Contraseña de todas: { $password }

## Creating an account

sign-up-title = Crear una cuenta
sign-up-how = Recibirá un correo electrónico con un enlace para confirmar su dirección. Después obtendrá su identificador NIC, que es su nombre de usuario.
sign-up-zone-hint = La zona geográfica a la que pertenece. Los contactos solo se pueden cambiar dentro de una misma zona, y la zona no se puede cambiar más adelante.
sign-up-zone-choose = Elija…
sign-up-button = Crear la cuenta
sign-up-sign-in = ¿Ya tiene una cuenta? Inicie sesión
sign-up-confirm-text = Al confirmar la dirección { $email }, se crea la cuenta de { $name }.
sign-up-confirm-hint = La contraseña que eligió al registrarse.
flash-sign-up-sent = Hemos enviado un correo electrónico a { $email }. Para continuar, abra en un plazo de 24 horas el enlace que contiene.
flash-account-created = Se ha creado su cuenta y ya tiene la sesión iniciada. Su identificador NIC es { $nic }; también se lo hemos enviado por correo electrónico.
fault-zone = Elija una de las zonas.
fault-sign-up-password = No es la contraseña que eligió al registrarse.
fault-password-empty = Elija una contraseña.
fault-password-too-short = Use al menos 8 caracteres. Tres o cuatro palabras sin relación entre sí son una buena elección.
fault-password-too-long = Esta contraseña es demasiado larga. Elija una más corta.
fault-password-common = Esta contraseña, u otra muy parecida, figura en listas de contraseñas comunes: se adivinaría enseguida. Elija otra.
fault-password-keys = Las teclas contiguas son fáciles de adivinar. Elija otra contraseña.
fault-password-repeats = Las repeticiones son fáciles de adivinar. Elija otra contraseña.
fault-password-sequence = Las letras o cifras consecutivas son fáciles de adivinar. Elija otra contraseña.
fault-password-date = Las fechas y los años son fáciles de adivinar. Elija otra contraseña.
fault-password-word = Un nombre o una palabra por sí solos son fáciles de adivinar. Añada palabras sin relación entre sí.
fault-password-guessable = Esta contraseña es fácil de adivinar. Hágala más larga: añada palabras sin relación entre sí.
dead-link-title = Este enlace ya no es válido
dead-link-text = Ya se ha utilizado, lo ha sustituido uno más reciente o ha caducado.
dead-link-others-title = Este enlace es para otra cuenta o ya no es válido
dead-link-others-text = Solo sirve para la cuenta que lo solicitó, y una sola vez. También puede que lo haya sustituido uno más reciente o que haya caducado.
dead-link-sign-up = Si su cuenta existe, inicie sesión; si no, regístrese de nuevo.
dead-link-reset = Solicite un nuevo enlace.
dead-link-email = Su dirección figura en su perfil; si es necesario, vuelva a indicar allí la nueva.

## Forgotten password

forgot-title = ¿Ha olvidado su contraseña?
forgot-how = Indique su identificador NIC o su dirección de correo electrónico. Si existe una cuenta, recibirá un correo electrónico con un enlace para elegir una nueva contraseña.
forgot-button = Enviar el enlace
forgot-sign-in = Volver al inicio de sesión
forgot-too-often = Se han solicitado demasiados enlaces. Consulte su correo: un enlace enviado en la última media hora sigue funcionando. Si no, inténtelo más tarde.
flash-reset-sent = Si existe una cuenta para { $login }, hemos enviado un correo electrónico con un enlace. El enlace es válido durante 30 minutos.
fault-login-neither = No es un identificador NIC como xx11111-nic ni una dirección de correo electrónico.
reset-title = Elegir una nueva contraseña
reset-for = Para la cuenta { $nic } ({ $name }). Se cerrarán todas las sesiones abiertas de esta cuenta.
reset-button = Guardar la contraseña
flash-password-reset = La nueva contraseña de { $nic } está guardada. Inicie sesión con ella.

## My services

services-title = Gestión de contactos
tabs-label = Gestión de contactos
tab-services = Mis servicios
tab-requests = Mis solicitudes
services-search = Buscar servicios
services-category = Categoría
services-role = Mi rol
services-contact = Contacto
services-contact-as = Rol del contacto
services-renews = Renovación
services-renews-within = Renovación en
services-days = { $count ->
    [one] { $count } día
    *[other] { $count } días
}
renews-automatic = se renueva automáticamente
renews-manual = se renueva al pagar
renews-ends = finaliza
renews-ended = finalizado
renews-overdue = vencido
renews-past = ya pasó
services-locked = Bloqueado
services-pending = Cambios pendientes
services-pending-own = le toca a usted
services-pending-new = aún no ha aceptado
services-pending-requester = el solicitante aún no ha aceptado
services-pending-processing = cambio en curso
services-filters = Filtros
services-sort = Ordenar por
services-count = { $from }–{ $to } de { $total }
services-count-many = { $from }–{ $to } de más de { $most }
services-many = más de { $most }
services-rows = Filas por página:
services-export = Exportar como CSV
services-of-contact = Mostrar los servicios del contacto { $nic }
services-of-called = Mostrar los servicios con un contacto llamado «{ $name }»
services-only-where = Solo donde { $name } es:
services-both-roles = Servicios de los que usted es { $roles } y { $name } es contacto con cualquier rol.
services-name = Nombre del servicio
services-none = Su cuenta todavía no es contacto de ningún servicio.
services-none-next = Cuando alguien le pida que lo sea, encontrará la solicitud aquí:
services-none-filtered = Ninguno de sus servicios coincide con estos filtros.
services-none-called = No se ha encontrado ningún servicio llamado «{ $search }».

## Modify contacts

modify-title = Modificar los contactos
modify-how = Indique el identificador NIC o la dirección de correo electrónico del nuevo contacto. Usted y el nuevo contacto reciben cada uno un código por correo electrónico y ambos deben confirmar el cambio; solo entonces se realiza. Si indica su propia cuenta, basta con su confirmación.
modify-repeats = Repite la solicitud { $number } ({ $state }).
modify-today = Actual:
modify-confirm = Confirmar
modify-fixed-technical = Solo el contacto administrativo puede cambiar este contacto: usted es el contacto técnico.
modify-fixed-billing = Solo el contacto administrativo puede cambiar este contacto: usted es el contacto de facturación.
modify-fixed-technical-billing = Solo el contacto administrativo puede cambiar este contacto: usted es el contacto técnico y el de facturación.
note-label = Nota
note-hint = Opcional. Quienes deben confirmar la leen en la página y en el correo electrónico. Como máximo 300 caracteres, sin direcciones web ni de correo.
modify-contacts-changed = Los contactos de este servicio han cambiado desde que abrió esta página. A continuación se muestran los actuales; revise lo que ha escrito y confirme de nuevo.
modify-nothing-changed = No cambiaría nada: estos son los contactos actuales. Indique al menos un contacto distinto.
modify-overtaken = En ese mismo momento se guardó otra cosa para este servicio. No se ha enviado nada; revise lo que ha escrito y confirme de nuevo.
modify-too-often = Demasiados intentos. No se ha enviado nada; vuelva a intentarlo después del { $until }.
preview-button = Vista previa
preview-title = Qué va a ocurrir
preview-requests = { $count ->
    [one] «Confirmar» envía esta solicitud:
    *[other] «Confirmar» envía estas { $count } solicitudes:
    }
preview-told = A quién se avisará una vez realizado el cambio
preview-note = Su nota para quienes deben confirmar:
preview-as-replaced = como contacto sustituido
preview-as-administrator = como contacto administrativo
preview-as-administrator-then = si para entonces esa cuenta es el contacto administrativo
preview-codes = Cada cuenta que debe confirmar recibe un solo correo electrónico con un código.
preview-expires = Se puede confirmar hasta el { $when }.
preview-until-then = Nada cambia hasta que todos hayan confirmado.
preview-nothing = Todavía no cambiaría nada: estos son los contactos actuales. Indique otro contacto para ver qué va a ocurrir.
preview-all-fixed = Ahora mismo no se puede cambiar nada aquí; cada campo dice por qué. «Confirmar» no enviaría nada.
preview-contacts-changed = Los contactos de este servicio han cambiado desde que abrió esta página. Para ver los actuales, ábrala de nuevo:
preview-too-often = Demasiados intentos. La vista previa volverá a mostrarse después del { $until }.
fault-not-yours = No tiene permiso para cambiar este contacto.
fault-control-characters = Este campo contiene caracteres que no se pueden usar aquí.
fault-contact-empty = Este contacto no puede quedar vacío. Indique un identificador NIC o una dirección de correo electrónico.
fault-contact-unknown = No existe ninguna cuenta con este identificador NIC. Compruebe que está bien escrito.
fault-contact-no-account = Todavía no existe ninguna cuenta con esta dirección de correo electrónico. Pida a la persona que cree una en esta página e indíquela después aquí.
fault-contact-shared = Varias cuentas comparten esta dirección de correo electrónico. Indique en su lugar el identificador NIC.
fault-contact-several = Indique un solo identificador NIC o una sola dirección de correo electrónico.
fault-other-zone = Esta cuenta pertenece a otra zona geográfica. Los contactos solo se pueden cambiar dentro de una misma zona.
fault-outstanding-payments = El contacto de facturación actual y el nuevo deben estar al corriente de pago. Quien tenga pagos pendientes debe abonarlos antes. Si ya está todo abonado, consulte a nuestro equipo de soporte.
fault-outstanding-payments-own = El contacto de facturación actual y el nuevo deben estar al corriente de pago. Su propia cuenta tiene pagos pendientes. Abónelos y vuelva a intentarlo. Si ya están abonados, consulte a nuestro equipo de soporte.
fault-already-asked = Ya se ha solicitado un cambio de este contacto y aún no ha terminado.
fault-note-too-long = Escriba como máximo 300 caracteres.
fault-note-address = Aquí no se pueden enviar nombres de dominio ni direcciones web o de correo electrónico. Deje un espacio después de cada punto.
flash-submitted = Solicitud enviada. Cada cuenta que debe confirmarla recibe un correo electrónico con un código.
flash-submitted-several = Solicitudes enviadas. Cada cuenta que debe confirmarlas recibe un solo correo electrónico con un código.

## Many services at once

services-modify-selected = Modificar los contactos de los seleccionados
services-modify-all = Modificar los contactos de los { $total }
services-modify-everything = Modificar los contactos de todos
services-select = Seleccionar { $what }
ticks-here = Selección: { $ticked }
ticks-some = Selección: { $ticked } ({ $elsewhere } fuera de esta página)
ticks-all = Seleccionar toda la página
ticks-none = Borrar la selección
many-title = { $count ->
    [one] Modificar los contactos de { $count } servicio
    *[other] Modificar los contactos de { $count } servicios
    }
many-services = { $count ->
    [one] Mostrar el servicio
    *[other] Mostrar los { $count } servicios
    }
services-number = { $count ->
    [one] { $count } servicio
    *[other] { $count } servicios
    }
services-more = { $count ->
    [one] y { $count } más
    *[other] y { $count } más
    }
many-how = Indique el identificador NIC o la dirección de correo de cada contacto nuevo. Lo que deje vacío queda como está. Quienes deben confirmar reciben un solo correo con un solo código para todos los servicios; antes de eso no cambia nada.
many-stays = queda como está
many-others = { $count ->
    [one] y { $count } más
    *[other] y { $count } más
    }
many-fixed = Solo el contacto administrativo puede cambiar este contacto.
many-fixed-partly = { $count ->
    [one] Puede cambiar este contacto en { $count } de { $total } servicios.
    *[other] Puede cambiar este contacto en { $count } de { $total } servicios.
    }
many-where = Sustituir solo a este contacto
many-where-hint = Opcional. Con un identificador NIC o una dirección de correo aquí, solo se sustituye a esa persona, allí donde sea uno de los contactos de arriba.
many-changed = Su selección o sus contactos han cambiado desde que abrió esta página. Abajo se muestra lo que hay ahora; revise lo que ha escrito y confirme de nuevo.
many-overtaken = En el mismo momento se guardó otra cosa para uno de estos servicios. No se ha enviado nada; revise lo que ha escrito y confirme de nuevo.
many-nothing-changed = No cambiaría nada en ninguno de estos servicios. Indique al menos otro contacto.
many-nothing = Todavía no cambiaría nada. Indique un contacto nuevo para ver qué ocurrirá.
many-stopped = { $count ->
    [one] { $count } servicio no se puede cambiar así. Todavía no se ha enviado nada.
    *[other] { $count } servicios no se pueden cambiar así. Todavía no se ha enviado nada.
    }
many-go-on = Puede seguir sin ellos; para los demás vale lo que ha escrito.
many-none-left = Sin ellos no queda nada que cambiar.
many-without = { $count ->
    [one] Confirmar sin este
    *[other] Confirmar sin estos { $count }
    }
many-cannot = Lo que no se puede cambiar
many-would-change = { $count ->
    [one] Cambiaría { $count } de { $total } servicios.
    *[other] Cambiarían { $count } de { $total } servicios.
    }
many-can-change = { $count ->
    [one] Se puede cambiar { $count } de { $total } servicios.
    *[other] Se pueden cambiar { $count } de { $total } servicios.
    }
many-would-send-nothing = «Confirmar» no enviaría nada.
many-in-the-way = Mostrar lo que está pendiente
many-unchanged = { $count ->
    [one] En { $count } servicio no cambiaría nada.
    *[other] En { $count } servicios no cambiaría nada.
    }
many-too-many = Un formulario sirve para un máximo de { $most } servicios, y ha elegido más.
many-first-how = Empiece por los primeros { $most } en los que no hay ningún cambio pendiente. Cuando haya confirmado, vuelva a elegirlos todos: estos quedarán fuera.
many-first = Elegir los primeros { $most }
choose-title = Elegir servicios por nombre
choose-how = Pegue los nombres de los servicios cuyos contactos quiere modificar.
choose-names = Nombres de los servicios
choose-hint = Uno por línea, con la categoría detrás o sin ella. Máximo 500.
choose-button = Elegir estos
choose-nothing = No hay ningún servicio elegido. Indique al menos un nombre.
choose-too-many = { $count ->
    [one] Es { $count } nombre. Deje aquí { $most } como máximo y elija los demás cuando haya terminado con estos.
    *[other] Son { $count } nombres. Deje aquí { $most } como máximo y elija los demás cuando haya terminado con estos.
    }
choose-too-many-found = { $count ->
    [one] Estos nombres corresponden a { $count } servicio. Deje aquí los nombres de { $most } servicios como máximo y elija los demás cuando haya terminado con estos.
    *[other] Estos nombres corresponden a { $count } servicios. Deje aquí los nombres de { $most } servicios como máximo y elija los demás cuando haya terminado con estos.
    }
choose-too-large = Su lista es demasiado larga. Indique { $most } nombres como máximo; el botón Atrás de su navegador conserva lo que ha escrito.
choose-missing = { $count ->
    [one] { $count } nombre no corresponde a ninguno de sus servicios.
    *[other] { $count } nombres no corresponden a ninguno de sus servicios.
    }
choose-without = { $count ->
    [one] Seguir con el otro
    *[other] Seguir con los otros { $count }
    }
fault-contact-nowhere = Ninguno de estos servicios tiene hoy este contacto.

## My requests

requests-search = Buscar solicitudes
requests-state = Estado
requests-all = Todas
requests-own-turn = Le toca a usted
requests-all-pending = Todas las pendientes
requests-also-awaited = pendiente también de { $name }
requests-by = solicitada por { $name }
requests-by-own = solicitada por usted
requests-none = Todavía no hay solicitudes. Para cambiar un contacto, elija «Modificar los contactos» junto a uno de sus servicios.
requests-none-filtered = Ninguna solicitud coincide con estos filtros.
requests-none-called = No hay ninguna solicitud sobre un servicio llamado «{ $search }» ni con nadie que tenga ese nombre o identificador NIC.
turn-title = Pendientes de su confirmación
turn-asks = { $name } le pide que sea { $roles } de { $service }
turn-asked = Usted ha pedido a { $name } que sea { $roles } de { $service }
turn-asked-own = Usted ha pedido ser { $roles } de { $service }
turn-asks-many = { $count ->
    [one] { $name } le pide que sea { $roles } de { $count } servicio
    *[other] { $name } le pide que sea { $roles } de { $count } servicios
    }
turn-asked-many = { $count ->
    [one] Usted ha pedido a { $name } que sea { $roles } de { $count } servicio
    *[other] Usted ha pedido a { $name } que sea { $roles } de { $count } servicios
    }
turn-asked-own-many = { $count ->
    [one] Usted ha pedido ser { $roles } de { $count } servicio
    *[other] Usted ha pedido ser { $roles } de { $count } servicios
    }
turn-asked-several = { $count ->
    [one] Usted ha pedido a varias personas que sean { $roles } de { $count } servicio
    *[other] Usted ha pedido a varias personas que sean { $roles } de { $count } servicios
    }
turn-review = Revisar
turn-you-too = usted también debe confirmar
turn-only-you = solo usted debe confirmar
turn-more = { $count ->
    [one] y { $count } solicitud más
    *[other] y { $count } solicitudes más
    }
turn-all = Mostrar todas
turn-strip = { $count ->
    [one] { $count } solicitud está pendiente de su confirmación.
    *[other] { $count } solicitudes están pendientes de su confirmación.
    }
turn-tab = { $count ->
    [one] { $count } pendiente de su confirmación
    *[other] { $count } pendientes de su confirmación
    }
become-administrative = contacto administrativo
become-technical = contacto técnico
become-billing = contacto de facturación
become-administrative-technical = contacto administrativo y técnico
become-administrative-billing = contacto administrativo y de facturación
become-technical-billing = contacto técnico y de facturación
become-all = contacto administrativo, técnico y de facturación
act-accept = Aceptar la solicitud
act-decline = Rechazar la solicitud
act-resend = Reenviar la solicitud
act-resend-to = Reenviar a { $nic }
act-cancel = Cancelar la solicitud
requests-processing = Se está realizando un cambio.
processing-refresh = Se han recibido todas las confirmaciones y se está realizando el cambio.
processing-later = Se han recibido todas las confirmaciones. El cambio se realizará el { $when }.

## A request

request-about = Qué cambiaría
request-about-done = Qué ha cambiado
request-about-ended = Qué se solicitó
awaited-label = Pendiente de:
request-expires = Se puede confirmar hasta el
left-days = { $count ->
    [one] queda { $count } día
    *[other] quedan { $count } días
    }
left-hours = { $count ->
    [one] queda { $count } hora
    *[other] quedan { $count } horas
    }
left-minutes = { $count ->
    [one] queda { $count } minuto
    *[other] quedan { $count } minutos
    }
left-moment = queda menos de un minuto
reason-label = Motivo del fallo:
ask-support = Consultar a nuestro equipo de soporte
declined-reason = Motivo indicado para el rechazo:
refused-words = Motivo indicado:
ask-again = Solicitar de nuevo
nothing-changed = No se ha cambiado ningún contacto.
decide-title = Su decisión
decide-what = { $service }: { $types }, de { $from } a { $to }.
decide-what-from-own = { $service }: { $types }, de usted a { $to }.
decide-what-to-own = { $service }: { $types }, de { $from } a usted.
note-says = escribe:
code-label = Código de confirmación
code-hint = El código del correo electrónico que le hemos enviado. También hace falta para rechazar. No importan las mayúsculas, los espacios ni los guiones.
accept = Aceptar
decline = Rechazar
accept-request = Aceptar la solicitud { $number }
decline-request = Rechazar la solicitud { $number }
decline-reason-give = Indicar un motivo de rechazo
decline-reason-label = Motivo del rechazo
decline-reason-hint = Opcional. La otra parte lo lee en la página y en un correo electrónico. Como máximo 300 caracteres, sin direcciones web ni de correo.
resend-hint = ¿No ha recibido el correo electrónico? Compruebe la dirección en su perfil y pida un código nuevo.
resend-own = Enviarme un código nuevo
resend-to = Enviar un código nuevo a { $name }
cancel-title = ¿Cancelar la solicitud { $number }?
cancel-what = Los contactos quedan como están y los códigos enviados dejan de funcionar. La otra parte recibe un aviso por correo electrónico. Una solicitud cancelada no se puede reabrir; hay que hacer una nueva.
cancel-keep = Mantener la solicitud
validators-title = Quién debe confirmar
validator-accepted = ha aceptado
validator-declined = ha rechazado
validator-awaited = aún no ha respondido
validator-undecided = no ha respondido a tiempo
validator-unanswered = aún no había respondido
validator-accepted-own = ha aceptado
validator-declined-own = ha rechazado
validator-awaited-own = aún no ha respondido
validator-undecided-own = no ha respondido a tiempo
validator-unanswered-own = aún no había respondido
waiting-title = También pendientes de su confirmación
waiting-text = Estas solicitudes se hicieron junto con esta. El mismo código sirve para cada una de ellas.
history-title = Historial
event-asked = { $by } ha solicitado el cambio.
event-accepted = { $by } ha aceptado.
event-declined = { $by } ha rechazado.
event-resent = { $by } ha pedido un código nuevo.
event-resent-for = { $by } ha pedido que se envíe un código nuevo a { $about }.
event-reminded = Se ha enviado un recordatorio por correo electrónico a { $about }.
event-code-blocked = El código de { $about } se ha bloqueado tras demasiados intentos fallidos.
event-email-refused = No se ha podido entregar el correo electrónico dirigido a { $about }.
event-cancelled = { $by } ha cancelado la solicitud.
event-cancelled-operator = Nuestro equipo de soporte ha cancelado la solicitud.
event-processing = Se han recibido todas las confirmaciones.
event-expired = Ha vencido el plazo para confirmar.
event-done = Se han cambiado los contactos.
event-failed = Ya no era posible realizar el cambio.
event-other = Otro evento.
event-asked-own = Usted ha solicitado el cambio.
event-accepted-own = Usted ha aceptado.
event-declined-own = Usted ha rechazado.
event-resent-own = Usted ha pedido un código nuevo.
event-resent-for-by-own = Usted ha pedido que se envíe un código nuevo a { $about }.
event-resent-for-own = { $by } ha pedido que se le envíe un código nuevo a usted.
event-reminded-own = Se le ha enviado un recordatorio por correo electrónico.
event-code-blocked-own = Su código se ha bloqueado tras demasiados intentos fallidos.
event-email-refused-own = No se ha podido entregar el correo electrónico dirigido a usted.
event-cancelled-own = Usted ha cancelado la solicitud.
ahead-title = Próximos pasos
ahead-decides = { $name } acepta o rechaza.
ahead-decides-own = Usted acepta o rechaza.
ahead-changes = Cuando todos hayan aceptado, los contactos cambiarán y se avisará por correo electrónico a todos los interesados.
ahead-processing = Los contactos cambiarán y se avisará por correo electrónico a todos los interesados.
reason-contact-changed = Entretanto, el contacto del servicio había cambiado.
reason-requester-closed = La cuenta que solicitó el cambio se ha cerrado.
reason-new-contact-closed = La cuenta del nuevo contacto se ha cerrado.
reason-other-zone = Las dos cuentas ya no están en la misma zona geográfica.
reason-outstanding-payments = El contacto de facturación actual y el nuevo deben estar al corriente de pago. Quien tenga pagos pendientes debe abonarlos antes. Si ya está todo abonado, consulte a nuestro equipo de soporte.
reason-right-lost = La cuenta que solicitó el cambio ya no tiene derecho a solicitarlo.
reason-locked = El soporte ha bloqueado este servicio.
reason-refused = La comprobación propia del proveedor no ha permitido este cambio.
flash-accepted = Ha aceptado la solicitud.
flash-accepted-all = Ha aceptado la solicitud. Se han recibido todas las confirmaciones.
flash-accepted-awaits = Ha aceptado la solicitud. Falta la decisión de { $name } ({ $nic }).
flash-declined = Ha rechazado la solicitud. No cambia nada.
flash-resent = Le hemos enviado un código nuevo. El anterior ya no funciona.
flash-resent-to = Hemos enviado un código nuevo a { $name }. El anterior ya no funciona.
flash-cancelled = La solicitud se ha cancelado. No cambia nada.
fault-code-empty = Escriba el código de confirmación que recibió por correo electrónico.
fault-code-wrong = Este código no coincide. Utilice el del último correo electrónico que le hemos enviado o pida otro con «Enviarme un código nuevo».
alert-not-pending = Esta solicitud ya no está pendiente, por lo que no se ha hecho nada.
alert-already-decided = Ya ha decidido sobre esta solicitud, por lo que no se ha hecho nada.
alert-nothing-left = No queda nada por confirmar, por lo que no se ha enviado ningún correo electrónico.
alert-resend-apart = { $count ->
    [one] Un código solo se puede reenviar una vez por minuto. Espere { $count } segundo más y vuelva a intentarlo.
    *[other] Un código solo se puede reenviar una vez por minuto. Espere { $count } segundos más y vuelva a intentarlo.
    }
alert-resend-daily = Un código se puede reenviar como máximo diez veces en 24 horas. Vuelva a intentarlo después del { $until }.
alert-resend-too-often = Se han enviado demasiados códigos. Vuelva a intentarlo después del { $until }.
alert-codes-too-often = Se han introducido demasiados códigos erróneos, y este tampoco coincide. Vuelva a intentarlo después del { $until }.
alert-standing = Estado actual: { $state }.

## Profile

profile-title = Perfil
own-pages-label = Su cuenta
own-pages-sessions = Sesiones
profile-zone = Zona
profile-name = Nombre completo
profile-email = Dirección de correo electrónico
profile-email-hint = Una dirección nueva solo surte efecto cuando la confirme con el enlace que enviaremos a esa dirección.
profile-unconfirmed = Pendiente de confirmar: { $email }. Abra el enlace del correo electrónico que hemos enviado a esa dirección. Hasta entonces se sigue usando la dirección que figura arriba.
profile-language = Idioma
profile-time-zone = Zona horaria
profile-time-zone-hint = Las fechas y horas se muestran en esta zona, por ejemplo Europe/Madrid; actualmente: { $zone }. Deje el campo vacío para usar { $otherwise }.
fault-time-zone = Esta zona horaria no existe. Elija una de la lista, por ejemplo Europe/Madrid.
profile-new-password = Nueva contraseña
profile-new-password-hint = Al menos 8 caracteres difíciles de adivinar. Cualquier letra y espacios, cualquier longitud; unas cuantas palabras sin relación entre sí son una buena elección.
profile-current-password = Contraseña actual
profile-password-hint = Solo es necesaria para cambiar la dirección de correo electrónico o la contraseña.
profile-save = Guardar los cambios
flash-profile-saved = Su perfil se ha guardado.
flash-password-changed = Su contraseña se ha cambiado. Todas las demás sesiones de su cuenta se han cerrado.
flash-confirm-email = Su perfil se ha guardado. Para confirmar la nueva dirección de correo electrónico, abra el enlace que hemos enviado a { $email }.
flash-password-changed-confirm-email = Su contraseña se ha cambiado y todas las demás sesiones se han cerrado. Para confirmar la nueva dirección de correo electrónico, abra el enlace que hemos enviado a { $email }.
confirm-email-title = Confirmar la nueva dirección de correo electrónico
confirm-email-text = Con este botón, { $email } pasa a ser la dirección de correo electrónico de la cuenta { $nic }.
confirm-email-button = Confirmar la dirección
flash-email-confirmed = La nueva dirección de correo electrónico ya está en uso.
fault-name-empty = Indique su nombre.
fault-name-too-long = Un nombre puede tener como máximo 100 caracteres.
fault-name-address = Un nombre no puede contener direcciones web ni @. Escriba un espacio después de cada punto.
fault-name-nic-handle = Un nombre no puede contener nada que parezca un identificador NIC como xx11111-nic.
fault-email-form = Indique una dirección de correo electrónico, por ejemplo alice@example.org.
fault-language = Elija uno de los idiomas.
fault-password-needed = Para cambiar la dirección de correo electrónico o la contraseña, indique su contraseña actual.
fault-password-wrong = No es su contraseña actual.

## Second factor

factor-title = Segundo factor
factor-what = Con un segundo factor, para iniciar sesión se necesitan su contraseña y un código de una aplicación de autenticación de su teléfono. Quien solo conozca su contraseña no podrá iniciar sesión.
factor-required = { $brand } exige un segundo factor en todas las cuentas: las demás páginas estarán disponibles en cuanto active el suyo.
factor-set-up = Configurar
factor-scan = Escanee este código con su aplicación de autenticación o escriba en ella la clave. Después indique el código que muestra la aplicación.
factor-qr = Código QR para la aplicación de autenticación
factor-key = Clave:
factor-app-code = Código de la aplicación
factor-switch-on = Activar
factor-on-since = Activado desde:
factor-codes-left = { $count ->
    [one] Le queda un código de recuperación.
    *[other] Le quedan { $count } códigos de recuperación.
    }
factor-few-left = Genere otros nuevos antes de que se agoten.
factor-any-code = Código de la aplicación o de recuperación
factor-switch-off-title = Desactivar el segundo factor
factor-switch-off-what = Para iniciar sesión bastará entonces con su contraseña. Sus códigos de recuperación se eliminarán.
factor-switch-off = Desactivar
factor-new-codes-what = Cada código de recuperación permite iniciar sesión una vez cuando no tenga la aplicación a mano. En cuanto genere otros nuevos, los anteriores dejarán de funcionar.
factor-new-codes = Generar nuevos códigos
recovery-codes-title = Códigos de recuperación
recovery-codes-keep = Cada uno de estos códigos permite iniciar sesión una vez, en lugar de un código de la aplicación. Guárdelos donde nadie más los encuentre, y no solo en su teléfono. Únicamente se muestran esta vez.
recovery-codes-file = Guardar como archivo de texto
recovery-codes-copy = Copiar
recovery-codes-copied = Copiado
recovery-codes-print = Imprimir
recovery-codes-kept = Los he guardado
recovery-codes-shown = Sus códigos de recuperación ya se mostraron una vez y no se pueden volver a mostrar. Si no los guardó, genere otros nuevos.
factor-step-code = Código de la aplicación de autenticación o código de recuperación
factor-step-hint = Abra su aplicación de autenticación y escriba el código que muestra. Si ya no tiene la aplicación ni un código de recuperación, contacte con nuestro equipo de soporte.
fault-factor-password-empty = Indique su contraseña actual.
fault-factor-code-empty = Indique un código.
fault-factor-app-code-wrong = Este código no coincide. Compruebe que el reloj de su teléfono está en hora e indique el código que la aplicación muestra ahora.
fault-factor-code-wrong = Este código no coincide o ya se ha utilizado. Indique el siguiente código que muestre la aplicación o un código de recuperación.
flash-factor-on = El segundo factor está activado.
flash-factor-off = El segundo factor está desactivado.
flash-factor-codes-made = Se han generado nuevos códigos de recuperación. Los anteriores ya no funcionan.
flash-factor-too-many-wrong = Ha habido demasiados códigos erróneos. Empiece de nuevo con su contraseña.

## Sessions

device-label = Dispositivo
device-known = { $browser } en { $system }
device-unknown = Dispositivo desconocido
address-label = Dirección
sessions-title = Sus sesiones abiertas
sessions-text = Cada línea es un navegador con una sesión abierta en su cuenta. Cierre las que no reconozca y cambie después su contraseña.
sessions-alone = Su cuenta solo tiene abierta esta sesión. Si no reconoce algo en el historial, cambie su contraseña.
sessions-since = Inicio de sesión
sessions-seen = Último uso
sessions-this = Esta sesión
sessions-password-hint = Para cerrar la sesión en otros navegadores, indique su contraseña actual.
sessions-end-of = Cerrar sesión: { $device }, { $address }
sessions-end-others = Cerrar las demás sesiones
flash-session-ended = Esa sesión se ha cerrado.
flash-sessions-ended = Todas las demás sesiones se han cerrado.

## Security history

security-title = Historial de seguridad
security-text = Lo que ha ocurrido en su cuenta, empezando por lo más reciente. Si no reconoce algo, cambie su contraseña y cierre las demás sesiones.
security-none = Todavía no ha ocurrido nada.
security-what = Qué ha ocurrido
security-who = Quién
security-by-operator = Nuestro equipo de soporte
security-by-unknown = Desconocido
security-password-changed = Se ha cambiado la contraseña.
security-email-changed = Se ha cambiado la dirección de correo electrónico.
security-closed = Se ha cerrado la cuenta.
security-reopened = Se ha vuelto a abrir la cuenta.
security-role-given = Se han cambiado los permisos de la cuenta.
security-created = Se ha creado la cuenta.
security-signed-in = Inicio de sesión.
security-sign-in-failed = Inicio de sesión fallido.
security-code-awaited = La contraseña era correcta; se ha pedido el segundo factor.
security-password-wrong = Se ha indicado una contraseña incorrecta en una página de la cuenta.
security-second-factor-failed = El código del segundo factor era incorrecto; la contraseña era correcta.
security-signed-out = Cierre de sesión.
security-sessions-ended = Se han cerrado otras sesiones.
security-email-change-asked = Se ha indicado otra dirección de correo electrónico; está pendiente de confirmar.
security-second-factor-on = Se ha activado el segundo factor.
security-second-factor-off = Se ha desactivado el segundo factor.
security-recovery-codes-made = Se han generado nuevos códigos de recuperación.
security-recovery-code-used = Se ha utilizado un código de recuperación.

## Closing the account

close-title = Cerrar la cuenta
close-text = Se cerrarán todas sus sesiones y ya no podrá iniciar sesión. Nadie podrá volver a indicar su cuenta como contacto. Solo nuestro equipo de soporte puede abrirla de nuevo.
close-button = Cerrar la cuenta
close-hand-over = Transferir todo
close-in-the-way = Su cuenta todavía no se puede cerrar, porque aún es necesaria:
close-services = { $count ->
    [one] Su cuenta es contacto de un servicio. Transfiéralo primero.
    *[other] Su cuenta es contacto de { $count } servicios. Transfiéralos primero.
    }
close-requests = { $count ->
    [one] Una solicitud aún no ha terminado.
    *[other] { $count } solicitudes aún no han terminado.
    }
close-replaced = Un cambio de contactos que le afecta aún no ha terminado. Inténtelo de nuevo cuando termine.
flash-account-closed = Su cuenta está cerrada.

## Mailbox

mailbox-title = Buzón
mailbox-text = Todos los correos electrónicos enviados, empezando por el más reciente, tal como los ve quien los recibe. Ningún correo sale de este equipo.
mailbox-empty = Todavía no se ha enviado ningún correo electrónico.
mailbox-to = Para:
mailbox-from = De:
mailbox-plain = Texto sin formato
mailbox-newest = Más recientes
mailbox-older = Más antiguos

## La página de diseño de la demostración

design-title = Sistema de diseño
design-text = Todos los colores, medidas y componentes de estas páginas, en cada uno de sus estados. Solo la demostración tiene esta página.
design-colours = Colores
design-measures = Tipografía y medidas
design-navigation = Navegación
design-buttons = Botones
design-fields = Campos
design-messages = Mensajes
design-states = Estados
design-tables = Tablas
design-request = Una solicitud

## Errors

error-not-found-title = Página no encontrada
error-not-found-text = Esta página no existe o se necesita otra cuenta para verla.
error-others-link-title = Este enlace es para otra cuenta
error-others-link-text = Solo puede abrirlo la cuenta a la que se envió el correo electrónico. En él se indica su identificador NIC.
error-origin-title = Envío rechazado
error-origin-text = Este formulario se ha enviado desde otro sitio web. Abra la página aquí y envíelo de nuevo.
error-host-title = Otra dirección
error-host-text = Este sitio web no responde al nombre solicitado. Ábralo desde su propia dirección.
error-method-title = Acción no disponible
error-method-text = Esta dirección no se puede usar así. Vuelva atrás y use los botones de la página.
error-too-large-title = Demasiado grande
error-too-large-text = Lo que se ha enviado es demasiado grande. Vuelva atrás y envíe menos.
error-too-often-title = Demasiados intentos
error-too-often-text = Espere un rato y vuelva a intentarlo.
error-bad-request-title = Envío no reconocido
error-bad-request-text = No se ha podido entender lo que se ha enviado. Vuelva atrás e inténtelo de nuevo.
error-unavailable-title = No disponible temporalmente
error-unavailable-text = El sitio está saturado o no puede acceder a su base de datos. Inténtelo de nuevo dentro de un momento. Si acababa de enviar un formulario, compruebe primero si se ha recibido.
error-internal-title = Se ha producido un error
error-internal-text = El fallo es nuestro y ha quedado registrado. Inténtelo de nuevo; si se repite, indíquenos la referencia.
error-reference = Referencia:

submission-title = { $count ->
    [one] Cambios de contactos en { $count } servicio
    *[other] Cambios de contactos en { $count } servicios
    }
submission-back = Solicitudes hechas juntas
submission-requests = Solicitudes
submission-none = No hay ninguna solicitud en este estado.
accept-all = { $count ->
    [one] Aceptar la solicitud
    *[other] Aceptar las { $count }
    }
decline-all = { $count ->
    [one] Rechazar la solicitud
    *[other] Rechazar las { $count }
    }
accept-ticked = Aceptar las marcadas
decline-ticked = Rechazar las marcadas
ticks-page = Una decisión sobre las marcadas vale solo para las solicitudes de esta página.
cancel-all = Cancelar todas
cancel-all-title = { $count ->
    [one] ¿Cancelar { $count } solicitud?
    *[other] ¿Cancelar las { $count } solicitudes?
    }
cancel-all-keep = Mantener las solicitudes
again-failed = Solicitar de nuevo las que no han salido adelante
history-times = { $count ->
    [one] { $said } ({ $count } solicitud)
    *[other] { $said } ({ $count } solicitudes)
    }
flash-said = { $said }
submission-accepted = { $count ->
    [one] { $count } solicitud aceptada.
    *[other] { $count } solicitudes aceptadas.
    }
submission-declined = { $count ->
    [one] { $count } solicitud rechazada.
    *[other] { $count } solicitudes rechazadas.
    }
submission-cancelled = { $count ->
    [one] { $count } solicitud cancelada.
    *[other] { $count } solicitudes canceladas.
    }
submission-left = { $count ->
    [one] { $count } ya no estaba pendiente.
    *[other] { $count } ya no estaban pendientes.
    }
submission-left-decided = { $count ->
    [one] { $count } ya estaba decidida o había terminado.
    *[other] { $count } ya estaban decididas o habían terminado.
    }
alert-none-ticked = No hay ninguna solicitud marcada, por lo que no se ha hecho nada. Marque al menos una, o decida sobre todas a la vez.
alert-none-pending = Ninguna de estas solicitudes sigue pendiente, por lo que no se ha hecho nada.
alert-all-decided = Ya ha decidido sobre estas solicitudes, por lo que no se ha hecho nada.
submission-whole = Mostrar todas las solicitudes hechas junto con esta
