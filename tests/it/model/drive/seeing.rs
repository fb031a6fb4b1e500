//! What can be seen: the emails that arrive, and everybody's lists.

use std::collections::BTreeMap;

use proptest::test_runner::TestCaseError;
use scraper::{ElementRef, Html, Selector};

use super::reading::read;
use super::{Checked, Drive, equal};
use crate::model::rules::{Kind, Mail, Row};
use crate::support::page::Page;

impl Drive<'_> {
    /// The worker works, here and there; the emails that arrive are the same.
    pub(super) fn work(&mut self) -> Checked {
        self.app.work();
        let expected = self.world.work();
        let messages = self.app.smtp.messages();
        let arrived: Vec<_> = messages[self.mails..].iter().map(read).collect();
        self.mails = messages.len();
        for (mail, _) in &expected {
            *self.tally.entry(format!("mail {:?}", mail.kind)).or_default() += 1;
        }

        let mut sorted = [
            expected.iter().map(|(mail, _)| mail.clone()).collect::<Vec<_>>(),
            arrived.iter().map(|(mail, _)| mail.clone()).collect(),
        ];
        sorted.iter_mut().for_each(|mails| mails.sort());
        equal("emails", &sorted[0], &sorted[1])?;

        // What expires may be written down by the worker or before it; everything else has its order.
        let mut waiting = self.by_reader(arrived);
        for (reader, mails) in self.by_reader(expected) {
            let got = waiting.remove(&reader).unwrap_or_default();
            let [want, got_mails] = [
                mails.iter().map(|(mail, _)| mail).collect::<Vec<_>>(),
                got.iter().map(|(mail, _)| mail).collect::<Vec<_>>(),
            ];
            equal("order of emails", &want, &got_mails)?;
            for ((_, carries), (_, code)) in mails.into_iter().zip(got) {
                if let (Some(carries), Some(code)) = (carries, code) {
                    self.remember(carries, code)?;
                }
            }
        }
        Ok(())
    }

    /// Emails to one account about one submission, in their order.
    fn by_reader<T>(&self, mails: Vec<(Mail, T)>) -> BTreeMap<(String, usize), Vec<(Mail, T)>> {
        let mut by_reader: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for (mail, code) in mails {
            let submission = mail.leads_to.and_then(|page| self.world.submission_of(page));
            if let Some(submission) = submission.filter(|_| mail.kind != Kind::Expired) {
                by_reader.entry((mail.nic.clone(), submission)).or_default().push((mail, code));
            }
        }
        by_reader
    }

    /// A code is the same in a reminder, and another each time that it is sent again.
    fn remember(&mut self, (submission, account, generation): (usize, usize, usize), code: String) -> Checked {
        let known = self.world.codes.get_mut(&(submission, account)).unwrap();
        match known.mailed.get(&generation) {
            Some(before) => equal("the same code once more", before, &code),
            None if !self.codes.insert(code.clone()) => Err(TestCaseError::fail("a code was mailed twice")),
            None => {
                known.mailed.insert(generation, code);
                Ok(())
            }
        }
    }

    /// Everything that can be seen is the same.
    pub(super) fn compare(&mut self) -> Checked {
        for (index, service) in self.world.services.iter().enumerate() {
            let expected = service.contacts.map(|account| self.customers[account].id);
            equal(service.name, expected, self.app.contacts(self.services[index]))?;
        }
        for (index, account) in self.world.accounts.iter().enumerate().filter(|(_, account)| account.open) {
            let page = self.customers[index].get("/requests");
            equal("status of /requests", 200, page.status)?;
            let expected: Vec<_> = self.world.list(index).into_iter().take(25).collect();
            equal(&format!("requests as {} sees them", account.nic), expected, rows(&page, &account.nic))?;
        }
        Ok(())
    }

    /// The page of a submission is as this account sees it.
    pub(super) fn look_at(&self, by: usize, submission: usize) -> Checked {
        let page = self.customers[by].get(&format!("/submissions/{}", submission + 1));
        let expected = self.world.page_of(by, submission);
        equal("status of a submission", if expected.is_empty() { 404 } else { 200 }, page.status)?;
        let numbers = page.texts("tbody td:first-child");
        let shown = numbers.into_iter().zip(page.attributes("tbody [data-state]", "data-state")).collect();
        equal("a submission", expected, shown)
    }
}

/// The table of *My requests* of this account.
fn rows(page: &Page, own: &str) -> Vec<Row> {
    let select = |selector: &str| Selector::parse(selector).unwrap();
    let (row, cell, nic, name, state) =
        (select("tbody tr"), select("td"), select(".nic"), select(".service-name"), select("[data-state]"));
    let text =
        |element: Option<ElementRef<'_>>| element.map(|element| element.text().collect::<String>()).unwrap_or_default();
    let handle = |cell: ElementRef<'_>| match text(Some(cell)).trim() {
        "You" => own.to_owned(),
        _ => text(cell.select(&nic).next()),
    };
    let html = Html::parse_document(&page.body);
    html.select(&row)
        .map(|row| {
            let cells: Vec<_> = row.select(&cell).collect();
            let number: String = text(cells.first().copied());
            let service = text(cells[4].select(&name).next());
            // A large submission says how many stand where; a service has a dot in its name.
            let states = cells[5].select(&state).map(|badge| {
                let said = text(Some(badge));
                let count = said.rsplit(' ').next().filter(|_| !service.contains('.')).map(|count| format!(" {count}"));
                format!("{}{}", badge.attr("data-state").unwrap_or_default(), count.unwrap_or_default())
            });
            let states = states.collect::<Vec<_>>().join(", ");
            [
                number.split_whitespace().next().unwrap_or_default().to_owned(),
                handle(cells[1]),
                handle(cells[2]),
                text(Some(cells[3])).trim().to_owned(),
                service,
                states,
            ]
        })
        .collect()
}
