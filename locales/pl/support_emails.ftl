### The emails about what support did to an account.

email-done-by-support = Zrobił to nasz dział pomocy. Jeśli nie znasz powodu, zapytaj nas.
email-reopened-subject = Twoje konto w serwisie { $brand } jest znów otwarte
email-reopened-opening = Konto { $nic } zostało ponownie otwarte. Możesz znów się na nie zalogować.
email-sessions-ended-subject = Wylogowano Cię z konta w serwisie { $brand }
email-sessions-ended-opening = Wszystkie sesje konta { $nic } zostały zakończone.
email-role-subject = Uprawnienia Twojego konta w serwisie { $brand } zostały zmienione
email-role-opening = Zmieniono to, co konto { $nic } może robić dla innych klientów. Wszystkie jego sesje zostały zakończone.
