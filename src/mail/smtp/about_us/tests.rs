//! Real answers of mail servers, and whom they are about.

use super::{is_about_content, is_about_us};

fn about_us(line: &str) -> bool {
    is_about_us(line[..3].parse().unwrap(), line)
}

fn about_content(line: &str) -> bool {
    is_about_content(line[..3].parse().unwrap(), line)
}

#[test]
fn what_servers_say_of_us_is_for_us() {
    let postfix = [
        "504 5.5.2 <localhost>: Helo command rejected: need fully-qualified hostname",
        "550 5.7.1 <localhost>: Helo command rejected: Host not found",
        "450 4.7.1 <localhost>: Helo command rejected: Host not found",
        "554 5.7.1 <bob@example.org>: Relay access denied",
        "454 4.7.1 <bob@example.org>: Relay access denied",
        "553 5.7.1 <no-reply@example.com>: Sender address rejected: not owned by user post",
        "553 5.7.1 <no-reply@example.com>: Sender address rejected: not logged in",
        "550 5.1.8 <no-reply@example.com>: Domain not found",
        "550 5.1.0 <no-reply@example.com>: Sender address rejected: User unknown in local recipient table",
        "530 5.7.0 Authentication required",
        "530 5.7.0 Must issue a STARTTLS command first",
        "554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using zen.example",
        "554 5.7.1 <unknown[192.0.2.1]>: Client host rejected: Access denied",
        "450 4.7.25 Client host rejected: cannot find your hostname, [192.0.2.1]",
        "451 4.3.5 Server configuration error",
        "554 5.3.2 System not accepting network messages",
        "550 5.7.23 The message was rejected: SPF validation failed",
    ];
    let exim = [
        "550 relay not permitted",
        "550 Sender verify failed",
        "550 Access denied - Invalid HELO name (See RFC2821 4.1.1.1)",
        "550 rejected because 192.0.2.1 is in a black list at zen.spamhaus.org",
        "550 Bad HELO: you are not me",
        "550 sender not ours",
        "535 Incorrect authentication data",
    ];
    let exchange = [
        "550 5.7.54 SMTP; Unable to relay recipient in non-accepted domain",
        "550 5.7.60 SMTP; Client does not have permissions to send as this sender",
        "550 5.7.64 TenantAttribution; Relay Access Denied",
        "530 5.7.57 SMTP; Client was not authenticated to send anonymous mail during MAIL FROM",
        "550 5.7.1 Unable to relay",
        "550 5.7.606 Access denied, banned sending IP [192.0.2.1]",
        "550 5.7.708 Service unavailable. Access denied, traffic not accepted from this IP",
        "550 5.7.509 Access denied, sending domain example.com does not pass DMARC verification",
    ];
    let gmail = [
        "550 5.7.1 Relaying denied. Proper authentication required.",
        "550 5.7.26 Unauthenticated email from example.com is not accepted due to domain's DMARC policy",
        "421 4.7.26 This mail has been rate limited because it is unauthenticated",
        "550 5.7.25 The IP address sending this message does not have a PTR record setup",
        "550 5.7.1 [192.0.2.1 12] The IP you're using to send mail is not authorized; your IP is on a blocklist",
    ];
    for line in postfix.iter().chain(&exim).chain(&exchange).chain(&gmail) {
        assert!(about_us(line), "{line}");
    }
}

#[test]
fn what_servers_say_of_the_recipient_is_not() {
    for line in [
        "550 5.1.1 <bob@example.org>: Recipient address rejected: User unknown in relay recipient table",
        "550 5.1.1 No such user",
        "550 No such user here",
        "550 Unrouteable address",
        "552 5.2.2 Mailbox full",
        "452 4.2.2 The email account that you tried to reach is over quota",
        "550 5.2.1 The email account that you tried to reach is disabled",
        "550 5.4.1 Recipient address rejected: Access denied",
        "550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup",
        "550 5.7.133 RESOLVER.RST.SenderNotAuthenticatedForGroup; authentication required; the sender was not authenticated",
        "550 5.7.124 Sender not in allowed-senders list",
        "553 5.1.3 The recipient address is not valid",
        "554 5.7.1 Looks like spam",
        "550 5.7.1 The recipient takes no mail from this sender",
        "552 5.3.4 Message too big for system",
        "451 4.7.1 Greylisted: this sender is new here",
        "450 4.2.0 <bob@example.org>: Recipient address rejected: Greylisted",
        "550 No such user <bob@thelocal.example>",
        "550 Unknown user <relay@example.org>",
        "550 5.7.1 <helo@echelon.example>: address rejected",
        "550 Michelo lives here no more",
    ] {
        assert!(!about_us(line), "{line}");
    }
}

#[test]
fn what_servers_say_of_a_message_whoever_it_is_for_is_for_us_too() {
    for line in [
        "554 5.7.1 Looks like spam",
        "554 5.7.0 Reject, id=12345-01 - SPAM",
        "550 5.7.1 Our system has detected that this message is likely unsolicited mail",
        "552 5.7.0 This message was blocked because its content presents a potential security issue",
        "554 5.7.1 Message rejected under suspicion of SPAM",
        "550 5.7.1 Message rejected due to local policy",
        "550 This message contains a virus",
        "554 5.6.0 Message content rejected",
    ] {
        assert!(about_content(line), "{line}");
    }
    for line in [
        "550 5.7.1 The recipient's policy takes no such mail",
        "550 5.2.1 Mailbox of a spam trap",
        "550 This user takes no unsolicited mail",
        "552 5.3.4 Message too big for system",
        "452 4.7.1 Looks like spam, try again later",
        "550 No such person",
    ] {
        assert!(!about_content(line), "{line}");
    }
}
