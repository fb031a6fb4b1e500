### The emails about what support did to an account.

email-done-by-support = Lo ha hecho nuestro equipo de soporte. Si no sabe por qué, pregúntenos.
email-reopened-subject = Su cuenta en { $brand } vuelve a estar abierta
email-reopened-opening = Se ha vuelto a abrir la cuenta { $nic }. Ya puede iniciar sesión en ella.
email-sessions-ended-subject = Se ha cerrado la sesión de su cuenta en { $brand }
email-sessions-ended-opening = Se han cerrado todas las sesiones de la cuenta { $nic }.
email-role-subject = Han cambiado los permisos de su cuenta en { $brand }
email-role-opening = Se ha cambiado lo que la cuenta { $nic } puede hacer por otros clientes. Se han cerrado todas sus sesiones.
