"""The same job as trends_duckdb.py, in Polars.

usage: trends_polars.py EXPORT.csv REFERENCE_FOLDER OUT.csv
"""

import sys

import polars as pl

export, reference, out = sys.argv[1:]
PLAN = ["member", "plan"]
CELL = ["region", "year"]

leads_to = (
    pl.read_csv(f"{reference}/tag_crosswalk.csv", infer_schema=False)
    .filter(pl.col("edition") == "live", pl.col("column_kind") == "tag")
    .select(header="header_exact", area="area_id")
)
flags = leads_to["header"].to_list()
known = (
    pl.scan_csv(f"{reference}/members.csv", infer_schema=False)
    .filter(pl.col("type") == "national")
    .select(
        member="slug",
        region=pl.col("ogp_region").str.replace_all(" ", "-").str.to_lowercase(),
        name=pl.concat_str("name", pl.col("aliases").fill_null(""), separator="|").str.split("|"),
    )
    .explode("name")
    .with_columns(pl.col("name").str.strip_chars().str.to_lowercase())
    .filter(pl.col("name") != "")
)
# Collected once, since all that follows begins with it.
filed = (
    pl.scan_csv(export, skip_rows=1, infer_schema=False)
    .select(
        *flags,
        name=pl.col("Country").str.strip_chars().str.to_lowercase(),
        plan=pl.col("Action Plan Number").str.strip_chars(),
        filed_in=pl.col("Year of submission").str.strip_chars().cast(pl.Int32),
    )
    .join(known, on="name")
    .with_row_index("id")
    .collect()
    .lazy()
)
plan_year = (
    filed.group_by(*PLAN, "filed_in")
    .len()
    .sort(by=["len", "filed_in"], descending=[True, False])
    .unique(PLAN, keep="first", maintain_order=True)
    .select(*PLAN, year="filed_in")
)
commitments = filed.join(plan_year, on=PLAN)
whole = commitments.group_by(CELL).agg(n=pl.len(), plans=pl.struct(PLAN).n_unique())
carried = (
    commitments.unpivot(on=flags, index=["id", *CELL, *PLAN], variable_name="header", value_name="flag")
    .filter(pl.col("flag").str.strip_chars() == "1")
    .join(leads_to.lazy(), on="header")
    .unique(["area", "id"])
)
(
    carried.group_by("area", *CELL)
    .agg(k=pl.len(), plans_with=pl.struct(PLAN).n_unique())
    .join(whole, on=CELL)
    .select("area", *CELL, "k", "n", "plans_with", "plans")
    .sort("area", *CELL)
    .collect()
    .write_csv(out)
)
