//! The shapes of the JSON documents: derived from the structures that are written, and for commitments from their columns.

use app::model::view::View;
use utoipa::ToSchema;
use utoipa::openapi::schema::{
    ArrayBuilder, Components, ComponentsBuilder, Object, ObjectBuilder, Schema, SchemaType, Type,
};
use utoipa::openapi::{Ref, RefOr};

use crate::export::schema::{self, Kind};
use crate::export::{commitment, json, local, map};

/// Why there is no file, as RFC 9457 has it.
pub(super) const PROBLEM: &str = "Problem";
const COMMITMENTS: &str = "Commitments";
const COMMITMENT: &str = "Commitment";

/// The name of the document of a view.
pub(super) fn of_view(view: &View) -> &'static str {
    match view {
        View::Map => "Map",
        View::Commitments => COMMITMENTS,
        View::Commitment(_) => COMMITMENT,
        View::Local => "Local",
        _ => "Trends",
    }
}

/// All of them.
pub(super) fn components() -> Components {
    let mut shapes: Vec<(String, RefOr<Schema>)> = Vec::new();
    add::<json::Document<'_>>(&mut shapes);
    add::<map::Document<'_>>(&mut shapes);
    add::<local::Document<'_>>(&mut shapes);
    add::<commitment::InPlan<'_>>(&mut shapes);
    add::<commitment::Origin<'_>>(&mut shapes);
    add::<commitment::Raw<'_>>(&mut shapes);
    shapes.push((COMMITMENTS.into(), commitments().into()));
    shapes.push((COMMITMENT.into(), commitment().into()));
    shapes.push((PROBLEM.into(), problem().into()));
    shapes.into_iter().fold(ComponentsBuilder::new(), |all, (name, shape)| all.schema(name, shape)).build()
}

fn add<T: ToSchema>(shapes: &mut Vec<(String, RefOr<Schema>)>) {
    T::schemas(shapes);
    shapes.push((T::name().into(), T::schema()));
}

/// A commitment with the columns as keys.
fn row() -> Object {
    let columns = schema::commitments().into_iter();
    let row = columns.fold(ObjectBuilder::new(), |row, column| {
        row.property(column.name, value(column.kind)).required(column.name)
    });
    row.build()
}

fn commitment() -> Object {
    let list = |name: &str| ArrayBuilder::new().items(Ref::from_schema_name(name)).build();
    ObjectBuilder::new()
        .description(Some(
            "One commitment with its plan, the names of its areas, and where each field came from.",
        ))
        .property("data_release", Object::with_type(Type::String))
        .property("data_kind", described(Type::String, "`loaded`, the incomplete `sample`, or `simulated`."))
        .property("commitment", row())
        .property("plan", Ref::from_schema_name(commitment::InPlan::name()))
        .property("areas", list(&app::model::place::Named::name()))
        .property("origins", list(&commitment::Origin::name()))
        .property("raw", list(&commitment::Raw::name()))
        .required("data_release")
        .required("commitment")
        .required("plan")
        .required("areas")
        .required("origins")
        .required("raw")
        .build()
}

fn commitments() -> Object {
    ObjectBuilder::new()
        .description(Some("Commitments that match a search; the keys of each are the columns of the CSV."))
        .property("query", described(Type::String, "Canonical query string of the search."))
        .property("data_release", Object::with_type(Type::String))
        .property("data_kind", described(Type::String, "`loaded`, the incomplete `sample`, or `simulated`."))
        .property("total", described(Type::Integer, "Commitments in the whole list."))
        .property("page", described(Type::Integer, "Counted from 1."))
        .property("next_url", described(or_null(Type::String), "The next page, where there is one."))
        .property("commitments", ArrayBuilder::new().items(row()).build())
        .required("query")
        .required("data_release")
        .required("total")
        .required("page")
        .required("commitments")
        .build()
}

/// Null is what the source does not say.
fn value(kind: Kind) -> RefOr<Schema> {
    match kind {
        Kind::List => ArrayBuilder::new().items(Object::with_type(Type::String)).build().into(),
        Kind::Whole | Kind::Year => Object::with_type(or_null(Type::Integer)).into(),
        _ => Object::with_type(or_null(Type::String)).into(),
    }
}

fn problem() -> Object {
    let words = || ArrayBuilder::new().items(Object::with_type(Type::String)).build();
    let one = ObjectBuilder::new()
        .property("key", Object::with_type(Type::String))
        .property("value", Object::with_type(Type::String))
        .property("detail", Object::with_type(Type::String))
        .property("known", words())
        .required("key")
        .required("value")
        .required("detail")
        .build();
    ObjectBuilder::new()
        .description(Some("Why there is no file: problem details after RFC 9457."))
        .property("type", described(Type::String, "A name that stays the same."))
        .property("title", Object::with_type(Type::String))
        .property("status", Object::with_type(Type::Integer))
        .property("detail", described(Type::String, "What is wrong, in words."))
        .property("key", described(Type::String, "The first key with a value that cannot be used."))
        .property("value", Object::with_type(Type::String))
        .property("known", words())
        .property("problems", ArrayBuilder::new().items(one).build())
        .required("type")
        .required("title")
        .required("status")
        .required("detail")
        .build()
}

fn described(kind: impl Into<SchemaType>, about: &str) -> Object {
    ObjectBuilder::new().schema_type(kind).description(Some(about)).build()
}

fn or_null(kind: Type) -> SchemaType {
    SchemaType::from_iter([kind, Type::Null])
}
