"""Where a build's time goes, part by part: ``python -m tests.bench.phases PROJECT OUT.json [--profile FILE]``.

The build runs in this process with a stopwatch around its parts, found by name: a part that has another name
meanwhile is left out, and nothing breaks. Parts stand in one another or run beside one another, so their times do not
add up.
"""

from __future__ import annotations

import argparse
import cProfile
import importlib
import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

Taken = dict[str, dict[str, float]]

#: What is timed: its name in the results, the module that calls it, and what it is called there.
PARTS = (
    ("read and check", "generator.commands.build", "read_and_check"),
    ("history", "generator.building", "history_of"),
    ("measure", "generator.measuring.measures", "measure"),
    ("pictures: begun", "generator.building", "_drawing"),
    ("pictures: waited for", "generator.building", "_furnished"),
    ("workbooks", "generator.exchange.workbook.workbooks", "workbooks"),
    ("frozen editions", "generator.writing.editions.frozen", "freeze"),
    ("pages and files", "generator.writing.site", "write_site"),
    ("open data", "generator.writing.site", "open_data_files"),
    ("editions", "generator.writing.site", "Editions"),
    ("search entries", "generator.writing.site", "entries"),
    ("pages: places", "generator.writing.site", "province_view"),
    ("pages: targets", "generator.writing.site", "target_view"),
    ("pages: indicators", "generator.writing.site", "indicator_view"),
    ("pages: templates", "generator.writing.templates", "Templates.render"),
    ("pages: terms", "generator.writing.in_place", "InPlace.explained"),
    ("publish", "generator.publishing", "publish"),
    ("shell", "generator.publishing.frames", "_built"),
    ("sources of the shell", "generator.publishing.frames", "write_sources"),
    ("search index", "generator.publishing.search", "Index"),
    ("pages: bodies", "generator.writing.bodies", "Bodies.body"),
    ("pages: all, in processes of their own", "generator.writing.site", "_written"),
    ("files, in processes of their own", "generator.publishing.publisher", "Folder.write_all"),
    ("embedded pages", "generator.publishing.publisher", "embed_pages"),
    ("carried site", "generator.publishing.publisher", "carried"),
    ("verify", "generator.publishing.publisher", "verify"),
)


def main() -> int:
    """Build, and write what each part took."""
    parser = argparse.ArgumentParser()
    parser.add_argument("project", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--profile", type=Path, help="also write a profile for pstats")
    parser.add_argument("--check", action="store_true", help="only check, do not build")
    given = parser.parse_args()
    taken: Taken = {}
    for part in PARTS:
        watch(taken, *part)
    profile = cProfile.Profile() if given.profile else None
    code = _timed(taken, "whole", lambda: _run(given.project, given.check, profile))()
    if profile and given.profile:
        profile.dump_stats(given.profile)
    rounded = {name: {cost: round(value, 3) for cost, value in costs.items()} for name, costs in taken.items()}
    given.out.write_text(json.dumps(rounded, indent=1), "utf-8")
    return code


def _run(project: Path, only_check: bool, profile: cProfile.Profile | None) -> int:
    from generator.cli import main as program

    words = ["check"] if only_check else ["build", "--output", str(project / "site")]
    sys.argv = ["minhbach", *words, "--project", str(project)]
    if profile:
        profile.enable()
    try:
        program()
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else 1
    finally:
        if profile:
            profile.disable()
    return 0


def watch(taken: Taken, name: str, module: str, path: str) -> bool:
    """Put a stopwatch around ``path`` of ``module``, whose time is added to ``taken``; False where there is none."""
    try:
        holder: Any = importlib.import_module(module)
        *holders, last = path.split(".")
        for part in holders:
            holder = getattr(holder, part)
        setattr(holder, last, _timed(taken, name, getattr(holder, last)))
    except (ImportError, AttributeError):
        return False
    return True


def _timed(taken: Taken, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
    running = 0  # a part that calls itself counts once

    def timed(*arguments: Any, **named: Any) -> Any:
        nonlocal running
        begun, running = _now(), running + 1
        try:
            return call(*arguments, **named)
        finally:
            running -= 1
            if not running:
                sums = taken.setdefault(name, dict.fromkeys(begun, 0.0))
                taken[name] = {cost: sums[cost] + value - begun[cost] for cost, value in _now().items()}

    return timed


def _now() -> dict[str, float]:
    """Return the clock, and the processor time of this process with all children that have ended."""
    return {"wall": time.perf_counter(), "cpu": sum(os.times()[:4])}


if __name__ == "__main__":
    sys.exit(main())
