//! From an address to an input: the only part of the ingest that touches the network. It never looks into what it gets.

use std::io::Read;
use std::time::Duration;

use reqwest::Url;
use reqwest::blocking::{Client, Response};

use super::error::InputError;
use super::{Input, MAX_BYTES};

/// How long a server may take to accept a connection.
const CONNECT: Duration = Duration::from_secs(20);
/// How long a whole download may take: 2 GiB on a line of 20 Mbit/s.
const WHOLE: Duration = Duration::from_secs(900);

/// Whether a path that was given is an address of the web.
#[must_use]
pub fn is_url(path: &str) -> bool {
    ["http://", "https://"].iter().any(|scheme| path.len() > scheme.len() && path.starts_with(scheme))
}

/// Downloads a file. Blocks, so it is not for a server that answers requests.
///
/// # Errors
/// If the address cannot be reached, is refused, or gives nothing or more than [`MAX_BYTES`].
pub fn read_url(url: &str) -> Result<Input, InputError> {
    let failed =
        |cause: &dyn std::error::Error| InputError::Download { url: url.into(), cause: chain(cause) };
    let address = Url::parse(url).map_err(|cause| failed(&cause))?;
    let client = Client::builder()
        .connect_timeout(CONNECT)
        .timeout(WHOLE)
        .user_agent(concat!("ogp-dashboard/", env!("CARGO_PKG_VERSION")))
        .build()
        .map_err(|cause| failed(&cause))?;
    let response = client.get(address.clone()).send().map_err(|cause| failed(&cause.without_url()))?;
    if !response.status().is_success() {
        return Err(InputError::Refused { url: url.into(), status: response.status().to_string() });
    }
    let bytes = body(response).map_err(|cause| failed(&cause))?;
    match bytes.len() as u64 {
        0 => Err(InputError::Empty { path: url.into() }),
        bytes if bytes > MAX_BYTES => Err(InputError::TooLarge { path: url.into(), bytes }),
        _ => Ok(Input { name: name(&address), bytes }),
    }
}

/// At most one byte more than may be read, whatever length the server promises.
fn body(response: Response) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    response.take(MAX_BYTES + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The last part of the path, as reports call the file; the host where there is none.
fn name(address: &Url) -> String {
    let last =
        address.path_segments().and_then(|mut parts| parts.next_back()).filter(|part| !part.is_empty());
    last.or(address.host_str()).unwrap_or_default().to_owned()
}

/// An error with its causes: what went wrong with a connection stands at the end of them.
fn chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text = format!("{text}: {error}");
        cause = error.source();
    }
    text
}
