### Whom a service belongs to.

owner-name = Nom
owner-organisation = Organisation
owner-email = Adresse e-mail
owner-phone = Téléphone
owner-address = Adresse
owner-postcode = Code postal
owner-city = Ville
owner-country = Pays

## The form

owner-how = Indiquez un nom ou une organisation ; laissez vide ce qui n’est pas connu.
owner-phone-hint = Avec l’indicatif du pays, par exemple +33 1 23 45 67 89, ou tel qu’on le compose dans le pays ci-dessous.
owner-country-none = Non indiqué
owner-told = Quand vous enregistrez une modification, le titulaire en est prévenu par e-mail, à l’ancienne et à la nouvelle adresse. La modification reste dans l’historique du service, que ses contacts peuvent consulter.
owner-locked = Les coordonnées du titulaire ne peuvent pas être modifiées tant que le service est verrouillé.
owner-back = Retour au service
owner-changed-meanwhile = Les coordonnées du titulaire ont changé depuis que vous avez ouvert cette page. Les coordonnées actuelles figurent ci-dessous, avec ce que vous avez saisi ; veuillez les vérifier et enregistrer à nouveau.
owner-too-often = Votre compte peut modifier les coordonnées de titulaires { $most } fois par jour. Rien n’a été enregistré ; veuillez réessayer après { $until }.
owner-too-often-service = Les coordonnées du titulaire d’un service peuvent être modifiées { $most } fois par jour. Rien n’a été enregistré ; veuillez réessayer après { $until }.
owner-too-often-address = Au plus { $most } e-mails par jour sur les coordonnées de titulaires sont envoyés à { $address }. Rien n’a été enregistré ; veuillez réessayer après { $until }.
fault-owner-name-needed = Indiquez un nom ou une organisation.
fault-owner-phone = Indiquez un numéro de téléphone avec l’indicatif du pays, par exemple +33 1 23 45 67 89.
fault-owner-country = Choisissez un pays dans la liste.
fault-owner-holds-address = Ce champ ne peut contenir ni adresse web ni adresse e-mail.
fault-owner-too-long = Ce champ peut comporter au plus { $most } caractères.
flash-owner-changed = Les coordonnées du titulaire sont enregistrées. Le titulaire en est prévenu par e-mail.
flash-owner-changed-untold = Les coordonnées du titulaire sont enregistrées. Aucune adresse e-mail du titulaire n’est connue : aucun e-mail n’est envoyé.
flash-owner-same = Rien n’était différent : rien n’a été enregistré et personne n’a été prévenu.
flash-draft-too-long = La langue a été changée. Votre saisie était trop longue pour être conservée.
