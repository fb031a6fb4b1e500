### The words of the pages.

## Every page

skip-to-content = Skip to content
site-description = { $brand }: see who the contacts of your services are, and hand them over safely.
language-choice = Language
help = Help
sign-out = Sign out
signed-in-as = You are signed in as { $name } ({ $nic }).
sign-in-another = Sign in with another account
others-form-title = Another account is signed in
others-form-text = This form was filled in as { $owner }. Nothing was sent.
others-form-typed = What you typed
others-form-kept = Sign in as { $nic } within the next hour, and it will be back in its form.
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
filter-clear = Clear filters
filter-off = Remove “{ $filter }”
filtered-by = Filtered by:
search-clear = Clear search
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
people-several = Several people
requester-label = Requested by

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
sign-in-why-request = The link in your email leads to a request for you to accept or decline. Sign in with the account named in the email, and the code will be filled in for you.
sign-in-why-email = The link in your email confirms a new address. Sign in with the account it is for.
sign-in-failed = The NIC handle or email and the password do not match. Please try again.
sign-in-shared-address = If several accounts share your email address, sign in with your NIC handle.
sign-in-too-often = Too many failed attempts. Please wait a few minutes, then try again.
sign-in-forgot = Forgot your password?
flash-signed-out = You are signed out.
flash-nothing-sent = You were signed out; nothing was sent.
flash-nothing-sent-kept = You were signed out; nothing was sent. Sign in again as { $nic }, and what you typed will be back in its form, except passwords and codes.
flash-nothing-sent-too-long = You were signed out; nothing was sent. What you typed is too long to keep.
draft-given-back = What you typed is back in the form. It has not been sent yet.
demo-title = This is the demo
demo-text = Sign in with any of these accounts. Their emails arrive in the mailbox, linked at the top of each page.
demo-password = Password for all: { $password }

## Creating an account

sign-up-title = Create an account
sign-up-how = You will get an email with a link to confirm your address. After that you get your NIC handle, which is your user name.
sign-up-zone-hint = The geographical zone you belong to. Contacts can only be changed within one zone, and the zone cannot be changed later.
sign-up-zone-choose = Choose…
sign-up-button = Create account
sign-up-sign-in = Already have an account? Sign in
sign-up-confirm-text = This confirms the address { $email } and creates the account for { $name }.
sign-up-confirm-hint = The password you chose when you signed up.
flash-sign-up-sent = We have sent an email to { $email }. Open the link in it within 24 hours to continue.
flash-account-created = Your account has been created, and you are signed in. Your NIC handle is { $nic }; we have also sent it to you by email.
fault-zone = Choose one of the zones.
fault-sign-up-password = This is not the password you chose when you signed up.
fault-password-empty = Choose a password.
fault-password-too-short = Use at least 8 characters. Three or four unrelated words work well.
fault-password-too-long = This password is too long. Choose a shorter one.
fault-password-common = This password, or one very like it, is on lists of common passwords and would be guessed at once. Choose another one.
fault-password-keys = Keys next to each other are easy to guess. Choose another password.
fault-password-repeats = Repetition is easy to guess. Choose another password.
fault-password-sequence = Letters or digits in order are easy to guess. Choose another password.
fault-password-date = Dates and years are easy to guess. Choose another password.
fault-password-word = A name or a single word is easy to guess. Add unrelated words.
fault-password-guessable = This password is easy to guess. Make it longer by adding unrelated words.
dead-link-title = This link is no longer valid
dead-link-text = It has been used, replaced by a newer one, or has expired.
dead-link-others-title = This link is for another account, or no longer valid
dead-link-others-text = It works only for the account that asked for it, and only once. It may also have been replaced by a newer one, or have expired.
dead-link-sign-up = If your account exists, sign in; otherwise sign up again.
dead-link-reset = Ask for a new link.
dead-link-email = Your address is in your profile. If it is still the old one, enter the new one there again.

## Forgotten password

forgot-title = Forgot your password?
forgot-how = Enter your NIC handle or email address. If there is an account, you will get an email with a link to choose a new password.
forgot-button = Send the link
forgot-sign-in = Back to sign-in
forgot-too-often = Too many links were requested. Check your inbox: a link sent in the last half hour still works. Otherwise, try again later.
flash-reset-sent = If there is an account for { $login }, an email with a link is on its way. The link is valid for 30 minutes.
fault-login-neither = This is neither a NIC handle such as xx11111-nic nor an email address.
reset-title = Choose a new password
reset-for = For the account { $nic } ({ $name }). Everyone signed in to it will be signed out.
reset-button = Set the password
flash-password-reset = The new password for { $nic } is set. Sign in with it.

## My services

services-title = Contact management
tabs-label = Contact management
tab-services = My services
tab-requests = My requests
services-search = Search services
services-category = Category
services-role = My role
services-contact = Contact
services-contact-as = Contact’s role
services-renews = Renews
services-renews-within = Renews within
services-days = { $count ->
    [one] { $count } day
    *[other] { $count } days
}
renews-automatic = renews by itself
renews-manual = renews when paid
renews-ends = ends
renews-ended = ended
renews-overdue = overdue
renews-past = has passed
services-locked = Locked
services-pending = Pending changes
services-pending-own = your turn
services-pending-new = has yet to accept
services-pending-requester = the requester has yet to accept
services-pending-processing = the change is being made
services-filters = Filters
services-sort = Sort by
services-count = { $from }–{ $to } of { $total }
services-count-many = { $from }–{ $to } of more than { $most }
services-many = more than { $most }
services-rows = Rows per page:
services-export = Export as CSV
services-of-contact = Show the services of contact { $nic }
services-of-called = Show the services with a contact called “{ $name }”
services-only-where = Only where { $name } is:
services-both-roles = Services of which you are { $roles } and { $name } is a contact in any role.
services-name = Service name
services-none = You are not a contact of any service yet.
services-none-next = When somebody asks you to become one, you find the request here:
services-none-filtered = None of your services matches these filters.
services-none-called = No service called “{ $search }” was found.

## Modify contacts

modify-title = Modify contacts
modify-how = Enter the NIC handle or email address of the new contact. You and the new contact each get a code by email and must both confirm; only then does the change happen. If you name yourself, only you have to confirm.
modify-repeats = This repeats request { $number } ({ $state }).
modify-today = Current:
modify-confirm = Confirm
modify-fixed-technical = Only the administrative contact can change this. You are the technical contact.
modify-fixed-billing = Only the administrative contact can change this. You are the billing contact.
modify-fixed-technical-billing = Only the administrative contact can change this. You are the technical and billing contact.
note-label = Note
note-hint = Optional. Everyone who must confirm reads it on the page and in the email. At most 300 characters, no web or email addresses.
modify-contacts-changed = The contacts of this service have changed since you opened this page. The current contacts are shown below; please check what you typed and confirm again.
modify-nothing-changed = Nothing would change: these are the current contacts. Enter at least one other contact.
modify-overtaken = Something else was stored for this service at the same moment. Nothing was sent; please check what you typed and confirm again.
modify-too-often = Too many attempts. Nothing was sent; please try again after { $until }.
preview-button = Preview
preview-title = What will happen
preview-requests = { $count ->
    [one] “Confirm” sends this request:
    *[other] “Confirm” sends these { $count } requests:
    }
preview-told = Who will be told when it is done
preview-note = Your note to everyone who must confirm:
preview-as-replaced = as the replaced contact
preview-as-administrator = as the administrative contact
preview-as-administrator-then = if it is the administrative contact by then
preview-codes = Everyone who must confirm gets one email with a code.
preview-expires = It can be confirmed until { $when }.
preview-until-then = Nothing changes until everyone has confirmed.
preview-nothing = Nothing would change yet: these are the current contacts. Enter another contact to see what will happen.
preview-all-fixed = Nothing can be changed here at present; each field says why. “Confirm” would send nothing.
preview-contacts-changed = The contacts of this service have changed since you opened this page. To see the current ones, open it again:
preview-too-often = Too many attempts. You can see a preview again after { $until }.
fault-not-yours = You may not change this contact.
fault-control-characters = This contains characters that cannot be used here.
fault-contact-empty = This contact cannot be empty. Enter a NIC handle or an email address.
fault-contact-unknown = There is no account with this NIC handle. Please check it for typos.
fault-contact-no-account = There is no account with this email address yet. Ask the person to create one on this page, then enter it here.
fault-contact-shared = Several accounts share this email address. Enter the NIC handle instead.
fault-contact-several = Enter one NIC handle or one email address.
fault-other-zone = This account belongs to another geographical zone. Contacts can only be changed within one zone.
fault-outstanding-payments = The current and the new billing contact must both be up to date with their payments. Anyone with outstanding payments must pay them first. If everything is already paid, ask our support team.
fault-outstanding-payments-own = The current and the new billing contact must both be up to date with their payments. Your own account has outstanding payments. Please pay them, then try again. If they are already paid, ask our support team.
fault-already-asked = A change of this contact has already been requested and is not finished yet.
fault-note-too-long = Please use at most 300 characters.
fault-note-address = Domain names, web and email addresses cannot be sent here. Put a space after each full stop.
flash-submitted = Request sent. Everyone who must confirm it gets an email with a code.
flash-submitted-several = Requests sent. Everyone who must confirm them gets one email with a code.

## Many services at once

services-modify-selected = Modify contacts of selected services
services-modify-all = Modify contacts of all { $total }
services-modify-everything = Modify contacts of all
services-select = Select { $what }
ticks-here = { $ticked } selected
ticks-some = { $ticked } selected, { $elsewhere } of them not on this page
ticks-all = Select all on this page
ticks-none = Clear selection
many-title = { $count ->
    [one] Modify contacts of { $count } service
    *[other] Modify contacts of { $count } services
    }
many-services = { $count ->
    [one] Show the { $count } service
    *[other] Show the { $count } services
    }
services-number = { $count ->
    [one] { $count } service
    *[other] { $count } services
    }
services-more = { $count ->
    [one] and { $count } more
    *[other] and { $count } more
    }
many-how = Enter the NIC handle or email address of each new contact. What you leave empty stays as it is. Everyone who must confirm gets one email with one code for all services; nothing changes before that.
many-stays = stays as it is
many-others = { $count ->
    [one] and { $count } other
    *[other] and { $count } others
    }
many-fixed = Only the administrative contact can change this.
many-fixed-partly = { $count ->
    [one] You may change this contact on { $count } of { $total }.
    *[other] You may change this contact on { $count } of { $total }.
    }
many-where = Only where it is today
many-where-hint = Optional. With a NIC handle or email address here, only this person is replaced, wherever they are one of the contacts above.
many-changed = Your selection or its contacts have changed since you opened this page. What is there now is shown below; please check what you typed and confirm again.
many-overtaken = Something else was stored for one of these services at the same moment. Nothing was sent; please check what you typed and confirm again.
many-nothing-changed = Nothing would change on any of these services. Enter at least one other contact.
many-nothing = Nothing would change yet. Enter a new contact to see what will happen.
many-stopped = { $count ->
    [one] { $count } service cannot be changed this way. Nothing was sent yet.
    *[other] { $count } services cannot be changed this way. Nothing was sent yet.
    }
many-go-on = You can go on without them; everything else is asked for as you entered it.
many-none-left = Nothing is left to change without them.
many-without = { $count ->
    [one] Confirm without this one
    *[other] Confirm without these { $count }
    }
many-cannot = What cannot be changed
many-would-change = { $count ->
    [one] { $count } of { $total } services would change.
    *[other] { $count } of { $total } services would change.
    }
many-can-change = { $count ->
    [one] { $count } of { $total } services can be changed.
    *[other] { $count } of { $total } services can be changed.
    }
many-would-send-nothing = “Confirm” would send nothing.
many-in-the-way = Show what is pending
many-unchanged = { $count ->
    [one] On { $count } service nothing would change.
    *[other] On { $count } services nothing would change.
    }
many-too-many = One form is for at most { $most } services, but you have chosen more.
many-first-how = Begin with the first { $most } on which no change is pending. When you have confirmed, choose all again: these are then left out.
many-first = Choose the first { $most }
choose-title = Choose services by name
choose-how = Paste the names of the services whose contacts you want to modify.
choose-names = Service names
choose-hint = One per line, with or without the category after it. At most 500.
choose-button = Choose these
choose-nothing = No service is chosen. Enter at least one name.
choose-too-many = { $count ->
    [one] This is { $count } name. Leave at most { $most } here, and choose the others when these are done.
    *[other] These are { $count } names. Leave at most { $most } here, and choose the others when these are done.
    }
choose-too-many-found = { $count ->
    [one] These names lead to { $count } service. Leave names of at most { $most } here, and choose the others when these are done.
    *[other] These names lead to { $count } services. Leave names of at most { $most } here, and choose the others when these are done.
    }
choose-too-large = Your list is too long. Enter at most { $most } names; your browser’s Back button keeps what you typed.
choose-missing = { $count ->
    [one] { $count } name matches none of your services.
    *[other] { $count } names match none of your services.
    }
choose-without = { $count ->
    [one] Go on with the other one
    *[other] Go on with the other { $count }
    }
fault-contact-nowhere = None of these services has this contact today.

## My requests

requests-search = Search requests
requests-state = State
requests-all = All
requests-own-turn = Your turn
requests-all-pending = All pending
requests-also-awaited = waiting for { $name } too
requests-by = requested by { $name }
requests-by-own = requested by you
requests-none = There are no requests yet. To change a contact, choose “Modify contacts” next to one of your services.
requests-none-filtered = No request matches these filters.
requests-none-called = No request on a service called “{ $search }” was found, and none with somebody of this name or NIC handle.
turn-title = Waiting for you
turn-asks = { $name } asks you to become { $roles } of { $service }
turn-asked = You asked { $name } to become { $roles } of { $service }
turn-asked-own = You asked to become { $roles } of { $service }
turn-asks-many = { $count ->
    [one] { $name } asks you to become { $roles } of { $count } service
    *[other] { $name } asks you to become { $roles } of { $count } services
    }
turn-asked-many = { $count ->
    [one] You asked { $name } to become { $roles } of { $count } service
    *[other] You asked { $name } to become { $roles } of { $count } services
    }
turn-asked-own-many = { $count ->
    [one] You asked to become { $roles } of { $count } service
    *[other] You asked to become { $roles } of { $count } services
    }
turn-asked-several = { $count ->
    [one] You asked several people to become { $roles } of { $count } service
    *[other] You asked several people to become { $roles } of { $count } services
    }
turn-review = Review
turn-you-too = you must confirm too
turn-only-you = only you must confirm
turn-more = { $count ->
    [one] and { $count } more request
    *[other] and { $count } more requests
    }
turn-all = Show all
turn-strip = { $count ->
    [one] { $count } request waits for you.
    *[other] { $count } requests wait for you.
    }
turn-tab = { $count ->
    [one] { $count } waiting for you
    *[other] { $count } waiting for you
    }
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
processing-refresh = Everyone has confirmed, and the change is being made.
processing-later = Everyone has confirmed. The change will be made on { $when }.

## A request

request-about = What would change
request-about-done = What was changed
request-about-ended = What was requested
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
ask-support = Ask our support team
declined-reason = Reason given for declining:
refused-words = Reason given:
ask-again = Ask again
nothing-changed = No contact was changed.
decide-title = Your decision
decide-what = { $service }: { $types }, from { $from } to { $to }.
decide-what-from-own = { $service }: { $types }, from you to { $to }.
decide-what-to-own = { $service }: { $types }, from { $from } to you.
note-says = writes:
code-label = Validation code
code-hint = The code from the email we sent you. You need it to decline, too. Capitals, spaces and dashes don’t matter.
accept = Accept
decline = Decline
accept-request = Accept request { $number }
decline-request = Decline request { $number }
decline-reason-give = Give a reason for declining
decline-reason-label = Reason for declining
decline-reason-hint = Optional. The other side reads it on the page and in an email. At most 300 characters, no web or email addresses.
resend-hint = Didn’t get the email? Check the address in your profile, then have a new code sent.
resend-own = Send me a new code
resend-to = Send { $name } a new code
cancel-title = Cancel request { $number }?
cancel-what = The contacts stay as they are, and the codes that were sent stop working. The other side is told by email. A cancelled request cannot be reopened; you would have to ask again.
cancel-keep = Keep request
validators-title = Who must confirm
validator-accepted = accepted
validator-declined = declined
validator-awaited = has not answered yet
validator-undecided = gave no answer in time
validator-unanswered = had not answered yet
validator-accepted-own = accepted
validator-declined-own = declined
validator-awaited-own = have not answered yet
validator-undecided-own = gave no answer in time
validator-unanswered-own = had not answered yet
waiting-title = Also waiting for you
waiting-text = These requests were made together with this one. The same code works for each of them.
history-title = What has happened
event-asked = { $by } asked for the change.
event-accepted = { $by } accepted.
event-declined = { $by } declined.
event-resent = { $by } had a new code sent.
event-resent-for = { $by } had a new code sent to { $about }.
event-reminded = { $about } was reminded by email.
event-code-blocked = The code of { $about } was blocked after too many wrong attempts.
event-email-refused = The email to { $about } could not be delivered.
event-cancelled = { $by } cancelled the request.
event-cancelled-operator = Our support team cancelled the request.
event-processing = Everyone has confirmed.
event-expired = The time to confirm ran out.
event-done = The contacts were changed.
event-failed = The change could no longer be made.
event-other = Something else happened.
event-asked-own = You asked for the change.
event-accepted-own = You accepted.
event-declined-own = You declined.
event-resent-own = You had a new code sent.
event-resent-for-by-own = You had a new code sent to { $about }.
event-resent-for-own = { $by } had a new code sent to you.
event-reminded-own = You were reminded by email.
event-code-blocked-own = Your code was blocked after too many wrong attempts.
event-email-refused-own = The email to you could not be delivered.
event-cancelled-own = You cancelled the request.
ahead-title = What comes next
ahead-decides = { $name } accepts or declines.
ahead-decides-own = You accept or decline.
ahead-changes = Once everyone has accepted, the contacts change, and everyone concerned is told by email.
ahead-processing = The contacts change, and everyone concerned is told by email.
reason-contact-changed = The contact of the service had changed in the meantime.
reason-requester-closed = The account that asked for the change was closed.
reason-new-contact-closed = The account of the new contact was closed.
reason-other-zone = The two accounts are no longer in the same geographical zone.
reason-outstanding-payments = The current and the new billing contact must both be up to date with their payments. Anyone with outstanding payments must pay them first. If everything is already paid, ask our support team.
reason-right-lost = The account that asked for the change no longer has the right to do so.
reason-locked = Support has locked this service.
reason-refused = The provider’s own check did not allow this change.
flash-accepted = You have accepted the request.
flash-accepted-all = You have accepted the request. Everyone has confirmed.
flash-accepted-awaits = You have accepted the request. { $name } ({ $nic }) still has to decide.
flash-declined = You have declined the request. Nothing changes.
flash-resent = A new code is on its way to you. The old one no longer works.
flash-resent-to = A new code is on its way to { $name }. The old one no longer works.
flash-cancelled = The request is cancelled. Nothing changes.
fault-code-empty = Enter the validation code from the email.
fault-code-wrong = This code does not match. Use the code from the latest email we sent you, or get a new one with “Send me a new code”.
alert-not-pending = This request is no longer pending, so nothing was done.
alert-already-decided = You have already decided this request, so nothing was done.
alert-nothing-left = There is nothing left to confirm, so no email was sent.
alert-resend-apart = { $count ->
    [one] A new code can be sent at most once a minute. Please wait another second, then try again.
    *[other] A new code can be sent at most once a minute. Please wait another { $count } seconds, then try again.
    }
alert-resend-daily = A new code can be sent at most ten times in 24 hours. Please try again after { $until }.
alert-resend-too-often = Too many new codes have been sent. Please try again after { $until }.
alert-codes-too-often = Too many wrong codes were entered, and this one does not match either. Please try again after { $until }.
alert-standing = Its state is now: { $state }.

## Profile

profile-title = Profile
own-pages-label = Your account
own-pages-sessions = Sessions
profile-zone = Zone
profile-name = Name
profile-email = Email address
profile-email-hint = A new address takes effect once you have confirmed it with the link we send there.
profile-unconfirmed = Not confirmed yet: { $email }. Open the link in the email we sent there. Until then, the address above stays in use.
profile-language = Language
profile-time-zone = Time zone
profile-time-zone-hint = Dates and times are shown in this zone, such as Europe/Paris; at present { $zone }. Leave it empty for { $otherwise }.
fault-time-zone = There is no such time zone. Choose one from the list, such as Europe/Paris.
profile-new-password = New password
profile-new-password-hint = At least 8 characters that are hard to guess. Any letters and spaces, any length; a few unrelated words work well.
profile-current-password = Current password
profile-password-hint = Only needed to change your email address or password.
profile-save = Save changes
flash-profile-saved = Your profile has been saved.
flash-password-changed = Your password has been changed. All other sessions of your account are signed out.
flash-confirm-email = Your profile has been saved. To confirm the new email address, open the link we sent to { $email }.
flash-password-changed-confirm-email = Your password has been changed, and all other sessions are signed out. To confirm the new email address, open the link we sent to { $email }.
confirm-email-title = Confirm the new email address
confirm-email-text = This button makes { $email } the email address of the account { $nic }.
confirm-email-button = Confirm the address
flash-email-confirmed = The new email address is now in use.
fault-name-empty = Enter your name.
fault-name-too-long = A name can have at most 100 characters.
fault-name-address = A name cannot contain a web address or an @. Put a space after each full stop.
fault-name-nic-handle = A name cannot contain anything that looks like a NIC handle, such as xx11111-nic.
fault-email-form = Enter an email address such as alice@example.org.
fault-language = Choose one of the languages.
fault-password-needed = To change your email address or password, enter your current password.
fault-password-wrong = This is not your current password.

## Second factor

factor-title = Second factor
factor-what = With a second factor, signing in takes your password and a code from an authenticator app on your phone. Someone who knows only your password cannot sign in.
factor-required = { $brand } requires a second factor for every account: the other pages open once yours is on.
factor-set-up = Set up
factor-scan = Scan this code with your authenticator app, or type the key into it. Then enter the code the app shows.
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
factor-switch-off-title = Switch off the second factor
factor-switch-off-what = Signing in will then take only your password. Your recovery codes will be deleted.
factor-switch-off = Switch off
factor-new-codes-what = Each recovery code signs you in once when you don’t have the app to hand. When you make new ones, the old ones stop working.
factor-new-codes = Make new recovery codes
recovery-codes-title = Recovery codes
recovery-codes-keep = Each of these codes signs you in once, in place of a code from the app. Keep them where nobody else can find them, and not only on your phone. They are shown only this once.
recovery-codes-file = Save as a text file
recovery-codes-copy = Copy
recovery-codes-copied = Copied
recovery-codes-print = Print
recovery-codes-kept = I have saved them
recovery-codes-shown = Your recovery codes were shown once and cannot be shown again. If you did not save them, make new ones.
factor-step-code = Code from the authenticator app, or a recovery code
factor-step-hint = Open your authenticator app and enter the code it shows. If you no longer have the app or a recovery code, ask our support team.
fault-factor-password-empty = Enter your current password.
fault-factor-code-empty = Enter a code.
fault-factor-app-code-wrong = This code does not match. Check that the clock on your phone is right, then enter the code the app shows now.
fault-factor-code-wrong = This code does not match or has already been used. Enter the next code the app shows, or a recovery code.
flash-factor-on = The second factor is on.
flash-factor-off = The second factor is off.
flash-factor-codes-made = New recovery codes have been made. The old ones no longer work.
flash-factor-too-many-wrong = Too many wrong codes. Please start again with your password.

## Sessions

device-label = Device
device-known = { $browser } on { $system }
device-unknown = Unknown device
address-label = Address
sessions-title = Where you are signed in
sessions-text = Each line is a browser signed in to your account. Sign out any you don’t recognise, then change your password.
sessions-alone = You are signed in only here. If you don’t recognise something in the history, change your password.
sessions-since = Signed in
sessions-seen = Last used
sessions-this = This session
sessions-password-hint = To sign out other browsers, enter your current password.
sessions-end-of = Sign out: { $device }, { $address }
sessions-end-others = Sign out everywhere else
flash-session-ended = That session is signed out.
flash-sessions-ended = You are signed out everywhere else.

## Security history

security-title = Security history
security-text = What has happened to your account, newest first. If you don’t recognise something, change your password and sign out everywhere else.
security-none = Nothing has happened yet.
security-what = What has happened
security-who = Who
security-by-operator = Our support team
security-by-unknown = Unknown
security-password-changed = The password was changed.
security-email-changed = The email address was changed.
security-closed = The account was closed.
security-reopened = The account was reopened.
security-role-given = The account’s rights were changed.
security-created = The account was created.
security-signed-in = Signed in.
security-sign-in-failed = A sign-in failed.
security-code-awaited = The password was right; the second factor was asked for.
security-password-wrong = A wrong password was entered on a page of the account.
security-second-factor-failed = The code of the second factor was wrong; the password was right.
security-signed-out = Signed out.
security-sessions-ended = Other sessions were signed out.
security-email-change-asked = A new email address was entered; it has not been confirmed yet.
security-second-factor-on = The second factor was switched on.
security-second-factor-off = The second factor was switched off.
security-recovery-codes-made = New recovery codes were made.
security-recovery-code-used = A recovery code was used.

## Closing the account

close-title = Close the account
close-text = You will be signed out everywhere and can no longer sign in. Nobody can name you as a contact any more. Only our support team can reopen the account.
close-button = Close the account
close-hand-over = Hand everything over
close-in-the-way = Your account cannot be closed yet, because it is still needed:
close-services = { $count ->
    [one] You are a contact of one service. Hand it over first.
    *[other] You are a contact of { $count } services. Hand them over first.
    }
close-requests = { $count ->
    [one] One request is not finished yet.
    *[other] { $count } requests are not finished yet.
    }
close-replaced = A change of contacts that concerns you is not finished yet. Please try again once it is.
flash-account-closed = Your account is closed.

## Mailbox

mailbox-title = Mailbox
mailbox-text = Every email sent, newest first, as its reader sees it. No email leaves this machine.
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
error-host-text = This site does not go by the name that was asked for. Please open it at its own address.
error-method-title = Not possible
error-method-text = This address cannot be used like that. Please go back and use the buttons on the page.
error-too-large-title = Too large
error-too-large-text = What was sent is too large. Please go back and send less.
error-too-often-title = Too many attempts
error-too-often-text = Please wait a while, then try again.
error-bad-request-title = Not understood
error-bad-request-text = What was sent could not be understood. Please go back and try again.
error-unavailable-title = Temporarily unavailable
error-unavailable-text = The site is too busy or cannot reach its database. Please try again in a moment. If you have just sent a form, check first whether it went through.
error-internal-title = Something went wrong
error-internal-text = The fault is ours and has been recorded. Please try again; if it happens again, tell us the reference.
error-reference = Reference:

submission-title = { $count ->
    [one] Changes of contacts on { $count } service
    *[other] Changes of contacts on { $count } services
    }
submission-back = Requests made together
submission-requests = Requests
submission-none = No request is in this state.
accept-all = { $count ->
    [one] Accept request
    *[other] Accept all { $count }
    }
decline-all = { $count ->
    [one] Decline request
    *[other] Decline all { $count }
    }
accept-ticked = Accept those ticked
decline-ticked = Decline those ticked
ticks-page = A decision on those ticked counts only for the requests on this page.
cancel-all = Cancel all
cancel-all-title = { $count ->
    [one] Cancel { $count } request?
    *[other] Cancel all { $count } requests?
    }
cancel-all-keep = Keep requests
again-failed = Ask again for those that failed
history-times = { $count ->
    [one] { $said } ({ $count } request)
    *[other] { $said } ({ $count } requests)
    }
flash-said = { $said }
submission-accepted = { $count ->
    [one] { $count } request accepted.
    *[other] { $count } requests accepted.
    }
submission-declined = { $count ->
    [one] { $count } request declined.
    *[other] { $count } requests declined.
    }
submission-cancelled = { $count ->
    [one] { $count } request cancelled.
    *[other] { $count } requests cancelled.
    }
submission-left = { $count ->
    [one] { $count } was no longer pending.
    *[other] { $count } were no longer pending.
    }
submission-left-decided = { $count ->
    [one] { $count } had already been decided or had ended.
    *[other] { $count } had already been decided or had ended.
    }
alert-none-ticked = No request is ticked, so nothing was done. Tick at least one, or decide all at once.
alert-none-pending = None of these requests is pending any longer, so nothing was done.
alert-all-decided = You have already decided these requests, so nothing was done.
submission-whole = Show all requests made together with this one
