"""Counts commitments and plans by policy area, region and year from an export of the Explorer, in DuckDB.

usage: trends_duckdb.py EXPORT.csv REFERENCE_FOLDER OUT.csv

A commitment counts once for an area, however many of its columns lead there. A plan has one year: that of most of its rows, the
earliest on a tie.
"""

import sys

import duckdb

export, reference, out = sys.argv[1:]
db = duckdb.connect()
columns = db.execute(
    f"""
    select header_exact, area_id from read_csv('{reference}/tag_crosswalk.csv', all_varchar = true)
    where edition = 'live' and column_kind = 'tag'
    """
).fetchall()
flags = ", ".join(f'"{header}"' for header, _ in columns)
db.execute("create temp table leads_to (header varchar, area varchar)")
db.executemany("insert into leads_to values (?, ?)", columns)
db.execute(
    f"""
    create temp table known as
    select slug as member, lower(replace(ogp_region, ' ', '-')) as region, lower(trim(name)) as name
    from (
        select slug, ogp_region, unnest(string_split(concat_ws('|', name, aliases), '|')) as name
        from read_csv('{reference}/members.csv', all_varchar = true)
        where type = 'national'
    )
    where trim(name) <> '';

    create temp table filed as
    select row_number() over () as id, member, region, trim("Action Plan Number") as plan,
        cast(trim("Year of submission") as integer) as filed_in, {flags}
    from read_csv('{export}', skip = 1, header = true, all_varchar = true, quote = '"', escape = '"',
        max_line_size = 16777216) as export
    join known on known.name = lower(trim(export."Country"));

    create temp table plan_year as
    select member, plan, arg_max(filed_in, (rows, -filed_in)) as year
    from (select member, plan, filed_in, count(*) as rows from filed group by all)
    group by all;

    create temp table commitment as
    select * exclude (filed_in) from filed join plan_year using (member, plan);

    copy (
        with carried as (
            select distinct area, id, region, year, member, plan
            from (unpivot commitment on {flags} into name header value flag)
            join leads_to using (header)
            where trim(flag) = '1'
        ),
        with_area as (
            select area, region, year, count(*) as k, count(distinct (member, plan)) as plans_with
            from carried group by all
        ),
        whole as (
            select region, year, count(*) as n, count(distinct (member, plan)) as plans
            from commitment group by all
        )
        select area, region, year, k, n, plans_with, plans
        from with_area join whole using (region, year)
        order by all
    ) to '{out}' (header true)
    """
)
