"""Counts what local and national plans work on again from plans.csv and commitments.csv, and compares it with data.csv.

Needs pandas. Run it in the folder of these files: python3 reproduce.py
It ends with 0 where every number is the same, else with 1.
"""

import sys
from pathlib import Path

import pandas as pd

HERE = Path(__file__).resolve().parent


def read(name):
    return pd.read_csv(HERE / name, dtype=str, keep_default_na=False, encoding="utf-8")


def numbers(row, plans, commitments):
    """What a row of data.csv should say."""
    years = [str(year) for year in range(int(row.year_from), int(row.year_to) + 1)]
    counted = plans[(plans.level == row.level) & (plans.coding == row.coding_version) & plans.year.isin(years)]
    rows = commitments[commitments.plan_id.isin(counted.plan_id) & (commitments.coding == row.coding_version)]
    k, n = sum(row.area_id in areas.split(";") for areas in rows.areas), len(rows)
    share = f"{k / n:.6f}" if n else ""
    return {"members": counted.member.nunique(), "plans": len(counted), "k": k, "n": n, "share": share}


def main():
    data, plans, commitments = read("data.csv"), read("plans.csv"), read("commitments.csv")
    different = 0
    print("area,level,members,plans,k,n,share,same")
    for row in data.itertuples(index=False):
        found = {name: str(value) for name, value in numbers(row, plans, commitments).items()}
        wrong = [f"{name} {getattr(row, name)}" for name, value in found.items() if value != getattr(row, name)]
        different += bool(wrong)
        said = "NO: " + "; ".join(wrong) if wrong else "yes"
        print(f"{row.area_id},{row.level},{','.join(found.values())},{said}")
    print(f"{len(data) - different} of {len(data)} rows are the same as in data.csv.", file=sys.stderr)
    return 1 if different or data.empty else 0


if __name__ == "__main__":
    sys.exit(main())
