//! Encrypted connections to PostgreSQL.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use handover::config::DatabaseUrl;
use handover::store::connection;
use rcgen::{BasicConstraints, CertificateParams, DistinguishedName, DnType, IsCa, Issuer, KeyPair};

use crate::support::app::TestApp;
use crate::support::cluster::{Cluster, own};

/// A server that is known as `localhost` to whoever trusts `ca.pem`, and talks in the clear to nobody.
struct Encrypted {
    cluster: Cluster,
    folder: tempfile::TempDir,
}

fn authority(name: &str, into: &Path) -> Issuer<'static, KeyPair> {
    let mut authority = CertificateParams::new(vec![]).unwrap();
    authority.distinguished_name = named(name);
    authority.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let key = KeyPair::generate().unwrap();
    fs::write(into, authority.self_signed(&key).unwrap().pem()).unwrap();
    Issuer::new(authority, key)
}

/// Under the one name that rcgen gives to all, a certificate would be taken for its own authority.
fn named(name: &str) -> DistinguishedName {
    let mut distinguished = DistinguishedName::new();
    distinguished.push(DnType::CommonName, name);
    distinguished
}

impl Encrypted {
    fn start() -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
        let file = |name: &str| folder.path().join(name);
        let issuer = authority("Ours", &file("ca.pem"));
        authority("Another", &file("other-ca.pem"));
        let key = KeyPair::generate().unwrap();
        let mut certificate = CertificateParams::new(vec!["localhost".to_owned()]).unwrap();
        certificate.distinguished_name = named("localhost");
        let certificate = certificate.signed_by(&key, &issuer).unwrap();
        for (name, content) in [
            ("server.pem", certificate.pem()),
            ("server.key", key.serialize_pem()),
            ("hba.conf", "hostssl all all 127.0.0.1/32 trust\n".to_owned()),
        ] {
            fs::write(file(name), content).unwrap();
            own(&file(name));
        }
        let setting = |name: &str, of: &str| format!("{name}={}", file(of).display());
        let settings = [
            setting("ssl_cert_file", "server.pem"),
            setting("ssl_key_file", "server.key"),
            setting("hba_file", "hba.conf"),
            "ssl=on".to_owned(),
            "fsync=off".to_owned(),
        ];
        let cluster = Cluster::start(&settings.each_ref().map(String::as_str));
        cluster.execute("postgres", "CREATE DATABASE handover");
        Self { cluster, folder }
    }

    fn url(&self, host: &str, authority: &str) -> DatabaseUrl {
        let authority = self.folder.path().join(authority);
        let port = self.cluster.port();
        let to = format!("postgres://postgres@{host}:{port}/handover?sslmode=verify-full");
        DatabaseUrl::Postgres(format!("{to}&sslrootcert={}", authority.display()))
    }
}

#[test]
fn the_application_works_over_a_verified_connection() {
    let server = Encrypted::start();
    let app = TestApp::at(server.url("localhost", "ca.pem"));
    let alice = app.customer("Alice");
    assert_eq!(alice.get("/services").status, 200);
    let database = "JOIN pg_stat_activity USING (pid) WHERE datname = 'handover'";
    let all = app.db_count(&format!("pg_stat_ssl {database}"));
    assert!(all >= 1);
    assert_eq!(app.db_count(&format!("pg_stat_ssl {database} AND ssl")), all);
}

#[test]
fn a_server_that_cannot_show_who_it_is_is_refused() {
    let server = Encrypted::start();
    for (host, authority, said) in [
        ("localhost", "other-ca.pem", "certificate verify failed"),
        ("127.0.0.1", "ca.pem", "does not match host name"),
    ] {
        let refused = connection::connect(&server.url(host, authority)).err().unwrap().to_string();
        assert!(refused.contains(said), "{refused}");
    }
}
