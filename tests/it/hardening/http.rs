//! Answers, their headers, and requests that are not as they should be.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use crate::support::app::TestApp;
use crate::support::customer::Customer;

/// What is answered to just these bytes, until the connection is closed.
fn raw(app: &TestApp, bytes: impl AsRef<[u8]>) -> String {
    let mut stream = TcpStream::connect(app.base.trim_start_matches("http://")).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(40))).unwrap();
    stream.write_all(bytes.as_ref()).unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    String::from_utf8_lossy(&answer).into_owned()
}

#[test]
fn no_answer_opens_the_site_to_another_and_trace_is_not_answered() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    alice.sign_in();
    let foreign = [("origin", "https://evil.example"), ("access-control-request-method", "POST")];
    for method in ["GET", "POST", "OPTIONS"] {
        for path in ["/services", "/sign-in", "/healthz", "/static/x", "/nothing"] {
            let answer = alice.send(method, path, None, &foreign);
            let opened = answer.headers.iter().find(|(name, _)| name.starts_with("access-control-"));
            assert_eq!(opened, None, "{method} {path}");
        }
    }
    for path in ["/", "/sign-in", "/services", "/healthz"] {
        let answer =
            raw(&app, format!("TRACE {path} HTTP/1.1\r\nhost: localhost\r\nx-mine: echo\r\nconnection: close\r\n\r\n"));
        assert!(!answer.starts_with("HTTP/1.1 2") && !answer.contains("echo"), "{path}: {answer}");
    }
}

#[test]
fn every_text_names_its_charset() {
    let app = TestApp::start();
    let stranger = Customer::stranger(&app);
    let page = stranger.get("/sign-in");
    let files = page.attributes("link[href^='/static'], script", "href").into_iter();
    let files = files.chain(page.attributes("script", "src"));
    let mut answers: Vec<_> = files.map(|path| stranger.get(&path)).collect();
    answers.extend(["/healthz", "/readyz", "/nothing", "/static/x", "/reset-password"].map(|path| stranger.get(path)));
    answers.push(page);
    assert!(answers.len() >= 9);
    for answer in answers.iter().filter(|answer| !answer.body.is_empty()) {
        let kind = answer.header("content-type").unwrap();
        assert!(kind.ends_with("; charset=utf-8"), "{kind}");
    }
}

#[test]
fn what_could_be_read_as_two_requests_is_refused() {
    let app = TestApp::start();
    let head = "POST /sign-in HTTP/1.1\r\nhost: localhost\r\nsec-fetch-site: same-origin\r\n";
    let smuggled = "0\r\n\r\nGET /healthz HTTP/1.1\r\nhost: localhost\r\n\r\n";
    for lengths in [
        "content-length: 4\r\ntransfer-encoding: chunked\r\n",
        "transfer-encoding: chunked\r\ncontent-length: 4\r\n",
        "content-length: 4\r\ncontent-length: 40\r\n",
        "transfer-encoding: chunked\r\ntransfer-encoding: chunked\r\n",
        "transfer-encoding: chunked, identity\r\n",
    ] {
        let answer = raw(&app, format!("{head}{lengths}\r\n{smuggled}"));
        assert!(answer.starts_with("HTTP/1.1 400"), "{lengths}: {answer}");
        assert_eq!(answer.matches("HTTP/1.1").count(), 1, "{lengths}: {answer}");
    }
}

#[test]
fn a_form_that_is_packed_is_not_unpacked() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    alice.sign_in();
    for coding in ["gzip", "deflate", "br", "identity", "x"] {
        let headers = [("sec-fetch-site", "same-origin"), ("content-encoding", coding)];
        assert_eq!(alice.send("POST", "/profile", Some("name=Packed".into()), &headers).status, 415, "{coding}");
    }
    assert_eq!(alice.get("/profile").value("name"), "Alice");
}

#[test]
fn a_form_that_comes_too_slowly_is_given_up() {
    let app = TestApp::start();
    let kind = "content-type: application/x-www-form-urlencoded\r\nsec-fetch-site: same-origin\r\n";
    let begun = std::time::Instant::now();
    let answer =
        raw(&app, format!("POST /sign-in HTTP/1.1\r\nhost: localhost\r\n{kind}content-length: 100\r\n\r\nlogin=a"));
    assert!(answer.starts_with("HTTP/1.1 408"), "{answer}");
    assert!((9..30).contains(&begun.elapsed().as_secs()), "{:?}", begun.elapsed());
}

#[test]
fn a_slash_too_many_leads_to_the_page() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    alice.sign_in();
    for (path, page) in [
        ("/services/", "/services"),
        ("/services//", "/services"),
        ("/requests/12/?token=ACDEF", "/requests/12?token=ACDEF"),
        ("/sign-in/?next=%2Fprofile", "/sign-in?next=%2Fprofile"),
        ("/healthz/", "/healthz"),
    ] {
        for method in ["GET", "HEAD"] {
            let answer = alice.send(method, path, None, &[]);
            assert_eq!((answer.status, answer.location()), (308, page), "{method} {path}");
        }
    }
    for path in ["/nothing/", "//services/", "//evil.example/", "/%2Fevil.example/", "/evil.example//"] {
        assert_eq!(alice.get(path).status, 404, "{path}");
    }
    assert_eq!(alice.get("/").location(), "/services");
    assert_eq!(alice.post("/sign-out/", &[]).status, 404);
}

#[test]
fn a_neighbours_cookie_keeps_nobody_out() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    alice.sign_in();
    let own = format!("handover={}", alice.cookie("handover").unwrap());
    let neighbours: [&[u8]; 9] = [
        b"legacy=caf\xe9",
        b"legacy=%e9",
        b"caf\xe9=legacy",
        b"legacy",
        b"=legacy",
        b"handover=legacy",
        b"handover=%e9",
        b"%68andover=legacy",
        b"language=%e9; language=\xe9; language=fr",
    ];
    for neighbour in neighbours {
        for cookies in [[neighbour, own.as_bytes()], [own.as_bytes(), neighbour]] {
            for between in [&b"; "[..], b"\r\ncookie: "] {
                let head = b"GET /services HTTP/1.1\r\nconnection: close\r\nhost: localhost\r\ncookie: ";
                let answer = raw(&app, [head, cookies.join(between).as_slice(), b"\r\n\r\n"].concat());
                let said = String::from_utf8_lossy(neighbour);
                assert!(answer.starts_with("HTTP/1.1 200"), "{said}: {answer}");
                assert!(answer.contains("<html lang=\"en\""), "an account's language is its own: {said}");
            }
        }
    }
    let stranger = raw(&app, b"GET /sign-in HTTP/1.1\r\nconnection: close\r\nhost: localhost\r\ncookie: x=\xe9; language=xx; language=fr\r\n\r\n");
    assert!(stranger.contains("<html lang=\"fr\""), "{stranger}");
}

#[test]
fn a_broken_body_is_no_large_one() {
    let app = TestApp::start();
    let head = "POST /sign-in HTTP/1.1\r\nhost: localhost\r\nsec-fetch-site: same-origin\r\n\
        content-type: application/x-www-form-urlencoded\r\nconnection: close\r\ntransfer-encoding: chunked\r\n\r\n";
    for body in ["zz\r\n", "5\r\nlogin=a\r\n0\r\n\r\n", "-1\r\n", "ffffffffffffffffff\r\n", "5;\u{1}\r\nlogin\r\n"] {
        let answer = raw(&app, format!("{head}{body}"));
        assert!(answer.starts_with("HTTP/1.1 400"), "{body:?}: {answer}");
        assert!(answer.contains("Not understood"), "{body:?}: {answer}");
    }
    let large = format!("{:x}\r\n{}\r\n0\r\n\r\n", 65 * 1024, "x".repeat(65 * 1024));
    assert!(raw(&app, format!("{head}{large}")).starts_with("HTTP/1.1 413"));
    let whole = raw(&app, format!("{head}7\r\nlogin=a\r\n0\r\n\r\n"));
    assert!(whole.starts_with("HTTP/1.1 422"), "{whole}");
}
