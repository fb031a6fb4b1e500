//! The program is told to stop while it is at work.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use crate::support::app::{PASSWORD, TestApp};
use crate::support::program::Running;
use crate::support::smtp_server::{At, Behaviour};

/// What somebody who asks for a page gets back, until the connection ends; nothing where there is none to be had.
fn asks(address: &str, path: &str) -> Option<Vec<u8>> {
    let mut connection = TcpStream::connect(address).ok()?;
    let request = format!("GET {path} HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n\r\n");
    let mut answer = Vec::new();
    if connection.write_all(request.as_bytes()).is_ok() {
        let _ = connection.read_to_end(&mut answer);
    }
    Some(answer)
}

/// Whether all of an answer is there.
fn is_whole(answer: &[u8]) -> bool {
    let text = String::from_utf8_lossy(answer);
    let Some((head, body)) = text.split_once("\r\n\r\n") else { return false };
    let length = head.lines().find_map(|line| line.to_lowercase().strip_prefix("content-length: ")?.parse().ok());
    length.map_or(body.ends_with("0\r\n\r\n"), |length: usize| body.len() == length)
}

#[test]
fn nobody_who_was_let_in_goes_unanswered() {
    let app = TestApp::start();
    let running = Running::serve(&app, &[]);
    let address = running.address().replace("http://", "");
    let whole = AtomicUsize::new(0);
    let others: Vec<Vec<u8>> = thread::scope(|scope| {
        let asking = [(); 32].map(|()| {
            scope.spawn(|| {
                let mut others = Vec::new();
                while let Some(answer) = asks(&address, "/sign-in") {
                    if is_whole(&answer) {
                        whole.fetch_add(1, Ordering::Relaxed);
                    } else {
                        others.push(answer);
                    }
                }
                others
            })
        });
        running.wait(|| (whole.load(Ordering::Relaxed) > 300).then_some(()));
        assert_eq!(running.ends_on("TERM"), Some(0));
        asking.into_iter().flat_map(|one| one.join().unwrap()).collect()
    });
    let cut: Vec<_> = others.iter().map(|answer| String::from_utf8_lossy(answer)).collect();
    assert!(cut.iter().all(|answer| answer.is_empty()), "{cut:?}");
    // The system itself refuses those that it had not handed over yet: at most very few.
    assert!(cut.len() < 5, "{} of 32 were let in and got no answer", cut.len());
}

/// Asks again and again over one connection, as a proxy does, until an answer says that it was the last; whether every question
/// was answered.
fn asks_on(address: &str, answered: &AtomicUsize) -> bool {
    let mut connection = TcpStream::connect(address).unwrap();
    let request = format!("GET /sign-in HTTP/1.1\r\nhost: {address}\r\n\r\n");
    loop {
        let (mut answer, mut piece) = (Vec::new(), [0; 16 * 1024]);
        if connection.write_all(request.as_bytes()).is_err() {
            return false;
        }
        while !is_whole(&answer) {
            match connection.read(&mut piece) {
                Ok(read) if read > 0 => answer.extend_from_slice(&piece[..read]),
                _ => return false,
            }
        }
        answered.fetch_add(1, Ordering::Relaxed);
        if String::from_utf8_lossy(&answer).to_lowercase().contains("\r\nconnection: close\r\n") {
            return true;
        }
        thread::sleep(Duration::from_millis(50));
    }
}

#[test]
fn whoever_keeps_a_connection_is_told_which_answer_is_the_last() {
    let app = TestApp::start();
    let running = Running::serve(&app, &[]);
    let address = running.address().replace("http://", "");
    let answered = AtomicUsize::new(0);
    let all = thread::scope(|scope| {
        let asking = [(); 24].map(|()| scope.spawn(|| asks_on(&address, &answered)));
        running.wait(|| (answered.load(Ordering::Relaxed) > 200).then_some(()));
        running.is_sent("TERM");
        asking.into_iter().map(|one| one.join().unwrap()).filter(|answered| *answered).count()
    });
    assert_eq!(all, 24);
    assert!(!running.log().contains("ERROR"), "{}", running.log());
    assert_eq!(running.ends(), Some(0));
}

#[test]
fn what_is_under_way_is_finished_and_its_connection_closed() {
    let mut app = TestApp::start();
    let running = Running::serve(&app, &[]);
    app.base = running.address();
    let people = ["Alice", "Bob", "Carol"].map(|name| app.customer(name));
    people.iter().for_each(|one| assert_eq!(one.sign_in().status, 303));
    thread::scope(|scope| {
        // Nobody else gets at the accounts meanwhile: what is sent is under way until then.
        let posting = app.db_while("UPDATE accounts SET zone = zone", || {
            let posting = people.map(|one| {
                scope.spawn(move || {
                    let (name, email) = (format!("{} Anew", one.name), one.email.clone());
                    let fields = [
                        ("name", name.as_str()),
                        ("email", &email),
                        ("language", "en"),
                        ("current_password", PASSWORD),
                    ];
                    let answer = one.post("/profile", &fields);
                    assert_eq!(answer.status, 303, "{}", answer.body);
                    assert_eq!(answer.header("connection"), Some("close"));
                })
            });
            thread::sleep(Duration::from_secs(1));
            running.is_sent("TERM");
            thread::sleep(Duration::from_secs(1));
            posting
        });
        posting.into_iter().for_each(|one| one.join().unwrap());
    });
    assert_eq!(running.ends(), Some(0));
    assert_eq!(app.db_count("accounts WHERE name LIKE '% Anew'"), 3);
}

#[test]
fn emails_that_were_not_begun_are_given_back() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    for number in 0..6 {
        let service = app.service(&format!("s{number}.example"), &alice, &app.customer("Bob"), &alice);
        assert_eq!(alice.asks_for(service).tech(&alice).try_confirm().status, 303);
    }
    app.smtp.set(Behaviour::default().slow_at(At::End, Duration::from_secs(2)));
    let worker = Running::beside(&app, &[("HANDOVER_BASE_URL", &app.base)], &["worker"]);
    worker.wait(|| app.smtp.commands().iter().any(|(_, line)| line == "DATA").then_some(()));
    assert_eq!(worker.ends_on("TERM"), Some(0));
    // The one that was under way has arrived, and the others wait for nobody.
    assert_eq!(app.smtp.messages().len(), 1);
    assert_eq!(app.db_count("outbox WHERE finished_at IS NULL AND leased_until IS NULL AND attempts = 0"), 5);
}

#[test]
fn a_mail_server_that_hangs_in_the_middle_of_a_message_holds_up_no_end() {
    let app = TestApp::start();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &alice, &alice);
    assert_eq!(alice.asks_for(service).tech(&bob).try_confirm().status, 303);
    app.smtp.set(Behaviour::default().hang(At::Body));
    let worker = Running::beside(&app, &[("HANDOVER_BASE_URL", &app.base)], &["worker"]);
    app.smtp.wait_for_data(Duration::from_secs(60));
    assert_eq!(worker.ends_on("TERM"), Some(0));
    // It is not known to have arrived: another worker sends it.
    assert_eq!(app.db_count("outbox WHERE finished_at IS NULL"), 2);
}

#[test]
fn with_nothing_under_way_the_end_comes_at_once() {
    let app = TestApp::start();
    for (arguments, begun) in [(["serve"], " ready "), (["worker"], "the worker is at work")] {
        let running = Running::beside(&app, &[("HANDOVER_BASE_URL", "http://h.example")], &arguments);
        running.wait(|| running.log().contains(begun).then_some(()));
        let mut kept = running.address_so_far().map(|address| TcpStream::connect(&address["http://".len()..]).unwrap());
        if let Some(kept) = &mut kept {
            kept.write_all(b"GET /healthz HTTP/1.1\r\nhost: h.example\r\n\r\n").unwrap();
            assert!(kept.read(&mut [0; 4096]).unwrap() > 0);
        }
        // Whoever keeps a connection may have asked a moment ago.
        thread::sleep(Duration::from_secs(1));
        let told = Instant::now();
        assert_eq!(running.ends_on("TERM"), Some(0));
        assert!(told.elapsed() < Duration::from_millis(1500), "{arguments:?}: {:?}", told.elapsed());
    }
}

/// How often the threads of a process were given a processor so far.
fn turns(process: u32) -> u64 {
    let tasks = std::fs::read_dir(format!("/proc/{process}/task")).unwrap();
    let status = |task: std::fs::DirEntry| std::fs::read_to_string(task.path().join("status")).unwrap_or_default();
    let turns = |status: String| {
        let counts = status.lines().filter(|line| line.contains("ctxt_switches"));
        counts.filter_map(|line| line.split_whitespace().last()?.parse::<u64>().ok()).sum::<u64>()
    };
    tasks.map(|task| turns(status(task.unwrap()))).sum()
}

#[test]
fn an_idle_program_sleeps() {
    let app = TestApp::start();
    let running = Running::serve(&app, &[]);
    running.address();
    // Others keep the machine busy: the quietest second counts.
    let in_a_second = |_| {
        let before = turns(running.process());
        thread::sleep(Duration::from_secs(1));
        turns(running.process()) - before
    };
    let quietest = (0..8).map(in_a_second).find(|turns| *turns < 30);
    assert!(quietest.is_some(), "it never sleeps");
}
