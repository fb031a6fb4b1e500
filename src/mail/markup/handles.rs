//! NIC handles stay whole at the end of a line: whoever reads one aloud or types it needs all of it.

use crate::domain::account::NicHandle;

/// HTML in whose texts no NIC handle is broken; a head, whose title holds no elements, stays as it is.
pub(in crate::mail) fn with_whole_handles(html: &str) -> String {
    let (head, body) = html.split_at(html.find("<body").unwrap_or(0));
    let mut whole = String::with_capacity(html.len() + 1024);
    whole.push_str(head);
    // A tag's end is written like this nowhere else: texts and attributes hold no bare `>`.
    for part in body.split_inclusive('>') {
        let (text, tag) = part.split_at(part.find('<').unwrap_or(part.len()));
        let is_text = tag.ends_with('>') || !part.ends_with('>');
        for word in text.split_inclusive(|c: char| !is_of_handle(c)) {
            let bare = word.trim_end_matches(|c: char| !is_of_handle(c));
            if is_text && bare.contains('-') && NicHandle::parse(bare).is_ok() {
                whole.push_str("<span style=\"white-space:nowrap\">");
                whole.push_str(bare);
                whole.push_str("</span>");
                whole.push_str(&word[bare.len()..]);
            } else {
                whole.push_str(word);
            }
        }
        whole.push_str(tag);
    }
    whole
}

fn is_of_handle(c: char) -> bool {
    c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn handles_are_whole_in_texts_alone() {
        let html = "<title>al1-nic</title><body id=\"al1-nic\"><p>Alice (al1-nic), bo2-nic.<br><!--[if mso | IE]>\
            <i>x</i><![endif]-->Not al1-, AL1-NIC or https://a.example/?a=1</p></body>";
        let whole = |nic| format!("<span style=\"white-space:nowrap\">{nic}</span>");
        let expected =
            html.replace("(al1-nic)", &format!("({})", whole("al1-nic"))).replace("bo2-nic", &whole("bo2-nic"));
        assert_eq!(with_whole_handles(html), expected);
    }
}
