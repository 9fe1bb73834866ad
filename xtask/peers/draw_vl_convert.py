"""Draws a line chart as SVG and as PNG again and again, in Vega-Lite by vl-convert.

usage: draw_vl_convert.py POINTS.csv RUNS OUT
POINTS has area, year and share, as the project gives them. Prints the seconds of each drawing as JSON; leaves OUT.svg and OUT.png.
"""

import csv
import json
import sys
import time

import vl_convert

points, runs, out = sys.argv[1], int(sys.argv[2]), sys.argv[3]
with open(points, encoding="utf-8", newline="") as file:
    values = [
        {"area": row["area"], "year": int(row["year"]), "share": float(row["share"])}
        for row in csv.DictReader(file)
        if row["share"]
    ]
chart = {
    "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
    "title": "Share of commitments that carry a policy area",
    "width": 600,
    "height": 400,
    "data": {"values": values},
    "mark": {"type": "line", "point": True},
    "encoding": {
        "x": {"field": "year", "type": "ordinal", "title": "Year"},
        "y": {"field": "share", "type": "quantitative", "title": "Share", "axis": {"format": ".0%"}},
        "color": {"field": "area", "type": "nominal", "title": "Policy area"},
    },
}


def draw(kind):
    """The chart from its specification; as PNG with twice as many pixels."""
    if kind == "svg":
        drawn = vl_convert.vegalite_to_svg(chart).encode()
    else:
        drawn = vl_convert.vegalite_to_png(chart, scale=2)
    with open(f"{out}.{kind}", "wb") as file:
        file.write(drawn)


def times(kind):
    """Seconds of each drawing; the first ones fill caches and are not counted."""
    for _ in range(3):
        draw(kind)
    seconds = []
    for _ in range(runs):
        begun = time.perf_counter()
        draw(kind)
        seconds.append(time.perf_counter() - begun)
    return seconds


print(json.dumps({kind: times(kind) for kind in ("svg", "png")}))
