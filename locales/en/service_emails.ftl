### The emails about services: their owners and contact locks.

email-service-link = The service and its history:
email-service-button = Open the service
email-services-link = All your services:
email-services-button = Open my services
email-service-when = When
email-service-no-longer = You are no longer a contact of this service, so this email leaves out what only its contacts see.
email-service-wrong = Is this wrong? Ask { $who }, who did this, or our support team.
email-service-wrong-support = Is this wrong? Please tell us.

## Owner’s details

email-owner-subject = The owner’s details of { $service } have been changed
email-owner-opening = The details of the owner of { $service } have been changed.
email-owner-by = Changed by
email-owner-before-after = { $before } → { $after }
email-owner-nothing = not given
email-owner-old-address = Later changes will no longer be sent to this address.
email-owner-footer = { $brand } sent this email because this address is that of the owner of { $service }, or was until this change.

## Contact lock

email-locked-subject = Contact lock put on: { $service }
email-locked-subject-many = { $count ->
    [one] Contact lock put on for { $count } service
    *[other] Contact lock put on for { $count } services
    }
email-locked-opening = The contacts of { $service } are locked now.
email-locked-opening-many = { $count ->
    [one] The contacts of { $count } service are locked now.
    *[other] The contacts of { $count } services are locked now.
    }
email-unlocked-subject = Contact lock taken off: { $service }
email-unlocked-subject-many = { $count ->
    [one] Contact lock taken off for { $count } service
    *[other] Contact lock taken off for { $count } services
    }
email-unlocked-opening = The contacts of { $service } are no longer locked.
email-unlocked-opening-many = { $count ->
    [one] The contacts of { $count } service are no longer locked.
    *[other] The contacts of { $count } services are no longer locked.
    }
email-unlocked-by = Taken off by
email-unlocked-meaning = Other contacts can be asked for again, and the owner’s details can be changed.
