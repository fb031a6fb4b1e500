### The emails about what support did to an account.

email-done-by-support = C’est notre équipe d’assistance qui l’a fait. Si vous n’en connaissez pas la raison, posez-nous la question.
email-reopened-subject = Votre compte { $brand } est de nouveau ouvert
email-reopened-opening = Le compte { $nic } a été rouvert. Vous pouvez de nouveau vous y connecter.
email-sessions-ended-subject = Vous avez été déconnecté de votre compte { $brand }
email-sessions-ended-opening = Toutes les sessions du compte { $nic } ont été fermées.
email-role-subject = Les droits de votre compte { $brand } ont changé
email-role-opening = Ce que le compte { $nic } peut faire pour d’autres clients a été modifié. Toutes ses sessions ont été fermées.
