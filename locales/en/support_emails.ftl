### The emails about what support did to an account.

email-done-by-support = Our support team did this. If you don’t know why, please ask us.
email-address-by-support = Our support team did this. If you did not ask for it, please tell us at once.
email-reopened-subject = Your { $brand } account is open again
email-reopened-opening = The account { $nic } has been reopened. You can sign in to it again.
email-sessions-ended-subject = You have been signed out of your { $brand } account
email-sessions-ended-opening = Everyone who was signed in to the account { $nic } has been signed out.
email-role-subject = The rights of your { $brand } account were changed
email-role-support = The account { $nic } may look after other customers now, as support. Everyone who was signed in with it has been signed out.
email-role-admin = The account { $nic } may do everything for other customers now, as an administrator. Everyone who was signed in with it has been signed out.
email-role-none = The account { $nic } may no longer look after other customers. Everyone who was signed in with it has been signed out.

## What support did to services

email-set-subject = Our support team has changed contacts of { $service }
email-set-subject-many = Our support team has changed contacts of several services
email-set-opening = Our support team has changed contacts of { $service }.
email-set-opening-many = Our support team has changed contacts of several services.
email-set-rest = And
email-set-rest-count = { $count ->
    [one] { $count } more change
    *[other] { $count } more changes
    }
email-set-meaning = The change is in effect. Nobody had to confirm it, and requests that were open for these contacts have ended.
email-renamed-subject = { $before } is now called { $after }
email-renamed-opening = Our support team has renamed the service { $before }: it is now called { $after }.
email-renamed-meaning = Its contacts and its history stay as they were.
email-removed-subject = { $service } has been removed
email-removed-subject-many = { $count ->
    [one] { $count } service has been removed
    *[other] { $count } services have been removed
    }
email-removed-opening = The service { $service } has been removed, so you are no longer a contact of it.
email-removed-opening-many = { $count ->
    [one] { $count } service has been removed, so you are no longer a contact of it.
    *[other] { $count } services have been removed, so you are no longer a contact of them.
    }
email-removed-by = Removed by
email-removed-meaning = Requests that were open on it have ended. What was decided before can still be read under “My requests”.
