//! The operators' pages (RULES.md, *Those who run it*): for whoever has no role there is nothing here.

pub mod account;
pub mod act;
pub mod desk;
pub mod search;

use actix_web::Resource;
use actix_web::guard::fn_guard;
use actix_web::web::{self, ServiceConfig, post};

use self::account::acts::AccountAct;
use crate::web::frame::methods::get;
use crate::web::frame::routes;

/// Their routes. Where the guard lets nobody through, the application looks on, finds nothing, and says so as ever.
pub fn routes(config: &mut ServiceConfig) {
    config
        .service(resource(routes::OPERATOR).route(get().to(search::show)))
        .service(resource(routes::OPERATOR_ACCOUNT.pattern()).route(get().to(account::show::show)))
        .service(resource(routes::OPERATOR_ACCOUNT_SERVICES.pattern()).route(get().to(account::services::show)))
        .service(resource(routes::OPERATOR_ACCOUNT_REQUESTS.pattern()).route(get().to(account::requests::show)))
        .service(resource(routes::OPERATOR_ACCOUNT_EMAILS.pattern()).route(get().to(account::emails::show)))
        .service(resource(routes::OPERATOR_ACCOUNT_HISTORY.pattern()).route(get().to(account::history::show)));
    for act in AccountAct::ALL {
        let form = resource(act.route().pattern());
        config.service(form.route(get().to(account::acts::show)).route(post().to(account::acts::post)));
    }
}

/// What answers operators alone.
fn resource(path: &str) -> Resource {
    web::resource(path).guard(fn_guard(desk::is_for_operators))
}
