"""The same job as trends_duckdb.py, in pandas.

usage: trends_pandas.py EXPORT.csv REFERENCE_FOLDER OUT.csv
"""

import sys

import pandas as pd

export, reference, out = sys.argv[1:]
PLAN = ["member", "plan"]
CELL = ["region", "year"]
AS_TEXT = {"dtype": str, "keep_default_na": False}

crosswalk = pd.read_csv(f"{reference}/tag_crosswalk.csv", **AS_TEXT)
crosswalk = crosswalk[(crosswalk["edition"] == "live") & (crosswalk["column_kind"] == "tag")]
members = pd.read_csv(f"{reference}/members.csv", **AS_TEXT)
members = members[members["type"] == "national"]
known = (
    members.assign(name=(members["name"] + "|" + members["aliases"]).str.split("|"))
    .explode("name")
    .assign(
        name=lambda table: table["name"].str.strip().str.lower(),
        region=lambda table: table["ogp_region"].str.replace(" ", "-").str.lower(),
    )
    .query("name != ''")
    .rename(columns={"slug": "member"})[["name", "member", "region"]]
)

flags = crosswalk["header_exact"].tolist()
facts = ["Country", "Action Plan Number", "Year of submission"]
raw = pd.read_csv(export, skiprows=1, usecols=facts + flags, **AS_TEXT)
filed = pd.DataFrame(
    {
        "id": raw.index,
        "name": raw["Country"].str.strip().str.lower(),
        "plan": raw["Action Plan Number"].str.strip(),
        "filed_in": raw["Year of submission"].str.strip().astype(int),
    }
).merge(known, on="name")
plan_year = (
    filed.groupby([*PLAN, "filed_in"], as_index=False)
    .size()
    .sort_values(["size", "filed_in"], ascending=[False, True])
    .drop_duplicates(PLAN)
    .rename(columns={"filed_in": "year"})[[*PLAN, "year"]]
)
commitments = filed.merge(plan_year, on=PLAN).set_index("id")

carried = []
for area, headers in crosswalk.groupby("area_id")["header_exact"]:
    has = sum(raw[header].str.strip() == "1" for header in headers) > 0
    carried.append(commitments.loc[commitments.index.intersection(raw.index[has])].assign(area=area))
carried = pd.concat(carried)


def plans(table, by, name):
    """How many plans each group has."""
    return table.drop_duplicates([*by, *PLAN]).groupby(by).size().rename(name)


by_area = ["area", *CELL]
cells = pd.concat([carried.groupby(by_area).size().rename("k"), plans(carried, by_area, "plans_with")], axis=1)
whole = pd.concat([commitments.groupby(CELL).size().rename("n"), plans(commitments, CELL, "plans")], axis=1)
(
    cells.reset_index()
    .merge(whole.reset_index(), on=CELL)
    .sort_values(by_area)[[*by_area, "k", "n", "plans_with", "plans"]]
    .to_csv(out, index=False)
)
