//! Which commitments carry which areas, commitment by commitment: a number for the plan and one for the set of areas. There
//! are few different sets, so a million commitments take some megabytes.

use std::sync::Arc;

use app::model::text::Text;
use polars::prelude::*;
use rustc_hash::FxHashMap;

use super::facts::Tagged;

/// Into how many parts a commitment is divided where it counts fractionally: a multiple of every number up to 20, so that
/// sums are exact whatever their order.
pub(super) const PARTS: u64 = 232_792_560;

/// The commitments in the coding of their plans that carry an area.
#[derive(Clone, Debug)]
pub(super) struct Carried {
    /// Index of each in the release, in its order.
    rows: Vec<u32>,
    /// Its plan: a place in `ids`.
    plans: Vec<u32>,
    /// Its areas: a place in `sets`.
    of: Vec<u32>,
    /// Places in `names`, in the order of the ids.
    sets: Vec<Vec<u32>>,
    /// Ids of the plans, sorted.
    ids: StringChunked,
    /// Ids under which areas are counted, sorted.
    names: Vec<String>,
}

/// A commitment and what it carries.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row<'a> {
    /// Its index in the release.
    pub(super) row: u32,
    /// Its plan, by number: they are numbered in the order of their ids, as in the register.
    pub(super) plan: usize,
    /// Its areas, by number, in the order of their ids; never empty.
    pub(super) areas: &'a [u32],
}

impl Carried {
    /// `plans` has `plan` and `coding`, one row per plan, sorted by plan; `group` gives the id under which an area is counted.
    pub(super) fn new<'a>(
        all: impl Iterator<Item = Tagged<'a>>,
        group: impl Fn(&str) -> Option<String>,
        plans: &DataFrame,
    ) -> PolarsResult<Self> {
        let ids = plans.column("plan")?.str()?;
        let main: FxHashMap<&str, (u32, &str)> = ids
            .iter()
            .zip(plans.column("coding")?.str()?.iter())
            .zip(0..)
            .filter_map(|((plan, coding), place)| Some((plan?, (place, coding?))))
            .collect();
        let mut sets = Sets::new(group);
        let (mut rows, mut of_plans, mut of) = (Vec::new(), Vec::new(), Vec::new());
        // The commitments of a plan follow each other.
        let mut last: (&str, Option<(u32, &str)>) = ("", None);
        for (commitment, row) in all.zip(0_u32..) {
            if commitment.plan != last.0 {
                last = (commitment.plan, main.get(commitment.plan).copied());
            }
            let Some((plan, coding)) = last.1 else { continue };
            if commitment.coding != Some(coding) {
                continue;
            }
            let set = sets.of(commitment.areas);
            if !sets.sets[set as usize].is_empty() {
                rows.push(row);
                of_plans.push(plan);
                of.push(set);
            }
        }
        let (sets, names) = sets.sorted();
        Ok(Self { rows, plans: of_plans, of, sets, ids: ids.clone(), names })
    }

    /// All of them, in the order of the release.
    pub(super) fn iter(&self) -> impl Iterator<Item = Row<'_>> {
        self.rows.iter().zip(&self.plans).zip(&self.of).map(|((row, plan), set)| Row {
            row: *row,
            plan: *plan as usize,
            areas: &self.sets[*set as usize],
        })
    }

    /// How many plans there are, with those of which no commitment carries anything.
    pub(super) fn plans(&self) -> usize {
        self.ids.len()
    }

    /// Ids of the areas, by number.
    pub(super) fn areas(&self) -> &[String] {
        &self.names
    }

    /// One row per plan and area, in their order: `plan`, `area`, `tagged` (commitments that carry it), `parts` (of [`PARTS`], with
    /// fractional counting).
    pub(super) fn tagged(&self) -> PolarsResult<DataFrame> {
        let parts = (col("tagged").cast(DataType::UInt64) * col("part")).sum().alias("parts");
        let columns = vec![Column::new("plan".into(), &self.plans), Column::new("set".into(), &self.of)];
        let counted = DataFrame::new(self.rows.len(), columns)?
            .lazy()
            .group_by([col("plan"), col("set")])
            .agg([len().alias("tagged")])
            .join(self.areas_of_sets()?.lazy(), [col("set")], [col("set")], JoinArgs::new(JoinType::Inner))
            .group_by([col("plan"), col("area")])
            .agg([col("tagged").sum(), parts])
            // Numbers are in the order of the ids.
            .sort(["plan", "area"], SortMultipleOptions::default())
            .collect()?;
        let names = StringChunked::from_iter_values("area".into(), self.names.iter().map(String::as_str));
        let mut named = counted.clone();
        named.with_column(called(&self.ids, "plan", counted.column("plan")?.u32()?)?)?;
        named.with_column(called(&names, "area", counted.column("area")?.u32()?)?)?;
        Ok(named)
    }

    /// One row per set and area in it: `set`, `area`, `part` (of a commitment that is divided among its areas).
    fn areas_of_sets(&self) -> PolarsResult<DataFrame> {
        let each = || {
            self.sets
                .iter()
                .zip(0_u32..)
                .flat_map(|(set, place)| set.iter().map(move |area| (set, place, *area)))
        };
        let columns = vec![
            Column::new("set".into(), each().map(|(_, place, _)| place).collect::<Vec<_>>()),
            Column::new("area".into(), each().map(|(_, _, area)| area).collect::<Vec<_>>()),
            Column::new("part".into(), each().map(|(set, ..)| PARTS / set.len() as u64).collect::<Vec<_>>()),
        ];
        DataFrame::new(each().count(), columns)
    }
}

/// A column of names by their places.
fn called(names: &StringChunked, column: &str, places: &IdxCa) -> PolarsResult<Column> {
    Ok(names.take(places)?.with_name(column.into()).into_column())
}

/// The ids under which areas are counted, for each set of areas that commitments carry.
struct Sets<F> {
    group: F,
    /// The ids, as they were met.
    names: Vec<String>,
    /// Each set: places in `names`, in the order of the ids.
    sets: Vec<Vec<u32>>,
    places: FxHashMap<Arc<[Text]>, u32>,
}

impl<F: Fn(&str) -> Option<String>> Sets<F> {
    fn new(group: F) -> Self {
        Self { group, names: Vec::new(), sets: Vec::new(), places: FxHashMap::default() }
    }

    /// The place of a set.
    fn of(&mut self, areas: &Arc<[Text]>) -> u32 {
        if let Some(place) = self.places.get(areas) {
            return *place;
        }
        let mut ids: Vec<String> = areas.iter().filter_map(|area| (self.group)(area)).collect();
        ids.sort();
        ids.dedup();
        let set = ids.into_iter().map(|id| self.name(id)).collect();
        self.sets.push(set);
        let place = self.sets.len() as u32 - 1;
        self.places.insert(Arc::clone(areas), place);
        place
    }

    /// The sets and the ids, numbered anew in their order.
    fn sorted(self) -> (Vec<Vec<u32>>, Vec<String>) {
        let mut names = self.names.clone();
        names.sort();
        let place = |name: &String| names.binary_search(name).unwrap_or_default() as u32;
        let places: Vec<u32> = self.names.iter().map(place).collect();
        let anew = |set: Vec<u32>| set.into_iter().map(|area| places[area as usize]).collect();
        (self.sets.into_iter().map(anew).collect(), names)
    }

    fn name(&mut self, id: String) -> u32 {
        let known = self.names.iter().position(|known| *known == id);
        known.unwrap_or_else(|| {
            self.names.push(id);
            self.names.len() - 1
        }) as u32
    }
}
