### Whom a service belongs to.

owner-name = Name
owner-organisation = Organisation
owner-email = Email address
owner-phone = Phone number
owner-address = Address
owner-postcode = Postcode
owner-city = City
owner-country = Country

## The form

owner-how = Enter a name or an organisation; leave empty what is not known.
owner-phone-hint = With the country code, such as +33 1 23 45 67 89, or as it is dialled in the country below.
owner-country-none = Not given
owner-told = When you save a change, the owner gets an email about it, at the old and at the new address. The change stays in the history of the service, which its contacts see.
owner-locked = The owner’s details cannot be changed while the service is locked.
owner-back = Back to the service
owner-changed-meanwhile = The owner’s details have changed since you opened this page. The current ones are shown below, with what you typed; please check them and save again.
owner-too-often = Your account can change owners’ details { $most } times a day. Nothing was saved; please try again after { $until }.
owner-too-often-service = The owner’s details of one service can be changed { $most } times a day. Nothing was saved; please try again after { $until }.
owner-too-often-address = At most { $most } emails a day about owners’ details go to { $address }. Nothing was saved; please try again after { $until }.
fault-owner-name-needed = Enter a name or an organisation.
fault-owner-phone = Enter a phone number with its country code, such as +33 1 23 45 67 89.
fault-owner-country = Choose a country from the list.
fault-owner-holds-address = This cannot contain a web address or an email address.
fault-owner-too-long = This can have at most { $most } characters.
flash-owner-changed = The owner’s details are saved. The owner gets an email about it.
flash-owner-changed-untold = The owner’s details are saved. No email address of the owner is known, so no email is sent.
flash-owner-same = Nothing was different, so nothing was saved and nobody was told.
flash-draft-too-long = The language has changed. What you had typed was too long to keep.
