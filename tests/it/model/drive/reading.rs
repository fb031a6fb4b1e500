//! What an email says.

use crate::model::rules::{Kind, Mail, Page};
use crate::support::customer::{code_in, link_in};
use crate::support::received::{Parsed, Received};

/// An email as it arrived, and its code.
pub(super) fn read(received: &Received) -> (Mail, Option<String>) {
    let email = received.parse();
    let starts = [
        ("Please confirm: change of contacts for ", Kind::Code),
        ("New code, the earlier one is void: change of contacts for ", Kind::Code),
        ("Reminder: change of contacts for ", Kind::Reminder),
        ("Done: the contacts of ", Kind::Done),
        ("Done: change of contacts for ", Kind::Done),
        ("Another account has replaced you as a contact of ", Kind::Replaced),
        ("Declined: change of contacts for ", Kind::Declined),
        ("Cancelled: change of contacts for ", Kind::Cancelled),
        ("Expired: change of contacts for ", Kind::Expired),
        ("Failed: change of contacts for ", Kind::Failed),
        ("The email address of your ", Kind::AddressChanged),
        ("Your Handover account is closed", Kind::AccountClosed),
        ("Your Handover account is open again", Kind::AccountReopened),
        ("The owner’s details of ", Kind::OwnerChanged),
        ("Contact lock put on: ", Kind::Locked),
        ("Contact lock put on for ", Kind::Locked),
        ("Contact lock taken off: ", Kind::Unlocked),
        ("Contact lock taken off for ", Kind::Unlocked),
    ];
    let known = starts.iter().find_map(|(start, kind)| Some((*kind, email.subject.strip_prefix(start)?)));
    let known = known.or_else(|| last_days(&email));
    let (kind, rest) = known.unwrap_or_else(|| panic!("an email of no known kind: {}", email.subject));
    let code = code_in(&email);
    let link = link_in(&email).unwrap_or_default();
    let led_to = |folder| link.split_once(folder)?.1.split('?').next()?.parse().ok();
    let leads_to = led_to("/requests/").map(Page::Request);
    assert_eq!(link.split("?token=").nth(1), code.as_deref(), "the code and the link's differ");
    let prose = email.prose();
    let footer = prose.rsplit_once("NIC handle ").map(|(_, footer)| footer).unwrap_or_default();
    let mail = Mail {
        address: email.to.concat(),
        nic: footer.split(". ").next().unwrap_or_default().to_owned(),
        kind,
        services: match kind {
            Kind::AddressChanged | Kind::AccountClosed | Kind::AccountReopened => String::new(),
            Kind::LastDays | Kind::TakenOver if rest.parse::<usize>().is_ok() => format!("{rest} services"),
            Kind::OwnerChanged => rest.strip_suffix(" have been changed").unwrap_or(rest).to_owned(),
            _ => rest.strip_suffix(" have changed").unwrap_or(rest).to_owned(),
        },
        leads_to: leads_to.or_else(|| led_to("/submissions/").map(Page::Submission)).or_else(|| services_page(&link)),
        has_code: code.is_some(),
        quoted: quoted(&email.text, kind),
    };
    (mail, code)
}

/// Whether it is about last days, and why; of which service, or of how many.
fn last_days(email: &Parsed) -> Option<(Kind, &str)> {
    let kind = if email.prose().contains("You are now the billing contact of what renews or ends soon") {
        Kind::TakenOver
    } else {
        Kind::LastDays
    };
    let subject = email.subject.as_str();
    if let Some((count, _)) = subject.split_once(" of your services renew or end soon") {
        return Some((kind, count));
    }
    let (service, _) =
        [" renews on ", " ends on ", ": last day ", " by "].iter().find_map(|end| subject.split_once(end))?;
    Some((kind, service.strip_prefix("Please renew ").unwrap_or(service)))
}

/// The page of a service, or of all.
fn services_page(link: &str) -> Option<Page> {
    let (_, rest) = link.split_once("/services")?;
    match rest.strip_prefix('/') {
        Some(id) => id.parse().ok().map(Page::Service),
        None => Some(Page::Services),
    }
}

/// What one customer says to another; of services, what is told of them.
fn quoted(text: &str, kind: Kind) -> Option<String> {
    let lines: Vec<_> = text.lines().map(|line| line.trim_end_matches('\r')).collect();
    let between_words = |line: &&str| line.split_whitespace().collect::<Vec<_>>().join(" ");
    let all = match kind {
        Kind::LastDays | Kind::TakenOver => days_told(&lines).join("; "),
        Kind::OwnerChanged => {
            let changed: Vec<_> = lines.iter().filter(|line| line.contains(" → ")).map(between_words).collect();
            changed.join("; ")
        }
        Kind::Locked | Kind::Unlocked => {
            let by = lines.iter().find(|line| line.starts_with("Put on by: ") || line.starts_with("Taken off by: "));
            let who = by.and_then(|by| by.split_once(": ")).map(|(_, who)| who.trim()).unwrap_or_default();
            // Who has closed its account meanwhile goes by its handle alone.
            let handle = who.split_once('(').map_or(who, |(_, handle)| handle.trim_end_matches(')'));
            Some(handle).filter(|handle| handle.ends_with("-nic")).unwrap_or_default().to_owned()
        }
        _ => lines.iter().filter_map(|line| line.strip_prefix("> ")).collect::<Vec<_>>().join(" "),
    };
    Some(all).filter(|all| !all.is_empty())
}

/// Each service with its day and what happens then, by day.
fn days_told(lines: &[&str]) -> Vec<String> {
    let (mut day, mut then, mut days) = ("", "", Vec::<Vec<String>>::new());
    let kinds = [
        ("Renews by itself:", "Automatic"),
        ("Renews when paid:", "Manual"),
        ("Ends:", "Ends"),
        ("Service:", "Unknown"),
    ];
    for line in lines {
        if let Some(said) = line.strip_prefix("Last day:") {
            day = said.split_once('(').map_or("", |(_, left)| left.trim_end_matches(')'));
            days.push(Vec::new());
        }
        let kind = kinds.iter().find_map(|(label, kind)| Some((line.strip_prefix(label)?, *kind)));
        then = kind.map_or(then, |(_, kind)| kind);
        let name = kind.map_or(*line, |(rest, _)| rest).trim().split(' ').next().unwrap_or_default();
        if let (true, Some(of_day)) = (name.ends_with(".example"), days.last_mut()) {
            of_day.push(format!("{day}: {name} {then}"));
        }
    }
    days.iter_mut().for_each(|of_day| of_day.sort());
    days.concat()
}
