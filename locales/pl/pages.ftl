### The words of the pages.

## Every page

skip-to-content = Przejdź do treści
site-description = { $brand }: sprawdź, kto jest kontaktem Twoich usług, i bezpiecznie je przekaż.
language-choice = Język
help = Pomoc
sign-out = Wyloguj
signed-in-as = Używasz teraz konta { $name } ({ $nic }).
sign-in-another = Zaloguj się na inne konto
others-form-title = Zalogowane jest inne konto
others-form-text = Ten formularz wypełniono na koncie { $owner }. Nic nie zostało wysłane.
others-form-typed = Wpisane dane
others-form-kept = Jeśli w ciągu godziny zalogujesz się jako { $nic }, wpisane dane wrócą do formularza.
others-form-sign-in = Zaloguj się jako { $nic }
others-form-afresh = Otwórz stronę ponownie
date-time = { $when } UTC
date-time-in-zone = { $when } ({ $zone })
pair = { $label }: { $value }
quoted = „{ $text }”
cancel = Anuluj
refresh = Odśwież
actions-label = Działania
actions-for = Działania dla usługi { $what }
actions-for-request = Działania dla wniosku { $number }
pages-label = Strony
pages-first = Pierwsza strona
pages-previous = Poprzednia
pages-next = Następna
filter-all = Wszystkie
filter-apply = Zastosuj
filter-clear = Wyczyść filtry
filter-off = Usuń „{ $filter }”
filtered-by = Filtry:
search-clear = Wyczyść wyszukiwanie
form-has-faults = Sprawdź formularz:
title-faults = { $count ->
    [one] { $count } błąd
    [few] { $count } błędy
    [many] { $count } błędów
    *[other] { $count } błędu
    }

## Things and people

nic-label = Identyfikator NIC
contact-administrative = Kontakt administracyjny
contact-technical = Kontakt techniczny
contact-billing = Kontakt księgowy
type-administrative = Administracyjny
type-technical = Techniczny
type-billing = Księgowy
request-label = Wniosek
request-title = Wniosek { $number }
request-page-title = Wniosek { $number }: { $state }
service-label = Usługa
types-label = Rodzaje kontaktów
you = Ty
from-label = Dotychczasowy kontakt
to-label = Nowy kontakt
people-several = Kilka osób
requester-label = Wnioskodawca

## States

state-pending = Oczekuje na potwierdzenie
state-pending-own = Oczekuje na Twoje potwierdzenie
state-pending-other = Oczekuje na potwierdzenie od { $nic }
state-processing = W trakcie realizacji
state-done = Zrealizowany
state-declined = Odrzucony
state-cancelled = Anulowany
state-expired = Wygasły
state-failed = Niepowodzenie

## Signing in

sign-in-title = Logowanie
sign-in-login = Identyfikator NIC lub e-mail
password-label = Hasło
password-show = Pokaż hasło
sign-in-button = Zaloguj się
sign-in-as-another = Używasz teraz konta { $name } ({ $nic }). Tutaj możesz zalogować się na inne konto.
sign-in-why-request = Link z e-maila prowadzi do wniosku, który możesz zaakceptować lub odrzucić. Zaloguj się na konto podane w e-mailu; kod będzie już wpisany.
sign-in-why-email = Link z e-maila potwierdza nowy adres. Zaloguj się na konto, którego dotyczy.
sign-in-failed = Nieprawidłowy identyfikator NIC, e-mail lub hasło. Spróbuj ponownie.
sign-in-shared-address = Jeśli Twój adres e-mail należy do kilku kont, zaloguj się identyfikatorem NIC.
sign-in-too-often = Zbyt wiele nieudanych prób. Odczekaj kilka minut i spróbuj ponownie.
sign-in-forgot = Nie pamiętasz hasła?
flash-signed-out = Wylogowano.
flash-nothing-sent = Nastąpiło wylogowanie; nic nie zostało wysłane.
flash-nothing-sent-kept = Nastąpiło wylogowanie; nic nie zostało wysłane. Po ponownym zalogowaniu jako { $nic } wpisane dane wrócą do formularza, oprócz haseł i kodów.
flash-nothing-sent-too-long = Nastąpiło wylogowanie; nic nie zostało wysłane. Wpisane dane są zbyt długie, aby je zachować.
draft-given-back = Wpisane dane są znów w formularzu. Nie zostały jeszcze wysłane.
demo-title = To jest wersja demonstracyjna
demo-text = Zaloguj się na dowolne z tych kont. Wysyłane do nich e-maile trafiają do skrzynki pocztowej; link do niej znajduje się u góry każdej strony.
demo-password = Hasło do wszystkich kont: { $password }

## Creating an account

sign-up-title = Załóż konto
sign-up-how = Otrzymasz e-mail z linkiem, którym potwierdzisz swój adres. Następnie otrzymasz swój identyfikator NIC, który jest Twoją nazwą użytkownika.
sign-up-zone-hint = Strefa geograficzna, do której należysz. Kontakty można zmieniać tylko w obrębie jednej strefy, a samej strefy nie można później zmienić.
sign-up-zone-choose = Wybierz…
sign-up-button = Załóż konto
sign-up-sign-in = Masz już konto? Zaloguj się
sign-up-confirm-text = Potwierdzasz adres { $email }; zostanie utworzone konto: { $name }.
sign-up-confirm-hint = Hasło wybrane podczas zakładania konta.
flash-sign-up-sent = Na adres { $email } wysłaliśmy e-mail. Aby kontynuować, otwórz zawarty w nim link w ciągu 24 godzin.
flash-account-created = Twoje konto zostało utworzone i nastąpiło zalogowanie. Twój identyfikator NIC to { $nic }; wysłaliśmy go także e-mailem.
fault-zone = Wybierz jedną ze stref.
fault-sign-up-password = To nie jest hasło wybrane podczas zakładania konta.
fault-password-empty = Wybierz hasło.
fault-password-too-short = Użyj co najmniej 8 znaków. Dobre są trzy lub cztery słowa, które nie mają ze sobą nic wspólnego.
fault-password-too-long = To hasło jest za długie. Podaj krótsze.
fault-password-common = To hasło lub bardzo podobne znajduje się na listach popularnych haseł: można by je odgadnąć od razu. Wybierz inne.
fault-password-keys = Znaki z sąsiednich klawiszy łatwo odgadnąć. Wybierz inne hasło.
fault-password-repeats = Powtórzenia łatwo odgadnąć. Wybierz inne hasło.
fault-password-sequence = Litery lub cyfry ułożone po kolei łatwo odgadnąć. Wybierz inne hasło.
fault-password-date = Daty i lata łatwo odgadnąć. Wybierz inne hasło.
fault-password-word = Samo imię, nazwę lub pojedyncze słowo łatwo odgadnąć. Dodaj słowa, które nie mają z nim nic wspólnego.
fault-password-guessable = To hasło łatwo odgadnąć. Wydłuż je: dodaj słowa, które nie mają ze sobą nic wspólnego.
dead-link-title = Ten link nie jest już ważny
dead-link-text = Został użyty, zastąpiony nowszym albo minął jego termin ważności.
dead-link-others-title = Ten link jest przeznaczony dla innego konta albo nie jest już ważny
dead-link-others-text = Działa tylko dla konta, które o niego poprosiło, i tylko raz. Mógł też zostać zastąpiony nowszym albo minął jego termin ważności.
dead-link-sign-up = Jeśli Twoje konto istnieje, zaloguj się; w przeciwnym razie załóż je jeszcze raz.
dead-link-reset = Poproś o nowy link.
dead-link-email = Twój adres znajdziesz w profilu; w razie potrzeby podaj tam nowy jeszcze raz.

## Forgotten password

forgot-title = Nie pamiętasz hasła?
forgot-how = Podaj identyfikator NIC lub adres e-mail. Jeśli konto istnieje, otrzymasz e-mail z linkiem do ustawienia nowego hasła.
forgot-button = Wyślij link
forgot-sign-in = Wróć do logowania
forgot-too-often = Zbyt często proszono o link. Sprawdź swoją skrzynkę: link wysłany w ciągu ostatnich 30 minut nadal działa. W przeciwnym razie spróbuj ponownie później.
flash-reset-sent = Jeśli konto { $login } istnieje, e-mail z linkiem jest już w drodze. Link jest ważny przez 30 minut.
fault-login-neither = To nie jest ani identyfikator NIC, taki jak xx11111-nic, ani adres e-mail.
reset-title = Ustaw nowe hasło
reset-for = Dla konta { $nic } ({ $name }). Wszystkie otwarte sesje tego konta zostaną zakończone.
reset-button = Ustaw hasło
flash-password-reset = Nowe hasło do konta { $nic } zostało ustawione. Użyj go, aby się zalogować.

## My services

services-title = Zarządzanie kontaktami
tabs-label = Zarządzanie kontaktami
tab-services = Moje usługi
tab-requests = Moje wnioski
services-search = Szukaj usług
services-category = Kategoria
services-role = Moja rola
services-contact = Kontakt
services-contact-as = Rola kontaktu
services-renews = Odnowienie
services-renews-within = Odnowienie w ciągu
services-days = { $count ->
    [one] { $count } dnia
    [few] { $count } dni
    [many] { $count } dni
    *[other] { $count } dnia
}
renews-automatic = odnawia się automatycznie
renews-manual = odnawia się po opłaceniu
renews-ends = kończy się
renews-ended = zakończona
renews-overdue = po terminie
renews-past = termin minął
services-locked = Zablokowana
services-pending = Oczekujące zmiany
services-pending-own = Twoja kolej
services-pending-new = jeszcze bez akceptacji
services-pending-requester = jeszcze bez akceptacji wnioskodawcy
services-pending-processing = zmiana w toku
services-filters = Filtry
services-sort = Sortuj według
services-count = { $from }–{ $to } z { $total }
services-count-many = { $from }–{ $to } z ponad { $most }
services-many = ponad { $most }
services-rows = Wierszy na stronie:
services-export = Eksportuj do CSV
services-of-contact = Pokaż usługi kontaktu { $nic }
services-of-called = Pokaż usługi z kontaktem o nazwie „{ $name }”
services-only-where = { $name } tylko jako:
services-both-roles = Usługi, których jesteś { $roles }, a { $name } jest kontaktem w dowolnej roli.
services-name = Nazwa usługi
services-none = Nie jesteś jeszcze kontaktem żadnej usługi.
services-none-next = Gdy ktoś wskaże Cię jako nowy kontakt, wniosek znajdziesz tutaj:
services-none-filtered = Żadna z Twoich usług nie pasuje do tych filtrów.
services-none-called = Nie znaleziono usługi o nazwie „{ $search }”.

## Modify contacts

modify-title = Zmień kontakty
modify-how = Podaj identyfikator NIC lub adres e-mail nowego kontaktu. Ty i nowy kontakt otrzymacie e-mailem po jednym kodzie; zmiana nastąpi dopiero po potwierdzeniu przez obie strony. Jeśli wskażesz siebie, wystarczy Twoje potwierdzenie.
modify-repeats = To powtórzenie wniosku { $number } ({ $state }).
modify-today = Obecnie:
modify-confirm = Zatwierdź
modify-fixed-technical = Ten kontakt może zmienić tylko kontakt administracyjny, a Ty jesteś kontaktem technicznym.
modify-fixed-billing = Ten kontakt może zmienić tylko kontakt administracyjny, a Ty jesteś kontaktem księgowym.
modify-fixed-technical-billing = Ten kontakt może zmienić tylko kontakt administracyjny, a Ty jesteś kontaktem technicznym i księgowym.
note-label = Wiadomość
note-hint = Nieobowiązkowa. Przeczyta ją na stronie i w e-mailu każdy, kto musi potwierdzić. Najwyżej 300 znaków, bez adresów stron i adresów e-mail.
modify-contacts-changed = Od otwarcia tej strony kontakty usługi się zmieniły. Poniżej znajdują się obecne kontakty; sprawdź wpisane dane i zatwierdź ponownie.
modify-nothing-changed = Nic by się nie zmieniło: to są obecne kontakty. Podaj co najmniej jeden inny kontakt.
modify-overtaken = W tej samej chwili zapisano coś innego dla tej usługi. Nic nie zostało wysłane; sprawdź wpisane dane i zatwierdź ponownie.
modify-too-often = Zbyt wiele prób. Nic nie zostało wysłane; spróbuj ponownie po: { $until }.
preview-button = Podgląd
preview-title = Co się wydarzy
preview-requests = { $count ->
    [one] Przycisk „Zatwierdź” wyśle ten wniosek:
    [few] Przycisk „Zatwierdź” wyśle te { $count } wnioski:
    [many] Przycisk „Zatwierdź” wyśle tych { $count } wniosków:
    *[other] Przycisk „Zatwierdź” wyśle te { $count } wniosku:
    }
preview-told = Kto zostanie powiadomiony po wykonaniu zmiany
preview-note = Twoja wiadomość do wszystkich, którzy muszą potwierdzić:
preview-as-replaced = jako zastąpiony kontakt
preview-as-administrator = jako kontakt administracyjny
preview-as-administrator-then = jeśli to konto będzie już wtedy kontaktem administracyjnym
preview-codes = Każde konto, którego potwierdzenie jest potrzebne, otrzyma jeden e-mail z kodem.
preview-expires = Potwierdzenie jest możliwe do { $when }.
preview-until-then = Dopóki nie potwierdzą wszyscy, nic się nie zmieni.
preview-nothing = Na razie nic by się nie zmieniło: to są obecne kontakty. Podaj inny kontakt, aby zobaczyć, co się wydarzy.
preview-all-fixed = Obecnie nie można tu niczego zmienić; przy każdym polu podano powód. Przycisk „Zatwierdź” niczego by nie wysłał.
preview-contacts-changed = Od otwarcia tej strony kontakty usługi się zmieniły. Aby zobaczyć obecne, otwórz ją ponownie:
preview-too-often = Zbyt wiele prób. Podgląd będzie znów dostępny po: { $until }.
fault-not-yours = Nie możesz zmienić tego kontaktu.
fault-control-characters = To pole zawiera znaki, których nie można tu użyć.
fault-contact-empty = Ten kontakt nie może pozostać pusty. Podaj identyfikator NIC lub adres e-mail.
fault-contact-unknown = Nie ma konta o takim identyfikatorze NIC. Sprawdź, czy nie ma w nim literówki.
fault-contact-no-account = Nie ma jeszcze konta z tym adresem e-mail. Poproś tę osobę, aby założyła je na tej stronie, a potem podaj je tutaj.
fault-contact-shared = Ten adres e-mail należy do kilku kont. Podaj zamiast niego identyfikator NIC.
fault-contact-several = Podaj jeden identyfikator NIC albo jeden adres e-mail.
fault-other-zone = To konto należy do innej strefy geograficznej. Kontakty można zmieniać tylko w obrębie jednej strefy.
fault-outstanding-payments = Obecny i nowy kontakt księgowy muszą mieć uregulowane wszystkie płatności. Kto ma zaległe płatności, musi je najpierw uregulować. Jeśli wszystko jest już uregulowane, zapytaj nasz zespół wsparcia.
fault-outstanding-payments-own = Obecny i nowy kontakt księgowy muszą mieć uregulowane wszystkie płatności. Twoje konto ma zaległe płatności. Ureguluj je i spróbuj ponownie. Jeśli są już uregulowane, zapytaj nasz zespół wsparcia.
fault-already-asked = Wniosek o zmianę tego kontaktu został już złożony i nie jest jeszcze zakończony.
fault-note-too-long = Wpisz najwyżej 300 znaków.
fault-note-address = Nazw domen, adresów stron i adresów e-mail nie można tu przesyłać. Po każdej kropce wstaw odstęp.
flash-submitted = Wniosek wysłany. Każde konto, które musi go potwierdzić, otrzyma e-mail z kodem.
flash-submitted-several = Wnioski wysłane. Każde konto, które musi je potwierdzić, otrzyma jeden e-mail z kodem.

## Many services at once

services-modify-selected = Zmień kontakty zaznaczonych
services-modify-all = Zmień kontakty wszystkich { $total }
services-modify-everything = Zmień kontakty wszystkich
services-select = Zaznacz { $what }
ticks-here = Zaznaczono: { $ticked }
ticks-some = Zaznaczono: { $ticked }, w tym poza tą stroną: { $elsewhere }
ticks-all = Zaznacz wszystkie na tej stronie
ticks-none = Usuń zaznaczenie
many-title = { $count ->
    [one] Zmień kontakty { $count } usługi
    [few] Zmień kontakty { $count } usług
    [many] Zmień kontakty { $count } usług
    *[other] Zmień kontakty { $count } usługi
    }
many-services = { $count ->
    [one] Pokaż { $count } usługę
    [few] Pokaż { $count } usługi
    [many] Pokaż { $count } usług
    *[other] Pokaż { $count } usługi
    }
services-number = { $count ->
    [one] { $count } usługa
    [few] { $count } usługi
    [many] { $count } usług
    *[other] { $count } usługi
    }
services-more = { $count ->
    [one] i jeszcze { $count } usługa
    [few] i jeszcze { $count } usługi
    [many] i jeszcze { $count } usług
    *[other] i jeszcze { $count } usługi
    }
many-how = Podaj identyfikator NIC lub adres e-mail każdego nowego kontaktu. Co zostawisz puste, pozostanie bez zmian. Każdy, kto musi potwierdzić, otrzyma jeden e-mail z jednym kodem dla wszystkich usług; wcześniej nic się nie zmieni.
many-stays = pozostaje bez zmian
many-others = { $count ->
    [one] i jeszcze { $count } osoba
    [few] i jeszcze { $count } osoby
    [many] i jeszcze { $count } osób
    *[other] i jeszcze { $count } osoby
    }
many-fixed = Ten kontakt może zmienić tylko kontakt administracyjny.
many-fixed-partly = { $count ->
    [one] Możesz zmienić ten kontakt w { $count } z { $total } usług.
    [few] Możesz zmienić ten kontakt w { $count } z { $total } usług.
    [many] Możesz zmienić ten kontakt w { $count } z { $total } usług.
    *[other] Możesz zmienić ten kontakt w { $count } z { $total } usług.
    }
many-where = Zastąp tylko ten kontakt
many-where-hint = Opcjonalnie. Jeśli podasz tu identyfikator NIC lub adres e-mail, zastąpiona zostanie tylko ta osoba, wszędzie tam, gdzie jest jednym z powyższych kontaktów.
many-changed = Twój wybór lub jego kontakty zmieniły się od otwarcia tej strony. Poniżej widać stan obecny; sprawdź wpisane dane i zatwierdź ponownie.
many-overtaken = W tej samej chwili zapisano coś innego dla jednej z tych usług. Nic nie wysłano; sprawdź wpisane dane i zatwierdź ponownie.
many-nothing-changed = W żadnej z tych usług nic by się nie zmieniło. Podaj co najmniej jeden inny kontakt.
many-nothing = Na razie nic by się nie zmieniło. Podaj nowy kontakt, aby zobaczyć, co się wydarzy.
many-stopped = { $count ->
    [one] { $count } usługi nie można tak zmienić. Nic jeszcze nie wysłano.
    [few] { $count } usług nie można tak zmienić. Nic jeszcze nie wysłano.
    [many] { $count } usług nie można tak zmienić. Nic jeszcze nie wysłano.
    *[other] { $count } usługi nie można tak zmienić. Nic jeszcze nie wysłano.
    }
many-go-on = Możesz kontynuować bez nich; dla pozostałych usług wnioski zostaną złożone tak, jak wpisano.
many-none-left = Bez nich nie ma już czego zmieniać.
many-without = { $count ->
    [one] Zatwierdź bez tej jednej
    [few] Zatwierdź bez tych { $count }
    [many] Zatwierdź bez tych { $count }
    *[other] Zatwierdź bez tych { $count }
    }
many-cannot = Czego nie można zmienić
many-would-change = { $count ->
    [one] Zmieniłaby się { $count } usługa (łącznie wybrano: { $total }).
    [few] Zmieniłyby się { $count } usługi (łącznie wybrano: { $total }).
    [many] Zmieniłoby się { $count } usług (łącznie wybrano: { $total }).
    *[other] Zmieniłoby się { $count } usługi (łącznie wybrano: { $total }).
    }
many-can-change = { $count ->
    [one] Można zmienić { $count } usługę (łącznie wybrano: { $total }).
    [few] Można zmienić { $count } usługi (łącznie wybrano: { $total }).
    [many] Można zmienić { $count } usług (łącznie wybrano: { $total }).
    *[other] Można zmienić { $count } usługi (łącznie wybrano: { $total }).
    }
many-would-send-nothing = Przycisk „Zatwierdź” niczego by nie wysłał.
many-in-the-way = Pokaż, co jeszcze oczekuje
many-unchanged = { $count ->
    [one] W { $count } usłudze nic by się nie zmieniło.
    [few] W { $count } usługach nic by się nie zmieniło.
    [many] W { $count } usługach nic by się nie zmieniło.
    *[other] W { $count } usługi nic by się nie zmieniło.
    }
many-too-many = Jeden formularz obejmuje najwyżej { $most } usług, a wybrano więcej.
many-first-how = Zacznij od pierwszych { $most }, w których żadna zmiana nie oczekuje. Po zatwierdzeniu wybierz ponownie wszystkie: te zostaną wtedy pominięte.
many-first = Wybierz pierwsze { $most }
choose-title = Wybierz usługi według nazw
choose-how = Wklej nazwy usług, których kontakty chcesz zmienić.
choose-names = Nazwy usług
choose-hint = Po jednej w wierszu, z kategorią na końcu lub bez. Najwyżej 500.
choose-button = Wybierz te
choose-nothing = Nie wybrano żadnej usługi. Podaj co najmniej jedną nazwę.
choose-too-many = { $count ->
    [one] To { $count } nazwa. Zostaw tu najwyżej { $most }, a pozostałe wybierz później.
    [few] To { $count } nazwy. Zostaw tu najwyżej { $most }, a pozostałe wybierz później.
    [many] To { $count } nazw. Zostaw tu najwyżej { $most }, a pozostałe wybierz później.
    *[other] To { $count } nazwy. Zostaw tu najwyżej { $most }, a pozostałe wybierz później.
    }
choose-too-many-found = { $count ->
    [one] Te nazwy prowadzą do { $count } usługi. Zostaw tu nazwy najwyżej { $most } usług, a pozostałe wybierz później.
    [few] Te nazwy prowadzą do { $count } usług. Zostaw tu nazwy najwyżej { $most } usług, a pozostałe wybierz później.
    [many] Te nazwy prowadzą do { $count } usług. Zostaw tu nazwy najwyżej { $most } usług, a pozostałe wybierz później.
    *[other] Te nazwy prowadzą do { $count } usługi. Zostaw tu nazwy najwyżej { $most } usług, a pozostałe wybierz później.
    }
choose-too-large = Twoja lista jest za długa. Podaj najwyżej { $most } nazw; przycisk Wstecz w przeglądarce zachowuje to, co wpisano.
choose-missing = { $count ->
    [one] { $count } nazwa nie prowadzi do żadnej z Twoich usług.
    [few] { $count } nazwy nie prowadzą do żadnej z Twoich usług.
    [many] { $count } nazw nie prowadzi do żadnej z Twoich usług.
    *[other] { $count } nazwy nie prowadzi do żadnej z Twoich usług.
    }
choose-without = { $count ->
    [one] Kontynuuj z pozostałą
    [few] Kontynuuj z pozostałymi { $count }
    [many] Kontynuuj z pozostałymi { $count }
    *[other] Kontynuuj z pozostałymi { $count }
    }
fault-contact-nowhere = Żadna z tych usług nie ma dziś tego kontaktu.

## My requests

requests-search = Szukaj wniosków
requests-state = Stan
requests-all = Wszystkie
requests-own-turn = Twoja kolej
requests-all-pending = Wszystkie oczekujące
requests-also-awaited = musi też potwierdzić: { $name }
requests-by = wnioskodawca: { $name }
requests-by-own = wnioskodawca: Ty
requests-none = Nie ma jeszcze żadnych wniosków. Aby zmienić kontakt, wybierz „Zmień kontakty” przy jednej ze swoich usług.
requests-none-filtered = Żaden wniosek nie pasuje do tych filtrów.
requests-none-called = Żaden wniosek nie dotyczy usługi o nazwie „{ $search }” ani osoby o takiej nazwie lub takim identyfikatorze NIC.
turn-title = Czeka na Ciebie
turn-asks = { $name } prosi, aby Twoje konto zostało { $roles } usługi { $service }
turn-asked = Twój wniosek: { $name } ma zostać { $roles } usługi { $service }
turn-asked-own = Twój wniosek: Twoje konto ma zostać { $roles } usługi { $service }
turn-asks-many = { $count ->
    [one] { $name } prosi, aby Twoje konto zostało { $roles } { $count } usługi
    [few] { $name } prosi, aby Twoje konto zostało { $roles } { $count } usług
    [many] { $name } prosi, aby Twoje konto zostało { $roles } { $count } usług
    *[other] { $name } prosi, aby Twoje konto zostało { $roles } { $count } usługi
    }
turn-asked-many = { $count ->
    [one] Twój wniosek: { $name } ma zostać { $roles } { $count } usługi
    [few] Twój wniosek: { $name } ma zostać { $roles } { $count } usług
    [many] Twój wniosek: { $name } ma zostać { $roles } { $count } usług
    *[other] Twój wniosek: { $name } ma zostać { $roles } { $count } usługi
    }
turn-asked-own-many = { $count ->
    [one] Twój wniosek: Twoje konto ma zostać { $roles } { $count } usługi
    [few] Twój wniosek: Twoje konto ma zostać { $roles } { $count } usług
    [many] Twój wniosek: Twoje konto ma zostać { $roles } { $count } usług
    *[other] Twój wniosek: Twoje konto ma zostać { $roles } { $count } usługi
    }
turn-asked-several = { $count ->
    [one] Twój wniosek: kilka osób ma zostać { $roles } { $count } usługi
    [few] Twój wniosek: kilka osób ma zostać { $roles } { $count } usług
    [many] Twój wniosek: kilka osób ma zostać { $roles } { $count } usług
    *[other] Twój wniosek: kilka osób ma zostać { $roles } { $count } usługi
    }
turn-review = Sprawdź
turn-you-too = Ty też musisz potwierdzić
turn-only-you = tylko Ty musisz potwierdzić
turn-more = { $count ->
    [one] i jeszcze { $count } wniosek
    [few] i jeszcze { $count } wnioski
    [many] i jeszcze { $count } wniosków
    *[other] i jeszcze { $count } wniosku
    }
turn-all = Pokaż wszystkie
turn-strip = { $count ->
    [one] { $count } wniosek czeka na Ciebie.
    [few] { $count } wnioski czekają na Ciebie.
    [many] { $count } wniosków czeka na Ciebie.
    *[other] { $count } wniosku czeka na Ciebie.
    }
turn-tab = { $count ->
    [one] { $count } czeka na Ciebie
    [few] { $count } czekają na Ciebie
    [many] { $count } czeka na Ciebie
    *[other] { $count } czeka na Ciebie
    }
become-administrative = kontaktem administracyjnym
become-technical = kontaktem technicznym
become-billing = kontaktem księgowym
become-administrative-technical = kontaktem administracyjnym i technicznym
become-administrative-billing = kontaktem administracyjnym i księgowym
become-technical-billing = kontaktem technicznym i księgowym
become-all = kontaktem administracyjnym, technicznym i księgowym
act-accept = Zaakceptuj wniosek
act-decline = Odrzuć wniosek
act-resend = Wyślij wniosek ponownie
act-resend-to = Wyślij ponownie do { $nic }
act-cancel = Anuluj wniosek
requests-processing = Zmiana jest w toku.
processing-refresh = Wszystkie potwierdzenia są już zebrane, zmiana jest w toku.
processing-later = Wszystkie potwierdzenia są zebrane. Zmiana nastąpi: { $when }.

## A request

request-about = Co by się zmieniło
request-about-done = Co się zmieniło
request-about-ended = O co wnioskowano
awaited-label = Kto jeszcze musi potwierdzić:
request-expires = Można potwierdzić do
left-days = { $count ->
    [one] pozostał { $count } dzień
    [few] pozostały { $count } dni
    [many] pozostało { $count } dni
    *[other] pozostało { $count } dnia
    }
left-hours = { $count ->
    [one] pozostała { $count } godzina
    [few] pozostały { $count } godziny
    [many] pozostało { $count } godzin
    *[other] pozostało { $count } godziny
    }
left-minutes = { $count ->
    [one] pozostała { $count } minuta
    [few] pozostały { $count } minuty
    [many] pozostało { $count } minut
    *[other] pozostało { $count } minuty
    }
left-moment = pozostała mniej niż minuta
reason-label = Przyczyna niepowodzenia:
ask-support = Zapytaj nasz zespół wsparcia
declined-reason = Podany powód odrzucenia:
refused-words = Podany powód:
ask-again = Złóż wniosek ponownie
nothing-changed = Żaden kontakt nie został zmieniony.
decide-title = Twoja decyzja
decide-what = { $service }: { $types }; dotychczasowy kontakt: { $from }, nowy kontakt: { $to }.
decide-what-from-own = { $service }: { $types }; dotychczasowy kontakt: Twoje konto, nowy kontakt: { $to }.
decide-what-to-own = { $service }: { $types }; dotychczasowy kontakt: { $from }, nowy kontakt: Twoje konto.
note-says = pisze:
code-label = Kod potwierdzający
code-hint = Kod z e-maila, który do Ciebie wysłaliśmy. Jest potrzebny także do odrzucenia. Wielkość liter, spacje i myślniki nie mają znaczenia.
accept = Zaakceptuj
decline = Odrzuć
accept-request = Zaakceptuj wniosek { $number }
decline-request = Odrzuć wniosek { $number }
decline-reason-give = Podaj powód odrzucenia
decline-reason-label = Powód odrzucenia
decline-reason-hint = Nieobowiązkowy. Druga strona przeczyta go na stronie i w e-mailu. Najwyżej 300 znaków, bez adresów stron i adresów e-mail.
resend-hint = E-mail nie dotarł? Sprawdź adres w swoim profilu, a potem zamów nowy kod.
resend-own = Wyślij mi nowy kod
resend-to = Wyślij nowy kod do: { $name }
cancel-title = Anulować wniosek { $number }?
cancel-what = Kontakty pozostaną bez zmian, a wysłane kody przestaną działać. Druga strona dowie się o tym z e-maila. Anulowanego wniosku nie można wznowić, można tylko złożyć nowy.
cancel-keep = Zachowaj wniosek
validators-title = Kto musi potwierdzić
validator-accepted = zaakceptowano
validator-declined = odrzucono
validator-awaited = jeszcze bez odpowiedzi
validator-undecided = brak odpowiedzi w terminie
validator-unanswered = nie było jeszcze odpowiedzi
validator-accepted-own = zaakceptowano
validator-declined-own = odrzucono
validator-awaited-own = jeszcze bez odpowiedzi
validator-undecided-own = brak odpowiedzi w terminie
validator-unanswered-own = nie było jeszcze odpowiedzi
waiting-title = Czeka na Ciebie również
waiting-text = Te wnioski zostały złożone razem z tym wnioskiem. Dla każdego z nich obowiązuje ten sam kod.
history-title = Historia wniosku
event-asked = Konto { $by } złożyło wniosek o zmianę.
event-accepted = Konto { $by } zaakceptowało wniosek.
event-declined = Konto { $by } odrzuciło wniosek.
event-resent = Konto { $by } zamówiło nowy kod.
event-resent-for = Konto { $by } zamówiło nowy kod dla konta { $about }.
event-reminded = Wysłano e-mail z przypomnieniem do konta { $about }.
event-code-blocked = Kod dla konta { $about } został zablokowany po zbyt wielu błędnych próbach.
event-email-refused = Nie udało się dostarczyć e-maila do konta { $about }.
event-cancelled = Konto { $by } anulowało wniosek.
event-cancelled-operator = Nasz zespół wsparcia anulował wniosek.
event-processing = Wszystkie potwierdzenia są zebrane.
event-expired = Minął czas na potwierdzenie.
event-done = Kontakty zostały zmienione.
event-failed = Zmiany nie można już było wykonać.
event-other = Inne zdarzenie.
event-asked-own = Twoje konto złożyło wniosek o zmianę.
event-accepted-own = Twoje konto zaakceptowało wniosek.
event-declined-own = Twoje konto odrzuciło wniosek.
event-resent-own = Twoje konto zamówiło nowy kod.
event-resent-for-by-own = Twoje konto zamówiło nowy kod dla konta { $about }.
event-resent-for-own = Konto { $by } zamówiło nowy kod dla Ciebie.
event-reminded-own = Wysłano do Ciebie e-mail z przypomnieniem.
event-code-blocked-own = Twój kod został zablokowany po zbyt wielu błędnych próbach.
event-email-refused-own = Nie udało się dostarczyć e-maila do Ciebie.
event-cancelled-own = Twoje konto anulowało wniosek.
ahead-title = Co dalej
ahead-decides = Konto { $name } zaakceptuje lub odrzuci wniosek.
ahead-decides-own = Zaakceptujesz lub odrzucisz wniosek.
ahead-changes = Gdy wszyscy zaakceptują, kontakty zostaną zmienione, a wszyscy zainteresowani otrzymają e-mail.
ahead-processing = Kontakty zostaną zmienione, a wszyscy zainteresowani otrzymają e-mail.
reason-contact-changed = Kontakt usługi zmienił się w międzyczasie.
reason-requester-closed = Konto, z którego złożono wniosek o zmianę, zostało zamknięte.
reason-new-contact-closed = Konto nowego kontaktu zostało zamknięte.
reason-other-zone = Oba konta nie należą już do tej samej strefy geograficznej.
reason-outstanding-payments = Obecny i nowy kontakt księgowy muszą mieć uregulowane wszystkie płatności. Kto ma zaległe płatności, musi je najpierw uregulować. Jeśli wszystko jest już uregulowane, zapytaj nasz zespół wsparcia.
reason-right-lost = Konto, z którego złożono wniosek o zmianę, nie ma już do tego prawa.
reason-locked = Zespół wsparcia zablokował tę usługę.
reason-refused = Wewnętrzna kontrola dostawcy nie zezwoliła na tę zmianę.
flash-accepted = Wniosek zaakceptowany.
flash-accepted-all = Wniosek zaakceptowany. Wszystkie potwierdzenia są zebrane.
flash-accepted-awaits = Wniosek zaakceptowany. Potrzebna jest jeszcze decyzja konta { $name } ({ $nic }).
flash-declined = Wniosek odrzucony. Nic się nie zmieni.
flash-resent = Nowy kod jest już w drodze do Ciebie. Poprzedni przestał działać.
flash-resent-to = Nowy kod jest już w drodze do konta { $name }. Poprzedni przestał działać.
flash-cancelled = Wniosek został anulowany. Nic się nie zmieni.
fault-code-empty = Wpisz kod potwierdzający z e-maila.
fault-code-wrong = Ten kod jest nieprawidłowy. Użyj kodu z najnowszego e-maila od nas albo zamów nowy przyciskiem „Wyślij mi nowy kod”.
alert-not-pending = Ten wniosek nie oczekuje już na potwierdzenie, więc nie wykonano żadnej czynności.
alert-already-decided = Twoja decyzja w sprawie tego wniosku została już zapisana, więc nie wykonano żadnej czynności.
alert-nothing-left = Nie ma już nic do potwierdzenia, więc nie wysłano żadnego e-maila.
alert-resend-apart = { $count ->
    [one] Kod można wysłać ponownie najwyżej raz na minutę. Poczekaj jeszcze { $count } sekundę i spróbuj ponownie.
    [few] Kod można wysłać ponownie najwyżej raz na minutę. Poczekaj jeszcze { $count } sekundy i spróbuj ponownie.
    [many] Kod można wysłać ponownie najwyżej raz na minutę. Poczekaj jeszcze { $count } sekund i spróbuj ponownie.
    *[other] Kod można wysłać ponownie najwyżej raz na minutę. Poczekaj jeszcze { $count } sekundy i spróbuj ponownie.
    }
alert-resend-daily = Kod można wysłać ponownie najwyżej dziesięć razy w ciągu 24 godzin. Spróbuj ponownie po: { $until }.
alert-resend-too-often = Wysłano zbyt wiele kodów. Spróbuj ponownie po: { $until }.
alert-codes-too-often = Podano zbyt wiele błędnych kodów i ten też jest nieprawidłowy. Spróbuj ponownie po: { $until }.
alert-standing = Obecny stan: { $state }.

## Profile

profile-title = Profil
own-pages-label = Twoje konto
own-pages-sessions = Sesje
profile-zone = Strefa
profile-name = Imię i nazwisko lub nazwa
profile-email = Adres e-mail
profile-email-hint = Nowy adres zacznie obowiązywać, gdy potwierdzisz go linkiem, który na niego wyślemy.
profile-unconfirmed = Do potwierdzenia: { $email }. Otwórz link w e-mailu, który wysłaliśmy na ten adres. Do tego czasu obowiązuje adres podany powyżej.
profile-language = Język
profile-time-zone = Strefa czasowa
profile-time-zone-hint = Strefa, w której pokazujemy daty i godziny, na przykład Europe/Warsaw; obecnie: { $zone }. Puste pole oznacza { $otherwise }.
fault-time-zone = Nie ma takiej strefy czasowej. Wybierz jedną z listy, na przykład Europe/Warsaw.
profile-new-password = Nowe hasło
profile-new-password-hint = Co najmniej 8 znaków, trudnych do odgadnięcia. Dowolne litery i spacje, dowolna długość; dobre jest kilka słów, które nie mają ze sobą nic wspólnego.
profile-current-password = Obecne hasło
profile-password-hint = Potrzebne tylko do zmiany adresu e-mail lub hasła.
profile-save = Zapisz zmiany
flash-profile-saved = Twój profil został zapisany.
flash-password-changed = Twoje hasło zostało zmienione. Wszystkie inne sesje Twojego konta zostały zakończone.
flash-confirm-email = Twój profil został zapisany. Aby potwierdzić nowy adres e-mail, otwórz link, który wysłaliśmy na adres { $email }.
flash-password-changed-confirm-email = Twoje hasło zostało zmienione, a wszystkie inne sesje zakończone. Aby potwierdzić nowy adres e-mail, otwórz link, który wysłaliśmy na adres { $email }.
confirm-email-title = Potwierdź nowy adres e-mail
confirm-email-text = Po naciśnięciu tego przycisku adresem e-mail konta { $nic } stanie się { $email }.
confirm-email-button = Potwierdź adres
flash-email-confirmed = Nowy adres e-mail obowiązuje od teraz.
fault-name-empty = Podaj imię i nazwisko lub nazwę.
fault-name-too-long = To pole może zawierać najwyżej 100 znaków.
fault-name-address = W tym polu nie może być adresu strony ani znaku @. Po kropce należy wstawić spację.
fault-name-nic-handle = W tym polu nie może być niczego, co wygląda jak identyfikator NIC, np. xx11111-nic.
fault-email-form = Podaj adres e-mail, na przykład alice@example.org.
fault-language = Wybierz jeden z języków.
fault-password-needed = Aby zmienić adres e-mail lub hasło, podaj obecne hasło.
fault-password-wrong = To nie jest Twoje obecne hasło.

## Second factor

factor-title = Drugi składnik
factor-what = Gdy drugi składnik jest włączony, do zalogowania potrzebne są Twoje hasło i kod z aplikacji uwierzytelniającej w telefonie. Kto pozna samo hasło, nie zdoła się zalogować.
factor-required = { $brand } wymaga drugiego składnika na każdym koncie: pozostałe strony będą dostępne, gdy włączysz swój.
factor-set-up = Skonfiguruj
factor-scan = Zeskanuj ten kod aplikacją uwierzytelniającą lub wpisz w niej klucz. Następnie podaj kod, który wyświetli aplikacja.
factor-qr = Kod QR dla aplikacji uwierzytelniającej
factor-key = Klucz:
factor-app-code = Kod z aplikacji
factor-switch-on = Włącz
factor-on-since = Włączony od:
factor-codes-left = { $count ->
    [one] Został Ci { $count } kod zapasowy.
    [few] Zostały Ci { $count } kody zapasowe.
    [many] Zostało Ci { $count } kodów zapasowych.
    *[other] Zostało Ci { $count } kodu zapasowego.
    }
factor-few-left = Utwórz nowe, zanim się skończą.
factor-any-code = Kod z aplikacji lub kod zapasowy
factor-switch-off-title = Wyłącz drugi składnik
factor-switch-off-what = Do logowania wystarczy wtedy samo hasło. Twoje kody zapasowe zostaną usunięte.
factor-switch-off = Wyłącz
factor-new-codes-what = Każdym kodem zapasowym możesz zalogować się jeden raz, gdy nie masz aplikacji pod ręką. Po utworzeniu nowych kodów stare przestaną działać.
factor-new-codes = Utwórz nowe kody zapasowe
recovery-codes-title = Kody zapasowe
recovery-codes-keep = Każdym z tych kodów możesz zalogować się jeden raz, zamiast kodem z aplikacji. Przechowuj je tam, gdzie nie znajdzie ich nikt inny, i nie tylko w telefonie. Są wyświetlane tylko ten jeden raz.
recovery-codes-file = Zapisz jako plik tekstowy
recovery-codes-copy = Kopiuj
recovery-codes-copied = Skopiowano
recovery-codes-print = Drukuj
recovery-codes-kept = Mam je zapisane
recovery-codes-shown = Twoje kody zapasowe zostały wyświetlone jeden raz i nie można ich pokazać ponownie. Jeśli nie masz ich zapisanych, utwórz nowe.
factor-step-code = Kod z aplikacji uwierzytelniającej lub kod zapasowy
factor-step-hint = Otwórz aplikację uwierzytelniającą i wpisz kod, który wyświetla. Jeśli nie masz już ani aplikacji, ani kodu zapasowego, zwróć się do naszego zespołu wsparcia.
fault-factor-password-empty = Podaj obecne hasło.
fault-factor-code-empty = Podaj kod.
fault-factor-app-code-wrong = Ten kod jest nieprawidłowy. Sprawdź, czy zegar w telefonie wskazuje właściwy czas, a następnie podaj kod, który aplikacja wyświetla teraz.
fault-factor-code-wrong = Ten kod jest nieprawidłowy lub został już użyty. Podaj następny kod, który wyświetli aplikacja, albo kod zapasowy.
flash-factor-on = Drugi składnik jest włączony.
flash-factor-off = Drugi składnik jest wyłączony.
flash-factor-codes-made = Utworzono nowe kody zapasowe. Stare już nie działają.
flash-factor-too-many-wrong = Podano zbyt wiele błędnych kodów. Zacznij od nowa, podając hasło.

## Sessions

device-label = Urządzenie
device-known = { $browser } ({ $system })
device-unknown = Nieznane urządzenie
address-label = Adres
sessions-title = Twoje otwarte sesje
sessions-text = Każdy wiersz to przeglądarka zalogowana na Twoje konto. Wyloguj te, których nie rozpoznajesz, a następnie zmień hasło.
sessions-alone = Na Twoim koncie otwarta jest tylko ta sesja. Jeśli nie rozpoznajesz czegoś w historii, zmień hasło.
sessions-since = Logowanie
sessions-seen = Ostatnie użycie
sessions-this = Ta sesja
sessions-password-hint = Aby wylogować inne przeglądarki, podaj obecne hasło.
sessions-end-of = Wyloguj: { $device }, { $address }
sessions-end-others = Wyloguj pozostałe sesje
flash-session-ended = Wybrana sesja została zakończona.
flash-sessions-ended = Wszystkie pozostałe sesje zostały zakończone.

## Security history

security-title = Historia zdarzeń
security-text = Zdarzenia na Twoim koncie, od najnowszych. Jeśli czegoś nie rozpoznajesz, zmień hasło i wyloguj pozostałe sesje.
security-none = Nie ma jeszcze żadnych zdarzeń.
security-what = Zdarzenie
security-who = Kto
security-by-operator = Nasz zespół wsparcia
security-by-unknown = Nie wiadomo
security-password-changed = Hasło zostało zmienione.
security-email-changed = Adres e-mail został zmieniony.
security-closed = Konto zostało zamknięte.
security-reopened = Konto zostało ponownie otwarte.
security-role-given = Uprawnienia konta zostały zmienione.
security-created = Konto zostało utworzone.
security-signed-in = Zalogowano.
security-sign-in-failed = Nieudana próba logowania.
security-code-awaited = Hasło było poprawne; zażądano drugiego składnika.
security-password-wrong = Na stronie konta podano błędne hasło.
security-second-factor-failed = Kod drugiego składnika był błędny; hasło było poprawne.
security-signed-out = Wylogowano.
security-sessions-ended = Inne sesje zostały zakończone.
security-email-change-asked = Podano inny adres e-mail; wymaga on jeszcze potwierdzenia.
security-second-factor-on = Drugi składnik został włączony.
security-second-factor-off = Drugi składnik został wyłączony.
security-recovery-codes-made = Utworzono nowe kody zapasowe.
security-recovery-code-used = Użyto kodu zapasowego.

## Closing the account

close-title = Zamknij konto
close-text = Wszystkie Twoje sesje zostaną zakończone i nie będzie już można się zalogować. Nikt nie będzie już mógł wskazać Cię jako kontaktu. Tylko nasz zespół wsparcia może ponownie otworzyć konto.
close-button = Zamknij konto
close-hand-over = Przekaż wszystko
close-in-the-way = Twojego konta nie można jeszcze zamknąć, ponieważ nadal jest potrzebne:
close-services = { $count ->
    [one] Jesteś kontaktem { $count } usługi. Najpierw przekaż ją innemu kontu.
    [few] Jesteś kontaktem { $count } usług. Najpierw przekaż je innemu kontu.
    [many] Jesteś kontaktem { $count } usług. Najpierw przekaż je innemu kontu.
    *[other] Jesteś kontaktem { $count } usługi. Najpierw przekaż je innemu kontu.
    }
close-requests = { $count ->
    [one] { $count } wniosek nie jest jeszcze zakończony.
    [few] { $count } wnioski nie są jeszcze zakończone.
    [many] { $count } wniosków nie jest jeszcze zakończonych.
    *[other] { $count } wniosku nie jest jeszcze zakończone.
    }
close-replaced = Zmiana kontaktów, która Cię dotyczy, nie jest jeszcze zakończona. Spróbuj ponownie po jej zakończeniu.
flash-account-closed = Twoje konto zostało zamknięte.

## Mailbox

mailbox-title = Skrzynka pocztowa
mailbox-text = Wszystkie wysłane e-maile, od najnowszych, tak jak widzą je adresaci. Żaden e-mail nie opuszcza tego komputera.
mailbox-empty = Nie wysłano jeszcze żadnego e-maila.
mailbox-to = Do:
mailbox-from = Od:
mailbox-plain = Zwykły tekst
mailbox-newest = Najnowsze
mailbox-older = Starsze

## Strona projektowa wersji demonstracyjnej

design-title = System projektowy
design-text = Wszystkie kolory, wymiary i elementy tych stron, w każdym ze stanów. Tę stronę ma tylko wersja demonstracyjna.
design-colours = Kolory
design-measures = Typografia i wymiary
design-navigation = Nawigacja
design-buttons = Przyciski
design-fields = Pola
design-messages = Komunikaty
design-states = Stany
design-tables = Tabele
design-request = Wniosek

## Errors

error-not-found-title = Nie znaleziono strony
error-not-found-text = Ta strona nie istnieje albo do jej wyświetlenia potrzebne jest inne konto.
error-others-link-title = Ten link jest przeznaczony dla innego konta
error-others-link-text = Otworzyć go może tylko konto, do którego wysłano e-mail. Jego identyfikator NIC jest podany w e-mailu.
error-origin-title = Nie przyjęto formularza
error-origin-text = Ten formularz został wysłany z innej witryny. Otwórz stronę tutaj i wyślij go ponownie.
error-host-title = Inny adres
error-host-text = Ta witryna nie odpowiada pod podaną nazwą. Otwórz ją pod jej własnym adresem.
error-method-title = Nie można tego zrobić
error-method-text = Tego adresu nie można użyć w ten sposób. Wróć i skorzystaj z przycisków na stronie.
error-too-large-title = Za dużo danych
error-too-large-text = Wysłano za dużo danych. Wróć i wyślij ich mniej.
error-too-often-title = Zbyt wiele prób
error-too-often-text = Odczekaj chwilę i spróbuj ponownie.
error-bad-request-title = Nieprawidłowe dane
error-bad-request-text = Nie udało się odczytać wysłanych danych. Wróć i spróbuj ponownie.
error-unavailable-title = Chwilowo niedostępne
error-unavailable-text = Witryna jest przeciążona lub nie może połączyć się z bazą danych. Spróbuj ponownie za chwilę. Jeśli formularz był właśnie wysyłany, sprawdź najpierw, czy został przyjęty.
error-internal-title = Wystąpił błąd
error-internal-text = Błąd leży po naszej stronie i został zapisany. Spróbuj ponownie; jeśli się powtórzy, podaj nam identyfikator błędu.
error-reference = Identyfikator błędu:

submission-title = { $count ->
    [one] Zmiany kontaktów { $count } usługi
    [few] Zmiany kontaktów { $count } usług
    [many] Zmiany kontaktów { $count } usług
    *[other] Zmiany kontaktów { $count } usługi
    }
submission-back = Wnioski złożone razem
submission-requests = Wnioski
submission-none = Żaden wniosek nie jest w tym stanie.
accept-all = { $count ->
    [one] Zaakceptuj wniosek
    [few] Zaakceptuj wszystkie ({ $count })
    [many] Zaakceptuj wszystkie ({ $count })
    *[other] Zaakceptuj wszystkie ({ $count })
    }
decline-all = { $count ->
    [one] Odrzuć wniosek
    [few] Odrzuć wszystkie ({ $count })
    [many] Odrzuć wszystkie ({ $count })
    *[other] Odrzuć wszystkie ({ $count })
    }
accept-ticked = Zaakceptuj zaznaczone
decline-ticked = Odrzuć zaznaczone
ticks-page = Decyzja o zaznaczonych dotyczy tylko wniosków na tej stronie.
cancel-all = Anuluj wszystkie
cancel-all-title = { $count ->
    [one] Anulować { $count } wniosek?
    [few] Anulować wszystkie wnioski ({ $count })?
    [many] Anulować wszystkie wnioski ({ $count })?
    *[other] Anulować wszystkie wnioski ({ $count })?
    }
cancel-all-keep = Zachowaj wnioski
again-failed = Złóż ponownie te, które się nie powiodły
history-times = { $count ->
    [one] { $said } ({ $count } wniosek)
    [few] { $said } ({ $count } wnioski)
    [many] { $said } ({ $count } wniosków)
    *[other] { $said } ({ $count } wniosku)
    }
flash-said = { $said }
submission-accepted = { $count ->
    [one] Zaakceptowano { $count } wniosek.
    [few] Zaakceptowano { $count } wnioski.
    [many] Zaakceptowano { $count } wniosków.
    *[other] Zaakceptowano { $count } wniosku.
    }
submission-declined = { $count ->
    [one] Odrzucono { $count } wniosek.
    [few] Odrzucono { $count } wnioski.
    [many] Odrzucono { $count } wniosków.
    *[other] Odrzucono { $count } wniosku.
    }
submission-cancelled = { $count ->
    [one] Anulowano { $count } wniosek.
    [few] Anulowano { $count } wnioski.
    [many] Anulowano { $count } wniosków.
    *[other] Anulowano { $count } wniosku.
    }
submission-left = { $count ->
    [one] { $count } już nie oczekiwał.
    [few] { $count } już nie oczekiwały.
    [many] { $count } już nie oczekiwało.
    *[other] { $count } już nie oczekiwało.
    }
submission-left-decided = { $count ->
    [one] { $count } był już rozpatrzony lub zakończony.
    [few] { $count } były już rozpatrzone lub zakończone.
    [many] { $count } było już rozpatrzonych lub zakończonych.
    *[other] { $count } było już rozpatrzone lub zakończone.
    }
alert-none-ticked = Nie zaznaczono żadnego wniosku, więc nie wykonano żadnej czynności. Zaznacz co najmniej jeden albo zdecyduj o wszystkich naraz.
alert-none-pending = Żaden z tych wniosków nie oczekuje już na potwierdzenie, więc nie wykonano żadnej czynności.
alert-all-decided = Twoja decyzja w sprawie tych wniosków została już zapisana, więc nie wykonano żadnej czynności.
submission-whole = Pokaż wszystkie wnioski złożone razem z tym
