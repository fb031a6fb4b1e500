### The words of the emails.

email-pair = { $label }: { $value }
email-greeting = Hello { $name },
email-footer = { $brand } sent this email to the account with the NIC handle { $nic }. It was written automatically; answers are not read.
email-request-link = The request, with all that has happened:
email-request-button = Open the request
email-nothing-changed = No contact was changed.

## Validation code

email-code-subject = Please confirm: change of contacts for { $service }
email-code-opening = { $requester } asks for your confirmation of this change of contacts:
email-code-opening-own = You asked for this change of contacts. Please confirm it:
email-code-label = Your validation code:
email-code-link = With this link the code is filled in; you then accept or decline on the page:
email-code-button = Open the request
email-code-personal = The code is for you alone and for one use: it decides each request only once. Do not pass it on, not even to us.
email-code-last-day = You can decide until { $last-day }.
email-code-blocked = Your validation code is blocked after too many wrong tries. Have a fresh one sent on the page of the request:
email-code-surprise = Does this come as a surprise? Then decline it on the page, or ignore this email: as long as you do not accept, nothing changes.
email-code-surprise-own = Was it not you who asked for this? Then somebody else may be using your account: decline the request, and tell us. As long as you do not accept, nothing changes.

## Reminder

email-reminder-subject = Reminder: change of contacts for { $service }
email-reminder-opening = This change of contacts, asked for by { $requester }, still awaits your decision. After { $last-day } it can no longer be confirmed:

## Outcomes

email-done-subject = Done: the contacts of { $service } have changed
email-done-opening = The request was processed successfully. This has changed:
email-done-administrator-opening = The contacts of { $service }, whose administrative contact you are, have changed:
email-replaced-subject = Another account has replaced you as a contact of { $service }
email-replaced-opening = You have been replaced as a contact of { $service } ({ $types }). The contact is now { $to }.
email-declined-subject = Declined: change of contacts for { $service }
email-declined-opening = { $who } declined this change of contacts:
email-cancelled-subject = Cancelled: change of contacts for { $service }
email-cancelled-opening = { $who } cancelled this change of contacts:
email-cancelled-operator-opening = Our support team cancelled this change of contacts:
email-expired-subject = Expired: change of contacts for { $service }
email-expired-opening = This change of contacts was not confirmed by everyone in time:
email-failed-subject = Failed: change of contacts for { $service }
email-failed-opening = This change of contacts was confirmed, but could no longer be made. { $reason }

## The account

email-password-changed-subject = The password of your { $brand } account was changed
email-password-changed-opening = The password of the account { $nic } was changed. Whoever was signed in with it has been signed out.
email-address-changed-subject = The email address of your { $brand } account was changed
email-address-changed-opening = The email address of the account { $nic } was changed. Emails for it go to the new address from now on.
email-account-surprise = Was it not you? Then please tell us at once.
