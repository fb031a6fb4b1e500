//! What all pages are made from.

use std::sync::Arc;
use std::time::Duration;

use actix_web::HttpRequest;

use crate::brand::Look;
use crate::clock::Clock;
use crate::config::BaseUrl;
use crate::domain::account::Account;
use crate::domain::{AccountId, Place};
use crate::flows::Doer;
use crate::flows::{Cx, Occasion, Terms};
use crate::store::{Database, StoreResult};
use crate::web::frame::assets::Assets;
use crate::web::frame::client_address::{self, TrustedProxies};
use crate::web::frame::flood::FloodBound;
use crate::web::frame::winding_down::WindingDown;
use crate::words::HouseStyle;

/// How long one press works on what takes many pieces: proxies wait a minute for an answer, and a last piece takes its time.
pub const PRESS_MOST: Duration = Duration::from_secs(10);

/// What all pages are made from.
#[derive(Clone)]
pub struct Site {
    /// The database.
    pub db: Database,
    /// What the operator has set for flows.
    pub terms: Terms,
    /// What time it is.
    pub clock: Clock,
    /// What customers type.
    pub base_url: BaseUrl,
    /// The proxies that are believed when they say where a client is.
    pub trusted_proxies: TrustedProxies,
    /// How often a network may ask; without it, as often as it likes.
    pub flood: Option<FloodBound>,
    /// Whether whoever has no second factor must set one up before anything else.
    pub second_factor_required: bool,
    /// What all readers have in common.
    pub style: HouseStyle,
    /// The name on pages.
    pub brand: String,
    /// What it looks like.
    pub look: Look,
    /// The static files, in its colours.
    pub assets: Arc<Assets>,
    /// Whether mail stays in the built-in mailbox.
    pub mailbox: bool,
    /// What the demo says on its sign-in page.
    pub demo: Option<DemoSignIn>,
    /// How long one press works on what takes many pieces.
    pub press_most: Duration,
    /// Whether the server has been told to stop.
    pub winding_down: WindingDown,
}

impl Site {
    /// What anybody who knows an account would try first when guessing its password.
    #[must_use]
    pub fn known_about(&self, account: &Account) -> Vec<String> {
        self.known([account.name.as_str(), account.email.as_str(), account.nic.as_str()])
    }

    /// The same of an account that is being created.
    #[must_use]
    pub fn known<const N: usize>(&self, of_account: [&str; N]) -> Vec<String> {
        let of_site = [self.brand.as_str(), self.base_url.host(), &self.terms.nic_suffix, "handover"];
        of_account.into_iter().chain(of_site).map(str::to_owned).collect()
    }
}

impl Site {
    /// Where a request comes from.
    #[must_use]
    pub fn place_of(&self, request: &HttpRequest) -> Place {
        client_address::place_of(request, &self.trusted_proxies)
    }

    /// What stands around what a visitor does now.
    #[must_use]
    pub fn occasion(&self, request: &HttpRequest, by: Doer) -> Occasion {
        Occasion { terms: self.terms.clone(), now: self.clock.now(), by, from: self.place_of(request) }
    }

    /// Has a signed-in customer do something: one flow, which is one transaction.
    ///
    /// # Errors
    /// What the flow returns, or that its turn did not come in time.
    pub async fn act<T: Send + 'static>(
        &self,
        request: &HttpRequest,
        customer: AccountId,
        flow: impl Fn(&mut Cx<'_>) -> StoreResult<T> + Send + 'static,
    ) -> StoreResult<T> {
        self.write(self.occasion(request, Doer::Account(customer)), flow).await
    }

    /// Runs a flow, which is one transaction.
    ///
    /// # Errors
    /// What the flow returns, or that its turn did not come in time.
    pub async fn write<T: Send + 'static>(
        &self,
        occasion: Occasion,
        flow: impl Fn(&mut Cx<'_>) -> StoreResult<T> + Send + 'static,
    ) -> StoreResult<T> {
        self.db.write(move |tx| flow(&mut occasion.context(tx))).await
    }

    /// Runs a small flow that may as well be left out: while somebody else writes, it is, at once.
    ///
    /// # Errors
    /// What the flow returns.
    pub async fn write_if_free(
        &self,
        occasion: Occasion,
        flow: impl FnOnce(&mut Cx<'_>) -> StoreResult<()> + Send + 'static,
    ) -> StoreResult<()> {
        self.db.write_if_free(move |tx| flow(&mut occasion.context(tx))).await
    }
}

/// Who can sign in to the demo.
#[derive(Clone, Debug)]
pub struct DemoSignIn {
    /// NIC handle and name of each account.
    pub accounts: Vec<(String, String)>,
    /// The password of all.
    pub password: String,
    /// The operators, where there are any.
    pub operators: Option<DemoOperatorsSignIn>,
}

/// Who can sign in to the demo with a second factor, and use the operators' pages.
#[derive(Clone, Debug)]
pub struct DemoOperatorsSignIn {
    /// NIC handle and name of each account.
    pub accounts: Vec<(String, String)>,
    /// The key of their authenticator apps.
    pub key: String,
    /// Their recovery codes.
    pub codes: Vec<String>,
}
