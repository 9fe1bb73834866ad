//! The text of the document: paragraphs with styles, lists, tables, pictures and links.

use app::model::paper::{Block, Change, Item, Picture, Run, Section, Table};
use app::text::brief as words;

use super::super::Bundle;
use super::parts::{NUMBERS, Relation, TEXT_WIDTH};
use super::xml::Xml;
use crate::chart;
use crate::export::ExportError;

/// Width of a picture in px: sharp on paper at the width of the text.
const PIXELS: u32 = 2000;
/// Width of a picture in percent of the text's.
const SHARE: u32 = 88;
/// English Metric Units in a twentieth of a point.
const EMU: u32 = 635;

/// The text with what it refers to.
pub(super) struct Body {
    pub(super) document: String,
    pub(super) relations: Vec<Relation>,
    /// Numbered lists, each of which begins at 1.
    pub(super) lists: usize,
    /// Pictures, by their name in the package.
    pub(super) media: Vec<(String, Vec<u8>)>,
}

struct Writer<'a> {
    bundle: &'a Bundle<'a>,
    relations: Vec<Relation>,
    lists: usize,
    media: Vec<(String, Vec<u8>)>,
}

impl Body {
    pub(super) fn new(bundle: &Bundle<'_>) -> Result<Self, ExportError> {
        let mut writer = Writer { bundle, relations: Vec::new(), lists: 0, media: Vec::new() };
        writer.draw()?;
        let mut xml = Xml::document();
        let names = [
            ("xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
            ("xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
            ("xmlns:wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"),
            ("xmlns:a", "http://schemas.openxmlformats.org/drawingml/2006/main"),
            ("xmlns:pic", "http://schemas.openxmlformats.org/drawingml/2006/picture"),
        ];
        xml.element("w:document", &names, |xml| xml.element("w:body", &[], |xml| writer.body(xml)));
        let Writer { relations, lists, media, .. } = writer;
        Ok(Self { document: xml.finish(), relations, lists, media })
    }
}

impl Writer<'_> {
    /// The pictures, as PNG and as SVG.
    fn draw(&mut self) -> Result<(), ExportError> {
        for (which, svg) in &self.bundle.drawings {
            let name = which.name();
            self.media.push((format!("word/media/{name}.png"), chart::png(svg, PIXELS)?));
            self.media.push((format!("word/media/{name}.svg"), svg.clone().into_bytes()));
        }
        Ok(())
    }

    fn body(&mut self, xml: &mut Xml) {
        let bundle = self.bundle;
        let paper = bundle.paper;
        paragraph(xml, "Kicker", |xml| plain(xml, &paper.kicker));
        paragraph(xml, "Title", |xml| plain(xml, &paper.title));
        self.paragraph(xml, "Note", &paper.subtitle);
        if let Some(warning) = &paper.warning {
            paragraph(xml, "Warning", |xml| plain(xml, warning));
        }
        for section in &paper.sections {
            self.section(xml, section);
        }
        xml.element("w:sectPr", &[], |xml| {
            xml.empty("w:footerReference", &[("w:type", "default"), ("r:id", "rIdFooter")]);
            xml.empty("w:pgSz", &[("w:w", "11906"), ("w:h", "16838")]);
            xml.empty(
                "w:pgMar",
                &[
                    ("w:top", "620"),
                    ("w:right", "964"),
                    ("w:bottom", "680"),
                    ("w:left", "964"),
                    ("w:header", "567"),
                    ("w:footer", "454"),
                    ("w:gutter", "0"),
                ],
            );
        });
    }

    fn section(&mut self, xml: &mut Xml, section: &Section) {
        paragraph(xml, "Heading1", |xml| plain(xml, &section.heading));
        for block in &section.blocks {
            match block {
                Block::Paragraph(text) => self.paragraph(xml, "BodyText", text),
                Block::Note(text) => self.paragraph(xml, "Note", text),
                Block::Numbers(items) => self.numbers(xml, items),
                Block::Dashes(items) => {
                    for text in items {
                        self.list_item(xml, "ListBullet", 1, text);
                    }
                }
                Block::Table(table) => self.table(xml, table),
                Block::Picture(picture) => self.picture(xml, picture),
            }
        }
    }

    fn paragraph(&mut self, xml: &mut Xml, style: &str, text: &[Run]) {
        paragraph(xml, style, |xml| self.runs(xml, text));
    }

    fn numbers(&mut self, xml: &mut Xml, items: &[Item]) {
        let list = NUMBERS + self.lists;
        self.lists += 1;
        for item in items {
            self.list_item(xml, "ListNumber", list, &item.text);
            if !item.note.is_empty() {
                self.paragraph(xml, "ListNote", &item.note);
            }
        }
    }

    fn list_item(&mut self, xml: &mut Xml, style: &str, list: usize, text: &[Run]) {
        xml.element("w:p", &[], |xml| {
            xml.element("w:pPr", &[], |xml| {
                xml.value("w:pStyle", style);
                xml.element("w:numPr", &[], |xml| {
                    xml.value("w:ilvl", "0");
                    xml.value("w:numId", &list.to_string());
                });
            });
            self.runs(xml, text);
        });
    }

    fn table(&mut self, xml: &mut Xml, table: &Table) {
        // The first column is wider; the rest share what is left.
        let others = table.columns.len().saturating_sub(1).max(1) as u32;
        let first = TEXT_WIDTH * 2 / (others + 2);
        let other = (TEXT_WIDTH - first) / others;
        let width = |index: usize| if index == 0 { first } else { other }.to_string();
        xml.element("w:tbl", &[], |xml| {
            xml.element("w:tblPr", &[], |xml| {
                xml.value("w:tblStyle", "BriefTable");
                xml.empty("w:tblW", &[("w:w", &TEXT_WIDTH.to_string()), ("w:type", "dxa")]);
                xml.value("w:tblLayout", "fixed");
                xml.empty(
                    "w:tblLook",
                    &[
                        ("w:val", "0020"),
                        ("w:firstRow", "1"),
                        ("w:lastRow", "0"),
                        ("w:firstColumn", "0"),
                        ("w:lastColumn", "0"),
                        ("w:noHBand", "1"),
                        ("w:noVBand", "1"),
                    ],
                );
                xml.value("w:tblCaption", &table.caption);
            });
            xml.element("w:tblGrid", &[], |xml| {
                for index in 0..table.columns.len() {
                    xml.empty("w:gridCol", &[("w:w", &width(index))]);
                }
            });
            xml.element("w:tr", &[], |xml| {
                xml.element("w:trPr", &[], |xml| {
                    xml.empty("w:cantSplit", &[]);
                    xml.empty("w:tblHeader", &[]);
                });
                for (index, column) in table.columns.iter().enumerate() {
                    cell(xml, &width(index), column.is_number, "TableHead", |xml| plain(xml, &column.name));
                }
            });
            for row in &table.rows {
                xml.element("w:tr", &[], |xml| {
                    xml.element("w:trPr", &[], |xml| xml.empty("w:cantSplit", &[]));
                    for (index, (column, text)) in table.columns.iter().zip(row).enumerate() {
                        let style = if index == 0 { "TableFirst" } else { "TableText" };
                        cell(xml, &width(index), column.is_number, style, |xml| self.runs(xml, text));
                    }
                });
            }
        });
        // Two tables in a row would become one.
        paragraph(xml, "Gap", |_| {});
    }

    fn picture(&mut self, xml: &mut Xml, picture: &Picture) {
        let name = picture.which.name();
        let Some(svg) = self.bundle.drawing(picture.which) else { return };
        let Some((width, height)) = size(svg) else { return };
        let wide = TEXT_WIDTH * EMU / 100 * SHARE;
        let high = (f64::from(wide) * height / width).round();
        let (wide, high) = (wide.to_string(), format!("{high:.0}"));
        let png = self.relation(Relation::image(format!("media/{name}.png")));
        let vector = self.relation(Relation::image(format!("media/{name}.svg")));
        let id = (picture.which as usize + 1).to_string();
        paragraph(xml, "Picture", |xml| {
            xml.element("w:r", &[], |xml| {
                xml.element("w:drawing", &[], |xml| {
                    let none = [("distT", "0"), ("distB", "0"), ("distL", "0"), ("distR", "0")];
                    xml.element("wp:inline", &none, |xml| {
                        xml.empty("wp:extent", &[("cx", &wide), ("cy", &high)]);
                        xml.empty("wp:docPr", &[("id", &id), ("name", name), ("descr", &picture.alt)]);
                        xml.element("wp:cNvGraphicFramePr", &[], |xml| {
                            xml.empty("a:graphicFrameLocks", &[("noChangeAspect", "1")]);
                        });
                        graphic(xml, (&id, name, &picture.alt), (&png, &vector), (&wide, &high));
                    });
                });
            });
        });
    }

    fn runs(&mut self, xml: &mut Xml, text: &[Run]) {
        for run in text {
            let Some(link) = &run.link else {
                self.run(xml, run, false);
                continue;
            };
            let id = self.relation(Relation::link(self.bundle.address(link)));
            xml.element("w:hyperlink", &[("r:id", &id)], |xml| self.run(xml, run, true));
        }
    }

    fn run(&self, xml: &mut Xml, run: &Run, is_link: bool) {
        piece(xml, &run.text, run.strong, is_link, run.change.is_some(), run.lang.as_deref());
        let lang = self.bundle.lang;
        match &run.change {
            None => {}
            Some(Change::New) => {
                piece(xml, &format!(" ({})", words::NEW.of(lang)), false, false, true, None);
            }
            Some(Change::Was(before)) => {
                piece(xml, &format!(" ({} {before})", words::WAS.of(lang)), false, false, true, None);
            }
        }
    }

    /// The id of a relation; the same address has one.
    fn relation(&mut self, relation: Relation) -> String {
        let at = self.relations.iter().position(|other| *other == relation).unwrap_or_else(|| {
            self.relations.push(relation);
            self.relations.len() - 1
        });
        Relation::id(at)
    }
}

/// A paragraph of a style.
fn paragraph(xml: &mut Xml, style: &str, inside: impl FnOnce(&mut Xml)) {
    xml.element("w:p", &[], |xml| {
        xml.element("w:pPr", &[], |xml| xml.value("w:pStyle", style));
        inside(xml);
    });
}

fn plain(xml: &mut Xml, text: &str) {
    piece(xml, text, false, false, false, None);
}

fn piece(xml: &mut Xml, text: &str, strong: bool, is_link: bool, is_changed: bool, lang: Option<&str>) {
    xml.element("w:r", &[], |xml| {
        if strong || is_link || is_changed || lang.is_some() {
            xml.element("w:rPr", &[], |xml| {
                if is_link {
                    xml.value("w:rStyle", "Hyperlink");
                }
                if strong {
                    xml.empty("w:b", &[]);
                }
                if is_changed {
                    xml.value("w:highlight", "yellow");
                }
                if let Some(lang) = lang {
                    xml.value("w:lang", lang);
                }
            });
        }
        xml.element("w:t", &[("xml:space", "preserve")], |xml| xml.text(text));
    });
}

fn cell(xml: &mut Xml, width: &str, is_number: bool, style: &str, inside: impl FnOnce(&mut Xml)) {
    xml.element("w:tc", &[], |xml| {
        xml.element("w:tcPr", &[], |xml| xml.empty("w:tcW", &[("w:w", width), ("w:type", "dxa")]));
        xml.element("w:p", &[], |xml| {
            xml.element("w:pPr", &[], |xml| {
                xml.value("w:pStyle", style);
                if is_number {
                    xml.value("w:jc", "right");
                }
            });
            inside(xml);
        });
    });
}

fn graphic(
    xml: &mut Xml,
    (id, name, alt): (&str, &str, &str),
    (png, vector): (&str, &str),
    (wide, high): (&str, &str),
) {
    let main = "http://schemas.openxmlformats.org/drawingml/2006/main";
    let kind = "http://schemas.openxmlformats.org/drawingml/2006/picture";
    xml.element("a:graphic", &[("xmlns:a", main)], |xml| {
        xml.element("a:graphicData", &[("uri", kind)], |xml| {
            xml.element("pic:pic", &[("xmlns:pic", kind)], |xml| {
                xml.element("pic:nvPicPr", &[], |xml| {
                    xml.empty("pic:cNvPr", &[("id", id), ("name", name), ("descr", alt)]);
                    xml.empty("pic:cNvPicPr", &[]);
                });
                xml.element("pic:blipFill", &[], |xml| {
                    xml.element("a:blip", &[("r:embed", png)], |xml| {
                        xml.element("a:extLst", &[], |xml| {
                            xml.element(
                                "a:ext",
                                &[("uri", "{96DAC541-7B7A-43D3-8B79-37D633B846F1}")],
                                |xml| {
                                    let svg = "http://schemas.microsoft.com/office/drawing/2016/SVG/main";
                                    xml.empty("asvg:svgBlip", &[("xmlns:asvg", svg), ("r:embed", vector)]);
                                },
                            );
                        });
                    });
                    xml.element("a:stretch", &[], |xml| xml.empty("a:fillRect", &[]));
                });
                xml.element("pic:spPr", &[], |xml| {
                    xml.element("a:xfrm", &[], |xml| {
                        xml.empty("a:off", &[("x", "0"), ("y", "0")]);
                        xml.empty("a:ext", &[("cx", wide), ("cy", high)]);
                    });
                    xml.element("a:prstGeom", &[("prst", "rect")], |xml| xml.empty("a:avLst", &[]));
                });
            });
        });
    });
}

/// Width and height of a drawing, from its attributes.
fn size(svg: &str) -> Option<(f64, f64)> {
    let of = |name: &str| {
        let (_, rest) = svg.split_once(&format!(" {name}=\""))?;
        rest.split_once('"')?.0.parse::<f64>().ok().filter(|size| *size > 0.0)
    };
    Some((of("width")?, of("height")?))
}
