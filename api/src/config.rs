//! Configuration from the environment, read once, one struct a concern. A start that lacks something names it.

use std::fmt;
use std::net::IpAddr;
use std::path::PathBuf;
use std::time::Duration;

/// A variable that is missing or cannot be read.
#[derive(Debug, thiserror::Error)]
#[error("{name} {problem}")]
pub struct ConfigError {
    name: &'static str,
    problem: String,
}

/// Where the database is.
#[derive(Clone)]
pub struct DatabaseConfig {
    /// PostgreSQL address.
    pub url: String,
    /// File of certificate authorities for `sslmode=require`.
    pub authorities: Option<PathBuf>,
    /// Most connections for requests.
    pub connections: usize,
}

impl fmt::Debug for DatabaseConfig {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The address may hold a password.
        write!(f, "DatabaseConfig {{ connections: {}, .. }}", self.connections)
    }
}

/// How the server listens.
#[derive(Clone, Debug)]
pub struct ServerConfig {
    /// Address to listen on; `None` is decided by whether the content is demo.
    pub bind: Option<IpAddr>,
    /// Port.
    pub port: u16,
    /// The address people use, without a slash at its end; links that the service writes begin with it.
    pub public_url: String,
    /// Folder of the built app.
    pub dist: PathBuf,
    /// Whether what a proxy says in `X-Forwarded-For` and `X-Forwarded-Proto` is believed.
    pub behind_proxy: bool,
    /// Whether throttles are on.
    pub throttle: bool,
    /// Longest time a request may take.
    pub request_timeout: Duration,
    /// How long it still serves after it was told to stop, so that those who send it requests can notice.
    pub stop_delay: Duration,
}

/// Secrets and life times of sign-in.
#[derive(Clone)]
pub struct AuthConfig {
    /// Secret that signs access tokens and cursors.
    pub secret: Vec<u8>,
    /// Life of an access token.
    pub access: Duration,
    /// Life of a session without use.
    pub session: Duration,
    /// Life of a session at most: then one signs in again.
    pub session_longest: Duration,
    /// Life of a one-time link.
    pub link: Duration,
}

impl fmt::Debug for AuthConfig {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AuthConfig { .. }")
    }
}

impl AuthConfig {
    /// With a secret and the usual life times: ten minutes, fourteen days without use and ninety at most, three days.
    pub fn new(secret: Vec<u8>) -> Self {
        Self {
            secret,
            access: Duration::from_mins(10),
            session: Duration::from_hours(14 * 24),
            session_longest: Duration::from_hours(90 * 24),
            link: Duration::from_hours(3 * 24),
        }
    }
}

/// The environment.
#[derive(Clone, Copy, Debug, Default)]
pub struct Env;

impl Env {
    #[expect(clippy::disallowed_methods, reason = "the one place")]
    fn get(name: &str) -> Option<String> {
        std::env::var(name).ok().filter(|value| !value.is_empty())
    }

    fn parse<T: std::str::FromStr>(name: &'static str, what: &str) -> Result<Option<T>, ConfigError> {
        Self::get(name)
            .map(|text| {
                text.parse()
                    .map_err(|_| ConfigError { name, problem: format!("must be {what}, not `{text}`") })
            })
            .transpose()
    }

    /// Database.
    ///
    /// # Errors
    /// When `DATABASE_URL` is missing or not a PostgreSQL address.
    pub fn database(self) -> Result<DatabaseConfig, ConfigError> {
        let name = "DATABASE_URL";
        let url = Self::get(name).ok_or(ConfigError {
            name,
            problem: "is not set: give a PostgreSQL address such as postgres://user@host/database".to_owned(),
        })?;
        if !(url.starts_with("postgres://") || url.starts_with("postgresql://")) {
            return Err(ConfigError {
                name,
                problem: "must begin with postgres:// or postgresql://".to_owned(),
            });
        }
        let authorities = Self::get("DATABASE_CA_FILE").map(PathBuf::from);
        Ok(DatabaseConfig {
            url,
            authorities,
            connections: Self::parse("DATABASE_CONNECTIONS", "a number")?.unwrap_or(16),
        })
    }

    /// Server.
    ///
    /// # Errors
    /// When a variable cannot be read.
    pub fn server(self) -> Result<ServerConfig, ConfigError> {
        let port = Self::parse("PORT", "a port number")?.unwrap_or(8080);
        Ok(ServerConfig {
            bind: Self::parse("BIND", "an IP address")?,
            port,
            public_url: public_url(Self::get("PUBLIC_URL"), port)?,
            dist: Self::get("DIST").map_or_else(|| PathBuf::from("dist"), PathBuf::from),
            behind_proxy: Self::parse("BEHIND_PROXY", "true or false")?.unwrap_or(false),
            throttle: Self::parse("THROTTLE", "true or false")?.unwrap_or(true),
            request_timeout: Duration::from_secs(Self::parse("REQUEST_TIMEOUT", "seconds")?.unwrap_or(30)),
            stop_delay: Duration::from_secs(Self::parse("STOP_DELAY", "seconds")?.unwrap_or(3)),
        })
    }

    /// Sign-in. Without `SECRET_KEY` a secret is made on first use and kept in the file `SECRET_KEY_FILE`.
    ///
    /// # Errors
    /// When the secret is too short or its file cannot be read or written.
    pub fn auth(self) -> Result<AuthConfig, ConfigError> {
        if let Some(secret) = Self::get("SECRET_KEY") {
            if secret.len() < 32 {
                return Err(ConfigError {
                    name: "SECRET_KEY",
                    problem: "must be at least 32 characters".to_owned(),
                });
            }
            return Ok(AuthConfig::new(secret.into_bytes()));
        }
        let path =
            Self::get("SECRET_KEY_FILE").map_or_else(|| PathBuf::from(".local/secret-key"), PathBuf::from);
        crate::auth::secret::read_or_make(&path).map(AuthConfig::new).map_err(|e| ConfigError {
            name: "SECRET_KEY_FILE",
            problem: format!("({}): {e}", path.display()),
        })
    }

    /// What is logged, in the syntax of `tracing`.
    pub fn log_filter(self) -> String {
        Self::get("LOG").unwrap_or_else(|| "info,actix_server=warn,tokio_postgres=warn".to_owned())
    }

    /// The commit the program was built from.
    pub fn commit(self) -> Option<String> {
        Self::get("COMMIT").or_else(|| option_env!("COMMIT").map(str::to_owned))
    }
}

fn public_url(given: Option<String>, port: u16) -> Result<String, ConfigError> {
    let Some(url) = given else { return Ok(format!("http://localhost:{port}")) };
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://")).unwrap_or_default();
    let host = rest.strip_suffix('/').unwrap_or(rest);
    if host.is_empty() || host.contains(['/', '?', '#', ' ']) {
        let problem = format!("must be an address such as https://ksf.example.no, not `{url}`");
        return Err(ConfigError { name: "PUBLIC_URL", problem });
    }
    Ok(url.strip_suffix('/').unwrap_or(&url).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_public_address_is_the_given_one_or_this_machine() {
        let of = |given: Option<&str>| public_url(given.map(str::to_owned), 8081);
        assert_eq!(of(None).unwrap(), "http://localhost:8081");
        assert_eq!(of(Some("https://ksf.example.no/")).unwrap(), "https://ksf.example.no");
        for wrong in ["ksf.example.no", "https://", "https://ksf.example.no/app", "ftp://ksf.example.no"] {
            assert!(of(Some(wrong)).unwrap_err().to_string().starts_with("PUBLIC_URL must be"), "{wrong}");
        }
    }
}
