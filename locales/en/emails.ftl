### The words of the emails.

email-fact-label = { $label }:
email-greeting = Hello { $name },
email-footer = { $brand } sent this email to the account with the NIC handle { $nic }.
email-footer-automatic = It was sent automatically; replies are not read.
email-footer-replies = It was sent automatically; a reply goes to our support team.
email-support = Questions? You can reach us here: { $support }
email-request-link = The request and everything that has happened:
email-request-button = Open the request
email-nothing-changed = No contact was changed.

## Validation code

email-code-subject = Please confirm: change of contacts for { $service }
email-code-again-subject = New code, the earlier one is void: change of contacts for { $service }
email-code-heading = { $requester } wants you to take over { $service } as { $roles }
email-code-heading-several = You asked for new contacts for { $service }
email-code-preheader = { $types }: accept or decline until { $last-day }
email-code-opening = { $requester } asks for your confirmation of this change of contacts:
email-code-opening-own = You asked for this change of contacts. Please confirm it:
email-code-again = This is a new code. The one in the earlier email is void.
email-note = { $requester } writes:
email-note-own = Your note:
email-code-label = Your validation code:
email-code-link = This link fills in the code; you then accept or decline on the page:
email-code-button = Open the request
email-code-personal = The code is for you alone and works only once for each request. Do not pass it on, not even to us.
email-code-last-day = You can accept or decline until { $last-day }.
email-code-blocked = Your validation code has been blocked after too many wrong attempts. Have a new one sent on the page of the request:
email-code-surprise = Not expecting this? Decline it on the page, or ignore this email: nothing changes unless you accept.
email-code-surprise-own = Wasn’t you? Then someone else may be using your account: decline the request, and tell us. Nothing changes unless you accept.

## Reminder

email-reminder-subject = Reminder: change of contacts for { $service }
email-reminder-opening = This change of contacts, requested by { $requester }, is still waiting for your decision. After { $last-day } it can no longer be confirmed:

## Outcomes

email-done-subject = Done: the contacts of { $service } have changed
email-done-heading = You are now { $roles } of { $service }
email-done-heading-other = { $to } is now { $roles } of { $service }
email-done-opening = The request was processed successfully. This has changed:
email-done-administrator-opening = The contacts of { $service }, whose administrative contact you are, have changed:
email-replaced-subject = Another account has replaced you as a contact of { $service }
email-replaced-heading = You are no longer { $roles } of { $service }
email-replaced-opening = You have been replaced as a contact of { $service } ({ $types }). The contact is now { $to }.
email-replaced-gone = You are no longer a contact of this service: you do not see it under “My services” any more, and you can no longer ask for changes of its contacts.
email-replaced-lost = You can no longer ask for a change of: { $types }.
email-replaced-left = You are still { $roles } of this service.
email-replaced-wrong = Is this wrong? Ask { $requester }, who asked for the change, or our support team.
email-declined-subject = Declined: change of contacts for { $service }
email-declined-opening = { $who } declined this change of contacts:
email-cancelled-subject = Cancelled: change of contacts for { $service }
email-cancelled-opening = { $who } cancelled this change of contacts:
email-cancelled-operator-opening = Our support team cancelled this change of contacts:
email-cancelled-unknown-opening = This change of contacts was cancelled:
email-expired-subject = Expired: change of contacts for { $service }
email-expired-opening = This change of contacts was not confirmed by everyone in time:
email-failed-subject = Failed: change of contacts for { $service }
email-failed-opening = This change of contacts was confirmed, but could no longer be made. { $reason }

## Many services

email-submission-link = All requests and everything that has happened:
email-submission-button = Open the requests
email-services-label = Services
email-services = { $count ->
    [one] { $count } service
    *[other] { $count } services
    }
email-services-more = { $count ->
    [one] { $names } and { $count } more
    *[other] { $names } and { $count } more
    }
email-services-rest = { $count ->
    [one] and { $count } more
    *[other] and { $count } more
    }
email-group = { $from } → { $to }: { $services }.
email-group-more = { $label }: { $value }
email-groups-more = { $count ->
    [one] And { $count } more change.
    *[other] And { $count } more changes.
    }
email-why-label = Reason
email-code-subject-many = { $count ->
    [one] Please confirm: change of contacts for { $count } service
    *[other] Please confirm: change of contacts for { $count } services
    }
email-code-again-subject-many = { $count ->
    [one] New code, the earlier one is void: change of contacts for { $count } service
    *[other] New code, the earlier one is void: change of contacts for { $count } services
    }
email-code-heading-many = { $count ->
    [one] { $requester } wants you to take over { $count } service as { $roles }
    *[other] { $requester } wants you to take over { $count } services as { $roles }
    }
email-code-heading-mixed = { $count ->
    [one] { $requester } wants you to become a contact of { $count } service
    *[other] { $requester } wants you to become a contact of { $count } services
    }
email-code-heading-several-many = { $count ->
    [one] You asked for new contacts for { $count } service
    *[other] You asked for new contacts for { $count } services
    }
email-code-blocked-many = Your validation code has been blocked after too many wrong attempts. Have a new one sent on the page of the requests:
email-reminder-subject-many = { $count ->
    [one] Reminder: change of contacts for { $count } service
    *[other] Reminder: change of contacts for { $count } services
    }
email-done-subject-many = { $count ->
    [one] Done: change of contacts for { $count } service
    *[other] Done: change of contacts for { $count } services
    }
email-done-heading-many = { $count ->
    [one] You are now { $roles } of { $count } service
    *[other] You are now { $roles } of { $count } services
    }
email-done-heading-other-many = { $count ->
    [one] { $to } is now { $roles } of { $count } service
    *[other] { $to } is now { $roles } of { $count } services
    }
email-done-opening-many = The requests were processed successfully. This has changed:
email-done-administrator-opening-many = The contacts of services whose administrative contact you are have changed:
email-replaced-subject-many = { $count ->
    [one] Another account has replaced you as a contact of { $count } service
    *[other] Another account has replaced you as a contact of { $count } services
    }
email-replaced-heading-many = { $count ->
    [one] You are no longer { $roles } of { $count } service
    *[other] You are no longer { $roles } of { $count } services
    }
email-replaced-opening-many = This change of contacts has replaced you as a contact:
email-replaced-gone-many = You are no longer a contact of these services: you do not see them under “My services” any more, and you can no longer ask for changes of their contacts.
email-replaced-left-some = { $count ->
    [one] You are still another contact of { $count } of these services; it stays under “My services”. You no longer see the others there.
    *[other] You are still another contact of { $count } of these services; they stay under “My services”. You no longer see the others there.
    }
email-replaced-left-all = You are still another contact of these services: they stay under “My services”.
email-declined-subject-many = { $count ->
    [one] Declined: change of contacts for { $count } service
    *[other] Declined: change of contacts for { $count } services
    }
email-declined-opening-various = This change of contacts was declined:
email-declined-by = Declined by
email-cancelled-subject-many = { $count ->
    [one] Cancelled: change of contacts for { $count } service
    *[other] Cancelled: change of contacts for { $count } services
    }
email-cancelled-by = Cancelled by
email-by-support = our support team
email-expired-subject-many = { $count ->
    [one] Expired: change of contacts for { $count } service
    *[other] Expired: change of contacts for { $count } services
    }
email-failed-subject-many = { $count ->
    [one] Failed: change of contacts for { $count } service
    *[other] Failed: change of contacts for { $count } services
    }

## Renewals

email-renewals-subject-automatic = { $service } renews on { $day }
email-renewals-subject-manual = Please renew { $service } by { $day }
email-renewals-subject-ends = { $service } ends on { $day }
email-renewals-subject-unknown = { $service }: last day { $day }
email-renewals-subject-many = { $count ->
    [one] { $count } of your services renews or ends soon
    *[other] { $count } of your services renew or end soon
    }
email-renewals-opening = You get this notice as the billing contact. This renews or ends soon:
email-renewals-taken-over = You are now the billing contact of what renews or ends soon:
email-renewals-day = Last day
email-renewals-today = { $day } (today)
email-renewals-days-left = { $count ->
    [one] { $day } (in { $count } day)
    *[other] { $day } (in { $count } days)
    }
email-renewals-past = { $day } (past)
email-renewals-automatic = Renews by itself
email-renewals-manual = Renews when paid
email-renewals-ends = Ends
email-renewals-more = { $count ->
    [one] And { $count } more service.
    *[other] And { $count } more services.
    }
email-renewals-link = All your services, by their last day:
email-renewals-button = Open the list
email-renewals-service-link = Everything about this service:
email-renewals-service-button = Open the service
email-renewals-hint-automatic = Services that renew by themselves need nothing from you.
email-renewals-hint-manual = Services that renew when paid must be paid for by their last day; otherwise they don’t renew.
email-renewals-hint-ends = Services that end are no longer available after their last day.
email-renewals-closing = Should someone else get these notices? Name another billing contact of the service.

## Links

email-greeting-nobody = Hello,
email-sign-up-subject = Confirm your email address for { $brand }
email-sign-up-opening = An account with { $brand } is being created with this email address. One step is left: confirm that the address is yours.
email-sign-up-link = Confirm it with this link and the password you chose. The account is then created, and you get its NIC handle:
email-sign-up-button = Confirm the address
email-sign-up-surprise = Wasn’t you? Then ignore this email: without the confirmation there will be no account.
email-link-until = The link works once, until { $until }.
email-in-use-subject = You already have an account with { $brand }
email-in-use-sign-up = Someone, probably you, tried to create an account with this email address. There is one already, so nothing was created. Its NIC handle: { $nics }.
email-in-use-change = Someone tried to use this email address for another account. It already belongs to an account, so nothing was changed. Its NIC handle: { $nics }.
email-in-use-closing = Wasn’t you? Then there is nothing to do: your account is not affected.
email-reset-subject = A new password for { $brand }
email-reset-opening = Someone, probably you, asked for a new password.
email-reset-link = Choose a new password for the account { $nic } ({ $name }) with this link:
email-reset-button = Choose a new password
email-reset-surprise = Wasn’t you? Then ignore this email: your password stays as it is.
email-change-subject = Confirm your new email address for { $brand }
email-change-opening = The account { $nic } is to use this email address from now on. Confirm that the address is yours.
email-change-link = Confirm it with this link, signed in to the account:
email-change-button = Confirm the address
email-change-surprise = Wasn’t you? Then ignore this email: without the confirmation nothing changes.
email-footer-nobody = { $brand } sent this email because someone entered this address.
email-sign-in-link = Sign in here:
email-sign-in-button = Sign in

## The account

email-welcome-subject = Your NIC handle with { $brand }
email-welcome-opening = Welcome! Your account has been created. Its NIC handle is { $nic }.
email-welcome-use = The NIC handle is your user name: sign in with it, and give it to anyone who wants to name you as a contact of a service. Please keep this email.
email-password-changed-subject = The password of your { $brand } account was changed
email-password-changed-opening = The password of the account { $nic } was changed. Everyone who was signed in with it has been signed out.
email-address-changed-subject = The email address of your { $brand } account was changed
email-address-changed-opening = The email address of the account { $nic } was changed. Emails for it go to the new address from now on.
email-address-surprise = Wasn’t you? Then someone else has used your account. Please tell us at once, so that we can give it back to you.
email-factor-on-subject = A second factor protects your { $brand } account
email-factor-on-opening = Signing in to the account { $nic } now takes a code from an authenticator app in addition to the password.
email-factor-on-surprise = Wasn’t you? Then someone else has used your account. Please tell us at once: we can remove the second factor and give the account back to you.
email-factor-off-subject = The second factor of your { $brand } account was switched off
email-factor-off-opening = Signing in to the account { $nic } takes only the password again.
email-factor-failed-subject = Someone knows the password of your { $brand } account
email-factor-failed-opening = Someone tried to sign in to the account { $nic } with the right password, but entered wrong codes in place of the second factor, and was turned away.
email-recovery-made-subject = New recovery codes for your { $brand } account
email-recovery-made-opening = New recovery codes were made for the account { $nic }. The old ones no longer work.
email-recovery-used-subject = A recovery code of your { $brand } account was used
email-recovery-used-opening = A recovery code of the account { $nic } was used in place of the authenticator app. It cannot be used again.
email-closed-subject = Your { $brand } account is closed
email-closed-opening = The account { $nic } is closed. Nobody can sign in to it any more.
email-account-surprise = Wasn’t you? Then please tell us at once.
email-account-surprise-reset = Wasn’t you? Then choose a new password at once, with this link, and tell us:
