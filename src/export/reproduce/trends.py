"""Counts the numbers of the chart again from plans.csv and commitments.csv, and compares them with data.csv.

Needs pandas. Run it in the folder of these files: python3 reproduce.py
It ends with 0 where every number is the same, else with 1.
"""

import sys
from pathlib import Path

import pandas as pd

HERE = Path(__file__).resolve().parent


def read(name):
    return pd.read_csv(HERE / name, dtype=str, keep_default_na=False, encoding="utf-8")


def of_place(plans, row):
    """The plans of the place of a row: a member, a country, a region, or all."""
    if row.member:
        return plans[plans.member == row.member]
    if row.iso3:
        return plans[plans.country == row.iso3]
    if row.region != "world":
        return plans[plans.region == row.region]
    return plans


def in_force(plans, year):
    """Of each member the plan in force on 1 July: the one that began last, then the one with the highest number."""
    july = f"{year}-07"
    dated = plans[(plans.plan_start != "") & (plans.plan_end != "")]
    dated = dated[(dated.plan_start <= july) & (july < dated.plan_end)]
    dated = dated.assign(order=pd.to_numeric(dated.plan_number).fillna(-1))
    dated = dated.sort_values(["plan_start", "order", "plan_id"], ascending=[False, False, True], kind="stable")
    return dated.drop_duplicates("member")


def numbers(plans, commitments, row):
    """k and n of a row of data.csv."""
    coding, year = row.coding_version, row.year
    counted = of_place(plans, row)
    if row.measure == "inforce":
        counted = in_force(counted, year)
        counted = counted[(counted.coding == coding) & (counted.year != "")]
    else:
        counted = counted[(counted.coding == coding) & (counted.year == year)]
    rows = commitments[commitments.plan_id.isin(counted.plan_id)]
    # Of no rows there is nothing to say yes or no to; pandas has to be told what kind of answer it would be.
    carries = rows.areas.map(lambda areas: row.area_id in areas.split(";")).astype(bool)
    with_area = rows[carries]
    if row.measure in ("inforce", "plans"):
        return float(with_area.plan_id.nunique()), len(counted)
    if row.measure in ("share", "count"):
        if row.counting == "fractional":
            return sum(1 / len(areas.split(";")) for areas in with_area.areas), len(rows)
        return float(len(with_area)), len(rows)
    good = (with_area.standing == "good").sum()
    return float(good), int(with_area.standing.isin(["good", "other"]).sum())


def main():
    data, plans, commitments = read("data.csv"), read("plans.csv"), read("commitments.csv")
    different = 0
    print("area,place,year,k,n,share,same")
    for row in data.itertuples(index=False):
        k, n = numbers(plans, commitments, row)
        share = f"{k / n:.6f}" if n else ""
        same = abs(k - float(row.k)) < 1e-6 and n == int(row.n) and share == row.share
        different += not same
        place = row.member or row.iso3 or row.region
        print(f"{row.area_id},{place},{row.year},{k:g},{n},{share},{'yes' if same else 'NO: ' + row.k + ' of ' + row.n}")
    print(f"{len(data) - different} of {len(data)} rows are the same as in data.csv.", file=sys.stderr)
    return 1 if different or data.empty else 0


if __name__ == "__main__":
    sys.exit(main())
