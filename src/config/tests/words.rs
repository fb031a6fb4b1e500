use super::*;

#[test]
fn the_operators_look() {
    let sixty = "é".repeat(60);
    table(
        variable::BRAND,
        |raw, text| raw.brand = Some(text),
        |settings| settings.brand,
        &[("A", "A".into()), (" Müller & Co ", "Müller & Co".into()), (&sixty, sixty.clone())],
        &[" ", "a\nb", "a\u{7}b", &format!("{sixty}x")],
    );
    table(
        variable::BRAND_COLOUR,
        |raw, text| raw.brand_colour = Some(text),
        |settings| settings.look.colours.light.accent.to_string(),
        &[(" #0050C8 ", "#0050c8".into()), ("#0b5c4d", "#0b5c4d".into())],
        &["0050c8", "#05c", "blue"],
    );
    table(
        variable::SUPPORT,
        |raw, text| raw.support = Some(text),
        |settings| settings.look.support.map(|support| support.href()),
        &[("help@example.com", Some("mailto:help@example.com".into())), ("", None)],
        &["help", "mailto:help@example.com"],
    );
}

#[test]
fn words_and_lists() {
    table(
        variable::TIME_ZONE,
        |raw, text| raw.time_zone = Some(text),
        |settings| settings.time_zone.name(),
        &[(" Europe/Paris ", "Europe/Paris"), ("utc", "UTC")],
        &["Paris", "+02:00", "Europe/Nowhere", "2"],
    );
    table(
        variable::NIC_SUFFIX,
        |raw, text| raw.nic_suffix = Some(text),
        |settings| settings.nic_suffix,
        &[("a", "a".into()), ("0123456789abcdez", "0123456789abcdez".into())],
        &[" ", "NIC", "-nic", "n c", "ñ", "0123456789abcdefg"],
    );
    table(
        variable::ZONES,
        |raw, text| raw.zones = Some(text),
        |settings| settings.zones.join("|"),
        &[("eu", "eu".into()), (" us-1 ,eu, ca", "us-1|eu|ca".into()), ("0123456789abcdef", "0123456789abcdef".into())],
        &[" ", ",", "eu,", "eu,,ca", "EU", "eu,eu", "eu;ca", "0123456789abcdefg"],
    );
    table(
        variable::LIMITS,
        |raw, text| raw.limits = Some(text),
        |settings| settings.limits,
        &[("on", true), ("off", false)],
        &["true", "0", "ON", "no"],
    );
    table(
        variable::SECOND_FACTOR,
        |raw, text| raw.second_factor = Some(text),
        |settings| settings.second_factor_required,
        &[("optional", false), (" required ", true)],
        &["on", "true", "REQUIRED"],
    );
    table(
        variable::LOG,
        |raw, text| raw.log = Some(text),
        |settings| settings.log,
        &[(" info,handover=debug ", "info,handover=debug".into())],
        &[" "],
    );
    table(
        variable::LOG_FORMAT,
        |raw, text| raw.log_format = Some(text),
        |settings| settings.log_format,
        &[("text", LogFormat::Text), ("json", LogFormat::Json)],
        &["JSON", "xml"],
    );
}

#[test]
fn the_header_of_proxies() {
    let both = [ClientAddressHeader::XForwardedFor, ClientAddressHeader::Forwarded];
    table(
        variable::CLIENT_ADDRESS_HEADER,
        |raw, text| raw.client_address_header = Some(text),
        |settings| settings.client_address_header,
        &[("x-forwarded-for", both[0]), (" X-Forwarded-For ", both[0]), ("Forwarded", both[1])],
        &[" ", "x-real-ip", "x-forwarded-for,forwarded", "forwarded:"],
    );
}

#[test]
fn networks() {
    let shown = |settings: Settings| {
        settings.trusted_proxies.networks.iter().map(ToString::to_string).collect::<Vec<_>>().join("|")
    };
    table(
        variable::TRUSTED_PROXIES,
        |raw, text| raw.trusted_proxies = Some(text),
        shown,
        &[
            ("127.0.0.1", "127.0.0.1/32".into()),
            (" 10.0.0.0/8 , ::1,2001:db8::/32", "10.0.0.0/8|::1/128|2001:db8::/32".into()),
            ("::ffff:10.0.0.1,::ffff:10.0.0.0/104", "10.0.0.1/32|10.0.0.0/8".into()),
            ("unix", String::new()),
            ("127.0.0.1, unix", "127.0.0.1/32".into()),
        ],
        &[
            " ",
            ",",
            "10.0.0.1,",
            "10.0.0.1/8",
            "10.0.0.0/33",
            "0.0.0.0/0",
            "::/0",
            "::ffff:0:0/95",
            "::ffff:0:0/96",
            "proxy.example",
            "10.0.0.1:80",
            "10.0.0.1 10.0.0.2",
            "unix:/run/h.sock",
        ],
    );
}

#[test]
fn times() {
    let never = ["x", "5", "-1s", "1 fortnight", "100y 1s", "101y", "99999999999999999999y", "18446744073709551615s"];
    let century = 100 * values::ONE_YEAR;
    table(
        variable::REQUEST_TTL,
        |raw, text| raw.request_ttl = Some(text),
        |settings| settings.request_ttl,
        &[("1s", values::ONE_SECOND), ("1h 30m", Duration::from_mins(90)), ("100y", century)],
        &[&never[..], &["0s", "999ms"]].concat(),
    );
    table(
        variable::APPLY_DELAY,
        |raw, text| raw.apply_delay = Some(text),
        |settings| settings.apply_delay,
        &[("0s", Duration::ZERO), ("250ms", Duration::from_millis(250)), ("100y", century)],
        &never,
    );
    table(
        variable::KEEP,
        |raw, text| raw.keep = Some(text),
        |settings| settings.keep,
        &[("1d", values::ONE_DAY), ("24h", values::ONE_DAY), ("100y", century)],
        &[&never[..], &["0s", "23h 59m 59s"]].concat(),
    );
}

#[test]
fn steps_before_a_last_day() {
    table(
        variable::RENEWAL_NOTICES,
        |raw, text| raw.renewal_notices = Some(text),
        |settings| settings.renewal_notices.to_string(),
        &[
            ("none", String::new()),
            (" none ", String::new()),
            ("1d", "1".into()),
            ("14d, 48h,366d", "2,14,366".into()),
            ("10d,9d,8d,7d,6d,5d,4d,3d,2d,1d", "1,2,3,4,5,6,7,8,9,10".into()),
        ],
        &[
            " ",
            ",",
            "30d,",
            "30",
            "0d",
            "367d",
            "7d,7d",
            "7d,1week",
            "36h",
            "1d 1ns",
            "none,7d",
            "-1d",
            "11d,10d,9d,8d,7d,6d,5d,4d,3d,2d,1d",
        ],
    );
}
