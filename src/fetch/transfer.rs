//! One file from one address, whatever it takes: redirects, waits, further attempts, and the rest of a transfer that broke.

use std::fs::{self, File, OpenOptions};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant, SystemTime};

use backon::{BackoffBuilder, ExponentialBuilder};
use reqwest::blocking::Response;
use reqwest::header::{
    CONTENT_RANGE, ETAG, HeaderMap, HeaderName, HeaderValue, IF_MODIFIED_SINCE, IF_NONE_MATCH, IF_RANGE,
    LAST_MODIFIED, LOCATION, RANGE, RETRY_AFTER,
};
use reqwest::{StatusCode, Url};
use serde::{Deserialize, Serialize};

use super::address::checked;
use super::client::{Client, failed};
use super::{FetchError, Progress};

/// How often an address may lead to another.
pub(super) const MOST_HOPS: usize = 5;
/// The longest wait between two attempts.
const LONGEST_WAIT: Duration = Duration::from_secs(60);
/// A server that asks for more than this is believed, and not waited for.
const PATIENCE: Duration = Duration::from_secs(120);

/// How a server knows a version of a file, <https://www.rfc-editor.org/rfc/rfc9110#name-validator-fields>.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Validators {
    /// `ETag`.
    pub(super) etag: Option<String>,
    /// `Last-Modified`.
    pub(super) modified: Option<String>,
}

/// A file that arrived whole.
#[derive(Clone, Debug)]
pub(super) struct Arrived {
    pub(super) bytes: u64,
    pub(super) validators: Validators,
    /// Where it has moved for good.
    pub(super) moved: Option<Url>,
}

/// How a transfer ended well.
#[derive(Clone, Debug)]
pub(super) enum Ended {
    Unchanged,
    Arrived(Arrived),
}

/// Where a file lies that arrived whole.
pub(super) fn arrived(folder: &Path) -> PathBuf {
    folder.join("arrived")
}

/// Asks an address for a file that is newer than a known one, and keeps it in a folder.
pub(super) fn transfer(
    client: &Client,
    url: &str,
    folder: &Path,
    known: Option<&Validators>,
    progress: Progress<'_>,
) -> Result<Ended, FetchError> {
    let limits = &client.limits;
    let mut waits = ExponentialBuilder::default()
        .with_min_delay(limits.wait)
        .with_max_delay(LONGEST_WAIT)
        .with_max_times(limits.retries as usize)
        .with_jitter()
        .build();
    loop {
        let part = Part { folder, url };
        let (error, asked) = match attempt(client, &part, known, progress) {
            Ok(ended) => return Ok(ended),
            Err(Failed::Finally(error)) => return Err(error),
            Err(Failed::ForNow(error, asked)) => (error, asked),
        };
        match (waits.next(), asked) {
            (None, _) => return Err(error),
            (Some(_), Some(asked)) if asked > PATIENCE => {
                return Err(FetchError::Busy { url: url.into(), seconds: asked.as_secs() });
            }
            (Some(wait), asked) => {
                let wait = asked.map_or(wait, |asked| asked.max(wait));
                tracing::info!(error = ?error.to_string(), ?wait, "trying again");
                thread::sleep(wait);
            }
        }
    }
}

/// Why an attempt failed, and whether another may do better.
enum Failed {
    Finally(FetchError),
    /// With the wait that the server asks for.
    ForNow(FetchError, Option<Duration>),
}

impl From<FetchError> for Failed {
    fn from(error: FetchError) -> Self {
        match error {
            FetchError::Unreachable { .. } | FetchError::Slow { .. } => Self::ForNow(error, None),
            _ => Self::Finally(error),
        }
    }
}

fn attempt(
    client: &Client,
    part: &Part<'_>,
    known: Option<&Validators>,
    progress: Progress<'_>,
) -> Result<Ended, Failed> {
    let url = part.url;
    let begun = part.begun();
    let headers = asking(known, begun.as_ref());
    let Asked { response, moved } = follow(client, url, &headers)?;
    let status = response.status();
    if status == StatusCode::NOT_MODIFIED && known.is_some() {
        part.forget();
        return Ok(Ended::Unchanged);
    }
    if status == StatusCode::RANGE_NOT_SATISFIABLE {
        // The file is another one now: from the beginning.
        part.forget();
        return Err(Failed::ForNow(FetchError::refused(url, status), None));
    }
    if !status.is_success() {
        let later = matches!(status.as_u16(), 408 | 425 | 429 | 500 | 502 | 503 | 504);
        let error = FetchError::refused(url, status);
        return Err(if later {
            Failed::ForNow(error, retry_after(response.headers()))
        } else {
            error.into()
        });
    }
    let from = begun.filter(|begun| continues(&response, begun.bytes)).map_or(0, |begun| begun.bytes);
    if status == StatusCode::PARTIAL_CONTENT && from == 0 {
        part.forget();
        return Err(Failed::ForNow(FetchError::refused(url, "a part that nobody asked for"), None));
    }
    let validators = validators(response.headers());
    let bytes = part.receive(client, response, from, &validators, progress)?;
    Ok(Ended::Arrived(Arrived { bytes, validators, moved }))
}

/// What is said of the known file and of the part that is there.
fn asking(known: Option<&Validators>, begun: Option<&Begun>) -> HeaderMap {
    let mut headers = HeaderMap::new();
    let mut add = |name: HeaderName, value: Option<&String>| {
        if let Some(value) = value.and_then(|value| HeaderValue::from_str(value).ok()) {
            headers.insert(name, value);
        }
    };
    if let Some(begun) = begun {
        add(RANGE, Some(&format!("bytes={}-", begun.bytes)));
        add(IF_RANGE, begun.validators.strong());
    } else if let Some(known) = known {
        add(IF_NONE_MATCH, known.etag.as_ref());
        add(IF_MODIFIED_SINCE, known.modified.as_ref());
    }
    headers
}

struct Asked {
    response: Response,
    moved: Option<Url>,
}

/// Goes where the address leads, and looks at each address before it is asked.
fn follow(client: &Client, url: &str, headers: &HeaderMap) -> Result<Asked, FetchError> {
    let private = client.limits.private;
    let mut address = checked(url, private)?;
    // For good as long as each step is.
    let (mut moved, mut for_good) = (None, true);
    for _ in 0..=MOST_HOPS {
        let response = client.get(&address, headers.clone())?;
        let status = response.status();
        let to = response.headers().get(LOCATION).and_then(|to| to.to_str().ok());
        let Some(to) = to.filter(|_| matches!(status.as_u16(), 301 | 302 | 303 | 307 | 308)) else {
            return Ok(Asked { response, moved });
        };
        let next = address.join(to).map_err(|_| FetchError::refused(url, "a redirect to no address"))?;
        if address.scheme() == "https" && next.scheme() == "http" {
            return Err(FetchError::refused(url, "a redirect from https to http"));
        }
        address = checked(next.as_str(), private)?;
        for_good &= matches!(status.as_u16(), 301 | 308);
        if for_good {
            moved = Some(address.clone());
        }
    }
    Err(FetchError::Redirects { url: url.into() })
}

/// Whether an answer is the rest of a file from a place on.
fn continues(response: &Response, from: u64) -> bool {
    let range = response.headers().get(CONTENT_RANGE).and_then(|range| range.to_str().ok());
    response.status() == StatusCode::PARTIAL_CONTENT
        && range.is_some_and(|range| range.trim().starts_with(&format!("bytes {from}-")))
}

fn validators(headers: &HeaderMap) -> Validators {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok()).map(str::to_owned);
    Validators { etag: text(ETAG), modified: text(LAST_MODIFIED) }
}

impl Validators {
    /// What tells that a part and its rest are of the same bytes. A weak tag does not.
    fn strong(&self) -> Option<&String> {
        self.etag.as_ref().filter(|tag| !tag.starts_with("W/")).or(self.modified.as_ref())
    }
}

/// `Retry-After`: seconds, or a date.
fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let text = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
    match text.parse() {
        Ok(seconds) => Some(Duration::from_secs(seconds)),
        Err(_) => httpdate::parse_http_date(text).ok()?.duration_since(SystemTime::now()).ok(),
    }
}

/// A transfer under way, in its folder.
struct Part<'a> {
    folder: &'a Path,
    url: &'a str,
}

/// What an earlier attempt left.
#[derive(Debug, Serialize, Deserialize)]
struct Begun {
    url: String,
    validators: Validators,
    #[serde(skip)]
    bytes: u64,
}

impl Part<'_> {
    fn file(&self) -> PathBuf {
        self.folder.join("part")
    }

    fn note(&self) -> PathBuf {
        self.folder.join("part.json")
    }

    /// A part can be continued where it is known which version of the file it belongs to.
    fn begun(&self) -> Option<Begun> {
        let begun: Begun = serde_json::from_slice(&fs::read(self.note()).ok()?).ok()?;
        let bytes = fs::metadata(self.file()).ok()?.len();
        let fits = begun.url == self.url && begun.validators.strong().is_some() && bytes > 0;
        fits.then_some(Begun { bytes, ..begun })
    }

    fn forget(&self) {
        for path in [self.file(), self.note()] {
            // What is not there need not go, and what stays is written over.
            drop(fs::remove_file(path));
        }
    }

    /// Writes what arrives behind what is there. Gives the size of the whole.
    fn receive(
        &self,
        client: &Client,
        response: Response,
        from: u64,
        validators: &Validators,
        progress: Progress<'_>,
    ) -> Result<u64, FetchError> {
        let most = client.limits.bytes;
        let too_large = || FetchError::TooLarge { url: self.url.into(), most };
        let promised = response.content_length().map(|length| length + from);
        if promised.is_some_and(|promised| promised > most) {
            self.forget();
            return Err(too_large());
        }
        let failed = |path: &Path| {
            let path = path.to_owned();
            move |cause: std::io::Error| FetchError::Disk {
                what: "keep the download",
                cause: format!("{cause}: {}", path.display()),
            }
        };
        let begun = Begun { url: self.url.into(), validators: validators.clone(), bytes: from };
        let note = serde_json::to_vec(&begun).unwrap_or_default();
        fs::write(self.note(), note).map_err(failed(&self.note()))?;
        let path = self.file();
        let mut file =
            if from > 0 { OpenOptions::new().append(true).open(&path) } else { File::create(&path) }
                .map_err(failed(&path))?;
        let bytes = self.copy(client, response, &mut file, (from, promised), progress)?;
        if bytes > most {
            self.forget();
            return Err(too_large());
        }
        file.sync_all().map_err(failed(&path))?;
        fs::rename(&path, arrived(self.folder)).map_err(failed(&path))?;
        self.forget();
        Ok(bytes)
    }

    /// At most one byte more than may be kept, whatever length the server promises.
    fn copy(
        &self,
        client: &Client,
        response: Response,
        file: &mut File,
        (from, promised): (u64, Option<u64>),
        progress: Progress<'_>,
    ) -> Result<u64, FetchError> {
        let limits = &client.limits;
        let begun = Instant::now();
        let mut body = response.take(limits.bytes.saturating_sub(from) + 1);
        let mut buffer = vec![0; 64 * 1024];
        let mut bytes = from;
        loop {
            let read = match body.read(&mut buffer) {
                Ok(0) => break,
                Ok(read) => read,
                Err(cause) if cause.kind() == std::io::ErrorKind::Interrupted => continue,
                Err(cause) => return Err(broken(self.url, &cause)),
            };
            file.write_all(&buffer[..read]).map_err(FetchError::disk("keep the download", &self.file()))?;
            bytes += read as u64;
            progress(bytes, promised);
            if begun.elapsed() > limits.whole {
                return Err(FetchError::Slow { url: self.url.into() });
            }
        }
        match promised {
            Some(promised) if bytes < promised && bytes <= limits.bytes => Err(FetchError::Unreachable {
                url: self.url.into(),
                cause: format!("the connection ended after {bytes} of {promised} bytes"),
            }),
            _ => Ok(bytes),
        }
    }
}

/// A body that broke off: the reader wraps the cause.
fn broken(url: &str, cause: &std::io::Error) -> FetchError {
    match cause.get_ref().and_then(|inner| inner.downcast_ref::<reqwest::Error>()) {
        Some(inner) => failed(url, inner),
        None if cause.kind() == std::io::ErrorKind::TimedOut => FetchError::Slow { url: url.into() },
        None => FetchError::Unreachable { url: url.into(), cause: cause.to_string() },
    }
}
