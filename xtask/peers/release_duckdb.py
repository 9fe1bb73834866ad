"""The same counts as trends_duckdb.py, from the tables of a release.

usage: release_duckdb.py COMMITMENTS.parquet PLANS.parquet OUT.csv
Prints the seconds that the question took, without the start of Python.
"""

import sys
import time

import duckdb

begun = time.perf_counter()
commitments, plans, out = sys.argv[1:]
db = duckdb.connect()
db.execute(
    f"""
    copy (
        with commitment as (
            select c.region, p.year, c.plan_id, c.areas
            from read_parquet('{commitments}') as c
            join read_parquet('{plans}') as p using (plan_id)
        ),
        with_area as (
            select area, region, year, count(*) as k, count(distinct plan_id) as plans_with
            from (select region, year, plan_id, unnest(list_distinct(areas)) as area from commitment)
            group by all
        ),
        whole as (
            select region, year, count(*) as n, count(distinct plan_id) as plans
            from commitment group by all
        )
        select area, region, year, k, n, plans_with, plans
        from with_area join whole using (region, year)
        order by all
    ) to '{out}' (header true)
    """
)
print(time.perf_counter() - begun)
