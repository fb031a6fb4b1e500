### The emails about what support did to an account.

email-done-by-support = Das hat unser Support getan. Wenn Sie den Grund nicht kennen, fragen Sie uns bitte.
email-reopened-subject = Ihr Konto bei { $brand } ist wieder geöffnet
email-reopened-opening = das Konto { $nic } wurde wieder geöffnet. Sie können sich wieder damit anmelden.
email-sessions-ended-subject = Sie wurden von Ihrem Konto bei { $brand } abgemeldet
email-sessions-ended-opening = alle Sitzungen des Kontos { $nic } wurden beendet.
email-role-subject = Die Rechte Ihres Kontos bei { $brand } wurden geändert
email-role-opening = was das Konto { $nic } für andere Kunden tun darf, wurde geändert. Alle Sitzungen des Kontos wurden beendet.
