//! Paths, methods, headers, and bytes that are no HTTP.

use super::{PANICS, World, check, nasty};
use crate::support::app::TestApp;

#[test]
#[expect(clippy::too_many_lines, reason = "a list of cases, each on a line of its own")]
fn no_path_or_method_is_too_absurd() {
    let app = TestApp::start();
    let world = World::build(&app);
    let before = world.standing();
    let cookie = world.cookie(&world.cara);
    let mut paths: Vec<String> = [
        "/requests/99999999999999999999",
        "/requests/-1",
        "/requests/abc",
        "/requests/1.5",
        "/requests/%00",
        "/requests/%ff",
        "/requests/%2e%2e",
        "/requests/1%2Faccept",
        "/requests/1/accept/",
        "/requests/1/nothing",
        "/requests//1",
        "/requests/",
        "/services/-1/contacts",
        "/services/abc/contacts",
        "/services/99999999999999999999/contacts",
        "/services/%F0%9F%98%80/contacts",
        "/services//contacts",
        "/services/1/contacts/..",
        "//services",
        "//evil.example/services",
        "/..",
        "/../../etc/passwd",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/..%2f..%2fetc%2fpasswd",
        "/static/..%2f..%2fCargo.toml",
        "/static/%2e%2e/x",
        "/static/",
        "/mailbox/1",
        "/mailbox/abc",
        "/%3Cscript%3Emark%3C/script%3E",
        "/<script>mark</script>",
        "/%",
        "/%zz",
        "/%c3%28",
        "/a;b=c",
        "/.git/config",
        "*",
        "services",
        "http://evil.example/services",
        "/services?q=a#fragment",
        "/sign-out",
        "/sign-out/",
        "/healthz/",
        "/readyz/x",
    ]
    .map(str::to_owned)
    .into();
    paths.push(format!("/requests/{}", "9".repeat(5_000)));
    paths.push(format!("/{}", "a/".repeat(5_000)));
    paths.push(format!("/{}", "%2e%2e%2f".repeat(1_000)));
    paths.extend(world.forms().into_iter().chain(world.pages()).map(|(path, _)| path));
    let methods = ["GET", "HEAD", "OPTIONS", "TRACE", "PUT", "PATCH", "DELETE", "CONNECT", "BREW", "get", "POST"];
    for path in &paths {
        for method in methods {
            // Neither from another origin nor signed out, so that nothing is refused before it is looked at; and both of that.
            let signed_in = [("cookie", cookie.as_str()), ("sec-fetch-site", "same-origin")];
            for headers in [&[][..], &signed_in] {
                if method == "POST" && (path == "/sign-out" || path == "/profile") && !headers.is_empty() {
                    continue;
                }
                let answer = world.raw.ask(method, path, headers, "");
                check(&format!("{method} {path}"), &answer);
                let odd = ["BREW", "PUT", "DELETE"].contains(&method);
                assert!(!odd || answer.status >= 300, "{}: {method} {path}", answer.status);
            }
        }
    }
    let is_one = |path: &&String| path.len() > "/requests/".len() && path.matches('/').count() == 2;
    for missing in paths.iter().filter(|path| path.starts_with("/requests/")).filter(is_one) {
        let answer = world.raw.ask("GET", missing, &[("cookie", &cookie)], "");
        let known = format!("/requests/{}", world.request);
        assert_eq!(answer.status, if *missing == known { 200 } else { 404 }, "{missing}");
    }
    assert_eq!(before, world.standing());
}

#[test]
#[expect(clippy::too_many_lines, reason = "a list of cases, each on a line of its own")]
fn no_header_breaks_a_page() {
    let app = TestApp::start();
    let world = World::build(&app);
    let before = world.standing();
    let real = world.cookie(&world.alice);
    let tampered = format!("{}x", real.replace("handover=A", "handover=B"));
    let long = "a".repeat(8_000);
    let many = "en;q=0.1,".repeat(2_000);
    let mut headers: Vec<(&str, String)> = Vec::new();
    for value in nasty().into_iter().filter(|value| !value.contains(['\r', '\n', '\0']) && value.len() < 20_000) {
        for name in [
            "cookie",
            "host",
            "origin",
            "sec-fetch-site",
            "accept-language",
            "accept-encoding",
            "content-type",
            "x-forwarded-for",
        ] {
            headers.push((name, value.clone()));
        }
        for cookie in ["handover", "language", "__Host-handover"] {
            headers.push(("cookie", format!("{cookie}={value}")));
        }
    }
    let cookies = [
        "=",
        ";;;",
        "handover",
        "handover=",
        "handover=%00",
        "handover=%ff",
        "language=%ff",
        "a=b; handover=;=",
        &long,
        &tampered,
    ];
    headers.extend(cookies.map(|value| ("cookie", value.to_owned())));
    headers.extend(
        ["*", "q=q=q", "en;q=999", "-", "en-", ",,,", &many].map(|value| ("accept-language", value.to_owned())),
    );
    headers.extend(["-1", "abc", "99999999999999999999"].map(|value| ("content-length", value.to_owned())));
    headers.extend([
        ("transfer-encoding", "nonsense".to_owned()),
        ("expect", "mark".to_owned()),
        ("range", "bytes=-1".to_owned()),
    ]);
    for (name, value) in &headers {
        for path in ["/sign-in", "/services", "/nothing", "/healthz"] {
            let answer = world.raw.ask("GET", path, &[(name, value)], "");
            check(&format!("GET {path} with {name}: {value}"), &answer);
        }
        let foreign = matches!(*name, "origin" | "sec-fetch-site");
        let answer = world.raw.ask("POST", "/sign-in", &[(name, value)], "login=a&password=b");
        check(&format!("POST /sign-in with {name}: {value}"), &answer);
        assert!(!foreign || matches!(answer.status, 400 | 403), "{}: {name}: {value}", answer.status);
    }
    // Whoever changes a session cookie is nobody.
    let answer = world.raw.ask("GET", "/services", &[("cookie", &tampered)], "");
    assert_eq!(answer.status, 303);
    assert_eq!(world.raw.ask("GET", "/services", &[("cookie", &real)], "").status, 200);
    assert_eq!(before, world.standing());
}

#[test]
fn bytes_that_are_no_http_are_answered_or_hung_up_on() {
    let app = TestApp::start();
    let world = World::build(&app);
    let garbage: [&[u8]; 9] = [
        b"\r\n\r\n\r\n",
        b"\0\0\0\0\r\n\r\n",
        b"GET\r\n\r\n",
        b"GET /services\r\n\r\n",
        b"GET /services HTTP/9.9\r\n\r\n",
        b"GET /\xff\xfe HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n",
        b"GET /services HTTP/1.1\r\nhost: a\r\ncookie: handover=\xff\xfe\r\nconnection: close\r\n\r\n",
        b"POST /sign-in HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\nconnection: close\r\n\r\nzz\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n",
    ];
    for bytes in garbage {
        let answer = world.raw.send(bytes);
        assert!(answer.status < 500, "{}: {:?}", answer.status, String::from_utf8_lossy(bytes));
        assert_eq!(world.raw.ask("GET", "/healthz", &[], "").status, 200);
    }
    assert!(PANICS.lock().unwrap().is_empty());
}
