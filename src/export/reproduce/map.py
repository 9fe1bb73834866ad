"""Counts the numbers of the map again from plans.csv and commitments.csv, and compares them with data.csv.

Needs pandas. Run it in the folder of these files: python3 reproduce.py
It ends with 0 where every number is the same, else with 1.
"""

import sys
from pathlib import Path

import pandas as pd

HERE = Path(__file__).resolve().parent


def read(name):
    return pd.read_csv(HERE / name, dtype=str, keep_default_na=False, encoding="utf-8")


def carrying(commitments, area):
    """The commitments that carry an area."""
    # Of no rows there is nothing to say yes or no to; pandas has to be told what kind of answer it would be.
    return commitments[commitments.areas.map(lambda areas: area in areas.split(";")).astype(bool)]


def counted(row, plans, commitments):
    """k and n of a place with plans; n is None where nothing is counted of how many."""
    coded = plans[plans.coding == row.coding_version]
    tagged = commitments[commitments.plan_id.isin(coded.plan_id) & (commitments.coding == row.coding_version)]
    if row.measure == "completion":
        rows = commitments
        if row.area_id:
            rows = carrying(rows[rows.coding == row.coding_version], row.area_id)
        return int((rows.standing == "good").sum()), int(rows.standing.isin(["good", "other"]).sum())
    if row.measure == "share" and not row.area_id:
        return 0, 0
    if row.measure == "plans":
        if not row.area_id:
            return len(plans), None
        return carrying(tagged, row.area_id).plan_id.nunique(), len(coded)
    if not row.area_id:
        return len(commitments), None
    return len(carrying(tagged, row.area_id)), len(tagged)


def numbers(row, plans, commitments):
    """What a row of data.csv should say."""
    own = plans[(plans.member if row.level == "national" else plans.country) == row.place_id]
    rows = commitments[commitments.plan_id.isin(own.plan_id)]
    found = {"members": own.member.nunique(), "plans": len(own), "commitments": len(rows)}
    if own.empty:
        return found | {"reading": "no_plans", "k": "", "n": "", "share": ""}
    k, n = counted(row, own, rows)
    if n == 0:
        return found | {"reading": "nothing_counted", "k": "", "n": "", "share": ""}
    is_share = row.measure in ("share", "completion")
    found |= {"reading": "share" if is_share else "count", "k": k, "n": "" if n is None else n}
    return found | {"share": f"{k / n:.6f}" if is_share else ""}


def main():
    data, plans, commitments = read("data.csv"), read("plans.csv"), read("commitments.csv")
    different = 0
    print("place,members,plans,commitments,reading,k,n,share,same")
    for row in data.itertuples(index=False):
        found = {name: str(value) for name, value in numbers(row, plans, commitments).items()}
        wrong = [f"{name} {getattr(row, name)}" for name, value in found.items() if value != getattr(row, name)]
        different += bool(wrong)
        print(f"{row.place_id},{','.join(found.values())},{'NO: ' + '; '.join(wrong) if wrong else 'yes'}")
    print(f"{len(data) - different} of {len(data)} rows are the same as in data.csv.", file=sys.stderr)
    return 1 if different or data.empty else 0


if __name__ == "__main__":
    sys.exit(main())
