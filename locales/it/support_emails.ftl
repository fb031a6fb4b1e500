### The emails about what support did to an account.

email-done-by-support = È stata la nostra assistenza. Se non ne conosce il motivo, ce lo chieda.
email-reopened-subject = Il suo account { $brand } è di nuovo aperto
email-reopened-opening = l’account { $nic } è stato riaperto. Può di nuovo accedervi.
email-sessions-ended-subject = È stato disconnesso dal suo account { $brand }
email-sessions-ended-opening = tutte le sessioni dell’account { $nic } sono state terminate.
email-role-subject = I diritti del suo account { $brand } sono cambiati
email-role-support = l’account { $nic } può ora occuparsi di altri clienti, come assistenza. Tutte le sue sessioni sono state terminate.
email-role-admin = l’account { $nic } può ora fare tutto per altri clienti, come amministratore. Tutte le sue sessioni sono state terminate.
email-role-none = l’account { $nic } non può più occuparsi di altri clienti. Tutte le sue sessioni sono state terminate.
