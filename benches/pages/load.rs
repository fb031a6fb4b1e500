//! A load of GET requests over kept connections, bounded in time.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::thread;
use std::time::{Duration, Instant};

use super::Outcome;

/// What a load gave.
#[derive(Clone, Copy, Debug)]
pub struct Figures {
    /// Requests a second.
    pub rate: f64,
    /// The time that every other one took longer than, in milliseconds.
    pub p50_ms: f64,
    /// The time that one in a hundred took longer than.
    pub p99_ms: f64,
}

/// A form to be sent.
#[derive(Clone, Debug)]
pub struct Form {
    pub path: String,
    pub body: String,
}

/// One of several that load at once; what each of its requests took.
type Worker = thread::JoinHandle<Result<Vec<Duration>, String>>;

impl Figures {
    fn of(workers: Vec<Worker>, started: Instant) -> Outcome<Self> {
        let mut times = Vec::new();
        for worker in workers {
            times.extend(worker.join().map_err(|_| "a connection was given up")??);
        }
        let took = started.elapsed().as_secs_f64();
        times.sort_unstable();
        let longer_than = |percent: usize| {
            let time = times.get(times.len() * percent / 100).copied().unwrap_or_default();
            time.as_secs_f64() * 1000.0
        };
        let count = u32::try_from(times.len())?;
        Ok(Self { rate: f64::from(count) / took, p50_ms: longer_than(50), p99_ms: longer_than(99) })
    }
}

/// Whether a browser would understand the answer alone, or anybody.
#[derive(Clone, Copy)]
pub enum Encoding {
    Plain,
    Gzip,
}

/// A server, and the cookie to show it.
#[derive(Clone)]
pub struct Target {
    address: SocketAddr,
    cookie: String,
}

impl Target {
    /// Without a cookie.
    pub fn plain(address: SocketAddr) -> Self {
        Self { address, cookie: String::new() }
    }

    /// With the session that a page gives to whoever opens it.
    pub fn enter(address: SocketAddr, path: &str) -> Outcome<Self> {
        let nobody = Self::plain(address);
        let (headers, _) = answer(&mut nobody.connect()?, &nobody.get(path, Encoding::Plain))?;
        let cookie = headers.iter().find_map(|line| line.strip_prefix("set-cookie: ")).ok_or("no session")?;
        Ok(Self { address, cookie: cookie.split(';').next().unwrap_or_default().to_owned() })
    }

    /// With the cookie of a signed-in account.
    pub fn sign_in(address: SocketAddr, login: &str, password: &str) -> Outcome<Self> {
        let form = format!("login={login}&password={}", password.replace(' ', "+"));
        let head = format!(
            "POST /sign-in HTTP/1.1\r\nHost: {address}\r\nSec-Fetch-Site: same-origin\r\n\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{form}",
            form.len()
        );
        let (headers, _) = answer(&mut Self::plain(address).connect()?, &head)?;
        let cookie = headers.iter().find_map(|line| line.strip_prefix("set-cookie: handover="));
        let cookie = cookie.and_then(|cookie| cookie.split(';').next()).ok_or("cannot sign in")?;
        Ok(Self { address, cookie: format!("handover={cookie}") })
    }

    fn connect(&self) -> Outcome<BufReader<TcpStream>> {
        let stream = TcpStream::connect(self.address)?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(Duration::from_secs(30)))?;
        Ok(BufReader::new(stream))
    }

    fn get(&self, path: &str, encoding: Encoding) -> String {
        let accepted = match encoding {
            Encoding::Plain => "",
            Encoding::Gzip => "Accept-Encoding: gzip, deflate, br, zstd\r\n",
        };
        format!("GET {path} HTTP/1.1\r\nHost: {}\r\nCookie: {}\r\n{accepted}\r\n", self.address, self.cookie)
    }

    /// The page, uncompressed.
    pub fn body(&self, path: &str) -> Outcome<Vec<u8>> {
        let (headers, body) = answer(&mut self.connect()?, &self.get(path, Encoding::Plain))?;
        if headers[0].contains(" 200 ") { Ok(body) } else { Err(format!("{path}: {}", headers[0]).into()) }
    }

    /// How many bytes the body has on the wire.
    pub fn size(&self, path: &str, encoding: Encoding) -> Outcome<usize> {
        Ok(answer(&mut self.connect()?, &self.get(path, encoding))?.1.len())
    }

    /// The address of a page so many pages in.
    pub fn deep_page(&self, pages: u32) -> Outcome<String> {
        let mut path = "/services".to_owned();
        for _ in 0..pages {
            let body = String::from_utf8(self.body(&path)?)?;
            let Some((before, _)) = body.split_once("\" rel=\"next\"") else { break };
            let href = before.rsplit("href=\"").next().unwrap_or_default();
            path = href.replace("&#38;", "&").replace("&amp;", "&");
        }
        Ok(path)
    }

    /// The address of the newest request.
    pub fn first_request(&self) -> Outcome<String> {
        let body = String::from_utf8(self.body("/requests")?)?;
        let (_, after) = body.split_once("href=\"/requests/").ok_or("there is no request")?;
        let number = after.split(|c: char| !c.is_ascii_digit()).next().unwrap_or_default();
        Ok(format!("/requests/{number}"))
    }

    /// The same request again and again.
    pub fn load(&self, path: &str, encoding: Encoding, connections: usize, time: Duration) -> Outcome<Figures> {
        let request = self.get(path, encoding);
        let started = Instant::now();
        let workers: Vec<_> = (0..connections)
            .map(|_| {
                let (target, request) = (self.clone(), request.clone());
                thread::spawn(move || target.repeat(&request, time).map_err(|error| error.to_string()))
            })
            .collect();
        Figures::of(workers, started)
    }

    /// Each of these forms once, every one of which must be taken.
    pub fn send(&self, forms: &[Form], connections: usize) -> Outcome<Figures> {
        let each = forms.len().div_ceil(connections).max(1);
        send_each(forms.chunks(each).map(|forms| (self.clone(), forms.to_vec())).collect())
    }

    fn send_in_turn(&self, forms: &[Form]) -> Outcome<Vec<Duration>> {
        let mut connection = self.connect()?;
        let mut times = Vec::new();
        for Form { path, body } in forms {
            let head = format!(
                "POST {path} HTTP/1.1\r\nHost: {}\r\nCookie: {}\r\nSec-Fetch-Site: same-origin\r\n\
                 Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
                self.address,
                self.cookie,
                body.len()
            );
            let sent = Instant::now();
            let (headers, _) = answer(&mut connection, &head)?;
            if !headers[0].contains(" 303 ") {
                return Err(format!("{path}: {}", headers[0]).into());
            }
            times.push(sent.elapsed());
        }
        Ok(times)
    }

    fn repeat(&self, request: &str, time: Duration) -> Outcome<Vec<Duration>> {
        let mut connection = self.connect()?;
        let until = Instant::now() + time;
        let mut times = Vec::new();
        while Instant::now() < until {
            let sent = Instant::now();
            let (headers, _) = answer(&mut connection, request)?;
            if !headers[0].contains(" 200 ") {
                return Err(headers[0].clone().into());
            }
            times.push(sent.elapsed());
        }
        Ok(times)
    }
}

/// Each of these forms once, every one of which must be taken: each part of them on a connection of its own.
pub fn send_each(parts: Vec<(Target, Vec<Form>)>) -> Outcome<Figures> {
    let started = Instant::now();
    let send = |target: Target, forms: Vec<Form>| target.send_in_turn(&forms).map_err(|error| error.to_string());
    let workers = parts.into_iter().map(|(target, forms)| thread::spawn(move || send(target, forms)));
    Figures::of(workers.collect(), started)
}

/// Sends a request and reads the whole answer.
fn answer(connection: &mut BufReader<TcpStream>, request: &str) -> Outcome<(Vec<String>, Vec<u8>)> {
    connection.get_mut().write_all(request.as_bytes())?;
    let mut headers = Vec::new();
    loop {
        let mut line = String::new();
        if connection.read_line(&mut line)? == 0 {
            return Err("the connection was closed".into());
        }
        let line = line.trim_end();
        if line.is_empty() {
            break;
        }
        headers.push(line.to_owned());
    }
    let length =
        headers.iter().find_map(|line| line.to_ascii_lowercase().strip_prefix("content-length: ")?.parse().ok());
    let mut body = Vec::new();
    if let Some(length) = length {
        body.resize(length, 0);
        connection.read_exact(&mut body)?;
    } else {
        read_chunks(connection, &mut body)?;
    }
    Ok((headers, body))
}

fn read_chunks(connection: &mut BufReader<TcpStream>, body: &mut Vec<u8>) -> Outcome<()> {
    loop {
        let mut line = String::new();
        connection.read_line(&mut line)?;
        let size = usize::from_str_radix(line.trim(), 16)?;
        let start = body.len();
        body.resize(start + size, 0);
        connection.read_exact(&mut body[start..])?;
        connection.read_line(&mut line)?;
        if size == 0 {
            return Ok(());
        }
    }
}
