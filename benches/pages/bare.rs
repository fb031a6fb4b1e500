//! What the machine could do: a handler that sends the same bytes and does nothing else.

use std::path::Path;
use std::process::{Command, Stdio};
use std::{env, fs};

use actix_web::{App, HttpResponse, HttpServer, web};

use super::Outcome;
use super::load::Target;
use super::program::Program;

/// The bare server, as a process of its own.
pub struct Bare(Program);

/// Starts it with these bytes.
pub fn start(folder: &Path, body: &[u8]) -> Outcome<Bare> {
    let file = folder.join("bare.html");
    fs::write(&file, body)?;
    let mut command = Command::new(env::current_exe()?);
    command.env("HANDOVER_BENCH_BARE", &file).stderr(Stdio::piped());
    Ok(Bare(Program::wait(&mut command, "listening=\"")?))
}

impl Bare {
    /// Where to send requests.
    pub fn target(&self) -> Target {
        Target::plain(self.0.address)
    }
}

/// Serves the bytes of a file until it is killed.
pub fn serve(file: &Path) -> Outcome<()> {
    let body = web::Bytes::from(fs::read(file)?);
    let handler = move || {
        let body = body.clone();
        async move { HttpResponse::Ok().content_type("text/html; charset=utf-8").body(body) }
    };
    let server = HttpServer::new(move || App::new().route("/", web::get().to(handler.clone()))).bind("127.0.0.1:0")?;
    eprintln!("listening=\"{}\"", server.addrs()[0]);
    actix_web::rt::System::new().block_on(server.run())?;
    Ok(())
}
