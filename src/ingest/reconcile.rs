//! Which rows of different files are the same commitment.
//!
//! Sources are taken from old to new; each row of a newer one finds at most one commitment of the older ones: by OGP
//! code, then within the same plan by number with the same title, by the same title, by the same title and text, by
//! the same long text (whole plans were given other titles and numbers, while their texts stayed), and at last by likeness, where the pair must be the best for both sides. Numbers shift between editions, so a number alone
//! joins nothing. What is only likely stays apart and is reported. Rows of one file are never joined.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use app::model::commitment::Plan;
use app::model::report::FindingKind;
use app::model::text::Text;
use smallvec::{SmallVec, smallvec};

use super::draft::Draft;
use super::log::{Log, Spot};
use super::titles::{Shape, bare};
use super::words::{excerpt, fold};

/// Titles this alike are the same, where nothing else is as near.
const SAME: f64 = 0.9;
/// Titles this alike are the same where the number is, too.
const SAME_WITH_NUMBER: f64 = 0.5;
/// A full text of this many bytes says enough to identify a commitment in its plan, whatever its title.
const LONG_TEXT: usize = 80;
/// Titles this alike are worth a look.
const DOUBTFUL: f64 = 0.7;
/// A best match this little better than the next is not unique.
const MARGIN: f64 = 0.02;
/// What an equal number adds to likeness when candidates are ranked.
const NUMBER_BONUS: f64 = 0.2;
/// Pairs of titles compared by likeness in one plan; real plans need some thousands.
const PAIRS: usize = 250_000;

/// Rows that are one commitment, oldest source first.
pub(super) type Group = SmallVec<[usize; 2]>;

/// The rules by which rows are joined.
pub(super) const RULES: [&str; 4] = ["code", "number", "title", "text"];

/// How many rows each rule has joined.
pub(super) type Joins = [u32; RULES.len()];

/// Joins the rows of a member. `order` gives the sources from old to new.
pub(super) fn reconcile(
    drafts: &mut [Draft],
    order: &[usize],
    plans: &[Plan],
    names: &[String],
    log: &mut Log,
) -> (Vec<Group>, Joins) {
    let mut rows_of: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (index, draft) in drafts.iter().enumerate() {
        rows_of.entry(draft.source).or_default().push(index);
    }
    let mut joiner = Joiner { plans, names, groups: Vec::new(), joined: Joins::default() };
    for source in order {
        joiner.add(drafts, rows_of.get(source).map_or(&[], Vec::as_slice), log);
    }
    (joiner.groups, joiner.joined)
}

#[derive(Clone, Copy)]
enum Rule {
    Code,
    Number,
    Title,
    Text,
}

struct Joiner<'a> {
    plans: &'a [Plan],
    names: &'a [String],
    groups: Vec<Group>,
    joined: Joins,
}

/// What is left to be joined in one plan: commitments of older sources and rows of the newer one.
struct Open {
    groups: BTreeSet<usize>,
    rows: BTreeSet<usize>,
}

impl Joiner<'_> {
    /// Adds the rows of the next source.
    fn add(&mut self, drafts: &mut [Draft], rows: &[usize], log: &mut Log) {
        if self.groups.is_empty() {
            // There is nothing to join the first source with.
            let mut rows = rows.to_vec();
            rows.sort_by_key(|row| drafts[*row].plan);
            self.groups.extend(rows.into_iter().map(|row| smallvec![row]));
            return;
        }
        let left = self.by_code(drafts, rows);
        let mut plans: BTreeMap<usize, Open> = BTreeMap::new();
        let used: BTreeSet<usize> = rows.iter().copied().collect();
        for row in left {
            let empty = || Open { groups: BTreeSet::new(), rows: BTreeSet::new() };
            plans.entry(drafts[row].plan).or_insert_with(empty).rows.insert(row);
        }
        for (index, group) in self.groups.iter().enumerate() {
            let Some(newest) = group.last().filter(|newest| !used.contains(newest)) else { continue };
            if let Some(open) = plans.get_mut(&drafts[*newest].plan) {
                open.groups.insert(index);
            }
        }
        for mut open in plans.into_values() {
            if !open.groups.is_empty() {
                self.in_plan(drafts, &mut open, log);
            }
            self.groups.extend(open.rows.into_iter().map(|row| smallvec![row]));
        }
    }

    /// Joins by OGP code, across plans; gives the rows that are left.
    fn by_code(&mut self, drafts: &mut [Draft], rows: &[usize]) -> Vec<usize> {
        let mut codes: HashMap<(Text, Text), usize> = HashMap::new();
        for (index, group) in self.groups.iter().enumerate() {
            for draft in group.iter().map(|row| &drafts[*row]) {
                if let Some(code) = &draft.code {
                    codes.entry((draft.who.slug.clone(), code.clone())).or_insert(index);
                }
            }
        }
        let mut left = Vec::new();
        for row in rows {
            let draft = &drafts[*row];
            let key = draft.code.clone().map(|code| (draft.who.slug.clone(), code));
            match key.and_then(|key| codes.remove(&key)) {
                Some(group) => {
                    // The code says more than the plan that an older copy gives.
                    let plan = draft.plan;
                    self.groups[group].iter().for_each(|older| drafts[*older].plan = plan);
                    self.join(group, *row, Rule::Code);
                }
                None => left.push(*row),
            }
        }
        left
    }

    fn join(&mut self, group: usize, row: usize, rule: Rule) {
        self.groups[group].push(row);
        self.joined[rule as usize] += 1;
    }

    fn newest<'d>(&self, drafts: &'d [Draft], group: usize) -> Option<&'d Draft> {
        self.groups[group].last().map(|row| &drafts[*row])
    }

    fn in_plan(&mut self, drafts: &[Draft], open: &mut Open, log: &mut Log) {
        let title = |draft: &Draft| Some(bare(&draft.title)).filter(|title| !title.is_empty());
        let with_number =
            |draft: &Draft| Some(format!("{}\u{1f}{}", draft.number_key.as_ref()?, title(draft)?));
        let with_text =
            |draft: &Draft| Some(format!("{}\u{1f}{}", title(draft)?, fold(draft.text.as_ref()?)));
        let long_text =
            |draft: &Draft| Some(fold(draft.text.as_ref()?)).filter(|text| text.len() >= LONG_TEXT);
        self.by_key(drafts, open, with_number, Rule::Number);
        self.by_key(drafts, open, title, Rule::Title);
        self.by_key(drafts, open, with_text, Rule::Title);
        self.by_key(drafts, open, long_text, Rule::Text);
        self.by_likeness(drafts, open, log);
        self.report_rest(drafts, open, log);
    }

    /// Joins what has the same key, where the key occurs once on each side.
    fn by_key(
        &mut self,
        drafts: &[Draft],
        open: &mut Open,
        key: impl Fn(&Draft) -> Option<String>,
        rule: Rule,
    ) {
        let mut keys: BTreeMap<String, (Vec<usize>, Vec<usize>)> = BTreeMap::new();
        for group in &open.groups {
            if let Some(key) = self.newest(drafts, *group).and_then(&key) {
                keys.entry(key).or_default().0.push(*group);
            }
        }
        for row in &open.rows {
            if let Some(key) = key(&drafts[*row]) {
                keys.entry(key).or_default().1.push(*row);
            }
        }
        for (groups, rows) in keys.into_values() {
            if let ([group], [row]) = (&groups[..], &rows[..]) {
                self.close(open, *group, *row, rule);
            }
        }
    }

    fn close(&mut self, open: &mut Open, group: usize, row: usize, rule: Rule) {
        open.groups.remove(&group);
        open.rows.remove(&row);
        self.join(group, row, rule);
    }

    /// Joins the nearest pairs, and reports those that are near but not near enough.
    fn by_likeness(&mut self, drafts: &[Draft], open: &mut Open, log: &mut Log) {
        if open.groups.is_empty() || open.rows.is_empty() {
            return;
        }
        if open.groups.len().saturating_mul(open.rows.len()) > PAIRS {
            self.too_many(drafts, open, log);
            return;
        }
        let mut pairs = self.pairs(drafts, open);
        pairs.sort_by(|a, b| b.score.total_cmp(&a.score).then((a.group, a.row).cmp(&(b.group, b.row))));
        // Rows and commitments with two candidates as good as each other are left to people.
        let (mut torn_groups, mut torn_rows) = (BTreeSet::new(), BTreeSet::new());
        for (index, pair) in pairs.iter().enumerate().filter(|(_, pair)| pair.accepted) {
            let is_open = |pair: &Pair| open.groups.contains(&pair.group) && open.rows.contains(&pair.row);
            if !is_open(pair) || torn_groups.contains(&pair.group) || torn_rows.contains(&pair.row) {
                continue;
            }
            let near = pairs[index + 1..].iter().take_while(|rival| rival.score > pair.score - MARGIN);
            match near.filter(|rival| is_open(rival)).find(|rival| rival.shares_one_side(pair)) {
                Some(rival) if rival.row == pair.row => drop(torn_rows.insert(pair.row)),
                Some(_) => drop(torn_groups.insert(pair.group)),
                None => {
                    let rule = if pair.same_number { Rule::Number } else { Rule::Title };
                    self.close(open, pair.group, pair.row, rule);
                }
            }
        }
        self.report_doubts(drafts, open, &pairs, log);
    }

    fn pairs(&self, drafts: &[Draft], open: &Open) -> Vec<Pair> {
        let shape = |draft: &Draft| (Shape::new(&bare(&draft.title)), draft.number_key.clone());
        let rows: Vec<_> = open.rows.iter().map(|row| (*row, shape(&drafts[*row]))).collect();
        let mut pairs = Vec::new();
        for group in &open.groups {
            let Some(newest) = self.newest(drafts, *group) else { continue };
            let (older, older_number) = shape(newest);
            for (row, (newer, number)) in &rows {
                let likeness = older.likeness(newer);
                let same_number = number.is_some() && *number == older_number;
                let accepted = (likeness >= SAME && older.same_numbers(newer))
                    || (likeness >= SAME_WITH_NUMBER && same_number);
                if accepted || same_number || likeness >= DOUBTFUL {
                    let score = likeness + if same_number { NUMBER_BONUS } else { 0.0 };
                    pairs.push(Pair { group: *group, row: *row, score, same_number, accepted });
                }
            }
        }
        pairs
    }

    /// One doubt for each row that is left: its nearest commitment of an older source that is left, too.
    fn report_doubts(&self, drafts: &[Draft], open: &Open, pairs: &[Pair], log: &mut Log) {
        let mut told = BTreeSet::new();
        for pair in pairs {
            if open.groups.contains(&pair.group) && open.rows.contains(&pair.row) && told.insert(pair.row) {
                let (row, Some(older)) = (&drafts[pair.row], self.newest(drafts, pair.group)) else {
                    continue;
                };
                let why = if pair.same_number { "the same number" } else { "a similar title" };
                let file = &self.names[older.source];
                let action = format!(
                    "{why} as line {} of {file}, “{}”; kept apart",
                    older.line,
                    excerpt(&older.title)
                );
                log.finding(self.spot(row), FindingKind::DoubtfulMatch, &row.title, action);
            }
        }
    }

    /// One doubt for the plan, where both sides have commitments left: editions word and divide plans differently.
    fn report_rest(&self, drafts: &[Draft], open: &Open, log: &mut Log) {
        let Some(row) = open.rows.first().map(|row| &drafts[*row]).filter(|_| !open.groups.is_empty()) else {
            return;
        };
        let plan = self.plans.get(row.plan).map_or("", |plan| plan.id.as_str());
        let action = format!(
            "{} commitments of this plan are only in this file and {} only in older ones; kept apart, though some may \
             be the same in other words",
            open.rows.len(),
            open.groups.len()
        );
        let spot = Spot { source: &self.names[row.source], line: 0, column: "plan" };
        log.finding(spot, FindingKind::DoubtfulMatch, plan, action);
    }

    fn too_many(&self, drafts: &[Draft], open: &Open, log: &mut Log) {
        if let Some(row) = open.rows.first().map(|row| &drafts[*row]) {
            let action = format!(
                "{} rows and {} older commitments of this plan are too many to compare by likeness; kept apart",
                open.rows.len(),
                open.groups.len()
            );
            log.finding(self.spot(row), FindingKind::DoubtfulMatch, &row.title, action);
        }
    }

    fn spot(&self, draft: &Draft) -> Spot<'_> {
        Spot { source: &self.names[draft.source], line: draft.line, column: "title" }
    }
}

/// A commitment of an older source and a row of the newer one that may be the same.
struct Pair {
    group: usize,
    row: usize,
    score: f64,
    same_number: bool,
    accepted: bool,
}

impl Pair {
    fn shares_one_side(&self, other: &Self) -> bool {
        (self.group == other.group) != (self.row == other.row)
    }
}
