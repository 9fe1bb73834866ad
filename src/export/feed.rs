//! The releases as an Atom feed, <https://www.rfc-editor.org/rfc/rfc4287>.

use std::fmt::Write as _;
use std::time::{SystemTime, UNIX_EPOCH};

use app::model::lang::Lang;
use app::text::dataset::{CATALOG, OGP, release_description, release_title};

use super::Site;
use crate::chart::escape;

/// The feed, the newest release first. Links are whole where the host is known.
pub(super) fn atom(site: &Site<'_>) -> String {
    let (lang, base) = (Lang::default(), site.base);
    let updated = site.known.iter().map(|known| known.since).max().map(timestamp).unwrap_or_default();
    let mut feed = format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"en\">\n  \
         <id>urn:ogp-commitments:releases</id>\n  <title>{title}</title>\n  <updated>{updated}</updated>\n  \
         <author><name>{author}</name><uri>{uri}</uri></author>\n  <link rel=\"self\" type=\"application/atom+xml\" \
         href=\"{base}/releases.atom\"/>\n  <link rel=\"alternate\" type=\"text/html\" href=\"{base}/data\"/>\n",
        base = escape(base),
        title = escape(CATALOG.of(lang)),
        author = OGP.0,
        uri = OGP.1,
    );
    for known in site.known {
        let release = &known.release;
        // Writing to a string cannot fail.
        let _ = write!(
            feed,
            "  <entry>\n    <id>urn:ogp-commitments:release:{id}</id>\n    <title>{title}</title>\n    \
             <updated>{since}</updated>\n    <published>{since}</published>\n    <link rel=\"alternate\" \
             type=\"text/html\" href=\"{base}/data?data={id}\"/>\n    <link rel=\"enclosure\" type=\"text/csv\" \
             href=\"{base}/data/{id}/commitments.csv\"/>\n    <summary>{summary}</summary>\n  </entry>\n",
            id = escape(&release.id),
            title = escape(&release_title(release, lang)),
            since = timestamp(known.since),
            base = escape(base),
            summary = escape(&release_description(release, lang)),
        );
    }
    feed + "</feed>\n"
}

/// A time as in RFC 3339, in UTC.
pub(super) fn timestamp(time: SystemTime) -> String {
    let seconds = time.duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let (days, of_day) = (seconds / 86_400, seconds % 86_400);
    // Days since 1 March of the year 0, in cycles of 400 years; a year ends with February.
    let days = days + 719_468;
    let (cycle, day) = (days / 146_097, days % 146_097);
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let date = day - (153 * month + 2) / 5 + 1;
    let (month, next) = if month < 10 { (month + 3, 0) } else { (month - 9, 1) };
    format!(
        "{:04}-{month:02}-{date:02}T{:02}:{:02}:{:02}Z",
        cycle * 400 + year + next,
        of_day / 3600,
        of_day / 60 % 60,
        of_day % 60
    )
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, UNIX_EPOCH};

    use super::timestamp;

    #[test]
    fn times_are_written_as_the_calendar_has_them() {
        for (seconds, expected) in [
            (0, "1970-01-01T00:00:00Z"),
            (951_782_399, "2000-02-28T23:59:59Z"),
            (951_782_400, "2000-02-29T00:00:00Z"),
            (1_709_251_199, "2024-02-29T23:59:59Z"),
            (4_107_542_400, "2100-03-01T00:00:00Z"),
        ] {
            assert_eq!(timestamp(UNIX_EPOCH + Duration::from_secs(seconds)), expected);
        }
    }
}
