//! Listening on a Unix socket, on what systemd hands over, and telling systemd.

use std::fs;
use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::os::fd::OwnedFd;
use std::os::unix::fs::{FileTypeExt as _, PermissionsExt as _};
use std::os::unix::net::{UnixDatagram, UnixListener, UnixStream};
use std::path::Path;
use std::time::Duration;

use crate::commands::serving::get;
use crate::support::app::{KEY, TestApp};
use crate::support::program::{self, Running, run};

const BASE: (&str, &str) = ("HANDOVER_BASE_URL", "https://handover.example");

/// What comes back by a Unix socket.
fn asked(socket: &Path, request: &str) -> String {
    let mut stream = UnixStream::connect(socket).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
    stream.write_all(format!("{request}\r\nconnection: close\r\n\r\n").as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

fn at(socket: &Path) -> String {
    format!("unix:{}", socket.display())
}

#[test]
fn a_proxy_comes_in_by_a_socket_that_others_cannot_write_to() {
    let app = TestApp::start();
    let socket = app.folder().join("h.sock");
    let settings = [("HANDOVER_LISTEN", at(&socket)), ("HANDOVER_TRUSTED_PROXIES", "unix".to_owned())];
    let [listen, trusted] = settings.each_ref().map(|(name, value)| (*name, value.as_str()));
    let running = Running::serve(&app, &[listen, trusted, BASE]);
    running.address();
    let file = fs::metadata(&socket).unwrap();
    assert!(file.file_type().is_socket());
    assert_eq!(file.permissions().mode() & 0o777, 0o660);
    let page = |more: &str| asked(&socket, &format!("GET /sign-in HTTP/1.1\r\nhost: {more}"));
    assert!(page("handover.example").starts_with("HTTP/1.1 200"), "{}", page("handover.example"));
    assert!(page("localhost").starts_with("HTTP/1.1 421"), "whatever the proxy passes on comes from far away");
    page("handover.example\r\nx-forwarded-for: 203.0.113.9");
    running.wait(|| running.log().contains("address=\"203.0.113.9\"").then_some(()));
    assert!(!running.log().contains("all customers share"), "{}", running.log());
    assert_eq!(running.ends_on("TERM"), Some(0));
    assert!(!socket.exists(), "its file goes with it");
}

#[test]
fn a_client_by_a_socket_that_is_not_trusted_has_no_address_of_its_own() {
    let app = TestApp::start();
    let socket = app.folder().join("h.sock");
    let running = Running::serve(&app, &[("HANDOVER_LISTEN", &at(&socket)), BASE]);
    running.address();
    asked(&socket, "GET /sign-in HTTP/1.1\r\nhost: handover.example\r\nx-forwarded-for: 203.0.113.9");
    running.wait(|| running.log().contains("address=\"unix\"").then_some(()));
    assert!(running.log().contains("all customers share one address"), "{}", running.log());
    assert!(!running.log().contains("203.0.113.9"), "{}", running.log());
}

#[test]
fn only_a_socket_that_nobody_listens_on_is_taken_away() {
    let app = TestApp::start();
    let socket = app.folder().join("h.sock");
    let (listen, smtp, url) = (at(&socket), app.smtp.url(), app.database_url());
    let settings = [
        ("HANDOVER_DATABASE_URL", url.as_str()),
        ("HANDOVER_SECRET_KEY", KEY),
        ("HANDOVER_SMTP_URL", &smtp),
        ("HANDOVER_LISTEN", &listen),
        ("HANDOVER_TRUSTED_PROXIES", "unix"),
        BASE,
    ];
    let refused = || run(app.folder(), &settings, &["serve"], "").failed();
    fs::write(&socket, "mine").unwrap();
    assert!(refused().ends_with("something that is no socket lies there"));
    assert_eq!(fs::read_to_string(&socket).unwrap(), "mine");
    fs::remove_file(&socket).unwrap();
    let first = Running::start(app.folder(), &settings, &["serve"]);
    first.address();
    assert!(refused().ends_with("somebody listens there already"));
    first.ended_by_kill();
    assert!(socket.exists(), "what is killed tidies nothing up");
    let second = Running::start(app.folder(), &settings, &["serve"]);
    second.address();
    assert!(asked(&socket, "GET /healthz HTTP/1.1\r\nhost: x").contains("\r\n\r\nok"));
    // Whoever has put another one there keeps it.
    fs::remove_file(&socket).unwrap();
    let _other = UnixListener::bind(&socket).unwrap();
    assert_eq!(second.ends_on("TERM"), Some(0));
    assert!(socket.exists());
}

#[test]
fn a_socket_needs_the_address_that_customers_type_and_is_for_no_demo() {
    let folder = tempfile::tempdir().unwrap();
    let listen = at(&folder.path().join("h.sock"));
    let told = |command: &[&str], smtp: &str| {
        let settings =
            [("HANDOVER_LISTEN", listen.as_str()), ("HANDOVER_SECRET_KEY", KEY), ("HANDOVER_SMTP_URL", smtp)];
        run(folder.path(), &settings, command, "").wrong()
    };
    let all = told(&["serve"], "");
    assert!(
        ["HANDOVER_BASE_URL (--base-url)", "HANDOVER_SMTP_URL (--smtp-url)"].iter().all(|name| all.contains(name)),
        "{all}"
    );
    assert!(told(&["serve"], "mailbox:").contains("mailbox: is for loopback addresses only"));
    assert!(told(&["demo"], "").contains("HANDOVER_LISTEN (--listen) is"));
}

#[test]
fn sockets_that_are_handed_over_are_served_and_stay_open() {
    let app = TestApp::start();
    let socket = app.folder().join("h.sock");
    let (by_address, by_file) = (TcpListener::bind("127.0.0.1:0").unwrap(), UnixListener::bind(&socket).unwrap());
    let (url, smtp, elsewhere) = (app.database_url(), app.smtp.url(), at(&app.folder().join("elsewhere.sock")));
    let settings = [
        ("HANDOVER_DATABASE_URL", url.as_str()),
        ("HANDOVER_SMTP_URL", &smtp),
        ("HANDOVER_SECRET_KEY", KEY),
        ("HANDOVER_LISTEN", &elsewhere),
        BASE,
    ];
    let program = program::command(app.folder(), &settings, &["serve"]);
    let address = format!("http://{}", by_address.local_addr().unwrap());
    for _ in 0..2 {
        let sockets = [OwnedFd::from(by_address.try_clone().unwrap()), OwnedFd::from(by_file.try_clone().unwrap())];
        let running = Running::with_sockets(&program, sockets);
        running.wait(|| running.log().contains(" ready ").then_some(()));
        assert_eq!(get(&format!("{address}/healthz")).0, 200);
        assert!(asked(&socket, "GET /sign-in HTTP/1.1\r\nhost: handover.example").starts_with("HTTP/1.1 200"));
        // Beside a Unix socket the names of this machine are nobody's: a proxy may pass them on from anywhere.
        assert_eq!(get(&format!("{address}/sign-in")).0, 421);
        assert_eq!(running.ends_on("TERM"), Some(0));
        // Whoever comes between two processes is not refused, and waits for the next.
        UnixStream::connect(&socket).unwrap();
        std::net::TcpStream::connect(by_address.local_addr().unwrap()).unwrap();
    }
    assert!(socket.exists() && !app.folder().join("elsewhere.sock").exists());
}

#[test]
fn what_is_handed_over_must_be_a_socket_and_go_with_the_settings() {
    let folder = tempfile::tempdir().unwrap();
    let settings = [("HANDOVER_SECRET_KEY", KEY), ("HANDOVER_SMTP_URL", "mailbox:")];
    let told = |sockets, said: &'static str| {
        let running = Running::with_sockets(&program::command(folder.path(), &settings, &["serve"]), sockets);
        running.wait(|| running.log().contains(said).then_some(()));
        assert_eq!(running.ends(), Some(2));
    };
    let unix = |name: &str| OwnedFd::from(UnixListener::bind(folder.path().join(name)).unwrap());
    let file = || OwnedFd::from(fs::File::open(folder.path()).unwrap());
    told([unix("a"), file()], "socket 2 that was handed over (LISTEN_FDS) is neither");
    told([unix("b"), unix("c")], "mailbox: is for loopback addresses only");
}

#[test]
fn the_service_manager_hears_when_it_is_ready_and_when_it_ends() {
    let app = TestApp::start();
    let notify = app.folder().join("notify");
    let manager = UnixDatagram::bind(&notify).unwrap();
    manager.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
    let hears = || {
        let mut said = [0; 100];
        let length = manager.recv(&mut said).unwrap();
        String::from_utf8_lossy(&said[..length]).into_owned()
    };
    for arguments in [&["serve"][..], &["worker"]] {
        let running = Running::beside(&app, &[("NOTIFY_SOCKET", notify.to_str().unwrap()), BASE], arguments);
        assert_eq!(hears(), "READY=1\n");
        running.is_sent("TERM");
        assert_eq!(hears(), "STOPPING=1\n");
        assert_eq!(running.ends(), Some(0));
    }
}
