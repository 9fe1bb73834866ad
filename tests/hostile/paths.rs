//! Ways out of the site: dots, slashes and escapes of every kind, in pages, files and assets. Of the static copy `src/site/place.rs` has the same.

use ogp_dashboard::web::Limits;

use super::server;
use super::wire::Running;

/// Steps up, as servers have believed them.
const UP: [&str; 10] = [
    "../",
    "..%2f",
    "%2e%2e/",
    "%2e%2e%2f",
    "%252e%252e%252f",
    "..\\",
    "..%5c",
    "%c0%ae%c0%ae/",
    "....//",
    "..;/",
];

#[test]
fn nothing_outside_of_the_site_is_served() {
    let running = Running::start(server(Limits::default()));
    let mut targets = Vec::new();
    for folder in [
        "/",
        "/pkg/",
        "/data/",
        "/data/latest/",
        "/areas/",
        "/members/",
        "/embed/",
        "/briefs/member/",
        "/es/",
    ] {
        for up in UP {
            for file in ["etc/passwd", "etc/passwd%00.csv", "Cargo.toml", "assets.json"] {
                targets.push(format!("{folder}{}{file}", up.repeat(6)));
                targets.push(format!("{folder}x/{}{file}", up.repeat(2)));
            }
        }
    }
    targets.extend(
        ["//etc/passwd", "/%2fetc%2fpasswd", "/pkg//etc/passwd", "/file:///etc/passwd"].map(str::to_owned),
    );
    for target in targets {
        let reply = running.get(&target, "");
        assert!(matches!(reply.status, 400 | 404), "{target}: {}", reply.status);
        assert!(!reply.body.contains("root:x:") && !reply.body.contains("[package]"), "{target}");
    }
}

#[test]
fn escapes_that_are_none_break_nothing() {
    let running = Running::start(server(Limits::default()));
    for bad in ["%", "%f", "%zz", "%ff", "%c3%28", "%ed%a0%80", "%00", "%0d%0a", "%e2%80%ae"] {
        for target in [
            format!("/areas/{bad}"),
            format!("/members/{bad}"),
            format!("/commitments/{bad}"),
            format!("/briefs/member/{bad}"),
            format!("/briefs/member/{bad}.pdf"),
            format!("/embed/areas/{bad}"),
            format!("/data/{bad}/plans.csv"),
            format!("/pkg/{bad}"),
            format!("/{bad}"),
        ] {
            let reply = running.get(&target, "");
            assert!(matches!(reply.status, 400 | 404), "{target}: {}", reply.status);
        }
        for target in
            ["/trends", "/commitments", "/map", "/compare", "/members", "/verify", "/briefs/member/kenya"]
        {
            for key in ["area", "q", "data", "lang", "theme", "address", "%ff"] {
                let reply = running.get(&format!("{target}?{key}={bad}"), "");
                assert!(matches!(reply.status, 200 | 303), "{target}?{key}={bad}: {}", reply.status);
            }
        }
    }
}

/// A line break in an address would begin a header of the attacker's.
#[test]
fn no_header_is_split() {
    let running = Running::start(server(Limits::default()).known_as(Some("https://charts.example")));
    let broken = "%0d%0aSet-Cookie:%20a=b%0d%0a%0d%0a%3Cscript%3E";
    for target in [
        format!("/{broken}"),
        format!("/areas/{broken}"),
        format!("/areas/{broken}.csv"),
        format!("/trends?area={broken}&measure="),
        format!("/trends?area=open-data&focus={broken}&from=2012&to=2014"),
        format!("/trends.csv?area={broken}"),
        format!("/trends.csv?data={broken}"),
        format!("/commitments?q={broken}&region="),
        format!("/commitments.csv?q={broken}"),
        format!("/briefs/member/kenya.docx?sections={broken}"),
        format!("/data/{broken}/plans.csv"),
        format!("/embed/trends?area={broken}"),
        format!("/oembed?url=https://charts.example/trends?area={broken}"),
        format!("/trends?theme={broken}&measure="),
    ] {
        let answer = running.send(super::wire::request(&target, "Connection: close\r\n"));
        let (head, _) = answer.split_once("\r\n\r\n").unwrap();
        let begins = |line: &str| line.to_ascii_lowercase().starts_with("set-cookie");
        assert!(!head.lines().any(begins), "{target}: {head}");
        assert!(!head.contains("<script"), "{target}: {head}");
        // Where it is sent on to stays on this site.
        let location = head.lines().find_map(|line| line.strip_prefix("location: "));
        assert!(
            location.is_none_or(|to| to.starts_with('/') && !to.starts_with("//")),
            "{target}: {location:?}"
        );
    }
}

#[test]
fn nobody_is_sent_elsewhere() {
    let running = Running::start(server(Limits::default()));
    for target in
        ["//evil.example/trends?measure=", "/%2fevil.example/trends?measure=", "/\\evil.example?measure="]
    {
        let reply = running.get(target, "");
        assert!(reply.header("location").is_none(), "{target}: {reply:?}");
    }
}
