//! The parts around the text: types, relations, properties, styles, lists, settings and the footer.

use app::model::lang::Lang;
use app::text::brief as words;

use super::super::Bundle;
use super::xml::Xml;

const W: (&str, &str) = ("xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main");
const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// Width of the text, in twentieths of a point: A4 without its margins.
pub(super) const TEXT_WIDTH: u32 = 11906 - 2 * 964;
/// The id of the first numbered list; the list of dashes is 1.
pub(super) const NUMBERS: usize = 2;

/// What the text refers to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Relation {
    kind: &'static str,
    target: String,
    is_external: bool,
}

impl Relation {
    pub(super) fn link(target: String) -> Self {
        Self { kind: "hyperlink", target, is_external: true }
    }

    pub(super) fn image(target: String) -> Self {
        Self { kind: "image", target, is_external: false }
    }

    /// The id of the relation at a place of the list.
    pub(super) fn id(at: usize) -> String {
        format!("rId{}", at + 100)
    }
}

pub(super) fn content_types() -> String {
    let mut xml = Xml::document();
    let of = "application/vnd.openxmlformats-officedocument.wordprocessingml";
    xml.element(
        "Types",
        &[("xmlns", "http://schemas.openxmlformats.org/package/2006/content-types")],
        |xml| {
            for (extension, kind) in [
                ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
                ("xml", "application/xml"),
                ("png", "image/png"),
                ("svg", "image/svg+xml"),
            ] {
                xml.empty("Default", &[("Extension", extension), ("ContentType", kind)]);
            }
            for (part, kind) in [
                ("document", "document.main"),
                ("styles", "styles"),
                ("numbering", "numbering"),
                ("settings", "settings"),
                ("footer1", "footer"),
            ] {
                let (part, kind) = (format!("/word/{part}.xml"), format!("{of}.{kind}+xml"));
                xml.empty("Override", &[("PartName", &part), ("ContentType", &kind)]);
            }
            for (part, kind) in [
                ("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
                (
                    "/docProps/app.xml",
                    "application/vnd.openxmlformats-officedocument.extended-properties+xml",
                ),
            ] {
                xml.empty("Override", &[("PartName", part), ("ContentType", kind)]);
            }
        },
    );
    xml.finish()
}

pub(super) fn package_relations() -> String {
    let mut xml = Xml::document();
    let core = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
    xml.element("Relationships", &[("xmlns", RELATIONS)], |xml| {
        for (id, kind, target) in [
            ("rId1", format!("{OFFICE}/officeDocument"), "word/document.xml"),
            ("rId2", core.to_owned(), "docProps/core.xml"),
            ("rId3", format!("{OFFICE}/extended-properties"), "docProps/app.xml"),
        ] {
            xml.empty("Relationship", &[("Id", id), ("Type", &kind), ("Target", target)]);
        }
    });
    xml.finish()
}

pub(super) fn document_relations(relations: &[Relation]) -> String {
    let mut xml = Xml::document();
    xml.element("Relationships", &[("xmlns", RELATIONS)], |xml| {
        for (id, part) in
            [("rIdStyles", "styles"), ("rIdNumbering", "numbering"), ("rIdSettings", "settings")]
        {
            let (kind, target) = (format!("{OFFICE}/{part}"), format!("{part}.xml"));
            xml.empty("Relationship", &[("Id", id), ("Type", &kind), ("Target", &target)]);
        }
        let kind = format!("{OFFICE}/footer");
        xml.empty("Relationship", &[("Id", "rIdFooter"), ("Type", &kind), ("Target", "footer1.xml")]);
        for (at, relation) in relations.iter().enumerate() {
            let (id, kind) = (Relation::id(at), format!("{OFFICE}/{}", relation.kind));
            let mut attributes = vec![("Id", id.as_str()), ("Type", &kind), ("Target", &relation.target)];
            if relation.is_external {
                attributes.push(("TargetMode", "External"));
            }
            xml.empty("Relationship", &attributes);
        }
    });
    xml.finish()
}

pub(super) fn core(bundle: &Bundle<'_>) -> String {
    let mut xml = Xml::document();
    let names = [
        ("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
    ];
    let paper = bundle.paper;
    xml.element("cp:coreProperties", &names, |xml| {
        for (name, text) in [
            ("dc:title", paper.title.as_str()),
            ("dc:subject", &paper.kicker),
            ("dc:creator", "ogp-dashboard"),
            ("cp:keywords", &paper.footer),
            ("dc:language", bundle.lang.code()),
        ] {
            xml.element(name, &[], |xml| xml.text(text));
        }
    });
    xml.finish()
}

pub(super) fn app() -> String {
    let mut xml = Xml::document();
    let name = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";
    xml.element("Properties", &[("xmlns", name)], |xml| {
        xml.element("Application", &[], |xml| xml.text("ogp-dashboard"));
    });
    xml.finish()
}

pub(super) fn settings(lang: Lang) -> String {
    let mut xml = Xml::document();
    xml.element("w:settings", &[W], |xml| {
        xml.element("w:compat", &[], |xml| {
            xml.empty(
                "w:compatSetting",
                &[
                    ("w:name", "compatibilityMode"),
                    ("w:uri", "http://schemas.microsoft.com/office/word"),
                    ("w:val", "15"),
                ],
            );
        });
        xml.value("w:themeFontLang", locale(lang));
    });
    xml.finish()
}

/// A language with a region: Word knows no other.
const fn locale(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "en-GB",
        Lang::Es => "es-ES",
        Lang::Fr => "fr-FR",
    }
}

pub(super) fn footer(bundle: &Bundle<'_>) -> String {
    let (page, of) = words::PAGE_OF;
    let lang = bundle.lang;
    let mut xml = Xml::document();
    let text = |xml: &mut Xml, text: &str| {
        xml.element("w:r", &[], |xml| xml.element("w:t", &[("xml:space", "preserve")], |xml| xml.text(text)));
    };
    let field = |xml: &mut Xml, name: &str| {
        xml.element("w:fldSimple", &[("w:instr", name)], |xml| text(xml, "1"));
    };
    xml.element("w:ftr", &[W], |xml| {
        xml.element("w:p", &[], |xml| {
            xml.element("w:pPr", &[], |xml| xml.value("w:pStyle", "Footer"));
            text(xml, &format!("{} · {} ", bundle.paper.footer, page.of(lang)));
            field(xml, " PAGE ");
            text(xml, &format!(" {} ", of.of(lang)));
            field(xml, " NUMPAGES ");
        });
    });
    xml.finish()
}

pub(super) fn numbering(lists: usize) -> String {
    let mut xml = Xml::document();
    xml.element("w:numbering", &[W], |xml| {
        kind(xml, "0", "bullet", "–");
        kind(xml, "1", "decimal", "%1.");
        xml.element("w:num", &[("w:numId", "1")], |xml| xml.value("w:abstractNumId", "0"));
        for list in 0..lists {
            xml.element("w:num", &[("w:numId", &(NUMBERS + list).to_string())], |xml| {
                xml.value("w:abstractNumId", "1");
                xml.element("w:lvlOverride", &[("w:ilvl", "0")], |xml| xml.value("w:startOverride", "1"));
            });
        }
    });
    xml.finish()
}

fn kind(xml: &mut Xml, id: &str, format: &str, text: &str) {
    xml.element("w:abstractNum", &[("w:abstractNumId", id)], |xml| {
        xml.value("w:multiLevelType", "singleLevel");
        xml.element("w:lvl", &[("w:ilvl", "0")], |xml| {
            xml.value("w:start", "1");
            xml.value("w:numFmt", format);
            xml.value("w:lvlText", text);
            xml.value("w:lvlJc", "left");
            xml.element("w:pPr", &[], |xml| xml.empty("w:ind", &[("w:left", "340"), ("w:hanging", "340")]));
        });
    });
}

/// A style of paragraphs: id, name, what it is based on, size in half points, space before and after, and the rest.
struct Style {
    id: &'static str,
    name: &'static str,
    base: &'static str,
    size: &'static str,
    space: (&'static str, &'static str),
    is_bold: bool,
    is_muted: bool,
    is_serif: bool,
    /// Level in the outline of the document, of headings.
    outline: Option<&'static str>,
    /// A rule above.
    is_ruled: bool,
    indent: Option<&'static str>,
}

const PLAIN: Style = Style {
    id: "BodyText",
    name: "Body Text",
    base: "Normal",
    size: "18",
    space: ("0", "40"),
    is_bold: false,
    is_muted: false,
    is_serif: false,
    outline: None,
    is_ruled: false,
    indent: None,
};

const STYLES: [Style; 13] = [
    Style { id: "Kicker", name: "Kicker", size: "16", space: ("0", "0"), is_muted: true, ..PLAIN },
    Style {
        id: "Title",
        name: "Title",
        size: "40",
        space: ("0", "40"),
        is_bold: true,
        is_serif: true,
        ..PLAIN
    },
    Style {
        id: "Heading1",
        name: "heading 1",
        size: "24",
        space: ("100", "40"),
        is_bold: true,
        is_serif: true,
        outline: Some("0"),
        is_ruled: true,
        ..PLAIN
    },
    PLAIN,
    Style { id: "Note", name: "Note", size: "16", is_muted: true, ..PLAIN },
    Style { id: "Warning", name: "Warning", is_bold: true, ..PLAIN },
    Style { id: "ListNumber", name: "List Number", space: ("0", "30"), ..PLAIN },
    Style { id: "ListNote", name: "List Note", size: "16", is_muted: true, indent: Some("340"), ..PLAIN },
    Style { id: "ListBullet", name: "List Bullet", space: ("0", "40"), ..PLAIN },
    Style { id: "TableHead", name: "Table Head", size: "16", space: ("10", "10"), is_bold: true, ..PLAIN },
    Style { id: "TableFirst", name: "Table First", size: "17", space: ("10", "10"), is_bold: true, ..PLAIN },
    Style { id: "TableText", name: "Table Text", size: "17", space: ("10", "10"), ..PLAIN },
    Style { id: "Gap", name: "Gap", size: "8", space: ("0", "0"), ..PLAIN },
];

const MORE: [Style; 2] = [
    Style { id: "Picture", name: "Picture", space: ("40", "40"), ..PLAIN },
    Style { id: "Footer", name: "footer", size: "15", space: ("0", "0"), is_muted: true, ..PLAIN },
];

pub(super) fn styles(lang: Lang) -> String {
    let mut xml = Xml::document();
    xml.element("w:styles", &[W], |xml| {
        xml.element("w:docDefaults", &[], |xml| {
            xml.element("w:rPrDefault", &[], |xml| {
                xml.element("w:rPr", &[], |xml| {
                    fonts(xml, "Calibri");
                    xml.value("w:sz", "18");
                    xml.empty("w:lang", &[("w:val", locale(lang)), ("w:eastAsia", locale(lang))]);
                });
            });
        });
        let normal = [("w:type", "paragraph"), ("w:default", "1"), ("w:styleId", "Normal")];
        xml.element("w:style", &normal, |xml| xml.value("w:name", "Normal"));
        for style in STYLES.iter().chain(&MORE) {
            one(xml, style);
        }
        xml.element("w:style", &[("w:type", "character"), ("w:styleId", "Hyperlink")], |xml| {
            xml.value("w:name", "Hyperlink");
            xml.element("w:rPr", &[], |xml| {
                xml.value("w:color", "00558C");
                xml.value("w:u", "single");
            });
        });
        table_style(xml);
    });
    xml.finish()
}

fn fonts(xml: &mut Xml, name: &str) {
    xml.empty("w:rFonts", &[("w:ascii", name), ("w:hAnsi", name), ("w:cs", name)]);
}

fn one(xml: &mut Xml, style: &Style) {
    xml.element("w:style", &[("w:type", "paragraph"), ("w:styleId", style.id)], |xml| {
        xml.value("w:name", style.name);
        xml.value("w:basedOn", style.base);
        xml.empty("w:qFormat", &[]);
        xml.element("w:pPr", &[], |xml| {
            if style.outline.is_some() {
                xml.empty("w:keepNext", &[]);
            }
            if style.is_ruled {
                xml.element("w:pBdr", &[], |xml| {
                    let rule = [("w:val", "single"), ("w:sz", "6"), ("w:space", "3"), ("w:color", "16191D")];
                    xml.empty("w:top", &rule);
                });
            }
            xml.empty("w:spacing", &[("w:before", style.space.0), ("w:after", style.space.1)]);
            if let Some(indent) = style.indent {
                xml.empty("w:ind", &[("w:left", indent)]);
            }
            if let Some(level) = style.outline {
                xml.value("w:outlineLvl", level);
            }
        });
        xml.element("w:rPr", &[], |xml| {
            if style.is_serif {
                fonts(xml, "Georgia");
            }
            if style.is_bold {
                xml.empty("w:b", &[]);
            }
            if style.is_muted {
                xml.value("w:color", "555B63");
            }
            xml.value("w:sz", style.size);
        });
    });
}

fn table_style(xml: &mut Xml) {
    xml.element("w:style", &[("w:type", "table"), ("w:styleId", "BriefTable")], |xml| {
        xml.value("w:name", "Brief Table");
        xml.element("w:tblPr", &[], |xml| {
            xml.element("w:tblBorders", &[], |xml| {
                for (side, size, color) in [("w:bottom", "4", "DCDEDA"), ("w:insideH", "4", "DCDEDA")] {
                    xml.empty(side, &[("w:val", "single"), ("w:sz", size), ("w:color", color)]);
                }
            });
            xml.element("w:tblCellMar", &[], |xml| {
                xml.empty("w:left", &[("w:w", "0"), ("w:type", "dxa")]);
                xml.empty("w:right", &[("w:w", "80"), ("w:type", "dxa")]);
            });
        });
        xml.element("w:tblStylePr", &[("w:type", "firstRow")], |xml| {
            xml.element("w:tcPr", &[], |xml| {
                xml.element("w:tcBorders", &[], |xml| {
                    xml.empty("w:bottom", &[("w:val", "single"), ("w:sz", "8"), ("w:color", "16191D")]);
                });
            });
        });
    });
}
