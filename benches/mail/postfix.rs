//! A real Postfix for the time of the bench: its own settings and queue in a temporary folder, on a free port of 127.0.0.1; it
//! throws away what it takes.

use std::fs;
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::thread;
use std::time::{Duration, Instant};

use tempfile::TempDir;

use super::{Outcome, PATIENCE};

const COMMAND: &str = "/usr/sbin/postfix";
/// Services that Postfix needs to take and to drop messages: name, type, chroot and the rest of the line.
const SERVICES: &str = "pickup unix n - n 60 1 pickup\ncleanup unix n - n - 0 cleanup\nqmgr unix n - n 300 1 qmgr\n\
    rewrite unix - - n - - trivial-rewrite\nbounce unix - - n - 0 bounce\ndefer unix - - n - 0 bounce\n\
    trace unix - - n - 0 bounce\nproxymap unix - - n - - proxymap\nerror unix - - n - - error\n\
    retry unix - - n - - error\ndiscard unix - - n - - discard\nanvil unix - - n - 1 anvil\n\
    postlog unix-dgram n - n - 1 postlogd\n";

pub struct Postfix {
    settings: PathBuf,
    port: u16,
    _folder: TempDir,
}

impl Postfix {
    /// Starts one; none where the program is not there.
    pub fn start() -> Outcome<Option<Self>> {
        if !Path::new(COMMAND).exists() {
            return Ok(None);
        }
        let folder = tempfile::tempdir()?;
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let settings = folder.path().join("etc");
        let [queue, data] = ["queue", "data"].map(|name| folder.path().join(name));
        for made in [&settings, &queue, &data] {
            fs::create_dir(made)?;
        }
        // Its own programs, which are nobody special, must come in.
        Command::new("chmod").arg("755").arg(folder.path()).status()?;
        Command::new("chown").arg("postfix").arg(&data).status()?;
        let main = [
            "compatibility_level = 3.6".to_owned(),
            format!("queue_directory = {}", queue.display()),
            format!("data_directory = {}", data.display()),
            "maillog_file = /dev/null\nmaillog_file_prefixes = /dev".to_owned(),
            "inet_interfaces = loopback-only\ninet_protocols = ipv4\nmyhostname = bench.invalid".to_owned(),
            "mydestination =\nmynetworks = 127.0.0.0/8\nalias_maps =\nalias_database =".to_owned(),
            "default_transport = discard:\nlocal_transport = discard:\nrelay_transport = discard:".to_owned(),
        ];
        fs::write(settings.join("main.cf"), main.join("\n") + "\n")?;
        fs::write(settings.join("master.cf"), format!("127.0.0.1:{port} inet n - n - - smtpd\n{SERVICES}"))?;
        let postfix = Self { settings, port, _folder: folder };
        let said = postfix.command("start")?;
        let until = Instant::now() + PATIENCE;
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            if !said.status.success() || Instant::now() > until {
                return Err(format!("Postfix does not start: {}", String::from_utf8_lossy(&said.stderr)).into());
            }
            thread::sleep(Duration::from_millis(50));
        }
        Ok(Some(postfix))
    }

    pub fn port(&self) -> u16 {
        self.port
    }

    fn command(&self, what: &str) -> std::io::Result<Output> {
        Command::new(COMMAND).arg("-c").arg(&self.settings).arg(what).output()
    }
}

impl Drop for Postfix {
    fn drop(&mut self) {
        let _ = self.command("abort");
    }
}
