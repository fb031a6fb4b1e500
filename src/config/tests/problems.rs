use super::{transports::smtp, *};

#[test]
fn secret_keys() {
    let key: Vec<u8> =
        [0x00, 0x11, 0x22, 0x33, 0x44, 0x55, 0x66, 0x77, 0x88, 0x99, 0xaa, 0xbb, 0xcc, 0xdd, 0xee, 0xff].repeat(2);
    let longer = [key.clone(), vec![0x0f]].concat();
    let (k, l) = (KEY, format!("{KEY}0f"));
    table(
        variable::SECRET_KEY,
        |raw, text| raw.secret_key = Some(text),
        |settings| settings.secret_keys.map(|keys| keys.iter().map(<[u8]>::to_vec).collect::<Vec<_>>()),
        &[
            (k, Some(vec![key.clone()])),
            (&l, Some(vec![longer.clone()])),
            (&format!(" {l} , {k} \n"), Some(vec![longer.clone(), key.clone()])),
        ],
        &[
            &k[..62],
            &k[..63],
            &format!("{k}0"),
            &format!("{k},"),
            &format!(",{k}"),
            &format!("{k},{}", &k[..62]),
            &format!("0x{k}"),
            &format!("{}zz", &k[..62]),
            &format!("{}é", &k[..62]),
            "changeme",
        ],
    );
    let keys = SecretKeys::from_hex(&format!("{l},{k}")).unwrap();
    assert_eq!(keys.first(), longer, "the first signs");
}

type Set = fn(&mut RawSettings, String);

#[test]
fn secrets_are_in_no_problem() {
    let table: [(&str, Set, &[&str]); 4] = [
        (variable::SECRET_KEY, |raw, text| raw.secret_key = Some(text), &["hunter2", "00,hunter2"]),
        (
            variable::SMTP_URL,
            |raw, text| raw.smtp_url = Some(text),
            &[
                "hunter2",
                "smtp://u:hunter2@m.example",
                "smtp://u:1/hunter2@m.example",
                "smtp://u:1?hunter2@m.example",
                "smtp://m.example?hunter2=1",
                "smtp://m.example?tls=hunter2",
                "smtp://hunter2@m.example",
                "smtp://u:p@hunter2 @m.example",
                "smtps://u:hunter2%@m.example",
                "hunter2://m.example",
                "smtp://m:hunter2",
            ],
        ),
        (
            variable::DATABASE_URL,
            |raw, text| raw.database_url = Some(text),
            &["Postgres://u:hunter2@db/h", "mysql://u:hunter2@db/h", "host=db password=hunter2"],
        ),
        (variable::BASE_URL, |raw, text| raw.base_url = Some(text), &["https://u:hunter2@h.example"]),
    ];
    for (variable, set, values) in table {
        for value in values {
            let mut raw = raw();
            set(&mut raw, (*value).to_owned());
            let problems = check_settings(&raw, Needs::serve()).expect_err(value);
            let told = format!("{problems:?} {}", problems[0]);
            assert!(told.contains(variable) && !told.contains("hunter2"), "{value}: {told}");
        }
    }
    let shown = RawSettings { database_url: some("sqlite:h.db"), ..raw() };
    assert!(
        check_settings(&shown, Needs::serve()).unwrap_err()[0].to_string().contains("\"sqlite:h.db\""),
        "no secret in it"
    );
}

#[test]
fn debug_shows_no_secret() {
    let raw = RawSettings {
        database_url: some("postgres://u:hunter2@db/h"),
        smtp_url: some("smtps://hunter2:hunter2@m.example"),
        ..raw()
    };
    let settings = checked(&raw);
    assert_eq!(settings.mail.clone().unwrap(), smtp("m.example", 465, TlsMode::Implicit, Some(("hunter2", "hunter2"))));
    let shown = format!("{settings:?} {settings:#?}");
    assert!(shown.contains("m.example") && !shown.contains("hunter2"), "{shown}");
    let lower = shown.to_lowercase();
    assert!(!lower.contains("aabbcc") && !lower.contains("170, 187"), "{shown}");
}

#[test]
fn a_problem_is_one_line_that_says_which_what_and_what_else() {
    let raw = RawSettings {
        listen: some("here\nor there"),
        limits: some("perhaps"),
        smtp_url: some("x"),
        ..RawSettings::default()
    };
    let problems = check_settings(&raw, Needs::serve()).unwrap_err();
    let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert!(
        lines[0].starts_with("HANDOVER_LISTEN (--listen) is \"here\\nor there\"; expected an address and port"),
        "{lines:?}"
    );
    assert!(lines[1].starts_with("HANDOVER_SECRET_KEY (--secret-key) is missing; expected an even count"), "{lines:?}");
    assert!(
        lines[2].starts_with("HANDOVER_SMTP_URL (--smtp-url) is wrong (not shown, it may be secret); expected "),
        "{lines:?}"
    );
    assert_eq!(lines[3], "HANDOVER_LIMITS (--limits) is \"perhaps\"; expected on or off");
    assert!(lines.iter().all(|line| line.lines().count() == 1), "{lines:?}");
}

#[test]
fn secrets_may_lie_in_files() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        Some(format!("@{}", path.display()))
    };
    let raw = RawSettings {
        database_url: file("database", "sqlite://other.db\n"),
        secret_key: file("key", &format!("{}\n", "aabb".repeat(16))),
        smtp_url: file("smtp", " smtps://u:p@m.example \n"),
        ..RawSettings::default()
    };
    let settings = check_settings(&raw, Needs::serve()).unwrap();
    assert_eq!(settings.mail.unwrap(), smtp("m.example", 465, TlsMode::Implicit, Some(("u", "p"))));
    assert_eq!(settings.secret_keys.unwrap().first(), [0xaa, 0xbb].repeat(16));
    let raw = RawSettings { secret_key: some("@/no/such/file"), smtp_url: file("none", ""), ..raw };
    let problems: Vec<String> =
        check_settings(&raw, Needs::serve()).unwrap_err().iter().map(ToString::to_string).collect();
    assert!(problems[0].contains("HANDOVER_SECRET_KEY") && problems[0].contains("file after the @"), "{problems:?}");
    assert!(problems[1].contains("HANDOVER_SMTP_URL") && problems.len() == 2, "{problems:?}");
}
