//! What such a page can cost at least here: a bare handler with actix-session, one hand-written query over the same data, and a
//! page of the same table. It knows no account, no filter and no language, and writes no log.

use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex};
use std::{env, io};

use actix_session::storage::CookieSessionStore;
use actix_session::{Session, SessionMiddleware};
use actix_web::cookie::Key;
use actix_web::error::ErrorInternalServerError;
use actix_web::{App, HttpResponse, HttpServer, web};
use askama::Template;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};
use handover::config::DatabaseUrl;
use handover::store::AnyConnection;
use handover::store::connection::connect;

use super::load::Target;
use super::program::Program;
use super::{Outcome, data};

/// The rows of a page, and one that tells that there are more.
const ROWS: usize = 26;

/// The first rows of an account, each with its contacts: a short scan of one index for each contact type.
const QUERY: &str = "SELECT s.id, s.name, s.category, a.nic_handle AS admin_nic, a.name AS admin_name, \
    t.nic_handle AS tech_nic, t.name AS tech_name, b.nic_handle AS billing_nic, b.name AS billing_name FROM (\
    SELECT * FROM (SELECT id, sort_name FROM services WHERE admin_id = {me} ORDER BY sort_name, id LIMIT 26) AS x \
    UNION SELECT * FROM (SELECT id, sort_name FROM services WHERE tech_id = {me} ORDER BY sort_name, id LIMIT 26) AS y \
    UNION SELECT * FROM (SELECT id, sort_name FROM services WHERE billing_id = {me} ORDER BY sort_name, id LIMIT 26) AS z \
    ORDER BY sort_name, id LIMIT 26) AS page JOIN services s ON s.id = page.id JOIN accounts a ON a.id = s.admin_id \
    JOIN accounts t ON t.id = s.tech_id JOIN accounts b ON b.id = s.billing_id ORDER BY page.sort_name, page.id";

#[derive(QueryableByName)]
struct FloorRow {
    #[diesel(sql_type = BigInt)]
    id: i64,
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Text)]
    category: String,
    #[diesel(sql_type = Text)]
    admin_nic: String,
    #[diesel(sql_type = Text)]
    admin_name: String,
    #[diesel(sql_type = Text)]
    tech_nic: String,
    #[diesel(sql_type = Text)]
    tech_name: String,
    #[diesel(sql_type = Text)]
    billing_nic: String,
    #[diesel(sql_type = Text)]
    billing_name: String,
}

#[derive(Template)]
#[template(
    ext = "html",
    source = r#"<!doctype html><html lang="en"><head><meta charset="utf-8"><title>My services</title></head><body>
<header><a href="/services">Handover</a></header><main><h1>Contact management</h1>
<table class="cards"><thead><tr><th>Service name</th><th>Service</th><th>Administrative contact</th><th>Technical contact</th>
<th>Billing contact</th><th>Actions</th></tr></thead><tbody>
{% for row in rows %}<tr>
<td data-label="Service name"><bdi>{{ row.name }}</bdi></td>
<td id="category-{{ row.id }}" data-label="Service">{{ row.category }}</td>
<td data-label="Administrative contact"><span class="person"><span class="nic">{{ row.admin_nic }}</span> <bdi class="person-name">{{ row.admin_name }}</bdi></span></td>
<td data-label="Technical contact"><span class="person"><span class="nic">{{ row.tech_nic }}</span> <bdi class="person-name">{{ row.tech_name }}</bdi></span></td>
<td data-label="Billing contact"><span class="person"><span class="nic">{{ row.billing_nic }}</span> <bdi class="person-name">{{ row.billing_name }}</bdi></span></td>
<td class="row-menu"><details class="menu"><summary aria-label="Actions for {{ row.name }}" aria-describedby="category-{{ row.id }}">…</summary>
<ul><li><a href="/services/{{ row.id }}/contacts">Modify contacts</a></li></ul></details></td>
</tr>{% endfor %}</tbody></table><nav><a class="button" href="/services?after=x" rel="next">Next</a></nav></main></body></html>"#
)]
struct FloorPage {
    rows: Vec<FloorRow>,
}

/// The bare server, as a process of its own.
pub struct Floor(Program);

/// Starts it on a database that holds the bench's services.
pub fn start(database: &str) -> Outcome<Floor> {
    let mut command = Command::new(env::current_exe()?);
    command.env("HANDOVER_BENCH_FLOOR", database).stderr(Stdio::piped());
    Ok(Floor(Program::wait(&mut command, "listening=\"")?))
}

impl Floor {
    /// Where to send requests, with a cookie that says who asks.
    pub fn target(&self) -> Outcome<Target> {
        Target::enter(self.0.address, "/enter")
    }
}

/// Connections that nobody uses at the moment.
type Idle = Arc<Mutex<Vec<AnyConnection>>>;

/// Serves the page until it is killed.
pub fn serve(database: &str) -> Outcome<()> {
    let url = DatabaseUrl::parse(database).map_err(|_| "no URL of a database")?;
    let account = data::number_of(&mut connect(&url)?, data::AGENCY)?.0;
    let connections: Result<Vec<_>, _> = (0..24).map(|_| connect(&url)).collect();
    let (idle, key): (Idle, _) = (Arc::new(Mutex::new(connections?)), Key::generate());
    let server = HttpServer::new(move || {
        let enter = move |session: Session| async move {
            let entered = session.insert("account", account).map(|()| HttpResponse::Ok().finish());
            entered.map_err(ErrorInternalServerError)
        };
        App::new()
            .app_data(web::Data::new(idle.clone()))
            .wrap(SessionMiddleware::new(CookieSessionStore::default(), key.clone()))
            .route("/enter", web::get().to(enter))
            .route("/", web::get().to(page))
    });
    let server = server.workers(2).tcp_nodelay(true).bind("127.0.0.1:0")?;
    eprintln!("listening=\"{}\"", server.addrs()[0]);
    actix_web::rt::System::new().block_on(server.run())?;
    Ok(())
}

async fn page(session: Session, idle: web::Data<Idle>) -> actix_web::Result<HttpResponse> {
    let account: i64 = session.get("account")?.unwrap_or_default();
    let rows = web::block(move || rows_of(&idle, account)).await?.map_err(ErrorInternalServerError)?;
    let body = FloorPage { rows }.render().map_err(ErrorInternalServerError)?;
    Ok(HttpResponse::Ok().content_type("text/html; charset=utf-8").body(body))
}

fn rows_of(idle: &Idle, account: i64) -> io::Result<Vec<FloorRow>> {
    let given_up = |_| io::Error::other("a thread was given up");
    let Some(mut conn) = idle.lock().map_err(given_up)?.pop() else { return Err(io::Error::other("none is idle")) };
    let rows = diesel::sql_query(QUERY.replace("{me}", &account.to_string())).load(&mut conn);
    idle.lock().map_err(given_up)?.push(conn);
    let mut rows: Vec<FloorRow> = rows.map_err(io::Error::other)?;
    rows.truncate(ROWS - 1);
    Ok(rows)
}
