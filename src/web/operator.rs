//! The operators' pages (RULES.md, *Those who run it*): for whoever has no role there is nothing here.

pub mod account;
pub mod act;
pub mod audit;
pub mod changes;
pub mod desk;
pub mod emails;
pub mod force;
pub mod outbox;
pub mod pieces;
pub mod rename;
pub mod request;
pub mod requests;
pub mod search;
pub mod service;
pub mod submission;
pub mod webhooks;

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
    config.service(resource(routes::OPERATOR_ACCOUNT_DATA.pattern()).route(get().to(account::data::save)));
    let email = resource(routes::OPERATOR_SET_EMAIL.pattern());
    config.service(email.route(get().to(account::set_email::ask)).route(post().to(account::set_email::post)));
    let replace = resource(routes::OPERATOR_REPLACE.pattern());
    config.service(replace.route(get().to(account::replace::ask)).route(post().to(account::replace::post)));
    config.configure(change_routes).configure(outbox_routes).configure(webhook_routes);
}

/// Of services, requests and submissions.
fn change_routes(config: &mut ServiceConfig) {
    let contacts = resource(routes::OPERATOR_SERVICE_CONTACTS.pattern());
    let name = resource(routes::OPERATOR_SERVICE_RENAME.pattern());
    let end = resource(routes::OPERATOR_SERVICE_REMOVE.pattern());
    config
        .service(contacts.route(get().to(force::ask)).route(post().to(force::post)))
        .service(name.route(get().to(rename::ask_rename)).route(post().to(rename::post_rename)))
        .service(end.route(get().to(rename::ask_remove)).route(post().to(rename::post_remove)))
        .service(resource(routes::OPERATOR_SERVICE.pattern()).route(get().to(service::show)))
        .service(resource(routes::OPERATOR_REQUESTS).route(get().to(requests::show)))
        .service(resource(routes::OPERATOR_REQUEST.pattern()).route(get().to(request::show)))
        .service(resource(routes::OPERATOR_SUBMISSION.pattern()).route(get().to(submission::show)));
    for lock in [routes::OPERATOR_SERVICE_LOCK, routes::OPERATOR_SERVICE_UNLOCK] {
        let form = resource(lock.pattern());
        config.service(form.route(get().to(service::ask)).route(post().to(service::post)));
    }
    for cancel in changes::CANCEL {
        let form = resource(cancel.pattern());
        config.service(form.route(get().to(changes::ask_cancel)).route(post().to(changes::post_cancel)));
    }
    for resend in changes::RESEND {
        let form = resource(resend.pattern());
        config.service(form.route(get().to(changes::ask_resend)).route(post().to(changes::post_resend)));
    }
}

/// Of emails and the log.
fn outbox_routes(config: &mut ServiceConfig) {
    let all = resource(routes::OPERATOR_RETRY_ALL);
    config
        .service(resource(routes::OPERATOR_OUTBOX).route(get().to(outbox::show)))
        .service(all.route(get().to(outbox::ask_all)).route(post().to(outbox::post_all)))
        .service(resource(routes::OPERATOR_AUDIT).route(get().to(audit::show)))
        .service(resource(routes::OPERATOR_AUDIT_CSV).route(get().to(audit::export::save)));
    for act in [routes::OPERATOR_EMAIL_RETRY, routes::OPERATOR_EMAIL_DROP] {
        let form = resource(act.pattern());
        config.service(form.route(get().to(outbox::ask)).route(post().to(outbox::post)));
    }
}

/// Of webhooks.
fn webhook_routes(config: &mut ServiceConfig) {
    config
        .service(resource(routes::OPERATOR_WEBHOOKS).route(get().to(webhooks::show_all)))
        .service(resource(routes::OPERATOR_WEBHOOK.pattern()).route(get().to(webhooks::show)));
    for act in webhooks::ACTS {
        let form = resource(act.pattern());
        config.service(form.route(get().to(webhooks::ask)).route(post().to(webhooks::post)));
    }
}

/// What answers operators alone.
fn resource(path: &str) -> Resource {
    web::resource(path).guard(fn_guard(desk::is_for_operators))
}
