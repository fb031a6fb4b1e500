### The emails about what support did to an account.

email-done-by-support = C’est notre équipe d’assistance qui l’a fait. Si vous n’en connaissez pas la raison, posez-nous la question.
email-reopened-subject = Votre compte { $brand } est de nouveau ouvert
email-reopened-opening = Le compte { $nic } a été rouvert. Vous pouvez de nouveau vous y connecter.
email-sessions-ended-subject = Vous avez été déconnecté de votre compte { $brand }
email-sessions-ended-opening = Toutes les sessions du compte { $nic } ont été fermées.
email-role-subject = Les droits de votre compte { $brand } ont changé
email-role-support = Le compte { $nic } peut désormais s’occuper d’autres clients, au titre de l’assistance. Toutes ses sessions ont été fermées.
email-role-admin = Le compte { $nic } peut désormais tout faire pour d’autres clients, en tant qu’administrateur. Toutes ses sessions ont été fermées.
email-role-none = Le compte { $nic } ne peut plus s’occuper d’autres clients. Toutes ses sessions ont été fermées.
