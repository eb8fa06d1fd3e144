//! `sslmode=require`: TLS to a database whose certificate somebody known vouches for, or none at all.
//!
//! The tests' PostgreSQL speaks no TLS, so a gateway before it does: it answers PostgreSQL's request for TLS and hands
//! what comes through on to the real server.

use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, DnType, IsCa, KeyPair};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;
use store::{Pool, PoolOptions};
use test_support::{Database, Template};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, copy_bidirectional};
use tokio::net::{TcpListener, TcpStream, UnixStream};
use tokio_postgres::config::Host;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::PrivateKeyDer;

/// What a client that wants TLS sends first: a length of eight and the number of the request.
const TLS_REQUEST: [u8; 8] = [0, 0, 0, 8, 4, 210, 22, 47];

trait Stream: AsyncRead + AsyncWrite + Unpin + Send {}
impl<T: AsyncRead + AsyncWrite + Unpin + Send> Stream for T {}

/// An authority, and what the server shows as its own.
struct Authority {
    issuer: CertifiedIssuer<'static, KeyPair>,
    file: PathBuf,
}

impl Authority {
    fn new(database: &Database, word: &str) -> Self {
        let mut params = CertificateParams::default();
        params.distinguished_name.push(DnType::CommonName, word);
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let issuer = CertifiedIssuer::self_signed(params, KeyPair::generate().unwrap()).unwrap();
        let file = std::env::temp_dir().join(format!("{}-{word}.pem", database.name()));
        std::fs::write(&file, issuer.pem()).unwrap();
        Self { issuer, file }
    }

    /// A server's side of TLS under a name.
    fn vouches_for(&self, name: &str) -> TlsAcceptor {
        let key = KeyPair::generate().unwrap();
        let shown = CertificateParams::new([name.to_owned()]).unwrap().signed_by(&key, &self.issuer).unwrap();
        let key = PrivateKeyDer::try_from(key.serialize_der()).unwrap();
        let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![shown.der().clone()], key)
            .unwrap();
        TlsAcceptor::from(Arc::new(config))
    }
}

impl Drop for Authority {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.file);
    }
}

/// The database's address by way of a gateway that shows a certificate.
async fn behind(database: &Database, tls: TlsAcceptor) -> String {
    let server: tokio_postgres::Config = database.url.parse().unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let user = server.get_user().unwrap().to_owned();
    tokio::spawn(async move {
        while let Ok((client, _)) = listener.accept().await {
            // A client that does not trust us goes away: that is for it to tell.
            let _ = hand_on(client, &tls, &server).await;
        }
    });
    format!("postgres://{user}@localhost:{port}/{}?sslmode=require", database.name())
}

async fn hand_on(
    mut client: TcpStream,
    tls: &TlsAcceptor,
    server: &tokio_postgres::Config,
) -> std::io::Result<()> {
    let mut request = [0; 8];
    client.read_exact(&mut request).await?;
    assert_eq!(request, TLS_REQUEST, "a client that requires TLS asks for it first");
    client.write_all(b"S").await?;
    let mut client = tls.accept(client).await?;
    let port = server.get_ports().first().copied().unwrap_or(5432);
    let mut server: Box<dyn Stream> = match server.get_hosts().first().unwrap() {
        Host::Unix(folder) => Box::new(UnixStream::connect(folder.join(format!(".s.PGSQL.{port}"))).await?),
        Host::Tcp(host) => Box::new(TcpStream::connect((host.as_str(), port)).await?),
    };
    tokio::spawn(async move { copy_bidirectional(&mut client, &mut server).await });
    Ok(())
}

/// Whether the database answers, or why not.
async fn reach(url: &str, authorities: Option<&Authority>) -> Result<bool, String> {
    let options = PoolOptions {
        size: 1,
        wait: Duration::from_secs(5),
        statement_timeout: Duration::from_secs(5),
        authorities: authorities.map(|authority| authority.file.clone()),
    };
    let pool = Pool::new(url, &options).map_err(|e| e.to_string())?;
    let mut connection = pool.get().await.map_err(|e| e.to_string())?;
    store::installation::is_demo(&mut connection).await.map_err(|e| e.to_string())
}

// Migrations want a runtime of several threads.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_that_a_named_authority_vouches_for_is_spoken_to_by_tls() {
    let database = Database::of(Template::Empty).await;
    let authority = Authority::new(&database, "known");
    let url = behind(&database, authority.vouches_for("localhost")).await;
    assert_eq!(reach(&url, Some(&authority)).await, Ok(false));
    assert!(store::pending(&url, Some(&authority.file)).await.is_ok_and(|waiting| waiting == 0));
}

#[tokio::test]
async fn a_server_of_an_unknown_authority_or_another_name_is_not_spoken_to() {
    let database = Database::of(Template::Empty).await;
    let (known, other) = (Authority::new(&database, "known"), Authority::new(&database, "other"));
    let url = behind(&database, other.vouches_for("localhost")).await;
    let stranger = reach(&url, Some(&known)).await.unwrap_err();
    assert!(stranger.contains("UnknownIssuer"), "{stranger}");
    let url = behind(&database, known.vouches_for("elsewhere.example")).await;
    let misnamed = reach(&url, Some(&known)).await.unwrap_err();
    assert!(misnamed.contains("not valid for name"), "{misnamed}");
}

#[tokio::test]
async fn a_server_without_tls_is_refused_where_it_is_required_and_spoken_to_where_not() {
    let database = Database::of(Template::Empty).await;
    let authority = Authority::new(&database, "known");
    let required =
        format!("{}{}sslmode=require", database.url, if database.url.contains('?') { '&' } else { '?' });
    assert!(reach(&required, Some(&authority)).await.is_err());
    assert_eq!(reach(&database.url, None).await, Ok(false));
}

#[tokio::test]
async fn a_file_of_authorities_that_cannot_be_read_is_named() {
    let database = Database::of(Template::Empty).await;
    let missing = Authority::new(&database, "missing");
    std::fs::remove_file(&missing.file).unwrap();
    let problem = reach(&format!("{}&sslmode=require", database.url), Some(&missing)).await.unwrap_err();
    assert!(problem.contains("missing.pem"), "{problem}");
}
