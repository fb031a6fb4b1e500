### The emails about what support did to an account.

email-done-by-support = È stata la nostra assistenza. Se non ne conosce il motivo, ce lo chieda.
email-reopened-subject = Il suo account { $brand } è di nuovo aperto
email-reopened-opening = l’account { $nic } è stato riaperto. Può di nuovo accedervi.
email-sessions-ended-subject = È stato disconnesso dal suo account { $brand }
email-sessions-ended-opening = tutte le sessioni dell’account { $nic } sono state terminate.
email-role-subject = I diritti del suo account { $brand } sono cambiati
email-role-opening = ciò che l’account { $nic } può fare per altri clienti è stato modificato. Tutte le sue sessioni sono state terminate.
