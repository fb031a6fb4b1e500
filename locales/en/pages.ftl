### The words of the pages.

## Every page

skip-to-content = Skip to the content
site-description = { $brand }: see who the contacts of your services are, and hand them over safely.
language-choice = Language
help = Help
sign-out = Sign out
signed-in-as = You are signed in as { $name } ({ $nic }).
sign-in-another = Sign in with another account
account-named = { $name } ({ $nic })
others-form-title = Another account is signed in
others-form-text = This form was filled in as { $owner }. Nothing was sent.
others-form-typed = What you typed
others-form-kept = Sign in as { $nic } within an hour, and this is in its form again.
others-form-sign-in = Sign in as { $nic }
others-form-afresh = Open the page again
date-time = { $when } UTC
date-time-in-zone = { $when }, { $zone }
pair = { $label }: { $value }
quoted = “{ $text }”
cancel = Cancel
refresh = Refresh
actions-label = Actions
actions-for = Actions for { $what }
actions-for-request = Actions for request { $number }
pages-label = Pages
pages-first = First page
pages-previous = Previous
pages-next = Next
filter-all = All
filter-apply = Apply
filter-clear = Clear the filters
filter-off = Remove “{ $filter }”
filtered-by = Only:
search-clear = Clear the search
form-has-faults = Please check the form:
title-faults = { $count ->
    [one] { $count } error
    *[other] { $count } errors
    }

## Things and people

nic-label = NIC handle
contact-administrative = Administrative contact
contact-technical = Technical contact
contact-billing = Billing contact
type-administrative = Administrative
type-technical = Technical
type-billing = Billing
request-label = Request
request-title = Request { $number }
request-page-title = Request { $number }: { $state }
service-label = Service
types-label = Contact types
you = You
from-label = From
to-label = To
requester-label = Asked for by

## States

state-pending = Pending validation
state-pending-own = Pending your validation
state-pending-other = Pending validation from { $nic }
state-processing = Processing
state-done = Done
state-declined = Declined
state-cancelled = Cancelled
state-expired = Expired
state-failed = Failed

## Signing in

sign-in-title = Sign in
sign-in-login = NIC handle or email
password-label = Password
password-show = Show password
sign-in-button = Sign in
sign-in-as-another = You are signed in as { $name } ({ $nic }). You can sign in with another account here.
sign-in-why-request = The link in your email leads to a request that you can accept or decline. Sign in with the account that the email names; the code is then filled in for you.
sign-in-why-email = The link in your email confirms a new address. Sign in with the account that the address is for.
sign-in-failed = The NIC handle or email and the password do not match. Please try again.
sign-in-shared-address = If several accounts share your email address, sign in with your NIC handle.
sign-in-too-often = There were too many failed attempts. Please wait a few minutes, then try again.
sign-in-forgot = Forgot your password?
flash-signed-out = You are signed out.
flash-nothing-sent = You were signed out; nothing was sent.
flash-nothing-sent-kept = You were signed out; nothing was sent. Sign in again as { $nic }: what you typed is then in its form again, passwords and codes aside.
flash-nothing-sent-too-long = You were signed out; nothing was sent. What you typed is too long to be kept.
draft-given-back = What you typed is in the form again. It has not been sent yet.
demo-title = This is the demo
demo-text = Sign in with any of these accounts. Their emails arrive in the mailbox, which is linked at the top of each page.
demo-password = Password for all: { $password }

## Creating an account

sign-up-title = Create an account
sign-up-how = You receive an email with a link that confirms your address. After that you get your NIC handle, which is your user name.
sign-up-zone-hint = The geographical zone that you belong to. Contacts can only be changed within one zone, and the zone cannot be changed later.
sign-up-zone-choose = Choose …
sign-up-button = Create account
sign-up-sign-in = Already have an account? Sign in
sign-up-confirm-text = You confirm the address { $email }, and the account for { $name } is created.
sign-up-confirm-hint = The password that you chose when you asked for the account.
flash-sign-up-sent = We have sent an email to { $email }. Open the link in it within 24 hours to go on.
flash-account-created = Your account is created, and you are signed in. Your NIC handle is { $nic }; we have also sent it to you by email.
fault-zone = Choose one of the zones.
fault-sign-up-password = This is not the password that you chose when you asked for the account.
fault-password-empty = Choose a password.
fault-password-too-short = A password needs at least 8 characters. Three or four words that have nothing to do with each other are good.
fault-password-too-long = This password is too long. Give a shorter one.
fault-password-common = This password, or one much like it, is on lists of common passwords: it would be guessed at once. Choose another one.
fault-password-keys = Keys that lie next to each other are easy to guess. Choose another password.
fault-password-repeats = The same again and again is easy to guess. Choose another password.
fault-password-sequence = Letters or digits in their order are easy to guess. Choose another password.
fault-password-date = Dates and years are easy to guess. Choose another password.
fault-password-word = A name or a word by itself is easy to guess. Add words that have nothing to do with it.
fault-password-guessable = This password is easy to guess. Make it longer: add words that have nothing to do with each other.
dead-link-title = This link is no longer valid
dead-link-text = It was used, replaced by a newer one, or its time is over.
dead-link-others-title = This link is for another account, or no longer valid
dead-link-others-text = It works only for the account that asked for it, and only once. It may also have been replaced by a newer one, or its time may be over.
dead-link-sign-up = If your account exists, sign in; otherwise create it once more.
dead-link-reset = Ask for a new link.
dead-link-email = Your address is in your profile; give the new one there again if need be.

## Forgotten password

forgot-title = Forgot your password?
forgot-how = Give your NIC handle or your email address. If there is an account, you receive an email with a link to choose a new password.
forgot-button = Send the link
forgot-sign-in = Back to sign-in
forgot-too-often = Links were asked for too often. Check your inbox: a link that was sent in the last half hour works. Otherwise try again later.
flash-reset-sent = If there is an account for { $login }, an email with a link is on its way. The link is valid for 30 minutes.
fault-login-neither = This is neither a NIC handle such as xx11111-nic nor an email address.
reset-title = Choose a new password
reset-for = For the account { $nic } ({ $name }). Whoever is signed in to it now will be signed out.
reset-button = Set the password
flash-password-reset = The new password of { $nic } is set. Sign in with it.

## My services

services-title = Contact management
tabs-label = Contact management
tab-services = My services
tab-requests = My requests
services-search = Search services
services-category = Category
services-role = My role
services-contact = Contact
services-pending = Pending changes
services-pending-mark = pending
services-filters = Filters
services-sort = Sort by
services-count = { $from }–{ $to } of { $total }
services-count-many = { $from }–{ $to } of more than { $most }
services-many = more than { $most }
services-rows = Rows per page:
services-export = Export as CSV
services-of-contact = Show the services of contact { $nic }
services-name = Service name
services-none = You are not a contact of any service yet.
services-none-filtered = None of your services matches these filters.
services-none-called = No service called “{ $search }” was found.

## Modify contacts

modify-title = Modify contacts
modify-how = Give the NIC handle or the email address of the new contact. You and the new contact both confirm the change with a code that each of you receives by email; only then does it happen. If you name yourself, you alone confirm.
modify-today = Today:
modify-confirm = Confirm
modify-fixed-technical = Only the administrative contact can change this one: you are the technical contact.
modify-fixed-billing = Only the administrative contact can change this one: you are the billing contact.
modify-fixed-technical-billing = Only the administrative contact can change this one: you are the technical and the billing contact.
note-label = Note
note-hint = Optional. Whoever must confirm reads it on the page and in the email. At most 300 characters, without web or email addresses.
modify-contacts-changed = The contacts of this service have changed since you opened this page. The current contacts are shown below; please check what you typed and confirm again.
modify-nothing-changed = Nothing would change: these are the current contacts. Name at least one other contact.
modify-too-often = This was tried too often. Nothing was sent; please try again after { $until }.
preview-button = Preview
preview-title = What will happen
preview-requests = { $count ->
    [one] “Confirm” makes this request:
    *[other] “Confirm” makes these { $count } requests:
    }
preview-told = Who is told when it is done
preview-note = Your note to everyone who must confirm:
preview-as-replaced = as the replaced contact
preview-as-administrator = as the administrative contact
preview-as-administrator-then = if it is the administrative contact by then
preview-codes = Everyone who must confirm receives one email with a code.
preview-expires = Confirming is possible until { $when }.
preview-until-then = Nothing changes until everyone has confirmed.
preview-nothing = Nothing would change yet: these are the current contacts. Name another contact to see what will happen.
preview-contacts-changed = The contacts of this service have changed since you opened this page. To see the current ones, open it again:
preview-too-often = This was tried too often. A preview can be shown again after { $until }.
fault-not-yours = You may not change this contact.
fault-control-characters = This contains characters that cannot be used here.
fault-contact-empty = This contact cannot be left empty. Give a NIC handle or an email address.
fault-contact-unknown = There is no account with this NIC handle. Please check it for typing errors.
fault-contact-no-account = There is no account with this email address yet. Ask the person to create one on this page, then name it here.
fault-contact-shared = Several accounts share this email address. Give the NIC handle instead.
fault-contact-several = Give one NIC handle or one email address.
fault-other-zone = This account belongs to another geographical zone. Contacts can only be changed within one zone.
fault-outstanding-payments = The current and the new billing contact must both be up to date with their payments. Whoever has outstanding payments pays them first. If all is paid already, ask our support team.
fault-outstanding-payments-own = The current and the new billing contact must both be up to date with their payments. Your own account has outstanding payments. Please pay them, then try again. If they are paid already, ask our support team.
fault-already-asked = A change of this contact has already been asked for and is not finished yet.
fault-note-too-long = Please write at most 300 characters.
fault-note-address = Domain names, web and email addresses cannot be sent here. Put a space after each full stop.
flash-submitted = The change has been asked for. Everyone who must confirm it receives an email with a code.
flash-submitted-several = The change has been asked for, in several requests. Everyone who must confirm receives one email with a code.

## My requests

requests-search = Search requests
requests-state = State
requests-none = There are no requests yet. To change a contact, choose “Modify contacts” beside one of your services.
requests-none-filtered = No request matches these filters.
requests-none-called = No request on a service called “{ $search }” was found, and none with somebody of this NIC handle.
turn-title = Waiting for you
turn-asks = { $name } asks you to become { $roles } of { $service }
turn-asked = You asked { $name } to become { $roles } of { $service }
turn-asked-own = You asked to become { $roles } of { $service }
turn-review = Review
turn-more = { $count ->
    [one] and { $count } more request
    *[other] and { $count } more requests
    }
turn-all = Show all
turn-strip = { $count ->
    [one] { $count } request waits for you.
    *[other] { $count } requests wait for you.
    }
turn-tab = { $count } waiting for you
become-administrative = administrative contact
become-technical = technical contact
become-billing = billing contact
become-administrative-technical = administrative and technical contact
become-administrative-billing = administrative and billing contact
become-technical-billing = technical and billing contact
become-all = administrative, technical and billing contact
act-accept = Accept request
act-decline = Decline request
act-resend = Resend request
act-resend-to = Resend to { $nic }
act-cancel = Cancel request
requests-processing = A change is being made.
processing-refresh = All have confirmed, and the change is being made.
processing-later = All have confirmed. The change will be made on { $when }.

## A request

request-about = What would change
request-about-done = What was changed
request-about-ended = What was asked for
awaited-label = Waiting for:
request-expires = Can be confirmed until
left-days = { $count ->
    [one] { $count } day left
    *[other] { $count } days left
    }
left-hours = { $count ->
    [one] { $count } hour left
    *[other] { $count } hours left
    }
left-minutes = { $count ->
    [one] { $count } minute left
    *[other] { $count } minutes left
    }
left-moment = less than a minute left
reason-label = Why it failed:
declined-reason = The reason given for declining:
ask-again = Ask again
nothing-changed = No contact was changed.
decide-title = Your decision
decide-what = { $service }: { $types }, from { $from } to { $to }.
note-says = writes:
code-label = Validation code
code-hint = The code from the email that we sent you. Case, spaces and dashes do not matter.
accept = Accept
decline = Decline
accept-request = Accept request { $number }
decline-request = Decline request { $number }
decline-reason-give = Give a reason for declining
decline-reason-label = Reason for declining
decline-reason-hint = Optional. The other side reads it on the page and in an email. At most 300 characters, without web or email addresses.
resend-hint = Has no email reached you? Check the address in your profile, then have it sent again.
resend-own = Send me a new code
resend-to = Send { $name } a new code
cancel-title = Cancel request { $number }?
cancel-what = The contacts stay as they are, and the codes that were sent no longer work. The other side is told by email. A cancelled request cannot be taken up again, only asked for anew.
cancel-keep = Keep it
validators-title = Who must confirm
validator-accepted = accepted
validator-declined = declined
validator-awaited = has not decided yet
validator-undecided = did not decide
validator-accepted-own = accepted
validator-declined-own = declined
validator-awaited-own = have not decided yet
validator-undecided-own = did not decide
waiting-title = Also waiting for you
waiting-text = These requests were asked for together with this one. The same code decides each of them.
history-title = What has happened
event-asked = { $by } asked for the change.
event-accepted = { $by } accepted.
event-declined = { $by } declined.
event-resent = { $by } had the code sent again.
event-resent-for = { $by } had the code of { $about } sent again.
event-reminded = { $about } was reminded by email.
event-code-blocked = The code of { $about } was blocked after too many wrong tries.
event-email-refused = The email to { $about } could not be delivered.
event-cancelled = { $by } cancelled the request.
event-cancelled-operator = Our support team cancelled the request.
event-processing = All have confirmed.
event-expired = The time to confirm ran out.
event-done = The contacts were changed.
event-failed = The change could no longer be made.
event-other = Something else happened.
event-asked-own = You asked for the change.
event-accepted-own = You accepted.
event-declined-own = You declined.
event-resent-own = You had your code sent again.
event-resent-for-by-own = You had the code of { $about } sent again.
event-resent-for-own = { $by } had your code sent again.
event-reminded-own = You were reminded by email.
event-code-blocked-own = Your code was blocked after too many wrong tries.
event-email-refused-own = The email to you could not be delivered.
event-cancelled-own = You cancelled the request.
ahead-title = What is still to come
ahead-decides = { $nic } accepts or declines.
ahead-decides-own = You accept or decline.
ahead-changes = Once all have accepted, the contacts change, and everybody concerned is told by email.
ahead-processing = The contacts change, and everybody concerned is told by email.
reason-contact-changed = The contact of the service had changed in the meantime.
reason-requester-closed = The account that asked for the change was closed.
reason-new-contact-closed = The account of the new contact was closed.
reason-other-zone = The two accounts are no longer in the same geographical zone.
reason-outstanding-payments = The current and the new billing contact must both be up to date with their payments. Whoever has outstanding payments pays them first. If all is paid already, ask our support team.
reason-right-lost = The account that asked for the change no longer has the right to do so.
flash-accepted = Your confirmation is noted.
flash-accepted-all = Your confirmation is noted. All have confirmed.
flash-accepted-awaits = Your confirmation is noted. That of { $name } ({ $nic }) is still awaited.
flash-declined = You have declined the request. Nothing changes.
flash-resent = A fresh code is on its way to you. The old one no longer works.
flash-resent-to = A fresh code is on its way to { $nic }. The old one no longer works.
flash-cancelled = The request is cancelled. Nothing changes.
fault-code-empty = Type the validation code from the email.
fault-code-wrong = This code does not match. Use the code from the newest email that we sent you; with “Send me a new code” you get a fresh one.
alert-not-pending = This request is no longer pending, so nothing was done.
alert-already-decided = You have already decided this request, so nothing was done.
alert-nothing-left = There is nothing left to confirm, so no email was sent.
alert-resend-apart = { $count ->
    [one] A code is sent again at most once a minute. Please wait another second, then try again.
    *[other] A code is sent again at most once a minute. Please wait another { $count } seconds, then try again.
    }
alert-resend-daily = A code is sent again at most ten times in 24 hours. Please try again after { $until }.
alert-resend-too-often = Too many codes were sent. Please try again after { $until }.
alert-codes-too-often = There were too many wrong codes, and this one does not match either. Please try again after { $until }.
alert-standing = It now stands at: { $state }.

## Profile

profile-title = Profile
own-pages-label = Your account
own-pages-sessions = Sessions
profile-zone = Zone
profile-name = Name
profile-email = Email address
profile-email-hint = A new address takes effect once you have confirmed it by the link that we send there.
profile-unconfirmed = Still to be confirmed: { $email }. Open the link in the email that we sent there. Until then the address above stays in use.
profile-language = Language
profile-time-zone = Time zone
profile-time-zone-hint = What you see dates and times in, such as Europe/Paris; at present { $zone }. Leave it empty for { $otherwise }.
fault-time-zone = There is no such time zone. Choose one from the list, such as Europe/Paris.
profile-new-password = New password
profile-new-password-hint = At least 8 characters that are hard to guess. Any letters and spaces, any length; a few words that have nothing to do with each other are good.
profile-current-password = Current password
profile-password-hint = Only needed to change the email address or the password.
profile-save = Save changes
flash-profile-saved = Your profile is saved.
flash-password-changed = Your password is changed. Every other session of your account is signed out.
flash-confirm-email = Your profile is saved. To confirm the new email address, open the link that we have sent to { $email }.
flash-password-changed-confirm-email = Your password is changed, and every other session signed out. To confirm the new email address, open the link that we have sent to { $email }.
confirm-email-title = Confirm the new email address
confirm-email-text = With this button, { $email } becomes the email address of the account { $nic }.
confirm-email-button = Confirm the address
flash-email-confirmed = The new email address is in use from now on.
fault-name-empty = Give a name.
fault-name-too-long = A name has at most 100 characters.
fault-name-address = A name holds no web address and no @. Write a blank after a full stop.
fault-name-nic-handle = A name holds nothing that looks like a NIC handle, such as xx11111-nic.
fault-email-form = This is not an email address such as alice@example.org.
fault-language = Choose one of the languages.
fault-password-needed = To change the email address or the password, give your current password.
fault-password-wrong = This is not your current password.

## Second factor

factor-title = Second factor
factor-what = With a second factor, signing in needs your password and a code from an authenticator app on your phone. Whoever learns your password alone cannot sign in.
factor-required = { $brand } asks everybody to have one: the other pages open once yours is on.
factor-set-up = Set up
factor-scan = Scan this code with your authenticator app, or type the key into it. Then give the code that the app shows.
factor-qr = QR code for the authenticator app
factor-key = Key:
factor-app-code = Code from the app
factor-switch-on = Switch on
factor-on-since = On since:
factor-codes-left = { $count ->
    [one] You have one recovery code left.
    *[other] You have { $count } recovery codes left.
    }
factor-few-left = Make new ones before you run out.
factor-any-code = Code from the app or recovery code
factor-switch-off-title = Switch the second factor off
factor-switch-off-what = Signing in then needs your password alone. Your recovery codes are deleted.
factor-switch-off = Switch off
factor-new-codes-what = Each recovery code signs you in once when you do not have the app at hand. Once you make new ones, the old ones no longer work.
factor-new-codes = Make new recovery codes
recovery-codes-title = Recovery codes
recovery-codes-keep = Each of these codes signs you in once, in place of a code from the app. Keep them where nobody else finds them, and not on your phone alone. They are shown only this once.
recovery-codes-kept = I have kept them
recovery-codes-shown = Your recovery codes were shown once and cannot be shown again. If you did not keep them, make new ones.
factor-step-code = Code from the authenticator app, or a recovery code
factor-step-hint = Open your authenticator app and type the code that it shows. If you no longer have the app or a recovery code, ask our support team.
fault-factor-password-empty = Give your current password.
fault-factor-code-empty = Give a code.
fault-factor-app-code-wrong = This code does not match. Check that the clock of your phone is right, then give the code that the app shows now.
fault-factor-code-wrong = This code does not match, or was used before. Give the next code that the app shows, or a recovery code.
flash-factor-on = The second factor is on.
flash-factor-off = The second factor is off.
flash-factor-codes-made = New recovery codes have been made. The old ones no longer work.
flash-factor-too-many-wrong = There were too many wrong codes. Please start again with your password.

## Sessions

device-label = Device
device-known = { $browser } on { $system }
device-unknown = Unknown device
address-label = Address
sessions-title = Where you are signed in
sessions-text = Each line is a browser that is signed in to your account. Sign out what you do not know, then change your password.
sessions-since = Signed in
sessions-seen = Last used
sessions-this = This session
sessions-password-hint = To sign other browsers out, give your current password.
sessions-end-of = Sign out: { $device }, { $address }
sessions-end-others = Sign out everywhere else
flash-session-ended = That session is signed out.
flash-sessions-ended = You are signed out everywhere else.

## Security history

security-title = Security history
security-text = What has happened to your account, newest first. If you do not recognise something, change your password and sign out everywhere else.
security-none = Nothing has happened yet.
security-what = What has happened
security-who = Who
security-by-operator = Our support team
security-by-unknown = Unknown
security-password-changed = The password was changed.
security-email-changed = The email address was changed.
security-closed = The account was closed.
security-reopened = The account was opened again.
security-created = The account was created.
security-signed-in = Signed in.
security-sign-in-failed = A sign-in failed.
security-code-awaited = The password was right; the second factor was asked for.
security-password-wrong = A wrong password was given on a page of the account.
security-second-factor-failed = The code of the second factor was wrong; the password was right.
security-signed-out = Signed out.
security-sessions-ended = Other sessions were signed out.
security-email-change-asked = Another email address was given; it is still to be confirmed.
security-second-factor-on = The second factor was switched on.
security-second-factor-off = The second factor was switched off.
security-recovery-codes-made = New recovery codes were made.
security-recovery-code-used = A recovery code was used.

## Closing the account

close-title = Close the account
close-text = You will be signed out everywhere and can no longer sign in. Nobody can name you as a contact any more. Only our support team can open the account again.
close-button = Close the account
close-in-the-way = Your account cannot be closed yet, because it is still needed:
close-services = You are a contact of these services. Hand them over first.
close-requests = These requests are not finished yet.
close-more-services = { $count ->
    [one] And one more service.
    *[other] And { $count } more services.
    }
close-more-requests = { $count ->
    [one] And one more request.
    *[other] And { $count } more requests.
    }
close-replaced = A change of contacts that concerns you is not finished yet. Please try again once it is.
flash-account-closed = Your account is closed.

## Mailbox

mailbox-title = Mailbox
mailbox-text = Every email that was sent, newest first, as its reader sees it. No email leaves this machine.
mailbox-empty = No email has been sent yet.
mailbox-to = To:
mailbox-from = From:
mailbox-plain = Plain text
mailbox-newest = Newest
mailbox-older = Older

## The design page of the demo

design-title = Design system
design-text = Every colour, measure and component of these pages, in each of its states. Only the demo has this page.
design-colours = Colours
design-measures = Type and measures
design-navigation = Navigation
design-buttons = Buttons
design-fields = Fields
design-messages = Messages
design-states = States
design-tables = Tables
design-request = A request

## Errors

error-not-found-title = Not found
error-not-found-text = This page does not exist, or another account is needed to see it.
error-others-link-title = This link is for another account
error-others-link-text = Only the account that the email was sent to can open it. The email names its NIC handle.
error-origin-title = Not accepted
error-origin-text = This form was sent from another site. Please open the page here and send it again.
error-host-title = Another address
error-host-text = This site does not answer to the name that was asked for. Please open it by its own address.
error-method-title = Not possible
error-method-text = This address cannot be used like that. Please go back and use the buttons of the page.
error-too-large-title = Too large
error-too-large-text = What was sent is too large. Please go back and send less.
error-too-often-title = Too often
error-too-often-text = This was tried too often. Please wait a while, then try again.
error-bad-request-title = Not understood
error-bad-request-text = What was sent could not be understood. Please go back and try again.
error-unavailable-title = Out of service for a moment
error-unavailable-text = The site is too busy or cannot reach its database. Please try again in a moment. If you had just sent a form, see first whether it was taken.
error-internal-title = Something went wrong
error-internal-text = The fault is ours and has been recorded. Please try again; if it happens again, tell us the reference.
error-reference = Reference:
