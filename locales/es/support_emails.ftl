### The emails about what support did to an account.

email-done-by-support = Lo ha hecho nuestro equipo de soporte. Si no sabe por qué, pregúntenos.
email-reopened-subject = Su cuenta en { $brand } vuelve a estar abierta
email-reopened-opening = Se ha vuelto a abrir la cuenta { $nic }. Ya puede iniciar sesión en ella.
email-sessions-ended-subject = Se ha cerrado la sesión de su cuenta en { $brand }
email-sessions-ended-opening = Se han cerrado todas las sesiones de la cuenta { $nic }.
email-role-subject = Han cambiado los permisos de su cuenta en { $brand }
email-role-support = La cuenta { $nic } puede atender ahora a otros clientes, como soporte. Se han cerrado todas sus sesiones.
email-role-admin = La cuenta { $nic } puede hacerlo ahora todo por otros clientes, como administrador. Se han cerrado todas sus sesiones.
email-role-none = La cuenta { $nic } ya no puede atender a otros clientes. Se han cerrado todas sus sesiones.
