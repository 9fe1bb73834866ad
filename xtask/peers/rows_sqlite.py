"""Puts the rows of a release into SQLite, as one would for Datasette, with the indexes that the questions need.

usage: rows_sqlite.py COMMITMENTS.parquet PLANS.parquet OUT.db
"""

import sqlite3
import sys

import duckdb

commitments, plans, out = sys.argv[1:]
rows = duckdb.sql(
    f"""
    select c.commitment_id, c.member, c.region, c.plan_id, p.year, c.title, list_distinct(c.areas)
    from read_parquet('{commitments}') as c join read_parquet('{plans}') as p using (plan_id)
    """
).fetchall()
db = sqlite3.connect(out)
db.executescript(
    """
    create table commitments (id text primary key, member text, region text, plan text, year integer, title text);
    create table carries (commitment_id text, area text, primary key (commitment_id, area)) without rowid;
    """
)
db.executemany("insert into commitments values (?, ?, ?, ?, ?, ?)", (row[:6] for row in rows))
db.executemany("insert into carries values (?, ?)", ((row[0], area) for row in rows for area in row[6]))
db.executescript(
    """
    create index of_region on commitments (region, year, plan);
    create index of_member on commitments (member, year, plan);
    analyze;
    """
)
db.commit()
