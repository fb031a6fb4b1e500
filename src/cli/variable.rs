//! The environment variables, one for each setting. The flag is the same name: `HANDOVER_BASE_URL` is `--base-url`.
#![allow(missing_docs, reason = "RawSettings says what each is for")]

pub const DATABASE_URL: &str = "HANDOVER_DATABASE_URL";
pub const DATABASE_CONNECTIONS: &str = "HANDOVER_DATABASE_CONNECTIONS";
pub const LISTEN: &str = "HANDOVER_LISTEN";
pub const BASE_URL: &str = "HANDOVER_BASE_URL";
pub const SECRET_KEY: &str = "HANDOVER_SECRET_KEY";
pub const SMTP_URL: &str = "HANDOVER_SMTP_URL";
pub const SMTP_HELO: &str = "HANDOVER_SMTP_HELO";
pub const MAIL_FROM: &str = "HANDOVER_MAIL_FROM";
pub const BRAND: &str = "HANDOVER_BRAND";
pub const BRAND_COLOUR: &str = "HANDOVER_BRAND_COLOUR";
pub const BRAND_LOGO: &str = "HANDOVER_BRAND_LOGO";
pub const SUPPORT: &str = "HANDOVER_SUPPORT";
pub const TIME_ZONE: &str = "HANDOVER_TIME_ZONE";
pub const CATEGORIES: &str = "HANDOVER_CATEGORIES";
pub const NIC_SUFFIX: &str = "HANDOVER_NIC_SUFFIX";
pub const ZONES: &str = "HANDOVER_ZONES";
pub const REQUEST_TTL: &str = "HANDOVER_REQUEST_TTL";
pub const APPLY_DELAY: &str = "HANDOVER_APPLY_DELAY";
pub const KEEP: &str = "HANDOVER_KEEP";
pub const LIMITS: &str = "HANDOVER_LIMITS";
pub const SECOND_FACTOR: &str = "HANDOVER_SECOND_FACTOR";
pub const TRUSTED_PROXIES: &str = "HANDOVER_TRUSTED_PROXIES";
pub const CLIENT_ADDRESS_HEADER: &str = "HANDOVER_CLIENT_ADDRESS_HEADER";
pub const LOG: &str = "HANDOVER_LOG";
pub const LOG_FORMAT: &str = "HANDOVER_LOG_FORMAT";
