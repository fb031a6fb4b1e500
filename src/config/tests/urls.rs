use std::net::SocketAddr;

use super::*;

#[test]
fn database_urls() {
    let sqlite = |path: &str| DatabaseUrl::Sqlite(path.into());
    let postgres = |url: &str| DatabaseUrl::Postgres(url.to_owned());
    table(
        variable::DATABASE_URL,
        |raw, text| raw.database_url = Some(text),
        |settings| settings.database,
        &[
            ("sqlite://h.db", sqlite("h.db")),
            ("sqlite:///var/lib/h.db", sqlite("/var/lib/h.db")),
            ("sqlite://a b/100%?x=1#y", sqlite("a b/100%?x=1#y")),
            ("postgres://", postgres("postgres://")),
            (
                "postgres://u:p%40@a:1,b:2/h?target_session_attrs=any",
                postgres("postgres://u:p%40@a:1,b:2/h?target_session_attrs=any"),
            ),
            ("postgresql:///h?host=/run/postgresql", postgres("postgresql:///h?host=/run/postgresql")),
        ],
        &[
            "sqlite://",
            "sqlite:h.db",
            "h.db",
            "SQLITE://h.db",
            "mysql://h",
            "postgres:h",
            "host=db",
            "sqlite://:memory:",
            "sqlite://file:h.db",
        ],
    );
}

#[test]
fn listen_addresses() {
    let listen = |text: &str| ListenAt::Address(text.parse().unwrap());
    table(
        variable::LISTEN,
        |raw, text| raw.listen = Some(text),
        |settings| settings.listen,
        &[
            ("127.0.0.1:0", listen("127.0.0.1:0")),
            (" 192.0.2.1:8080 ", listen("192.0.2.1:8080")),
            ("[::1]:8080", listen("[::1]:8080")),
            ("localhost:8080", listen("127.0.0.1:8080")),
        ],
        &[
            "unix:",
            &format!("unix:/{}", "x".repeat(107)),
            "8080",
            ":8080",
            "127.0.0.1",
            "127.0.0.1:65536",
            "localhost",
            "::1",
            "http://localhost:80",
            "nowhere.invalid:80",
            "a b:80",
        ],
    );
}

#[test]
fn base_urls() {
    table(
        variable::BASE_URL,
        |raw, text| raw.base_url = Some(text),
        |settings| settings.base_url.map(|url| (url.origin(), url.host().to_owned(), url.is_https())),
        &[
            ("https://h.example", Some(("https://h.example".into(), "h.example".into(), true))),
            ("HTTPS://H.Example:443/", Some(("https://h.example".into(), "h.example".into(), true))),
            ("http://h.example:80", Some(("http://h.example".into(), "h.example".into(), false))),
            ("http://h.example:443", Some(("http://h.example:443".into(), "h.example".into(), false))),
            (" http://127.0.0.1:8080/ ", Some(("http://127.0.0.1:8080".into(), "127.0.0.1".into(), false))),
            ("http://[::1]:8080", Some(("http://[::1]:8080".into(), "[::1]".into(), false))),
            (
                "https://übergabe.example",
                Some(("https://xn--bergabe-m2a.example".into(), "xn--bergabe-m2a.example".into(), true)),
            ),
        ],
        &[
            "h.example",
            "//h.example",
            "ftp://h.example",
            "http:",
            "http://",
            "https:h.example",
            "https:///h.example",
            "https://h.example/app",
            "https://h.example/app/",
            "https://h.example//",
            "https://h.example?",
            "https://h.example/?a=b",
            "https://h.example#",
            "https://u@h.example",
            "https://u:p@h.example",
            "https://@h.example",
            "https://h.example:0",
            "https://h.example:65536",
            "https://h. example",
            "https:\\\\h.example",
            "https://h.ex\nample",
            "https://h.example\u{1}",
            "https://h.example\\",
        ],
    );
    let refusal = BaseUrl::parse("https://h.example/app").unwrap_err().to_string();
    assert!(refusal.contains("without a path"), "{refusal}");
}

#[test]
fn unless_said_the_base_url_is_the_address_bound() {
    let bound = |text: &str| text.parse::<SocketAddr>().unwrap();
    let table = [
        ("127.0.0.1:8080", "http://127.0.0.1:8080"),
        ("127.0.0.1:80", "http://127.0.0.1"),
        ("127.0.0.1:443", "http://127.0.0.1:443"),
        ("[::1]:8080", "http://[::1]:8080"),
        ("[::ffff:127.0.0.1]:1", "http://[::ffff:7f00:1]:1"),
    ];
    for (address, expected) in table {
        let url = BaseUrl::of_bound(bound(address));
        assert_eq!((url.as_str(), url.is_https()), (expected, false));
        assert_eq!(Ok(url), BaseUrl::parse(expected), "as if it had been given");
    }
}

#[test]
fn of_a_names_addresses_the_first_of_ipv4_is_preferred() {
    let table: [(&[&str], Option<&str>); 4] = [
        (&[], None),
        (&["[::1]:1", "[::2]:1"], Some("[::1]:1")),
        (&["127.0.0.1:1", "127.0.0.2:1"], Some("127.0.0.1:1")),
        (&["[::1]:1", "127.0.0.1:1"], Some("127.0.0.1:1")),
    ];
    let address = |text: &&str| text.parse::<SocketAddr>().unwrap();
    for (found, expected) in table {
        let preferred = values::preferred(found.iter().map(address));
        assert_eq!(preferred, expected.as_ref().map(address), "{found:?}");
    }
}

#[test]
#[cfg(unix)]
fn a_unix_socket_is_a_path() {
    let at = |text| checked(&RawSettings { listen: some(text), base_url: some("https://h.example"), ..raw() }).listen;
    for (text, path) in [("unix:/run/h.sock", "/run/h.sock"), (" unix:h.sock ", "h.sock"), ("unix:/a:1", "/a:1")] {
        assert_eq!(at(text), ListenAt::Unix(path.into()));
        assert_eq!(at(text).to_string(), format!("unix:{path}"));
    }
}
