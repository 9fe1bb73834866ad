//! Briefs as files: every one is made, opens, is tagged, and says the numbers that the data files give.

use std::collections::BTreeSet;
use std::io::{Cursor, Read};
use std::path::Path;
use std::process::Command;
use std::sync::{Arc, LazyLock};

use app::model::brief::{Brief, BriefQuery, Count, Finding, Part, Subject, Uptake};
use app::model::lang::Lang;
use app::model::paper::{Block, Change, Paper, words};
use app::model::place::{Level, Region};
use app::model::profile::{AreaOrder, MemberSearch};
use app::model::query::{Parsed, Word};
use ogp_dashboard::analysis::Analysis;
use ogp_dashboard::export::brief::{Worded, worded};
use ogp_dashboard::export::{ExportError, Rendered, Site, make, request};
use ogp_dashboard::reference::Reference;
use ogp_dashboard::store;

use crate::http::get;
use crate::support::{explorer, in_ci};

static REFERENCE: LazyLock<Arc<Reference>> = LazyLock::new(|| Arc::new(Reference::load().unwrap()));
static SAMPLE: LazyLock<Analysis> =
    LazyLock::new(|| Analysis::new(store::sample(&REFERENCE), Arc::clone(&REFERENCE)).unwrap());
static EXPORT: LazyLock<Option<Analysis>> = LazyLock::new(|| {
    let data = store::load(&[explorer()?], &REFERENCE).unwrap().data;
    Some(Analysis::new(data, Arc::clone(&REFERENCE)).unwrap())
});

/// Every subject of a release: all members, also those without a plan, and every region, area and challenge.
fn subjects(analysis: &Analysis) -> Vec<Subject> {
    let members = analysis.members(&MemberSearch::default(), Lang::En).groups;
    let members = members.into_iter().flat_map(|group| group.rows).map(|row| Subject::Member(row.member.id));
    let list = analysis.areas(AreaOrder::default(), Lang::En);
    let areas = list.groups.into_iter().flat_map(|group| group.rows).map(|row| row.area.id);
    let areas = areas.chain(list.unused.into_iter().map(|area| area.id)).collect::<BTreeSet<_>>();
    let challenges = list.challenges.into_iter().map(|row| Subject::Challenge(row.challenge.id));
    members
        .chain(Region::ALL.map(Subject::Region))
        .chain(areas.into_iter().map(Subject::Area))
        .chain(challenges)
        .collect()
}

/// The file of an address.
fn render(analysis: &Analysis, address: &str) -> Result<Rendered, ExportError> {
    make(analysis, &Site::default(), &request(address)?)
}

fn file(analysis: &Analysis, subject: &Subject, suffix: &str, query: &str) -> Vec<u8> {
    let address = format!("{}.{suffix}?{query}", subject.path());
    render(analysis, &address).unwrap_or_else(|error| panic!("{address}: {error}")).bytes
}

fn said(analysis: &Analysis, subject: &Subject, lang: Lang) -> Worded {
    let query = BriefQuery::new(subject.clone(), lang);
    let asked = Parsed { value: query, problems: Vec::new() };
    worded(analysis, None, asked, &ogp_dashboard::config::address()).unwrap()
}

/// A part of a DOCX.
fn part(docx: &[u8], name: &str) -> String {
    let mut zip = zip::ZipArchive::new(Cursor::new(docx)).expect("a package");
    let mut text = String::new();
    zip.by_name(name).unwrap_or_else(|_| panic!("{name}")).read_to_string(&mut text).expect("UTF-8");
    text
}

/// Elements are closed in the order in which they were opened.
fn assert_balanced(xml: &str) {
    let mut open: Vec<&str> = Vec::new();
    for tag in xml.split('<').skip(1) {
        let (tag, _) = tag.split_once('>').expect("a closed tag");
        let name = tag.split([' ', '/']).find(|part| !part.is_empty()).unwrap_or_default();
        match tag {
            _ if tag.starts_with('?') || tag.ends_with('/') => {}
            _ if tag.starts_with('/') => assert_eq!(open.pop(), Some(name)),
            _ => open.push(name),
        }
    }
    assert!(open.is_empty(), "{open:?}");
}

/// The words of a document without its markup.
fn text_of(xml: &str) -> String {
    let pieces = xml.split('<').filter_map(|tag| tag.strip_prefix("w:t ").or(tag.strip_prefix("w:t>")));
    let pieces = pieces.filter_map(|piece| piece.split_once('>').map(|(_, text)| text).or(Some(piece)));
    pieces
        .collect::<String>()
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&amp;", "&")
}

/// A PDF begins as one and says that it is tagged, in its language and under its title; a DOCX has its headings.
fn assert_files(analysis: &Analysis, subject: &Subject, lang: Lang) {
    let query = format!("lang={}", lang.code());
    let path = subject.path();
    let pdf = file(analysis, subject, "pdf", &query);
    assert!(pdf.starts_with(b"%PDF-1.7"), "{path}");
    let docx = file(analysis, subject, "docx", &query);
    let document = part(&docx, "word/document.xml");
    assert_balanced(&document);
    let text = text_of(&document);
    let Worded { paper, .. } = said(analysis, subject, lang);
    for section in &paper.sections {
        assert!(text.contains(&section.heading), "{path} {}: {}", lang.code(), section.heading);
    }
    assert!(part(&docx, "docProps/core.xml").contains(&format!("<dc:language>{}<", lang.code())), "{path}");
}

/// Every subject in one language, turn by turn; in CI in all three.
fn every_file(analysis: &Analysis) {
    let subjects = subjects(analysis);
    assert!(subjects.len() > 150, "{}", subjects.len());
    for (index, subject) in subjects.iter().enumerate() {
        for (turn, lang) in Lang::ALL.into_iter().enumerate() {
            if in_ci() || index % 3 == turn {
                assert_files(analysis, subject, lang);
            }
        }
    }
}

#[test]
fn every_brief_of_the_sample_is_made() {
    every_file(&SAMPLE);
}

#[test]
fn every_brief_of_the_export_is_made() {
    if let Some(export) = EXPORT.as_ref() {
        every_file(export);
    }
}

/// Whether a program is here; in CI it must be.
fn has(program: &str, option: &str) -> bool {
    let found = Command::new(program).arg(option).output().is_ok();
    assert!(found || !in_ci(), "{program} must be here in CI");
    if !found {
        println!("skipped: {program} is not here");
    }
    found
}

fn output(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program).args(arguments).output().expect("it runs");
    assert!(output.status.success(), "{program} {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// A text without what the end of a line does to it.
fn flat(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '\u{2060}' | '\u{ad}' | '-' | '\u{2010}'))
        .collect()
}

/// What people see in a paper: headings, sentences, entries and cells.
fn sentences(paper: &Paper) -> Vec<String> {
    let mut all = vec![paper.title.clone()];
    for section in &paper.sections {
        all.push(section.heading.clone());
        for block in &section.blocks {
            match block {
                Block::Paragraph(text) | Block::Note(text) => all.push(words(text)),
                Block::Dashes(texts) => all.extend(texts.iter().map(|text| words(text))),
                Block::Numbers(items) => {
                    all.extend(items.iter().flat_map(|item| [words(&item.text), words(&item.note)]));
                }
                Block::Table(table) => all.extend(table.rows.iter().flatten().map(|cell| words(cell))),
                Block::Picture(_) => {}
            }
        }
    }
    all
}

const TYPICAL: [(&str, Lang); 5] = [
    ("member/brazil", Lang::En),
    ("member/albania", Lang::Fr),
    ("member/chile", Lang::Es),
    ("region/europe", Lang::En),
    ("area/open-data", Lang::Es),
];

fn subject(path: &str) -> Subject {
    let (kind, name) = path.split_once('/').unwrap();
    Subject::of(kind, name).unwrap_or_else(|| panic!("{path}"))
}

#[test]
fn a_pdf_has_two_tagged_pages_and_says_what_the_paper_says() {
    let Some(export) = EXPORT.as_ref() else { return };
    if !has("pdftotext", "-v") || !has("pdfinfo", "-v") || !has("qpdf", "--version") {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    for (path, lang) in TYPICAL {
        let subject = subject(path);
        let name = folder.path().join("brief.pdf");
        std::fs::write(&name, file(export, &subject, "pdf", &format!("lang={}", lang.code()))).unwrap();
        let name = name.to_str().unwrap();
        output("qpdf", &["--check", name]);
        let info = output("pdfinfo", &[name]);
        let Worded { paper, .. } = said(export, &subject, lang);
        for (key, value) in [("Title:", paper.title.as_str()), ("Tagged:", "yes"), ("Pages:", "2")] {
            let line = info.lines().find(|line| line.starts_with(key)).unwrap_or_default();
            assert_eq!(line[key.len()..].trim(), value, "{path} {key}");
        }
        let shown = output("qpdf", &["--qdf", "--object-streams=disable", name, "-"]);
        for mark in [format!("/Lang ({})", lang.code()), "/StructTreeRoot".into(), "/MarkInfo".into()] {
            assert!(shown.contains(&mark), "{path}: {mark}");
        }
        assert!(shown.contains("pdfuaid:part"), "{path} says that it is PDF/UA");
        let text = flat(&output("pdftotext", &["-raw", name, "-"]));
        for sentence in sentences(&paper) {
            // Titles may have letters that no bundled font has.
            if !sentence.contains(|c: char| u32::from(c) > 0x2fff) {
                assert!(text.contains(&flat(&sentence)), "{path}: {sentence}");
            }
        }
    }
}

/// Every k of n of a brief with the view that gives it.
fn counts(brief: &Brief) -> Vec<&Count> {
    let standing = brief.standing.iter().flat_map(|standing| &standing.rows).flat_map(|row| &row.cells);
    let uptake = match &brief.uptake {
        Uptake::Areas { rows, .. } => {
            rows.iter().flat_map(|row| &row.cells).map(|(_, count)| count).collect()
        }
        _ => Vec::new(),
    };
    standing.chain(uptake).collect()
}

#[test]
fn numbers_are_those_of_the_views_that_they_link_to() {
    let Some(export) = EXPORT.as_ref() else { return };
    let mut compared = 0;
    for (path, lang) in TYPICAL {
        let Worded { brief, paper, .. } = said(export, &subject(path), lang);
        let text = sentences(&paper).join(" ");
        for count in counts(&brief).into_iter().filter(|count| count.n > 0 && count.view.path == "/trends") {
            let json = render(export, &format!("trends.json?{}", count.view.query)).unwrap().bytes;
            let answer: serde_json::Value = serde_json::from_slice(&json).unwrap();
            let (first, last) = count.years.unwrap();
            assert_eq!(first, last, "{path}: without years in the question a number is of one year");
            let points =
                answer["series"][0]["points"].as_array().or(answer["series"][0]["values"].as_array());
            let point = points.unwrap().iter().find(|point| point["year"] == last).unwrap();
            assert_eq!(
                (&point["k"], &point["n"]),
                (&count.k.into(), &count.n.into()),
                "{path} {}",
                count.view.query
            );
            let number = app::text::number::k_of_n(lang, count.k, count.n);
            assert!(text.contains(&number), "{path}: {number}");
            compared += 1;
        }
    }
    assert!(compared > 80, "{compared}");
}

#[test]
fn libreoffice_opens_a_docx_and_finds_every_section() {
    if !has("soffice", "--version") || !has("pdftotext", "-v") {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let mut papers = Vec::new();
    let samples = [
        ("member/albania", Lang::Es),
        ("member/cote-divoire", Lang::Fr),
        ("region/americas", Lang::En),
        ("area/open-data", Lang::Fr),
        ("challenge/anti-corruption", Lang::Es),
    ];
    let known = subjects(&SAMPLE);
    for (path, lang) in samples {
        let Some((kind, name)) = path.split_once('/') else { continue };
        let Some(subject) = Subject::of(kind, name).filter(|subject| known.contains(subject)) else {
            continue;
        };
        let name = format!("{kind}-{name}.docx");
        let bytes = file(&SAMPLE, &subject, "docx", &format!("lang={}", lang.code()));
        std::fs::write(folder.path().join(&name), bytes).unwrap();
        papers.push((name, said(&SAMPLE, &subject, lang).paper));
    }
    assert!(papers.len() >= 4, "{}", papers.len());
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.path().display());
    let mut command = Command::new("soffice");
    command.args([profile.as_str(), "--headless", "--convert-to", "pdf", "--outdir"]).arg(folder.path());
    let converted = command.args(papers.iter().map(|(name, _)| folder.path().join(name))).output().unwrap();
    assert!(converted.status.success(), "{}", String::from_utf8_lossy(&converted.stderr));
    for (name, paper) in &papers {
        let pdf = folder.path().join(Path::new(name).with_extension("pdf"));
        let text = flat(&output("pdftotext", &["-raw", pdf.to_str().unwrap(), "-"]));
        for section in &paper.sections {
            assert!(text.contains(&flat(&section.heading)), "{name}: {}", section.heading);
        }
    }
}

#[test]
fn a_docx_is_structured_and_in_its_language() {
    let docx = file(&SAMPLE, &subject("member/albania"), "docx", "lang=fr");
    let document = part(&docx, "word/document.xml");
    for mark in [
        r#"<w:pStyle w:val="Title"/>"#,
        r#"<w:pStyle w:val="Heading1"/>"#,
        "<w:tblHeader/>",
        "<w:numPr>",
        r#"<w:tblCaption w:val="#,
        " descr=\"",
        "asvg:svgBlip",
        "<w:hyperlink r:id=",
    ] {
        assert!(document.contains(mark), "{mark}");
    }
    assert!(part(&docx, "word/styles.xml").contains(r#"<w:lang w:val="fr-FR""#));
    assert!(part(&docx, "word/media/standing.svg").starts_with("<svg"));
    for name in
        ["[Content_Types].xml", "word/_rels/document.xml.rels", "word/numbering.xml", "word/footer1.xml"]
    {
        assert_balanced(&part(&docx, name));
    }
    // Each relation that the text names is there.
    let relations = part(&docx, "word/_rels/document.xml.rels");
    for id in document.split("r:id=\"").chain(document.split("r:embed=\"")).skip(1) {
        let id = id.split('"').next().unwrap();
        assert!(!id.starts_with("rId") || relations.contains(&format!("Id=\"{id}\"")), "{id}");
    }
}

#[test]
fn the_same_question_gives_the_same_bytes() {
    for suffix in ["pdf", "docx"] {
        let again = || file(&SAMPLE, &subject("member/albania"), suffix, "lang=es");
        assert_eq!(again(), again(), "{suffix}");
    }
}

#[test]
fn little_data_is_said_plainly() {
    let all = subjects(&SAMPLE);
    let members = all.iter().filter(|subject| matches!(subject, Subject::Member(_)));
    let (mut none, mut few, mut only_local) = (0, 0, 0);
    for subject in members {
        let Worded { brief, paper, .. } = said(&SAMPLE, subject, Lang::En);
        let findings = paper.sections.first().map(|section| &section.blocks[0]);
        let Some(Block::Numbers(items)) = findings else { panic!("{}", subject.path()) };
        assert!(!items.is_empty(), "{}", subject.path());
        let text = items.iter().map(|item| words(&item.text)).collect::<String>();
        match brief.size.commitments {
            0 => {
                none += 1;
                assert!(text.contains("has no plan of"), "{text}");
                if matches!(&brief.findings[0], Finding::NoPlan(others) if !others.is_empty()) {
                    only_local += usize::from(brief.level == Some(Level::National));
                    assert!(text.contains("other members of the country have plans here"), "{text}");
                }
            }
            1..5 => {
                few += 1;
                assert!(text.contains("too few to compare"), "{text}");
            }
            _ => {}
        }
    }
    assert!(none > 0 && few > 0 && only_local > 0, "{none} {few} {only_local}");
}

#[test]
fn names_keep_their_accents() {
    for (id, lang, name) in
        [("cote-divoire", Lang::Fr, "Côte d’Ivoire"), ("sao-paulo-brazil", Lang::En, "São Paulo")]
    {
        let subject = Subject::Member(id.into());
        let title = said(&SAMPLE, &subject, lang).paper.title.replace('\'', "’");
        assert!(title.contains(name), "{title}");
    }
}

#[test]
fn a_question_chooses_parts_years_and_comparators() {
    let subject = subject("member/albania");
    let parsed = BriefQuery::parse(subject.clone(), "sections=plans~findings&compare=world&time=2012..2030");
    assert!(parsed.problems.is_empty());
    assert_eq!(parsed.value.canonical(), "compare=world&sections=findings~plans&time=2012..2030");
    let Worded { brief, paper, .. } = worded(&SAMPLE, None, parsed, "").unwrap();
    assert_eq!(paper.sections.iter().map(|section| section.id).collect::<Vec<_>>(), ["findings", "plans"]);
    let in_years = |year| year >= 2012;
    assert!(!brief.plans.is_empty());
    assert!(brief.plans.iter().all(|row| row.year.is_some_and(in_years)));
    let columns = |brief: &Brief| brief.standing.as_ref().map_or(0, |standing| standing.columns.len());
    let all = said(&SAMPLE, &subject, Lang::En).brief;
    assert_eq!(columns(&all), 3);
    assert!(columns(&brief) < 3);
    for part in Part::ALL {
        assert_eq!(Part::from_word(part.word()), Some(part));
    }
}

#[test]
fn what_cannot_be_used_is_refused() {
    for query in ["compare=moon", "sections=weather", "time=x", "since=another", "lang=xx"] {
        let refused = render(&SAMPLE, &format!("briefs/member/albania.pdf?{query}"));
        assert!(matches!(refused, Err(ExportError::Query(..))), "{query}");
    }
    for path in
        ["member/nobody.pdf", "planet/mars.docx", "member/albania.odt", "member.pdf", "region/albania.pdf"]
    {
        let refused = render(&SAMPLE, &format!("briefs/{path}"));
        let is_unknown = matches!(refused, Err(ExportError::Unknown { .. } | ExportError::Missing(..)));
        assert!(is_unknown, "{path}");
    }
    let release = &SAMPLE.data().release.id;
    assert!(render(&SAMPLE, &format!("briefs/member/albania.docx?data={release}")).is_ok());
}

#[test]
fn changes_since_another_release_are_marked() {
    let mut data = store::sample(&REFERENCE);
    data.release.id = "before".into();
    let gone: Vec<_> =
        data.commitments.iter().filter(|one| one.member == "albania").map(|one| one.id.clone()).collect();
    let gone: BTreeSet<_> = gone.into_iter().step_by(2).collect();
    assert!(!gone.is_empty());
    for plan in &mut data.plans {
        let lost =
            data.commitments.iter().filter(|one| one.plan == plan.id && gone.contains(&one.id)).count();
        plan.commitments -= lost as u32;
    }
    data.commitments.retain(|one| !gone.contains(&one.id));
    let before = Analysis::new(data, Arc::clone(&REFERENCE)).unwrap();
    let asked = || BriefQuery::parse(subject("member/albania"), "since=before");
    let marks = |paper: &Paper| {
        let tables =
            paper.sections.iter().flat_map(|section| &section.blocks).filter_map(|block| match block {
                Block::Table(table) => Some(table.rows.iter().flatten().flatten()),
                _ => None,
            });
        tables.flatten().filter(|run| matches!(run.change, Some(Change::Was(_)))).count()
    };
    let compared = worded(&SAMPLE, Some(&before), asked(), "").unwrap();
    assert!(compared.problems.is_empty());
    assert!(marks(&compared.paper) > 0);
    let own = SAMPLE.data().release.id.clone();
    let same = BriefQuery::parse(subject("member/albania"), &format!("since={own}"));
    assert_eq!(marks(&worded(&SAMPLE, None, same, "").unwrap().paper), 0);
    assert_eq!(worded(&SAMPLE, None, asked(), "").unwrap().problems.len(), 1);
}

#[test]
fn the_page_has_every_section_and_its_files() {
    for lang in Lang::ALL {
        let answer = get(&lang.path("/briefs/member/albania"));
        assert_eq!(answer.status(), 200);
        let html = answer.html();
        let texts = |selector: &str| -> Vec<String> {
            let selector = scraper::Selector::parse(selector).unwrap();
            html.select(&selector).map(|element| element.text().collect()).collect()
        };
        let paper = said(&SAMPLE, &subject("member/albania"), lang).paper;
        let headings: Vec<_> = paper.sections.iter().map(|section| section.heading.clone()).collect();
        assert_eq!(texts(".brief-part h2"), headings);
        let query = if lang == Lang::En { String::new() } else { format!("?lang={}", lang.word()) };
        for suffix in ["pdf", "docx"] {
            let address = format!("/briefs/member/albania.{suffix}{query}");
            assert!(answer.body.contains(&format!("href=\"{address}\"")), "{address}");
            let file = get(&address);
            assert_eq!(file.status(), 200, "{address}");
            assert!(file.header("content-disposition").contains("ogp-brief_member_albania"), "{address}");
        }
    }
    assert_eq!(get("/briefs/member/nobody").status(), 404);
    assert_eq!(get("/briefs/moon/albania").status(), 404);
    assert_eq!(get("/briefs/member/albania.pdf?compare=moon").status(), 400);
    let troubled = get("/briefs/member/albania?compare=moon");
    assert_eq!(troubled.status(), 200);
    assert!(troubled.body.contains("role=\"alert\""));
    for page in ["/members/albania", "/regions/europe", "/areas/open-data", "/challenges/anti-corruption"] {
        let link = format!("/briefs{}", page.replace("members/", "member/").replace("regions/", "region/"));
        let link = link.replace("areas/", "area/").replace("challenges/", "challenge/");
        let answer = get(page);
        assert!(answer.status() != 200 || answer.body.contains(&format!("href=\"{link}\"")), "{page}");
    }
}
