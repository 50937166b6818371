"""Runs become figures: median and spread, and how fast a cost grows with the size of what it is spent on."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from statistics import median
from typing import Any

from tests.bench.running import Run
from tests.bench.steps import STEPS


def summary(runs: Sequence[Run]) -> dict[str, Any]:
    """Return the figures of one step: median, least and most of each cost, and every run as it was.

    A step one of whose runs failed has the outcome of that run and no figures.
    """
    wrong = next((run for run in runs if run.outcome != "ok"), None)
    told = {"runs": [run.as_json() for run in runs]}
    if wrong or not runs:
        return {"outcome": wrong.outcome if wrong else "left out", **told}
    costs = {
        "wall": [run.wall for run in runs], "cpu": [run.cpu for run in runs], "peak_mb": [run.peak_mb for run in runs],
        "together_mb": [run.together_mb for run in runs if run.together_mb is not None],
    }  # fmt: skip
    return {"outcome": "ok", **{name: spread(values) for name, values in costs.items() if values}, **told}


def spread(values: Sequence[float]) -> dict[str, float]:
    """Return median, least and most.

    >>> spread([3, 1, 2])
    {'median': 2, 'least': 1, 'most': 3}
    """
    return {"median": round(median(values), 3), "least": round(min(values), 3), "most": round(max(values), 3)}


def exponent(points: Iterable[tuple[float, float]]) -> float | None:
    """Return the exponent of growth: the slope of cost against size, both as logarithms, by least squares.

    1 is linear, 2 quadratic. None with fewer than two sizes.

    >>> exponent([(1, 5), (10, 50), (100, 500)])
    1.0
    """
    logs = [(math.log(size), math.log(cost)) for size, cost in points if size > 0 and cost > 0]
    if len({x for x, _ in logs}) < 2:
        return None
    mean_x = sum(x for x, _ in logs) / len(logs)
    mean_y = sum(y for _, y in logs) / len(logs)
    above = sum((x - mean_x) * (y - mean_y) for x, y in logs)
    return round(above / sum((x - mean_x) ** 2 for x, _ in logs), 3)


def growth(results: Mapping[str, Any]) -> dict[str, float]:
    """Return the exponent of each step over the sizes that were measured, by processor time."""
    found: dict[str, float] = {}
    sized = [case for case in results.get("cases", {}).values() if case.get("units")]
    for step in (step.name for step in STEPS):
        points = [
            (case["units"], case["steps"][step]["cpu"]["median"])
            for case in sized if case["steps"].get(step, {}).get("outcome") == "ok"
        ]  # fmt: skip
        power = exponent(points)
        if power is not None:
            found[step] = power
    return found
