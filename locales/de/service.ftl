### The page of a service.

service-contacts-title = Kontakte
service-may-administrative = Darf alle Kontakte, die Inhaberdaten und die Kontaktsperre ändern.
service-may-technical = Kümmert sich um technische Fragen und darf diesen Kontakt übergeben.
service-may-billing = Erhält die Verlängerungshinweise und darf diesen Kontakt übergeben.
service-can-title = Was Sie hier tun können
service-can-contacts = Andere Kontakte beantragen: { $types }
service-can-owner = Inhaberdaten ändern
service-can-lock = Kontaktsperre einschalten
service-can-unlock = Kontaktsperre aufheben
service-open-title = Offene Anträge

## Renewal

service-renewal-title = Verlängerung
service-last-day = Letzter Tag
service-last-day-unknown = Es ist kein letzter Tag bekannt.
service-past = Dieser Tag ist vorbei.
service-renewal = Was dann geschieht
service-renewal-automatic = Der Dienst verlängert sich von selbst.
service-renewal-manual = Der Dienst verlängert sich, sobald er bezahlt ist.
service-renewal-ends = Der Dienst endet.
service-notices-to = Verlängerungshinweise gehen an

## Owner’s details

service-owner-title = Inhaberdaten
service-owner-unknown = Zum Inhaber ist nichts bekannt.
service-owner-change = Inhaberdaten ändern

## Contact lock

service-lock-on = Eingeschaltet
service-lock-off = Ausgeschaltet
service-lock-since = Seit

## History

service-history-title = Verlauf
service-history-since = Was geschehen ist, seit Sie Kontakt sind; das Neueste zuerst.
service-history-older = Ältere
service-history-newer = Neuere
service-moved = { $contact }: von { $from } an { $to }.
service-moved-from-own = { $contact }: von Ihnen an { $to }.
service-moved-to-own = { $contact }: von { $from } an Sie.
service-moved-request = Durch einen Antrag, den alle bestätigt hatten.
service-moved-operator = Das war unser Support.
service-moved-imported = Aus unseren Unterlagen übernommen.
service-owner-changed = { $by } hat die Inhaberdaten geändert.
service-owner-changed-own = Sie haben die Inhaberdaten geändert.
service-owner-changed-operator = Unser Support hat die Inhaberdaten geändert.
service-owner-changed-otherwise = Die Inhaberdaten wurden geändert.
service-locked = { $by } hat die Kontaktsperre eingeschaltet.
service-locked-own = Sie haben die Kontaktsperre eingeschaltet.
service-locked-operator = Unser Support hat die Kontaktsperre eingeschaltet.
service-locked-otherwise = Die Kontaktsperre wurde eingeschaltet.
service-unlocked = { $by } hat die Kontaktsperre aufgehoben.
service-unlocked-own = Sie haben die Kontaktsperre aufgehoben.
service-unlocked-operator = Unser Support hat die Kontaktsperre aufgehoben.
service-unlocked-otherwise = Die Kontaktsperre wurde aufgehoben.
service-renamed = Unser Support hat den Dienst umbenannt: von { $before } in { $after }.
service-removed = Der Dienst wurde entfernt.
