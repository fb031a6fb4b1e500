use super::*;
use crate::config::ClientAddressHeader::{Forwarded, XForwardedFor};

const PROXY: &str = "10.0.0.1";
const CLIENT: &str = "203.0.113.9";

fn trusted(header: ClientAddressHeader) -> TrustedProxies {
    TrustedProxies { proxies: ProxyList::parse("10.0.0.0/8,2001:db8:aa::/48").unwrap(), header }
}

fn found(peer: &str, header: ClientAddressHeader, lines: &[&str]) -> String {
    client_address(peer.parse().ok(), &trusted(header), lines).unwrap().to_string()
}

#[test]
fn who_is_not_trusted_is_not_believed() {
    for lines in [&[][..], &["198.51.100.1"], &["10.0.0.1"], &["x", "10.0.0.1"]] {
        assert_eq!(found(CLIENT, XForwardedFor, lines), CLIENT);
    }
    assert_eq!(found(CLIENT, Forwarded, &["for=198.51.100.1"]), CLIENT);
    assert_eq!(found("::ffff:203.0.113.9", Forwarded, &[]), CLIENT, "as everybody writes it");
    let nobody = client_address(PROXY.parse().ok(), &TrustedProxies::default(), &[CLIENT]);
    assert_eq!(nobody, PROXY.parse().ok(), "nobody is trusted unless the setting says so");
}

#[test]
fn the_nearest_address_that_is_no_proxy_counts() {
    let table: [(&[&str], &str); 18] = [
        (&[], PROXY),
        (&[CLIENT], CLIENT),
        (&["198.51.100.1, 203.0.113.9"], CLIENT),
        (&["198.51.100.1,203.0.113.9,10.2.3.4 , 10.0.0.7"], CLIENT),
        (&["198.51.100.1", "203.0.113.9"], CLIENT),
        (&["203.0.113.9", "10.9.9.9"], CLIENT),
        (&["203.0.113.9:4711"], CLIENT),
        (&["::ffff:203.0.113.9"], CLIENT),
        (&["2001:db8::9"], "2001:db8::9"),
        (&["[2001:db8::9]:4711, 2001:db8:aa::1"], "2001:db8::9"),
        (&["[2001:db8::9]"], "2001:db8::9"),
        (&["10.1.1.1, 10.2.2.2"], "10.1.1.1"),
        (&["unknown"], PROXY),
        (&["203.0.113.9, unknown"], PROXY),
        (&["203.0.113.9, _hidden, 10.3.3.3"], "10.3.3.3"),
        (&[""], PROXY),
        (&["203.0.113.9,"], PROXY),
        (&["[203.0.113.9]"], PROXY),
    ];
    for (lines, expected) in table {
        assert_eq!(found(PROXY, XForwardedFor, lines), expected, "{lines:?}");
    }
}

#[test]
fn forwarded_is_read_as_its_rfc_says() {
    let table: [(&[&str], &str); 25] = [
        (&["for=203.0.113.9"], CLIENT),
        (&["For=203.0.113.9;proto=https;by=10.0.0.1"], CLIENT),
        (&["proto=https;host=\"evil, for=1.1.1.1\"; for=203.0.113.9"], CLIENT),
        (&["for=198.51.100.1, for=203.0.113.9"], CLIENT),
        (&["for=198.51.100.1", "for=203.0.113.9, for=10.2.2.2"], CLIENT),
        (&["for=\"203.0.113.9:4711\""], CLIENT),
        (&["for=\"203.0.113.\\9\""], CLIENT),
        (&["for=\"[2001:db8::9]\""], "2001:db8::9"),
        (&["for=\"[2001:db8::9]:4711\""], "2001:db8::9"),
        (&["for=\"[::ffff:203.0.113.9]\""], CLIENT),
        (&["for=unknown"], PROXY),
        (&["for=203.0.113.9, for=unknown"], PROXY),
        (&["for=203.0.113.9, for=\"_gazonk\", for=10.3.3.3"], "10.3.3.3"),
        (&["for=\"unknown:80\""], PROXY),
        (&["proto=https"], PROXY),
        (&["for=\"2001:db8::9\""], PROXY),
        (&["for=[2001:db8::9]"], PROXY),
        (&["for=203.0.113.9;for=198.51.100.1"], PROXY),
        (&["for=203.0.113.9 for=198.51.100.1"], PROXY),
        (&["for="], PROXY),
        (&["for"], PROXY),
        (&[""], PROXY),
        // What a client may begin so that a proxy's own element ends up inside of its quotes, or outside of them.
        (&["for=198.51.100.1;x=\", for=203.0.113.9"], PROXY),
        (&["for=198.51.100.1;x=\", for=\"[2001:db8::9]\""], PROXY),
        (&["for=198.51.100.1;x=\"\\", "for=203.0.113.9"], CLIENT),
    ];
    for (lines, expected) in table {
        assert_eq!(found(PROXY, Forwarded, lines), expected, "{lines:?}");
    }
}

#[test]
fn no_header_makes_it_fail() {
    let pieces = ["for=", "\"", "\\", "[", "]", ":", ",", ";", "=", " ", "é", "1.2.3.4", "::1", "\0"];
    for a in pieces {
        for b in pieces {
            for c in pieces {
                let line = format!("{a}{b}{c}");
                found(PROXY, XForwardedFor, &[&line]);
                found(PROXY, Forwarded, &[&line]);
            }
        }
    }
}

#[test]
fn a_unix_socket_is_believed_where_the_setting_names_it() {
    let found = |proxies, lines: &[&str]| {
        let trusted = TrustedProxies { proxies: ProxyList::parse(proxies).unwrap(), header: XForwardedFor };
        client_address(None, &trusted, lines).map(|address| address.to_string())
    };
    assert_eq!(found("unix", &[CLIENT]).as_deref(), Some(CLIENT));
    assert_eq!(found("unix", &["198.51.100.1, 10.0.0.1"]).as_deref(), Some(PROXY), "unix alone is trusted");
    assert_eq!(found("10.0.0.0/8, unix", &["198.51.100.1, 10.0.0.1"]).as_deref(), Some("198.51.100.1"));
    for (proxies, lines) in [("unix", &[][..]), ("unix", &["?"]), ("10.0.0.0/8", &[CLIENT])] {
        assert_eq!(found(proxies, lines), None, "{proxies} {lines:?}");
    }
}
