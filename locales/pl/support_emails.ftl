### The emails about what support did to an account.

email-done-by-support = Zrobił to nasz zespół wsparcia. Jeśli nie znasz powodu, zapytaj nas.
email-reopened-subject = Twoje konto w serwisie { $brand } jest znów otwarte
email-reopened-opening = Konto { $nic } zostało ponownie otwarte. Możesz znów się na nie zalogować.
email-sessions-ended-subject = Wylogowano Cię z konta w serwisie { $brand }
email-sessions-ended-opening = Wszystkie sesje konta { $nic } zostały zakończone.
email-role-subject = Uprawnienia Twojego konta w serwisie { $brand } zostały zmienione
email-role-support = Konto { $nic } może teraz obsługiwać innych klientów jako wsparcie. Wszystkie jego sesje zostały zakończone.
email-role-admin = Konto { $nic } może teraz robić wszystko za innych klientów jako administrator. Wszystkie jego sesje zostały zakończone.
email-role-none = Konto { $nic } nie może już obsługiwać innych klientów. Wszystkie jego sesje zostały zakończone.
