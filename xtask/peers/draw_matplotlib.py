"""Draws a line chart as SVG and as PNG again and again, in matplotlib.

usage: draw_matplotlib.py POINTS.csv RUNS OUT
POINTS has area, year and share, as the project gives them. Prints the seconds of each drawing as JSON; leaves OUT.svg and OUT.png.
"""

import csv
import json
import sys
import time
from collections import defaultdict

import matplotlib

matplotlib.use("Agg")
from matplotlib import pyplot  # noqa: E402

points, runs, out = sys.argv[1], int(sys.argv[2]), sys.argv[3]
series = defaultdict(lambda: ([], []))
with open(points, encoding="utf-8", newline="") as file:
    for row in csv.DictReader(file):
        if row["share"]:
            years, shares = series[row["area"]]
            years.append(int(row["year"]))
            shares.append(float(row["share"]))


def draw(kind):
    """The chart from nothing: 864 units wide, as PNG twice as many pixels."""
    figure, axes = pyplot.subplots(figsize=(8.64, 5.4), dpi=200)
    for area, (years, shares) in series.items():
        axes.plot(years, shares, marker="o", label=area)
    axes.set_title("Share of commitments that carry a policy area")
    axes.set_xlabel("Year")
    axes.set_ylabel("Share")
    axes.xaxis.get_major_locator().set_params(integer=True)
    axes.yaxis.set_major_formatter("{x:.0%}")
    axes.grid(axis="y")
    axes.legend()
    figure.savefig(f"{out}.{kind}", format=kind)
    pyplot.close(figure)


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
