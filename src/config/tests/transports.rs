use super::*;

pub(super) fn smtp(host: &str, port: u16, tls: TlsMode, credentials: Option<(&str, &str)>) -> MailTransport {
    let credentials = credentials.map(|(user, password)| (user.to_owned(), password.to_owned()));
    MailTransport::Smtp(SmtpSettings { host: host.to_owned(), port, tls, credentials })
}

/// What is no transport.
const NO_TRANSPORTS: [&str; 37] = [
    "m.example",
    "m.example:25",
    "http://m.example",
    "mailbox",
    "mailbox:x",
    "smtp:",
    "smtp://",
    "smtp:m.example",
    "smtp://m.example/x",
    "smtp://m.example#x",
    "smtp://m.example:0",
    "smtp://m.example:65536",
    "smtp://m%20.example",
    "smtp://mü.example",
    "smtp://m.example?tls=no",
    "smtp://m.example?tls",
    "smtp://m.example?TLS=none",
    "smtp://m.example?timeout=5",
    "smtp://m.example?tls=none&tls=none",
    "smtp://m.example?tls=none&x=1",
    "smtps://m.example?tls=required",
    "smtps://m.example?x=1",
    "smtps://u@m.example",
    "smtps://u:@m.example",
    "smtps://:p@m.example",
    "smtps://u:100%@m.example",
    "smtps://u:%zz@m.example",
    "smtps://u:%+1@m.example",
    "smtps://u:%ff@m.example",
    "smtps://u:%00@m.example",
    "smtps://%0d:p@m.example",
    "smtp://u:p@m.example",
    "smtp://u:p@m.example?tls=opportunistic",
    "smtp://u:p@m.example?tls=none",
    "smtp://u:p@192.0.2.1",
    "smtp://u:p@localhost.example",
    "smtp://u:p@[2001:db8::1]",
];

#[test]
fn mail_transports() {
    use TlsMode::{Implicit, None as Never, Opportunistic, Required};
    let up = Some(("u", "p"));
    table(
        variable::SMTP_URL,
        |raw, text| raw.smtp_url = Some(text),
        |settings| settings.mail.unwrap(),
        &[
            ("mailbox:", MailTransport::Mailbox),
            ("smtp://m.example", smtp("m.example", 25, Opportunistic, None)),
            ("SMTP://M.Example:2525/", smtp("m.example", 2525, Opportunistic, None)),
            ("smtp://m.example?tls=none", smtp("m.example", 25, Never, None)),
            ("smtp://m.example?tls=opportunistic", smtp("m.example", 25, Opportunistic, None)),
            ("smtp://m.example?tls=required", smtp("m.example", 25, Required, None)),
            ("smtps://m.example", smtp("m.example", 465, Implicit, None)),
            ("smtps://u:p@m.example:4465", smtp("m.example", 4465, Implicit, up)),
            ("smtp://u:p@m.example?tls=required", smtp("m.example", 587, Required, up)),
            (
                "smtp://u%40x:p%2F%3f%25+%C3%A9@m.example:2?tls=required",
                smtp("m.example", 2, Required, Some(("u@x", "p/?%+é"))),
            ),
            ("smtp://u:p ü@localhost", smtp("localhost", 587, Opportunistic, Some(("u", "p ü")))),
            ("smtp://u:p@127.0.0.2:25?tls=none", smtp("127.0.0.2", 25, Never, up)),
            ("smtp://u:p@[::1]:25", smtp("::1", 25, Opportunistic, up)),
            ("smtp://[2001:db8::1]", smtp("2001:db8::1", 25, Opportunistic, None)),
        ],
        &NO_TRANSPORTS,
    );
}

#[test]
fn senders() {
    table(
        variable::MAIL_FROM,
        |raw, text| raw.mail_from = Some(text),
        |settings| settings.mail_from.to_string(),
        &[
            ("a@b.example", "a@b.example".into()),
            ("Grüße <a@BÜCHER.example>", "Grüße <a@xn--bcher-kva.example>".into()),
            (" Handover <no-reply@b.example> ", "Handover <no-reply@b.example>".into()),
            ("\"Müller, Hosting\" <a@b.example>", "\"Müller, Hosting\" <a@b.example>".into()),
        ],
        &[
            "Handover",
            "a@",
            "@b.example",
            "A <a@b.example",
            "a@b.example, c@d.example",
            "A\r\nBcc: x <a@b.example>",
            "A\u{7} <a@b.example>",
            "\"A\u{7}\" <a@b.example>",
            "\"A\nB\" <a@b.example>",
        ],
    );
}

#[test]
fn a_sign_that_ends_the_password_is_told_how_to_be_written() {
    for text in
        ["smtps://u:pass/word@m.example", "smtps://u:1/2@m.example", "smtps://u:p?q@m.example", "smtps://u:#@m.example"]
    {
        let raw = RawSettings { smtp_url: some(text), ..raw() };
        let problems = check_settings(&raw, Needs::serve()).unwrap_err();
        let told = problems[0].to_string();
        assert!(told.contains("/ ? # @ % in a user or password are written %2F %3F %23 %40 %25"), "{told}");
    }
}
