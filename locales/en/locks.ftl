lock-title = Contact lock
lock-title-many = { $count ->
    [one] Contact lock of { $count } service
    *[other] Contact lock of { $count } services
    }
lock-meaning = While the contact lock is on, nobody can ask for other contacts, and the owner’s details cannot be changed.
lock-told = The other contacts are told when the lock is put on or taken off.
lock-until = The administrative contact can take it off.
lock-until-support = Only our support team can take it off.
lock-by = Put on by
lock-can = { $count ->
    [one] { $count } service can be locked
    *[other] { $count } services can be locked
    }
lock-button = { $count ->
    [one] Lock { $count } service
    *[other] Lock { $count } services
    }
unlock-can = { $count ->
    [one] { $count } service is locked
    *[other] { $count } services are locked
    }
unlock-button = { $count ->
    [one] Unlock { $count } service
    *[other] Unlock { $count } services
    }
unlock-proof = Taking a lock off needs your password.
lock-stay = These stay as they are
lock-request-open = A change of contacts has been requested and is not finished yet. A service can be locked once it is.
lock-not-yours = Only the administrative contact can lock and unlock.
lock-operators = Our support team has locked this. Only our support team can take the lock off.
lock-nothing-turned = Nothing was changed.
lock-changed = Meanwhile something changed on these services. Look again; nothing was done yet.
lock-too-often = You’ve put contact locks on and taken them off very often. Nothing was changed; please try again after { $until }.
lock-nothing-chosen = Select the services to lock or unlock first.
lock-selected = Lock or unlock selected services
lock-all = Lock or unlock all { $total }
lock-everything = Lock or unlock all of them
lock-on-button = Put the contact lock on
lock-off-button = Take the contact lock off
flash-locked = { $count ->
    [one] Locked. The other contacts get an email.
    *[other] { $count } services are locked. The other contacts get an email.
    }
flash-unlocked = { $count ->
    [one] Unlocked. The other contacts get an email.
    *[other] { $count } services are unlocked. The other contacts get an email.
    }
flash-locked-already = { $count ->
    [one] It was locked already.
    *[other] They were locked already.
    }
flash-unlocked-already = { $count ->
    [one] It was not locked.
    *[other] They were not locked.
    }
fault-locked = This service is locked: its contacts cannot be changed.
lock-since = Locked by { $by } since { $since }.
lock-since-support = Locked by our support team since { $since }.
lock-since-own = Locked by you since { $since }.
