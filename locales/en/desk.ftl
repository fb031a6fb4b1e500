desk-go-on = Go on
desk-more = There is more to do: press “Go on”.
desk-interrupted = Then something went wrong on our side. What is done stays done: try “Go on” in a while.
desk-replace-left = { $count ->
    [one] The account is still such a contact of { $count } service.
    *[other] The account is still such a contact of { $count } services.
    }
desk-close-ended = { $count ->
    [one] { $count } open request has ended so far.
    *[other] { $count } open requests have ended so far.
    }
desk-close-left = { $count ->
    [one] { $count } is still open; the account is closed once it has ended, too.
    *[other] { $count } are still open; the account is closed once these have ended, too.
    }
desk-reopen-blanked = The name and address of { $nic } were deleted some time after it was closed. Enter those of its owner: they are told by email at this address, and set a password through “Forgot your password?”.
desk-service-removed = Removed
desk-service-was = Removed service
desk-service-removed-on = Removed on
desk-service-was-hint = Its last contacts are shown as far as its history names them. Its requests and its history are kept for some years.
