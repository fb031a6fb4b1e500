### The emails about what support did to an account.

email-done-by-support = Our support team did this. If you don’t know why, please ask us.
email-reopened-subject = Your { $brand } account is open again
email-reopened-opening = The account { $nic } has been reopened. You can sign in to it again.
email-sessions-ended-subject = You have been signed out of your { $brand } account
email-sessions-ended-opening = Everyone who was signed in to the account { $nic } has been signed out.
email-role-subject = The rights of your { $brand } account were changed
email-role-support = The account { $nic } may look after other customers now, as support. Everyone who was signed in with it has been signed out.
email-role-admin = The account { $nic } may do everything for other customers now, as an administrator. Everyone who was signed in with it has been signed out.
email-role-none = The account { $nic } may no longer look after other customers. Everyone who was signed in with it has been signed out.
