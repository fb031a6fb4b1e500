//! How often signing in may fail.

use std::io::{Read, Write};
use std::time::Duration;

use super::is_signed_in;
use crate::support::app::{PASSWORD, TestApp};
use crate::support::customer::{Customer, form};

/// The status of a sign-in by a client at another address of this machine.
fn sign_in_from(app: &TestApp, client: &str, login: &str, password: &str) -> u16 {
    let server = app.base.strip_prefix("http://").unwrap().parse().unwrap();
    let connect = async {
        let socket = tokio::net::TcpSocket::new_v4().unwrap();
        socket.bind(format!("{client}:0").parse().unwrap()).unwrap();
        socket.connect(server).await.unwrap().into_std().unwrap()
    };
    let mut stream = actix_web::rt::System::new().block_on(connect);
    stream.set_nonblocking(false).unwrap();
    let body = form(&[("login", login), ("password", password)]);
    let kind = "Content-Type: application/x-www-form-urlencoded";
    let head = format!("Host: {server}\r\nSec-Fetch-Site: same-origin\r\nConnection: close\r\n{kind}");
    let length = body.len();
    write!(stream, "POST /sign-in HTTP/1.1\r\n{head}\r\nContent-Length: {length}\r\n\r\n{body}").unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    String::from_utf8_lossy(&answer).split(' ').nth(1).unwrap().parse().unwrap()
}

#[test]
fn many_that_guess_at_once_get_no_more_tries() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    let tries = std::thread::scope(|scope| {
        let guess = |_| scope.spawn(|| Customer::stranger(&app).sign_in_with(&alice.nic, "wrong").status);
        let all: Vec<_> = (0..80).map(guess).collect();
        all.into_iter().map(|one| one.join().unwrap()).filter(|status| *status == 422).count()
    });
    assert_eq!(tries, 10);
    assert_eq!(alice.sign_in().status, 429);
}

#[test]
fn ten_failures_for_an_account_are_enough() {
    let app = TestApp::start();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    for login in [&alice.nic, &alice.email, &alice.nic.to_uppercase()].into_iter().cycle().take(10) {
        assert_eq!(alice.sign_in_with(login, "wrong").status, 422);
    }
    for login in [&alice.nic, &alice.email] {
        let answer = alice.sign_in_with(login, PASSWORD);
        assert_eq!((answer.status, answer.value("login")), (429, login.clone()));
        let wait = answer.retry_after();
        assert!((890..=900).contains(&wait), "{wait}");
        assert!(answer.text("[role=alert]").starts_with("Too many failed attempts."));
    }
    assert!(!is_signed_in(&alice));
    assert_eq!(bob.sign_in().status, 303, "another account is free");
    app.advance(Duration::from_mins(15));
    assert_eq!(alice.sign_in().status, 303);
}

#[test]
fn another_client_address_is_still_free() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    for _ in 0..10 {
        alice.sign_in_with(&alice.nic, "wrong");
    }
    let elsewhere = sign_in_from(&app, "127.0.0.2", &alice.nic, PASSWORD);
    assert_eq!((alice.sign_in().status, elsewhere), (429, 303));
}

#[test]
fn an_unknown_account_is_throttled_like_a_known_one() {
    let app = TestApp::start();
    let stranger = Customer::stranger(&app);
    let tries: Vec<_> = (0..11).map(|_| stranger.sign_in_with("zz99999-nic", "wrong").status).collect();
    assert_eq!((tries[9], tries[10]), (422, 429));
}

#[test]
fn a_hundred_failures_from_an_address_are_enough() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    for number in 0..100 {
        assert_eq!(alice.sign_in_with(&format!("zz{number}-nic"), "wrong").status, 422);
    }
    assert_eq!(alice.sign_in().status, 429);
    assert_eq!(sign_in_from(&app, "127.0.0.2", &alice.nic, PASSWORD), 303);
}

#[test]
fn successes_never_count() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    for _ in 0..9 {
        assert_eq!(alice.sign_in_with(&alice.nic, "wrong").status, 422);
    }
    for _ in 0..12 {
        assert_eq!(alice.sign_in().status, 303);
    }
    assert_eq!(alice.sign_in_with(&alice.nic, "wrong").status, 422);
    assert_eq!(alice.sign_in().status, 429, "but a success does not forgive failures either");
}
