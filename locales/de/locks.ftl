lock-title = Kontaktsperre
lock-title-many = { $count ->
    [one] Kontaktsperre von { $count } Dienst
    *[other] Kontaktsperre von { $count } Diensten
    }
lock-meaning = Solange die Kontaktsperre eingeschaltet ist, kann niemand andere Kontakte beantragen, und die Inhaberdaten können nicht geändert werden.
lock-told = Die anderen Kontakte erfahren, wenn die Sperre eingeschaltet oder aufgehoben wird.
lock-until = Der administrative Kontakt kann sie aufheben.
lock-until-support = Nur unser Support kann sie aufheben.
lock-by = Eingeschaltet von
lock-can = { $count ->
    [one] { $count } Dienst kann gesperrt werden
    *[other] { $count } Dienste können gesperrt werden
    }
lock-button = { $count ->
    [one] { $count } Dienst sperren
    *[other] { $count } Dienste sperren
    }
unlock-can = { $count ->
    [one] { $count } Dienst ist gesperrt
    *[other] { $count } Dienste sind gesperrt
    }
unlock-button = { $count ->
    [one] Sperre von { $count } Dienst aufheben
    *[other] Sperre von { $count } Diensten aufheben
    }
unlock-proof = Zum Aufheben einer Sperre ist Ihr Passwort nötig.
lock-stay = Diese bleiben, wie sie sind
lock-request-open = Eine Änderung der Kontakte wurde beantragt und ist noch nicht abgeschlossen. Danach kann der Dienst gesperrt werden.
lock-not-yours = Nur der administrative Kontakt kann die Sperre einschalten und aufheben.
lock-operators = Von unserem Support gesperrt. Nur unser Support kann die Sperre aufheben.
lock-nothing-turned = Nichts wurde geändert.
lock-changed = Inzwischen hat sich an diesen Diensten etwas geändert. Sehen Sie noch einmal nach; bisher wurde nichts getan.
lock-too-often = Sie haben Kontaktsperren sehr oft geändert. Versuchen Sie es nach { $until } noch einmal.
lock-nothing-chosen = Wählen Sie zuerst die Dienste aus, deren Sperre Sie ändern wollen.
lock-selected = Ausgewählte sperren oder Sperre aufheben
lock-all = Alle { $total } sperren oder Sperre aufheben
lock-everything = Alle sperren oder Sperre aufheben
lock-on-button = Kontaktsperre einschalten
lock-off-button = Kontaktsperre aufheben
flash-locked = { $count ->
    [one] Gesperrt. Die anderen Kontakte erhalten eine E-Mail.
    *[other] { $count } Dienste sind gesperrt. Die anderen Kontakte erhalten eine E-Mail.
    }
flash-unlocked = { $count ->
    [one] Sperre aufgehoben. Die anderen Kontakte erhalten eine E-Mail.
    *[other] Die Sperre von { $count } Diensten ist aufgehoben. Die anderen Kontakte erhalten eine E-Mail.
    }
flash-locked-already = { $count ->
    [one] Der Dienst war schon gesperrt.
    *[other] Die Dienste waren schon gesperrt.
    }
flash-unlocked-already = { $count ->
    [one] Der Dienst war nicht gesperrt.
    *[other] Die Dienste waren nicht gesperrt.
    }
fault-locked = Dieser Dienst ist gesperrt: Seine Kontakte können nicht geändert werden.
lock-since = Gesperrt von { $by } seit { $since }.
lock-since-support = Von unserem Support gesperrt seit { $since }.
lock-since-own = Von Ihnen gesperrt seit { $since }.
