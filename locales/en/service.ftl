### The page of a service.

service-contacts-title = Contacts
service-may-administrative = May change all contacts, the owner’s details and the contact lock.
service-may-technical = Handles technical matters, and may hand this contact over.
service-may-billing = Gets the renewal notices, and may hand this contact over.
service-can-title = What you can do here
service-can-contacts = Ask for other contacts: { $types }
service-can-owner = Change the owner’s details
service-can-lock = Put the contact lock on
service-can-unlock = Take the contact lock off
service-open-title = Open requests

## Renewal

service-renewal-title = Renewal
service-last-day = Last day
service-last-day-unknown = No last day is known.
service-past = This day has passed.
service-renewal = What happens then
service-renewal-automatic = It renews by itself.
service-renewal-manual = It renews when it is paid.
service-renewal-ends = It ends.
service-notices-to = Renewal notices go to

## Owner’s details

service-owner-title = Owner’s details
service-owner-unknown = Nothing is known of the owner.
service-owner-change = Change the owner’s details

## Contact lock

service-lock-on = On
service-lock-off = Off
service-lock-since = Since

## History

service-history-title = History
service-history-since = What has happened since you became a contact, newest first.
service-history-older = Older
service-history-newer = Newer
service-moved = { $contact }: from { $from } to { $to }.
service-moved-from-own = { $contact }: from you to { $to }.
service-moved-to-own = { $contact }: from { $from } to you.
service-moved-request = By a request that everyone had confirmed.
service-moved-operator = Our support team did this.
service-moved-imported = Taken from our records.
service-owner-changed = { $by } changed the owner’s details.
service-owner-changed-own = You changed the owner’s details.
service-owner-changed-operator = Our support team changed the owner’s details.
service-owner-changed-otherwise = The owner’s details were changed.
service-locked = { $by } put the contact lock on.
service-locked-own = You put the contact lock on.
service-locked-operator = Our support team put the contact lock on.
service-locked-otherwise = The contact lock was put on.
service-unlocked = { $by } took the contact lock off.
service-unlocked-own = You took the contact lock off.
service-unlocked-operator = Our support team took the contact lock off.
service-unlocked-otherwise = The contact lock was taken off.
service-renamed = Our support team renamed the service from { $before } to { $after }.
service-removed = The service was removed.
