//! What a PUT takes, for whoever reads the description: `import` says what it means.

use utoipa::ToSchema;

/// What is set of an account: the columns of the CSV file. What is left out, or null, keeps its value; for a new account `name`, `email`
/// and `zone` are needed.
#[derive(ToSchema)]
pub struct AccountBody {
    /// NIC handle; the one of the address.
    #[schema(example = "xx11111-nic")]
    pub nic_handle: Option<String>,
    /// Name of the person or company.
    #[schema(example = "Alice Martin", max_length = 100)]
    pub name: Option<String>,
    /// Where its emails go.
    #[schema(example = "alice@example.org", max_length = 254)]
    pub email: Option<String>,
    /// Zone, one of `HANDOVER_ZONES`.
    #[schema(example = "eu")]
    pub zone: Option<String>,
    /// Language: en, fr, de, es, it, pl or pt; `en` for a new account where nothing is said.
    #[schema(example = "fr")]
    pub language: Option<String>,
    /// How many bills are unpaid; 0 for a new account where nothing is said.
    #[schema(example = 0, minimum = 0)]
    pub outstanding_payments: Option<i32>,
    /// `yes` or `no`.
    #[schema(example = "yes")]
    pub payment_method: Option<String>,
    /// IANA name of its time zone.
    #[schema(example = "Europe/Paris")]
    pub time_zone: Option<String>,
    /// PHC string of argon2, at most m=1 GiB, t=10, p=16.
    #[schema(write_only)]
    pub password_hash: Option<String>,
    /// `yes` for a new account that is closed from the first; one that is there is closed by DELETE, and opened by `handover account
    /// reopen`.
    pub closed: Option<String>,
}

/// What is set of a service: the columns of the CSV file. What is left out, or null, keeps its value; for a new service the three contacts
/// are needed.
#[derive(ToSchema)]
pub struct ServiceBody {
    /// Name; the one of the address, whatever its case.
    #[schema(example = "example.org", max_length = 253)]
    pub name: Option<String>,
    /// Category; the one of the address.
    #[schema(example = "DOMAIN")]
    pub category: Option<String>,
    /// NIC handle of the administrative contact.
    #[schema(example = "xx11111-nic")]
    pub administrative: Option<String>,
    /// NIC handle of the technical contact.
    #[schema(example = "xx11111-nic")]
    pub technical: Option<String>,
    /// NIC handle of the billing contact.
    #[schema(example = "xx11111-nic")]
    pub billing: Option<String>,
    /// Last day.
    #[schema(example = "2027-03-01")]
    pub expires_on: Option<String>,
    /// What happens on the last day: `automatic`, `manual` or `ends`.
    #[schema(example = "automatic")]
    pub renewal: Option<String>,
    /// Name of the person whom it belongs to.
    #[schema(example = "Alice Martin")]
    pub owner_name: Option<String>,
    /// Company or association whom it belongs to.
    pub owner_organisation: Option<String>,
    /// The owner's email address.
    #[schema(example = "alice@example.org")]
    pub owner_email: Option<String>,
    /// The owner's phone number.
    #[schema(example = "+33 1 23 45 67 89")]
    pub owner_phone: Option<String>,
    /// The owner's street and house.
    #[schema(example = "1 rue Exemple")]
    pub owner_address: Option<String>,
    /// The owner's postcode.
    #[schema(example = "75001")]
    pub owner_postcode: Option<String>,
    /// The owner's city.
    #[schema(example = "Paris")]
    pub owner_city: Option<String>,
    /// The owner's country, two letters of ISO 3166.
    #[schema(example = "FR")]
    pub owner_country: Option<String>,
}
