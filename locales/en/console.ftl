### What operators see of services, requests, emails and their own log.

desk-requests-of-service = Requests on this service
desk-requests-all = All requests
desk-requests-none = No request matches.
desk-emails-order = Emails that wait, fail or were refused, the oldest first.
desk-email-number = Email { $number }
desk-email-to = Goes to
desk-email-written = Written
desk-email-answer = The mail server’s last answer:
desk-email-unknown = Written by a newer version
desk-email-next = Next attempt: { $when }
desk-kind-reminder = Reminder
desk-kind-replaced = Replaced as a contact
desk-kind-change-email = Link to confirm a new address
desk-retry = Try again
desk-retry-text = The email goes out within seconds, to the address that its account has now.
desk-retried = The email is tried again.
desk-drop = Drop
desk-drop-text = The email is never sent. This cannot be undone.
desk-is-dropped = The email is dropped.
desk-email-gone = This email is no longer to be sent, so nothing was done.
desk-retry-all = Try all again
desk-retry-all-text = Every email that waits, fails or was refused goes out as soon as possible.
desk-all-retried = { $count ->
    [one] One email is tried again.
    *[other] { $count } emails are tried again.
}
desk-cancel-text = What is still pending is cancelled, and its codes stop working. Those concerned are told by email that support did it.
desk-resend-text = The account gets a new code, at the address that it has now. The old code stops working. The code itself is shown to nobody else.
desk-codes-sent = { $count ->
    [one] one code sent
    *[other] { $count } codes sent
}
desk-codes-wrong = { $count ->
    [one] one wrong attempt
    *[other] { $count } wrong attempts
}
desk-failing-work = Failing work
desk-failed-times = { $count ->
    [one] failed once
    *[other] failed { $count } times
}
desk-lock-text = Until support takes the lock off, nobody can ask for other contacts or change the owner’s details. The contacts are told by email.
desk-unlock-text = The lock comes off, whoever put it on. The contacts are told by email.
desk-locked = The contact lock is on. The contacts are told by email.
desk-unlocked = The contact lock is off. The contacts are told by email.
desk-lock-as-it-is = The contact lock was so already; nothing was changed.
desk-lock-keep = Then don’t lock
desk-lock-end = End them first
desk-lock-open = Still open: { $requests }. Nothing was changed.
desk-force = Set other contacts by force
desk-force-text = NIC handles of the contacts from now on; an empty field stays as it is. Nobody has to confirm. Open requests for the same contacts end, and those concerned are told by email.
desk-forced = The contacts are set. Those concerned are told by email.
desk-force-as-it-is = These were the contacts already; nothing was changed.
desk-force-closed = This account is closed.
desk-force-zone = This account belongs to another geographical zone than the other contacts.
desk-replace = Replace wherever it is a contact
desk-replace-text = Another account takes the place of { $nic } on every service where that is a contact. Nobody has to confirm. Open requests for the same contacts end, and those concerned are told by email.
desk-replace-with = NIC handle of the new contact
desk-replace-all = As all three
desk-replace-nothing = Choose which contacts.
desk-replace-same = An account can’t take its own place.
desk-replaced = { $count ->
    [one] Replaced on { $count } service.
    *[other] Replaced on { $count } services.
    }
desk-replace-stayed = { $count ->
    [one] It stays on { $count } service, whose other contacts belong to another geographical zone: { $names }
    *[other] It stays on { $count } services, whose other contacts belong to another geographical zone: { $names }
    }
desk-set-email = Change the email address
desk-set-email-text = Emails to { $nic } go to the new address from now on, and nobody has to confirm it. Make sure that it is really its owner who asks. The old address and the new one are told by email. Its sessions, and codes that were sent, stay good.
desk-email-new = New email address
desk-email-set = The email address of { $nic } is changed.
desk-email-shared = { $count ->
    [one] One other open account has this address too. Whoever shares an address signs in with the NIC handle.
    *[other] { $count } other open accounts have this address too. Whoever shares an address signs in with the NIC handle.
}
desk-email-shared-by-many = More than { $most } other open accounts have this address too. Whoever shares an address signs in with the NIC handle.
desk-email-set-refused = Emails that were refused are not sent again by themselves: see “Emails”.
desk-email-at-address-refused = The mail server refused an email to this address.
desk-rename = Rename the service
desk-rename-text = The service gets another name. Its contacts, requests and history stay, and its contacts are told by email.
desk-new-name = New name
fault-service-name = A name has 1 to 253 characters.
desk-renamed = The service has its new name. Its contacts are told by email.
desk-rename-as-it-is = It was called so already; nothing was changed.
desk-rename-taken = Another service of this category is called so.
desk-remove = Remove the service
desk-remove-text = Open requests on it end, nobody is its contact any more, and its name is free again. Those who were its contacts are told by email. This cannot be undone.
desk-removed = { $name } is removed. Those who were its contacts are told by email.
desk-log-act = What was done
desk-log-since = From day
desk-log-until = To day
desk-log-whole = The lines on this page are as they were written.
desk-log-broken = Line { $number } was changed, or the line before it was changed or taken out.
desk-log-verify = This command checks the whole log:
desk-log-none = No line matches.
desk-log-more = { $count ->
    [one] and one more
    *[other] and { $count } more
}
event-resent-operator = Our support team had a new code sent to { $about }.
event-resent-operator-own = Our support team had a new code sent to you.
desk-act-account-seen = Looked at the account
desk-act-account-closed = Closed the account
desk-act-account-reopened = Reopened the account
desk-act-password-set = Set the password
desk-act-sessions-ended = Signed the account out
desk-act-second-factor-removed = Removed the second factor
desk-act-role-given = Changed the role
desk-act-email-address-set = Changed the email address
desk-act-service-seen = Looked at the service
desk-act-request-seen = Looked at the request
desk-act-submission-seen = Looked at the submission
desk-act-code-sent = Had a new code sent
desk-act-requests-ended = Ended requests
desk-act-lock-on = Put the contact lock on
desk-act-lock-off = Took the contact lock off
desk-act-email-retried = Had an email tried again
desk-act-emails-retried = Had all emails tried again
desk-act-email-dropped = Dropped an email
desk-act-work-retried = Had failing work tried again
desk-act-contacts-set = Set other contacts
desk-act-service-renamed = Renamed the service
desk-act-services-removed = Removed services
desk-act-import-dropped = Dropped a piece of an import
desk-act-imported = Imported files
desk-act-exported = Exported files
desk-act-listed = Looked at a list
desk-act-key-created = Gave another program a key
desk-act-key-revoked = Revoked a key
