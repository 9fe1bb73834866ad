"""The same counts as release_duckdb.py, from the small table of tags that a release has for counts.

usage: release_tags_duckdb.py TAGS.parquet PLANS.parquet OUT.csv
Prints the seconds that the question took, without the start of Python.
"""

import sys
import time

import duckdb

begun = time.perf_counter()
tags, plans, out = sys.argv[1:]
db = duckdb.connect()
db.execute(
    f"""
    copy (
        with tagged as (
            select p.region, p.year, t.plan_id, t.areas, t.commitments
            from read_parquet('{tags}') as t
            join read_parquet('{plans}') as p using (plan_id)
        ),
        with_area as (
            select area, region, year, sum(commitments) as k, count(distinct plan_id) as plans_with
            from (
                select region, year, plan_id, commitments, unnest(string_split(areas, ';')) as area
                from tagged where areas <> ''
            )
            group by all
        ),
        whole as (
            select region, year, sum(commitments) as n, count(distinct plan_id) as plans
            from tagged group by all
        )
        select area, region, year, k, n, plans_with, plans
        from with_area join whole using (region, year)
        order by all
    ) to '{out}' (header true)
    """
)
print(time.perf_counter() - begun)
