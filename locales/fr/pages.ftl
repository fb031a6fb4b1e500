### The words of the pages.

## Every page

skip-to-content = Aller au contenu
site-description = { $brand } : consultez les contacts de vos services et transmettez-les en toute sécurité.
language-choice = Langue
help = Aide
sign-out = Se déconnecter
signed-in-as = Vous utilisez actuellement le compte { $name } ({ $nic }).
sign-in-another = Se connecter avec un autre compte
others-form-title = Un autre compte est connecté
others-form-text = Ce formulaire a été rempli avec le compte { $owner }. Rien n’a été envoyé.
others-form-typed = Votre saisie
others-form-kept = Connectez-vous avec { $nic } dans l’heure : vous retrouverez cette saisie dans le formulaire.
others-form-sign-in = Se connecter avec { $nic }
others-form-afresh = Rouvrir la page
date-time = { $when } UTC
date-time-in-zone = { $when }, { $zone }
pair = { $label } : { $value }
quoted = « { $text } »
cancel = Annuler
refresh = Actualiser
actions-label = Actions
actions-for = Actions pour { $what }
actions-for-request = Actions pour la demande { $number }
pages-label = Pages
pages-first = Première page
pages-previous = Précédent
pages-next = Suivant
filter-all = Tout afficher
filter-apply = Appliquer
filter-clear = Effacer les filtres
filter-off = Retirer « { $filter } »
filtered-by = Filtré par :
search-clear = Effacer la recherche
form-has-faults = Veuillez vérifier le formulaire :
title-faults = { $count ->
    [one] { $count } erreur
    *[other] { $count } erreurs
    }

## Things and people

nic-label = Identifiant NIC
contact-administrative = Contact administrateur
contact-technical = Contact technique
contact-billing = Contact facturation
type-administrative = Administrateur
type-technical = Technique
type-billing = Facturation
request-label = Demande
request-title = Demande { $number }
request-page-title = Demande { $number } : { $state }
service-label = Service
types-label = Types de contact
you = Vous
from-label = Ancien contact
to-label = Nouveau contact
people-several = Plusieurs personnes
requester-label = Demandée par

## States

state-pending = En attente de validation
state-pending-own = En attente de votre validation
state-pending-other = En attente de validation par { $nic }
state-processing = En cours de traitement
state-done = Effectuée
state-declined = Refusée
state-cancelled = Annulée
state-expired = Expirée
state-failed = Échec

## Signing in

sign-in-title = Connexion
sign-in-login = Identifiant NIC ou e-mail
password-label = Mot de passe
password-show = Afficher le mot de passe
sign-in-button = Se connecter
sign-in-as-another = Vous utilisez actuellement le compte { $name } ({ $nic }). Vous pouvez vous connecter ici avec un autre compte.
sign-in-why-request = Le lien de votre e-mail mène à une demande que vous pouvez accepter ou refuser. Connectez-vous avec le compte indiqué dans l’e-mail : le code sera déjà saisi.
sign-in-why-email = Le lien de votre e-mail confirme une nouvelle adresse. Connectez-vous avec le compte concerné.
sign-in-failed = L’identifiant NIC ou l’adresse e-mail et le mot de passe ne correspondent pas. Veuillez réessayer.
sign-in-shared-address = Si plusieurs comptes partagent votre adresse e-mail, connectez-vous avec votre identifiant NIC.
sign-in-too-often = Trop de tentatives infructueuses. Veuillez patienter quelques minutes, puis réessayer.
sign-in-forgot = Mot de passe oublié ?
flash-signed-out = Votre session est fermée.
flash-nothing-sent = Votre session a été fermée : rien n’a été envoyé.
flash-nothing-sent-kept = Votre session a été fermée : rien n’a été envoyé. Reconnectez-vous avec { $nic } : vous retrouverez votre saisie dans le formulaire, sauf les mots de passe et les codes.
flash-nothing-sent-too-long = Votre session a été fermée : rien n’a été envoyé. Votre saisie est trop longue pour être conservée.
draft-given-back = Votre saisie est de nouveau dans le formulaire. Elle n’a pas encore été envoyée.
demo-title = Ceci est la démonstration
demo-text = Connectez-vous avec l’un de ces comptes. Les e-mails qui leur sont envoyés arrivent dans la boîte de réception, dont le lien se trouve en haut de chaque page.
demo-password = Mot de passe de tous les comptes : { $password }

## Creating an account

sign-up-title = Créer un compte
sign-up-how = Vous recevrez un e-mail contenant un lien pour confirmer votre adresse. Vous obtiendrez ensuite votre identifiant NIC, qui est votre nom d’utilisateur.
sign-up-zone-hint = La zone géographique à laquelle vous appartenez. Les contacts ne peuvent être modifiés qu’au sein d’une même zone, et la zone ne peut pas être modifiée par la suite.
sign-up-zone-choose = Choisissez…
sign-up-button = Créer le compte
sign-up-sign-in = Vous avez déjà un compte ? Connectez-vous
sign-up-confirm-text = Vous confirmez l’adresse { $email } et créez ainsi le compte de { $name }.
sign-up-confirm-hint = Le mot de passe que vous avez choisi à l’inscription.
flash-sign-up-sent = Nous avons envoyé un e-mail à { $email }. Pour continuer, ouvrez dans les 24 heures le lien qu’il contient.
flash-account-created = Votre compte est créé et votre session est ouverte. Votre identifiant NIC est { $nic } ; nous vous l’avons aussi envoyé par e-mail.
fault-zone = Choisissez l’une des zones.
fault-sign-up-password = Ce n’est pas le mot de passe que vous avez choisi à l’inscription.
fault-password-empty = Choisissez un mot de passe.
fault-password-too-short = Utilisez au moins 8 caractères. Trois ou quatre mots sans rapport entre eux conviennent bien.
fault-password-too-long = Ce mot de passe est trop long. Choisissez-en un plus court.
fault-password-common = Ce mot de passe, ou un autre très proche, figure dans les listes de mots de passe courants : il serait deviné tout de suite. Choisissez-en un autre.
fault-password-keys = Des touches voisines se devinent facilement. Choisissez un autre mot de passe.
fault-password-repeats = Les répétitions se devinent facilement. Choisissez un autre mot de passe.
fault-password-sequence = Des lettres ou des chiffres qui se suivent se devinent facilement. Choisissez un autre mot de passe.
fault-password-date = Les dates et les années se devinent facilement. Choisissez un autre mot de passe.
fault-password-word = Un nom ou un mot seul se devine facilement. Ajoutez des mots sans rapport avec lui.
fault-password-guessable = Ce mot de passe se devine facilement. Allongez-le : ajoutez des mots sans rapport entre eux.
dead-link-title = Ce lien n’est plus valable
dead-link-text = Il a déjà été utilisé, a été remplacé par un plus récent ou a expiré.
dead-link-others-title = Ce lien est destiné à un autre compte ou n’est plus valable
dead-link-others-text = Il ne fonctionne que pour le compte qui l’a demandé, et une seule fois. Il a peut-être aussi été remplacé par un plus récent ou a expiré.
dead-link-sign-up = Si votre compte existe, connectez-vous ; sinon, recommencez l’inscription.
dead-link-reset = Demandez un nouveau lien.
dead-link-email = Votre adresse figure dans votre profil ; si nécessaire, indiquez-y à nouveau la nouvelle.

## Forgotten password

forgot-title = Mot de passe oublié ?
forgot-how = Indiquez votre identifiant NIC ou votre adresse e-mail. Si un compte existe, vous recevrez un e-mail contenant un lien pour choisir un nouveau mot de passe.
forgot-button = Envoyer le lien
forgot-sign-in = Retour à la connexion
forgot-too-often = Trop de liens ont été demandés. Consultez votre messagerie : un lien envoyé au cours de la dernière demi-heure fonctionne encore. Sinon, réessayez plus tard.
flash-reset-sent = S’il existe un compte pour { $login }, nous venons d’envoyer un e-mail contenant un lien. Le lien est valable 30 minutes.
fault-login-neither = Ce n’est ni un identifiant NIC tel que xx11111-nic, ni une adresse e-mail.
reset-title = Choisir un nouveau mot de passe
reset-for = Pour le compte { $nic } ({ $name }). Toutes les sessions ouvertes de ce compte seront fermées.
reset-button = Définir le mot de passe
flash-password-reset = Le nouveau mot de passe de { $nic } est défini. Utilisez-le pour vous connecter.

## My services

services-title = Gestion des contacts
tabs-label = Gestion des contacts
tab-services = Mes services
tab-requests = Mes demandes
services-search = Rechercher un service
services-category = Catégorie
services-role = Mon rôle
services-contact = Contact
services-contact-as = Rôle du contact
services-renews = Échéance
services-renews-within = Échéance dans les
services-days = { $count ->
    [one] { $count } jour
    *[other] { $count } jours
}
renews-automatic = renouvellement automatique
renews-manual = renouvelé après paiement
renews-ends = prend fin
renews-ended = terminé
renews-overdue = en retard
renews-past = dépassée
services-locked = Verrouillé
services-pending = Modifications en attente
services-pending-own = à vous de répondre
services-pending-new = n’a pas encore accepté
services-pending-requester = l’auteur de la demande n’a pas encore accepté
services-pending-processing = modification en cours
services-filters = Filtres
services-sort = Trier par
services-count = { $from }–{ $to } sur { $total }
services-count-many = { $from }–{ $to } sur plus de { $most }
services-many = plus de { $most }
services-rows = Lignes par page :
services-export = Exporter en CSV
services-of-contact = Afficher les services du contact { $nic }
services-of-called = Afficher les services dont un contact s’appelle « { $name } »
services-only-where = Seulement si { $name } est :
services-both-roles = Services dont vous êtes { $roles } et dont { $name } est un contact, quel que soit son rôle.
services-name = Nom du service
services-none = Vous n’êtes encore contact d’aucun service.
services-none-next = Lorsque quelqu’un vous demandera de le devenir, vous trouverez la demande ici :
services-none-filtered = Aucun de vos services ne correspond à ces filtres.
services-none-called = Aucun service nommé « { $search } » n’a été trouvé.

## Modify contacts

modify-title = Modifier les contacts
modify-how = Indiquez l’identifiant NIC ou l’adresse e-mail du nouveau contact. Le nouveau contact et vous-même recevez chacun un code par e-mail et devez tous deux valider la modification ; elle n’est effectuée qu’ensuite. Si vous vous désignez vous-même, votre validation suffit.
modify-repeats = Cette demande reprend la demande { $number } ({ $state }).
modify-today = Actuel :
modify-confirm = Confirmer
modify-fixed-technical = Seul le contact administrateur peut changer ce contact : vous êtes le contact technique.
modify-fixed-billing = Seul le contact administrateur peut changer ce contact : vous êtes le contact facturation.
modify-fixed-technical-billing = Seul le contact administrateur peut changer ce contact : vous êtes le contact technique et le contact facturation.
note-label = Message
note-hint = Facultatif. Ceux qui doivent valider le lisent sur la page et dans l’e-mail. 300 caractères au maximum, sans adresse web ni e-mail.
modify-contacts-changed = Les contacts de ce service ont changé depuis que vous avez ouvert cette page. Les contacts actuels figurent ci-dessous ; veuillez vérifier votre saisie et confirmer à nouveau.
modify-nothing-changed = Rien ne changerait : ce sont déjà les contacts actuels. Indiquez au moins un autre contact.
modify-overtaken = Autre chose a été enregistré pour ce service au même moment. Rien n’a été envoyé ; veuillez vérifier votre saisie et confirmer à nouveau.
modify-too-often = Trop de tentatives. Rien n’a été envoyé ; réessayez après le { $until }.
preview-button = Aperçu
preview-title = Ce qui va se passer
preview-requests = { $count ->
    [one] « Confirmer » envoie cette demande :
    *[other] « Confirmer » envoie ces { $count } demandes :
    }
preview-told = Qui sera informé une fois la modification effectuée
preview-note = Votre message à ceux qui doivent valider :
preview-as-replaced = en tant que contact remplacé
preview-as-administrator = en tant que contact administrateur
preview-as-administrator-then = si ce compte est alors le contact administrateur
preview-codes = Chaque compte qui doit valider reçoit un seul e-mail contenant un code.
preview-expires = La validation est possible jusqu’au { $when }.
preview-until-then = Rien ne change tant que tous n’ont pas validé.
preview-nothing = Rien ne changerait pour l’instant : ce sont les contacts actuels. Indiquez un autre contact pour voir ce qui va se passer.
preview-all-fixed = Rien ne peut être modifié ici actuellement ; chaque champ indique pourquoi. « Confirmer » n’enverrait rien.
preview-contacts-changed = Les contacts de ce service ont changé depuis que vous avez ouvert cette page. Pour voir les contacts actuels, ouvrez-la à nouveau :
preview-too-often = Trop de tentatives. Un aperçu pourra de nouveau être affiché après le { $until }.
fault-not-yours = Vous ne pouvez pas changer ce contact.
fault-control-characters = Ce champ contient des caractères qui ne peuvent pas être utilisés ici.
fault-contact-empty = Ce contact ne peut pas rester vide. Indiquez un identifiant NIC ou une adresse e-mail.
fault-contact-unknown = Aucun compte n’a cet identifiant NIC. Vérifiez qu’il ne contient pas de faute de frappe.
fault-contact-no-account = Aucun compte n’a encore cette adresse e-mail. Demandez à la personne d’en créer un sur cette page, puis indiquez-le ici.
fault-contact-shared = Plusieurs comptes partagent cette adresse e-mail. Indiquez plutôt l’identifiant NIC.
fault-contact-several = Indiquez un seul identifiant NIC ou une seule adresse e-mail.
fault-other-zone = Ce compte appartient à une autre zone géographique. Les contacts ne peuvent être modifiés qu’au sein d’une même zone.
fault-outstanding-payments = Le contact facturation actuel et le nouveau doivent tous deux être à jour de leurs paiements. Celui qui a des paiements en attente doit d’abord les régler. Si tout est déjà réglé, adressez-vous à notre équipe d’assistance.
fault-outstanding-payments-own = Le contact facturation actuel et le nouveau doivent tous deux être à jour de leurs paiements. Votre propre compte a des paiements en attente. Réglez-les, puis réessayez. S’ils sont déjà réglés, adressez-vous à notre équipe d’assistance.
fault-already-asked = Une modification de ce contact a déjà été demandée et n’est pas encore terminée.
fault-note-too-long = Écrivez 300 caractères au maximum.
fault-note-address = Les noms de domaine et les adresses web ou e-mail ne peuvent pas être envoyés ici. Mettez un espace après chaque point.
flash-submitted = Demande envoyée. Chaque compte qui doit la valider reçoit un code par e-mail.
flash-submitted-several = Demandes envoyées. Chaque compte qui doit les valider reçoit un seul e-mail contenant un code.

## Many services at once

services-modify-selected = Modifier les contacts de la sélection
services-modify-all = Modifier les contacts de tous ({ $total })
services-modify-everything = Modifier les contacts de tous
services-select = Sélectionner { $what }
ticks-here = Sélection : { $ticked }
ticks-some = Sélection : { $ticked }, dont { $elsewhere } hors de cette page
ticks-all = Tout sélectionner sur cette page
ticks-none = Effacer la sélection
many-title = { $count ->
    [one] Modifier les contacts de { $count } service
    *[other] Modifier les contacts de { $count } services
    }
many-services = { $count ->
    [one] Afficher le service
    *[other] Afficher les { $count } services
    }
services-number = { $count ->
    [one] { $count } service
    *[other] { $count } services
    }
services-more = { $count ->
    [one] et { $count } autre
    *[other] et { $count } autres
    }
many-how = Indiquez l’identifiant NIC ou l’adresse e-mail de chaque nouveau contact. Ce que vous laissez vide reste tel quel. Chaque compte qui doit valider reçoit un seul e-mail avec un seul code pour tous les services ; rien ne change avant.
many-stays = reste tel quel
many-others = { $count ->
    [one] et { $count } autre
    *[other] et { $count } autres
    }
many-fixed = Seul le contact administrateur peut changer ce contact.
many-fixed-partly = { $count ->
    [one] Vous pouvez changer ce contact sur { $count } des { $total } services.
    *[other] Vous pouvez changer ce contact sur { $count } des { $total } services.
    }
many-where = Ne remplacer que ce contact
many-where-hint = Facultatif. Avec un identifiant NIC ou une adresse e-mail ici, seule cette personne est remplacée, partout où elle est l’un des contacts ci-dessus.
many-changed = Votre sélection ou ses contacts ont changé depuis que vous avez ouvert cette page. L’état actuel est affiché ci-dessous ; vérifiez votre saisie et confirmez à nouveau.
many-overtaken = Autre chose a été enregistré pour l’un de ces services au même moment. Rien n’a été envoyé ; vérifiez votre saisie et confirmez à nouveau.
many-nothing-changed = Rien ne changerait sur aucun de ces services. Indiquez au moins un autre contact.
many-nothing = Rien ne changerait pour l’instant. Indiquez un nouveau contact pour voir ce qui va se passer.
many-stopped = { $count ->
    [one] { $count } service ne peut pas être modifié ainsi. Rien n’a encore été envoyé.
    *[other] { $count } services ne peuvent pas être modifiés ainsi. Rien n’a encore été envoyé.
    }
many-go-on = Vous pouvez continuer sans eux ; pour les autres, votre saisie est conservée.
many-none-left = Sans eux, il ne reste rien à modifier.
many-without = { $count ->
    [one] Confirmer sans celui-ci
    *[other] Confirmer sans ces { $count }
    }
many-cannot = Ce qui ne peut pas être modifié
many-would-change = { $count ->
    [one] { $count } service sur { $total } serait modifié.
    *[other] { $count } services sur { $total } seraient modifiés.
    }
many-can-change = { $count ->
    [one] { $count } service sur { $total } peut être modifié.
    *[other] { $count } services sur { $total } peuvent être modifiés.
    }
many-would-send-nothing = « Confirmer » n’enverrait rien.
many-in-the-way = Afficher ce qui est en attente
many-unchanged = { $count ->
    [one] Rien ne changerait sur { $count } service.
    *[other] Rien ne changerait sur { $count } services.
    }
many-too-many = Un formulaire porte sur { $most } services au plus, et vous en avez choisi davantage.
many-first-how = Commencez par les { $most } premiers pour lesquels aucune modification n’est en attente. Après avoir confirmé, choisissez à nouveau tous les services : ceux-ci seront alors laissés de côté.
many-first = Choisir les { $most } premiers
choose-title = Choisir des services par nom
choose-how = Collez les noms des services dont vous voulez modifier les contacts.
choose-names = Noms des services
choose-hint = Un par ligne, avec ou sans la catégorie à la suite. 500 au plus.
choose-button = Choisir ceux-ci
choose-nothing = Aucun service n’est choisi. Indiquez au moins un nom.
choose-too-many = { $count ->
    [one] Cela fait { $count } nom. Laissez-en { $most } au plus, et choisissez les autres quand ceux-ci seront faits.
    *[other] Cela fait { $count } noms. Laissez-en { $most } au plus, et choisissez les autres quand ceux-ci seront faits.
    }
choose-too-many-found = { $count ->
    [one] Ces noms désignent { $count } service. Laissez les noms de { $most } services au plus, et choisissez les autres quand ceux-ci seront faits.
    *[other] Ces noms désignent { $count } services. Laissez les noms de { $most } services au plus, et choisissez les autres quand ceux-ci seront faits.
    }
choose-too-large = Votre liste est trop longue. Indiquez { $most } noms au plus ; le bouton Retour de votre navigateur conserve ce que vous avez saisi.
choose-missing = { $count ->
    [one] { $count } nom ne correspond à aucun de vos services.
    *[other] { $count } noms ne correspondent à aucun de vos services.
    }
choose-without = { $count ->
    [one] Continuer avec l’autre
    *[other] Continuer avec les { $count } autres
    }
fault-contact-nowhere = Aucun de ces services n’a ce contact aujourd’hui.

## My requests

requests-search = Rechercher une demande
requests-state = État
requests-all = Toutes
requests-own-turn = À vous de répondre
requests-all-pending = Toutes celles en attente
requests-also-awaited = en attente de { $name } aussi
requests-by = demandée par { $name }
requests-by-own = demandée par vous
requests-none = Il n’y a pas encore de demande. Pour changer un contact, choisissez « Modifier les contacts » à côté de l’un de vos services.
requests-none-filtered = Aucune demande ne correspond à ces filtres.
requests-none-called = Aucune demande ne concerne un service nommé « { $search } » ni un contact portant ce nom ou cet identifiant NIC.
turn-title = En attente de votre validation
turn-asks = { $name } vous demande de devenir { $roles } du service { $service }
turn-asked = Vous avez demandé à { $name } de devenir { $roles } du service { $service }
turn-asked-own = Vous avez demandé à devenir { $roles } du service { $service }
turn-asks-many = { $count ->
    [one] { $name } vous demande de devenir { $roles } de { $count } service
    *[other] { $name } vous demande de devenir { $roles } de { $count } services
    }
turn-asked-many = { $count ->
    [one] Vous avez demandé à { $name } de devenir { $roles } de { $count } service
    *[other] Vous avez demandé à { $name } de devenir { $roles } de { $count } services
    }
turn-asked-own-many = { $count ->
    [one] Vous avez demandé à devenir { $roles } de { $count } service
    *[other] Vous avez demandé à devenir { $roles } de { $count } services
    }
turn-asked-several = { $count ->
    [one] Vous avez demandé à plusieurs personnes de devenir { $roles } de { $count } service
    *[other] Vous avez demandé à plusieurs personnes de devenir { $roles } de { $count } services
    }
turn-review = Examiner
turn-you-too = vous devez aussi valider
turn-only-you = il ne manque que votre validation
turn-more = { $count ->
    [one] et { $count } autre demande
    *[other] et { $count } autres demandes
    }
turn-all = Tout afficher
turn-strip = { $count ->
    [one] { $count } demande attend votre validation.
    *[other] { $count } demandes attendent votre validation.
    }
turn-tab = { $count ->
    [one] { $count } en attente de votre validation
    *[other] { $count } en attente de votre validation
    }
become-administrative = contact administrateur
become-technical = contact technique
become-billing = contact facturation
become-administrative-technical = contact administrateur et technique
become-administrative-billing = contact administrateur et facturation
become-technical-billing = contact technique et facturation
become-all = contact administrateur, technique et facturation
act-accept = Accepter la demande
act-decline = Refuser la demande
act-resend = Renvoyer la demande
act-resend-to = Renvoyer à { $nic }
act-cancel = Annuler la demande
requests-processing = Une modification est en cours.
processing-refresh = Tous ont validé : la modification est en cours.
processing-later = Tous ont validé. La modification sera effectuée le { $when }.

## A request

request-about = Ce qui changerait
request-about-done = Ce qui a changé
request-about-ended = Ce qui était demandé
awaited-label = En attente de :
request-expires = Validation possible jusqu’au
left-days = { $count ->
    [one] encore { $count } jour
    *[other] encore { $count } jours
    }
left-hours = { $count ->
    [one] encore { $count } heure
    *[other] encore { $count } heures
    }
left-minutes = { $count ->
    [one] encore { $count } minute
    *[other] encore { $count } minutes
    }
left-moment = encore moins d’une minute
reason-label = Raison de l’échec :
ask-support = S’adresser à notre équipe d’assistance
declined-reason = Motif du refus :
refused-words = Motif indiqué :
ask-again = Demander à nouveau
nothing-changed = Aucun contact n’a été modifié.
decide-title = Votre décision
decide-what = { $service } : { $types }. Contact actuel : { $from } ; nouveau contact : { $to }.
decide-what-from-own = { $service } : { $types }. Contact actuel : vous ; nouveau contact : { $to }.
decide-what-to-own = { $service } : { $types }. Contact actuel : { $from } ; nouveau contact : vous.
note-says = écrit :
code-label = Code de validation
code-hint = Le code figurant dans l’e-mail que nous vous avons envoyé. Il est nécessaire aussi pour refuser. Majuscules, espaces et tirets n’ont pas d’importance.
accept = Accepter
decline = Refuser
accept-request = Accepter la demande { $number }
decline-request = Refuser la demande { $number }
decline-reason-give = Indiquer le motif du refus
decline-reason-label = Motif du refus
decline-reason-hint = Facultatif. L’autre partie le lit sur la page et dans un e-mail. 300 caractères au maximum, sans adresse web ni e-mail.
resend-hint = Vous n’avez pas reçu l’e-mail ? Vérifiez l’adresse dans votre profil, puis demandez un nouveau code.
resend-own = M’envoyer un nouveau code
resend-to = Envoyer un nouveau code à { $name }
cancel-title = Annuler la demande { $number } ?
cancel-what = Les contacts restent inchangés et les codes envoyés ne fonctionnent plus. L’autre partie en est avertie par e-mail. Une demande annulée ne peut pas être rouverte ; il faut en faire une nouvelle.
cancel-keep = Conserver la demande
validators-title = Qui doit valider
validator-accepted = a accepté
validator-declined = a refusé
validator-awaited = n’a pas encore répondu
validator-undecided = n’a pas répondu à temps
validator-unanswered = n’avait pas encore répondu
validator-accepted-own = avez accepté
validator-declined-own = avez refusé
validator-awaited-own = n’avez pas encore répondu
validator-undecided-own = n’avez pas répondu à temps
validator-unanswered-own = n’aviez pas encore répondu
waiting-title = Aussi en attente de votre validation
waiting-text = Ces demandes ont été faites en même temps que celle-ci. Le même code sert pour chacune d’elles.
history-title = Historique
event-asked = { $by } a demandé la modification.
event-accepted = { $by } a accepté.
event-declined = { $by } a refusé.
event-resent = { $by } a demandé un nouveau code.
event-resent-for = { $by } a fait envoyer un nouveau code à { $about }.
event-reminded = Un rappel a été envoyé par e-mail à { $about }.
event-code-blocked = Code bloqué après trop de tentatives infructueuses : { $about }.
event-email-refused = L’e-mail destiné à { $about } n’a pas pu être remis.
event-cancelled = { $by } a annulé la demande.
event-cancelled-operator = Notre équipe d’assistance a annulé la demande.
event-processing = Toutes les validations ont été reçues.
event-expired = Le délai de validation est écoulé.
event-done = Les contacts ont été modifiés.
event-failed = La modification n’a finalement pas pu être effectuée.
event-other = Autre événement.
event-asked-own = Vous avez demandé la modification.
event-accepted-own = Vous avez accepté.
event-declined-own = Vous avez refusé.
event-resent-own = Vous avez demandé un nouveau code.
event-resent-for-by-own = Vous avez fait envoyer un nouveau code à { $about }.
event-resent-for-own = { $by } vous a fait envoyer un nouveau code.
event-reminded-own = Un rappel vous a été envoyé par e-mail.
event-code-blocked-own = Votre code a été bloqué après trop de tentatives infructueuses.
event-email-refused-own = L’e-mail qui vous était destiné n’a pas pu être remis.
event-cancelled-own = Vous avez annulé la demande.
ahead-title = Prochaines étapes
ahead-decides = { $name } accepte ou refuse.
ahead-decides-own = Vous acceptez ou refusez.
ahead-changes = Une fois que tous auront accepté, les contacts changeront et toutes les personnes concernées en seront averties par e-mail.
ahead-processing = Les contacts changeront et toutes les personnes concernées en seront averties par e-mail.
reason-contact-changed = Le contact du service avait changé entre-temps.
reason-requester-closed = Le compte qui a demandé la modification a été fermé.
reason-new-contact-closed = Le compte du nouveau contact a été fermé.
reason-other-zone = Les deux comptes ne sont plus dans la même zone géographique.
reason-outstanding-payments = Le contact facturation actuel et le nouveau doivent tous deux être à jour de leurs paiements. Celui qui a des paiements en attente doit d’abord les régler. Si tout est déjà réglé, adressez-vous à notre équipe d’assistance.
reason-right-lost = Le compte qui a demandé la modification n’a plus le droit de la demander.
reason-locked = L’assistance a verrouillé ce service.
reason-refused = Le contrôle propre au fournisseur n’a pas autorisé cette modification.
flash-accepted = Vous avez accepté la demande.
flash-accepted-all = Vous avez accepté la demande. Toutes les validations ont été reçues.
flash-accepted-awaits = Vous avez accepté la demande. { $name } ({ $nic }) doit encore répondre.
flash-declined = Vous avez refusé la demande. Rien ne change.
flash-resent = Un nouveau code vous a été envoyé. L’ancien ne fonctionne plus.
flash-resent-to = Un nouveau code a été envoyé à { $name }. L’ancien ne fonctionne plus.
flash-cancelled = La demande est annulée. Rien ne change.
fault-code-empty = Saisissez le code de validation reçu par e-mail.
fault-code-wrong = Ce code ne correspond pas. Utilisez celui du dernier e-mail que nous vous avons envoyé, ou demandez-en un autre avec « M’envoyer un nouveau code ».
alert-not-pending = Cette demande n’est plus en attente de validation : rien n’a été fait.
alert-already-decided = Vous avez déjà répondu à cette demande : rien n’a été fait.
alert-nothing-left = Il n’y a plus rien à valider : aucun e-mail n’a été envoyé.
alert-resend-apart = { $count ->
    [one] Un code ne peut être renvoyé qu’une fois par minute. Attendez encore { $count } seconde, puis réessayez.
    *[other] Un code ne peut être renvoyé qu’une fois par minute. Attendez encore { $count } secondes, puis réessayez.
    }
alert-resend-daily = Un code peut être renvoyé au plus dix fois en 24 heures. Réessayez après le { $until }.
alert-resend-too-often = Trop de codes ont été envoyés. Réessayez après le { $until }.
alert-codes-too-often = Trop de codes erronés ont été saisis, et celui-ci ne correspond pas non plus. Réessayez après le { $until }.
alert-standing = État actuel : { $state }.

## Profile

profile-title = Profil
own-pages-label = Votre compte
own-pages-sessions = Sessions
profile-zone = Zone
profile-name = Nom complet
profile-email = Adresse e-mail
profile-email-hint = Une nouvelle adresse ne prend effet qu’une fois confirmée par le lien que nous y envoyons.
profile-unconfirmed = À confirmer : { $email }. Ouvrez le lien dans l’e-mail que nous y avons envoyé. D’ici là, l’adresse ci-dessus reste utilisée.
profile-language = Langue
profile-time-zone = Fuseau horaire
profile-time-zone-hint = Les dates et heures s’affichent dans ce fuseau, par exemple Europe/Paris ; actuellement : { $zone }. Laissez le champ vide pour utiliser { $otherwise }.
fault-time-zone = Ce fuseau horaire n’existe pas. Choisissez-en un dans la liste, par exemple Europe/Paris.
profile-new-password = Nouveau mot de passe
profile-new-password-hint = Au moins 8 caractères difficiles à deviner. Lettres et espaces au choix, longueur libre ; quelques mots sans rapport entre eux conviennent bien.
profile-current-password = Mot de passe actuel
profile-password-hint = Nécessaire seulement pour changer l’adresse e-mail ou le mot de passe.
profile-save = Enregistrer les modifications
flash-profile-saved = Votre profil est enregistré.
flash-password-changed = Votre mot de passe a été modifié. Toutes les autres sessions de votre compte ont été fermées.
flash-confirm-email = Votre profil est enregistré. Pour confirmer la nouvelle adresse e-mail, ouvrez le lien que nous avons envoyé à { $email }.
flash-password-changed-confirm-email = Votre mot de passe a été modifié, et toutes les autres sessions ont été fermées. Pour confirmer la nouvelle adresse e-mail, ouvrez le lien que nous avons envoyé à { $email }.
confirm-email-title = Confirmer la nouvelle adresse e-mail
confirm-email-text = Avec ce bouton, { $email } devient l’adresse e-mail du compte { $nic }.
confirm-email-button = Confirmer l’adresse
flash-email-confirmed = La nouvelle adresse e-mail est désormais utilisée.
fault-name-empty = Indiquez votre nom.
fault-name-too-long = Un nom peut comporter au plus 100 caractères.
fault-name-address = Un nom ne peut contenir ni adresse web ni @. Mettez un espace après chaque point.
fault-name-nic-handle = Un nom ne peut rien contenir qui ressemble à un identifiant NIC comme xx11111-nic.
fault-email-form = Indiquez une adresse e-mail, par exemple alice@example.org.
fault-language = Choisissez l’une des langues.
fault-password-needed = Pour changer l’adresse e-mail ou le mot de passe, indiquez votre mot de passe actuel.
fault-password-wrong = Ce n’est pas votre mot de passe actuel.

## Second factor

factor-title = Second facteur
factor-what = Avec un second facteur, la connexion demande votre mot de passe et un code d’une application d’authentification sur votre téléphone. Une personne qui ne connaît que votre mot de passe ne peut pas se connecter.
factor-required = { $brand } exige un second facteur pour tous les comptes : les autres pages s’ouvriront dès qu’il sera activé pour le vôtre.
factor-set-up = Configurer
factor-scan = Scannez ce code avec votre application d’authentification, ou saisissez-y la clé. Indiquez ensuite le code que l’application affiche.
factor-qr = Code QR pour l’application d’authentification
factor-key = Clé :
factor-app-code = Code de l’application
factor-switch-on = Activer
factor-on-since = Activé le :
factor-codes-left = { $count ->
    [one] Il vous reste { $count } code de secours.
    *[other] Il vous reste { $count } codes de secours.
    }
factor-few-left = Créez-en de nouveaux avant qu’il n’en reste plus.
factor-any-code = Code de l’application ou code de secours
factor-switch-off-title = Désactiver le second facteur
factor-switch-off-what = La connexion ne demandera alors plus que votre mot de passe. Vos codes de secours seront supprimés.
factor-switch-off = Désactiver
factor-new-codes-what = Chaque code de secours vous connecte une fois lorsque vous n’avez pas l’application sous la main. Dès que vous en créez de nouveaux, les anciens ne fonctionnent plus.
factor-new-codes = Créer de nouveaux codes de secours
recovery-codes-title = Codes de secours
recovery-codes-keep = Chacun de ces codes vous connecte une fois, à la place d’un code de l’application. Gardez-les là où personne d’autre ne peut les trouver, et pas seulement sur votre téléphone. Ils ne s’affichent que cette fois-ci.
recovery-codes-file = Enregistrer dans un fichier texte
recovery-codes-copy = Copier
recovery-codes-copied = Copié
recovery-codes-print = Imprimer
recovery-codes-kept = Je les ai conservés
recovery-codes-shown = Vos codes de secours ont été affichés une fois et ne peuvent plus l’être. Si vous ne les avez pas conservés, créez-en de nouveaux.
factor-step-code = Code de l’application d’authentification, ou code de secours
factor-step-hint = Ouvrez votre application d’authentification et saisissez le code qu’elle affiche. Si vous n’avez plus ni l’application ni un code de secours, adressez-vous à notre équipe d’assistance.
fault-factor-password-empty = Indiquez votre mot de passe actuel.
fault-factor-code-empty = Indiquez un code.
fault-factor-app-code-wrong = Ce code ne correspond pas. Vérifiez que votre téléphone est à l’heure, puis indiquez le code que l’application affiche maintenant.
fault-factor-code-wrong = Ce code ne correspond pas, ou a déjà été utilisé. Indiquez le prochain code que l’application affiche, ou un code de secours.
flash-factor-on = Le second facteur est activé.
flash-factor-off = Le second facteur est désactivé.
flash-factor-codes-made = De nouveaux codes de secours sont créés. Les anciens ne fonctionnent plus.
flash-factor-too-many-wrong = Il y a eu trop de codes erronés. Veuillez recommencer avec votre mot de passe.

## Sessions

device-label = Appareil
device-known = { $browser } sur { $system }
device-unknown = Appareil inconnu
address-label = Adresse
sessions-title = Vos sessions ouvertes
sessions-text = Chaque ligne est un navigateur connecté à votre compte. Déconnectez ceux que vous ne reconnaissez pas, puis changez votre mot de passe.
sessions-alone = Cette session est la seule ouverte. Si vous ne reconnaissez pas quelque chose dans l’historique, changez votre mot de passe.
sessions-since = Connexion
sessions-seen = Dernière utilisation
sessions-this = Cette session
sessions-password-hint = Pour déconnecter d’autres navigateurs, indiquez votre mot de passe actuel.
sessions-end-of = Déconnecter : { $device }, { $address }
sessions-end-others = Fermer toutes les autres sessions
flash-session-ended = Cette session est fermée.
flash-sessions-ended = Toutes vos autres sessions sont fermées.

## Security history

security-title = Historique de sécurité
security-text = Ce qui s’est passé sur votre compte, du plus récent au plus ancien. Si quelque chose ne vient pas de vous, changez votre mot de passe et fermez toutes les autres sessions.
security-none = Il ne s’est encore rien passé.
security-what = Événement
security-who = Auteur
security-by-operator = Notre équipe d’assistance
security-by-unknown = Inconnu
security-password-changed = Le mot de passe a été modifié.
security-email-changed = L’adresse e-mail a été modifiée.
security-closed = Le compte a été fermé.
security-reopened = Le compte a été rouvert.
security-role-given = Les droits du compte ont été modifiés.
security-created = Le compte a été créé.
security-signed-in = Connexion.
security-sign-in-failed = Échec de connexion.
security-code-awaited = Le mot de passe était correct ; le second facteur a été demandé.
security-password-wrong = Un mot de passe erroné a été saisi sur une page du compte.
security-second-factor-failed = Le code du second facteur était erroné, le mot de passe était correct.
security-signed-out = Déconnexion.
security-sessions-ended = D’autres sessions ont été fermées.
security-email-change-asked = Une autre adresse e-mail a été indiquée ; elle reste à confirmer.
security-second-factor-on = Le second facteur a été activé.
security-second-factor-off = Le second facteur a été désactivé.
security-recovery-codes-made = De nouveaux codes de secours ont été créés.
security-recovery-code-used = Un code de secours a été utilisé.

## Closing the account

close-title = Fermer le compte
close-text = Toutes vos sessions seront fermées et vous ne pourrez plus vous connecter. Personne ne pourra plus vous désigner comme contact. Seule notre équipe d’assistance peut rouvrir le compte.
close-button = Fermer le compte
close-hand-over = Tout transmettre
close-in-the-way = Votre compte ne peut pas encore être fermé, car il reste nécessaire :
close-services = { $count ->
    [one] Vous êtes contact de { $count } service. Confiez-le d’abord à un autre compte.
    *[other] Vous êtes contact de { $count } services. Confiez-les d’abord à un autre compte.
    }
close-requests = { $count ->
    [one] { $count } demande n’est pas encore terminée.
    *[other] { $count } demandes ne sont pas encore terminées.
    }
close-replaced = Une modification de contacts qui vous concerne n’est pas encore terminée. Veuillez réessayer lorsqu’elle le sera.
flash-account-closed = Votre compte est fermé.

## Mailbox

mailbox-title = Boîte de réception
mailbox-text = Tous les e-mails envoyés, du plus récent au plus ancien, tels que les voient leurs destinataires. Aucun e-mail ne quitte cette machine.
mailbox-empty = Aucun e-mail n’a encore été envoyé.
mailbox-to = À :
mailbox-from = De :
mailbox-plain = Texte brut
mailbox-newest = Plus récents
mailbox-older = Plus anciens

## La page de design de la démonstration

design-title = Système de design
design-text = Toutes les couleurs, toutes les mesures et tous les composants de ces pages, dans chacun de leurs états. Seule la démonstration a cette page.
design-colours = Couleurs
design-measures = Typographie et mesures
design-navigation = Navigation
design-buttons = Boutons
design-fields = Champs
design-messages = Messages
design-states = États
design-tables = Tableaux
design-request = Une demande

## Errors

error-not-found-title = Page introuvable
error-not-found-text = Cette page n’existe pas, ou elle est réservée à un autre compte.
error-others-link-title = Ce lien est destiné à un autre compte
error-others-link-text = Seul le compte auquel l’e-mail a été envoyé peut l’ouvrir. L’e-mail indique son identifiant NIC.
error-origin-title = Envoi refusé
error-origin-text = Ce formulaire a été envoyé depuis un autre site. Veuillez ouvrir la page ici et renvoyer le formulaire.
error-host-title = Autre adresse
error-host-text = Ce site n’est pas accessible sous ce nom. Veuillez l’ouvrir à sa propre adresse.
error-method-title = Action impossible
error-method-text = Cette adresse ne peut pas être utilisée ainsi. Veuillez revenir en arrière et utiliser les boutons de la page.
error-too-large-title = Envoi trop volumineux
error-too-large-text = Ce qui a été envoyé est trop volumineux. Veuillez revenir en arrière et en envoyer moins.
error-too-often-title = Trop de tentatives
error-too-often-text = Veuillez patienter un moment, puis réessayer.
error-bad-request-title = Envoi incompris
error-bad-request-text = Ce qui a été envoyé n’a pas pu être compris. Veuillez revenir en arrière et réessayer.
error-unavailable-title = Momentanément indisponible
error-unavailable-text = Le site est surchargé ou ne peut pas joindre sa base de données. Veuillez réessayer dans un instant. Si vous veniez d’envoyer un formulaire, vérifiez d’abord s’il a été pris en compte.
error-internal-title = Une erreur s’est produite
error-internal-text = L’erreur vient de nous et a été enregistrée. Veuillez réessayer ; si elle se reproduit, indiquez-nous la référence.
error-reference = Référence :

submission-title = { $count ->
    [one] Modification des contacts de { $count } service
    *[other] Modification des contacts de { $count } services
    }
submission-back = Demandes faites ensemble
submission-requests = Demandes
submission-none = Aucune demande n’est dans cet état.
accept-all = { $count ->
    [one] Accepter la demande
    *[other] Accepter les { $count } demandes
    }
decline-all = { $count ->
    [one] Refuser la demande
    *[other] Refuser les { $count } demandes
    }
accept-ticked = Accepter les demandes cochées
decline-ticked = Refuser les demandes cochées
ticks-page = Une décision sur les demandes cochées ne vaut que pour celles de cette page.
cancel-all = Tout annuler
cancel-all-title = { $count ->
    [one] Annuler { $count } demande ?
    *[other] Annuler les { $count } demandes ?
    }
cancel-all-keep = Conserver les demandes
again-failed = Demander à nouveau celles qui n’ont pas abouti
history-times = { $count ->
    [one] { $said } ({ $count } demande)
    *[other] { $said } ({ $count } demandes)
    }
flash-said = { $said }
submission-accepted = { $count ->
    [one] { $count } demande acceptée.
    *[other] { $count } demandes acceptées.
    }
submission-declined = { $count ->
    [one] { $count } demande refusée.
    *[other] { $count } demandes refusées.
    }
submission-cancelled = { $count ->
    [one] { $count } demande annulée.
    *[other] { $count } demandes annulées.
    }
submission-left = { $count ->
    [one] { $count } n’était plus en attente.
    *[other] { $count } n’étaient plus en attente.
    }
submission-left-decided = { $count ->
    [one] { $count } avait déjà reçu une réponse ou était terminée.
    *[other] { $count } avaient déjà reçu une réponse ou étaient terminées.
    }
alert-none-ticked = Aucune demande n’est cochée : rien n’a été fait. Cochez-en au moins une, ou répondez à toutes à la fois.
alert-none-pending = Aucune de ces demandes n’est plus en attente de validation : rien n’a été fait.
alert-all-decided = Vous avez déjà répondu à ces demandes : rien n’a été fait.
submission-whole = Afficher toutes les demandes faites avec celle-ci
