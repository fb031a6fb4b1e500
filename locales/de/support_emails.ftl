### The emails about what support did to an account.

email-done-by-support = Das hat unser Support getan. Wenn Sie den Grund nicht kennen, fragen Sie uns bitte.
email-reopened-subject = Ihr Konto bei { $brand } ist wieder geöffnet
email-reopened-opening = das Konto { $nic } wurde wieder geöffnet. Sie können sich wieder damit anmelden.
email-sessions-ended-subject = Sie wurden von Ihrem Konto bei { $brand } abgemeldet
email-sessions-ended-opening = alle Sitzungen des Kontos { $nic } wurden beendet.
email-role-subject = Die Rechte Ihres Kontos bei { $brand } wurden geändert
email-role-support = das Konto { $nic } darf jetzt als Support andere Kunden betreuen. Alle Sitzungen des Kontos wurden beendet.
email-role-admin = das Konto { $nic } darf jetzt als Administrator alles für andere Kunden tun. Alle Sitzungen des Kontos wurden beendet.
email-role-none = das Konto { $nic } darf andere Kunden nicht mehr betreuen. Alle Sitzungen des Kontos wurden beendet.
