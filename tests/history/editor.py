"""A scripted editor: applies seeded edits of every kind to the files of a project and keeps the list of what it did.

The list is written from what the editor meant, not from what it wrote, and names changes as a comparison
should: (kind, thing, unit, id, old, new). Between edits it makes the noise that must not be told: everything is
written in another order, with other quotes, without comments.
"""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

Told = tuple[str, str, str, str, str, str]
Row = dict[str, str]
Tree = dict[str, Any]


class Editor:
    """The files of a project in memory: rows as mappings, YAML as trees of text."""

    def __init__(self, root: Path, seed: int) -> None:
        self.root, self.chance = root, random.Random(seed)
        self.rows: dict[str, list[Row]] = {}
        self.trees: dict[str, Tree] = {}
        self.done: list[Told] = []
        self.touched: set[int] = set()
        for path in sorted((root / "data").rglob("*.*")):
            name = path.relative_to(root).as_posix()
            if path.suffix == ".csv":
                self.rows[name] = list(csv.DictReader(io.StringIO(path.read_text("utf-8"))))
            elif path.suffix == ".yml":
                self.trees[name] = yaml.load(path.read_text("utf-8"), yaml.CBaseLoader)
        self.trees["site_config.yml"] = yaml.load((root / "site_config.yml").read_text("utf-8"), yaml.CBaseLoader)

    # --- looking ---

    def units(self) -> list[str]:
        return sorted({name.split("/")[2] for name in self.trees if name.startswith("data/provinces/")})

    def file(self, unit: str, name: str) -> str:
        return f"data/provinces/{unit}/{name}"

    def tell(self, kind: str, thing: str, unit: str, key: str, old: object = "", new: object = "") -> None:
        self.done.append((kind, thing, unit, key, str(old), str(new)))

    def pick(self, found: Iterator[Any] | list[Any]) -> Any:
        """Return one of what was found that no edit has touched yet, and touch it."""
        free = [f for f in found if id(f[-1]) not in self.touched]
        chosen = self.chance.choice(free)
        self.touched.add(id(chosen[-1]))
        return chosen

    def results(self) -> Iterator[tuple[str, Row]]:
        for unit in self.units():
            yield from ((unit, row) for row in self.rows.get(self.file(unit, "results.csv"), ()))

    def plans(self) -> Iterator[tuple[str, Tree]]:
        for name, tree in sorted(self.trees.items()):
            if "plan" in tree:
                yield name.split("/")[2], tree["plan"]

    def commitments(self, *needed: str) -> Iterator[tuple[str, Tree, Tree]]:
        for unit, plan in self.plans():
            yield from ((unit, plan, c) for c in plan.get("commitments", ()) if all(n in c for n in needed))

    def tasks(self, *needed: str) -> Iterator[tuple[str, Tree, Tree]]:
        for unit, plan in self.plans():
            yield from ((unit, plan, t) for t in plan.get("tasks", ()) if all(n in t for n in needed))

    def sources(self) -> Iterator[tuple[str, list[Tree], Tree]]:
        for unit in self.units():
            listed = self.trees.get(self.file(unit, "sources.yml"), {}).get("sources", [])
            yield from ((unit, listed, s) for s in listed)

    def reports(self) -> Iterator[tuple[str, list[Tree], Tree]]:
        for unit in self.units():
            listed = self.trees.get(self.file(unit, "reports.yml"), {}).get("reports", [])
            yield from ((unit, listed, r) for r in listed)

    # --- rows ---

    def change_row(self, kind: str, column: str, make: Any) -> None:
        unit, row = self.pick([(u, r) for u, r in self.results() if r.get("value") and r["as_of"]])
        old = of_row(row)
        row[column] = make(row)
        self.tell(kind, "result", unit, subject(row), old, of_row(row))

    def change_value(self) -> None:
        self.change_row("result_corrected", "value", lambda r: str(Decimal(r["value"]) + 1))

    def change_qualifier(self) -> None:
        self.change_row("result_corrected", "qualifier", lambda r: "trên" if r.get("qualifier") != "trên" else "gần")

    def describe(self) -> None:
        self.change_row("result_described", "note", lambda _: f"Ghi chú {self.chance.random()}")

    def mend_date(self) -> None:
        """Another day: still the same row, by its words."""
        unit, row = self.pick([(u, r) for u, r in self.results() if r["as_of"].endswith("-11-30") and r.get("value")])
        old, row["as_of"] = of_row(row), row["as_of"][:-2] + "29"
        self.tell("result_corrected", "result", unit, subject(row), old, of_row(row))

    def change_source(self) -> None:
        free = [(u, r) for u, r in self.results() if r.get("value") and len(self._source_ids(u)) > 1]
        unit, row = self.pick(free)
        row["source"] = self.chance.choice([i for i in self._source_ids(unit) if i != row["source"]])
        self.tell("source_changed", "result", unit, subject(row), of_row(row), of_row(row))

    def _source_ids(self, unit: str) -> list[str]:
        return [s["id"] for u, _, s in self.sources() if u == unit]

    def confirm(self) -> None:
        unit, row = self.pick([(u, r) for u, r in self.results() if not r.get("last_checked")])
        row["last_checked"] = "2030-03-10"
        self.tell("confirmed", "result", unit, subject(row), None, "2030-03-10")

    def add_row(self) -> None:
        unit, like = self.chance.choice([(u, r) for u, r in self.results() if r.get("indicator")])
        number = len(self.done)
        row = {"indicator": like["indicator"], "as_of": f"2029-{number % 12 + 1:02d}-{number // 12 + 1:02d}",
               "value": str(number), "source": like["source"], "quote": f"Hàng thêm số {number}"}  # fmt: skip
        self.rows[self.file(unit, "results.csv")].append(row)
        self.touched.add(id(row))
        self.tell("result_added", "result", unit, subject(row), None, of_row(row))

    def remove_row(self) -> None:
        unit, row = self.pick(list(self.results()))
        self.rows[self.file(unit, "results.csv")].remove(row)
        self.tell("result_withdrawn", "result", unit, subject(row), of_row(row), None)

    def move_row(self) -> None:
        """Into the country's file, as it is: only the unit it speaks for is another."""
        unit, row = self.pick([(u, r) for u, r in self.results() if r.get("indicator") and r.get("value")])
        self.rows[self.file(unit, "results.csv")].remove(row)
        self.rows["data/results.csv"].append(row)
        self.tell("record_moved", "result", "", subject(row), unit, "")

    # --- plans ---

    def change_goal(self, lower: bool) -> None:
        free = [(u, p, c) for u, p, c in self.commitments("value") if c.get("ascending", "yes") == "yes"]
        unit, _, c = self.pick(free)
        old, new = c["value"], str(Decimal(c["value"]) - 5 if lower else Decimal(c["value"]) + 5)
        c["value"] = new
        self.tell("target_lowered" if lower else "target_raised", "commitment", unit, c["id"], old, new)

    def lower(self) -> None:
        self.change_goal(lower=True)

    def raise_(self) -> None:
        self.change_goal(lower=False)

    def move_deadline(self) -> None:
        unit, _, c = self.pick(self.commitments())
        old, new = c["deadline"], str(int(c["deadline"][:4]) + self.chance.choice([-1, 1, 2])) + c["deadline"][4:]
        c["deadline"] = new
        self.tell("deadline_moved", "commitment", unit, c["id"], old, new)

    def move_task(self) -> None:
        unit, _, t = self.pick(self.tasks("end"))
        old, t["end"] = t["end"], "2031-06"
        self.tell("deadline_moved", "task", unit, t["id"], old, "2031-06")

    def change_baseline(self) -> None:
        unit, _, c = self.pick(self.commitments("baseline"))
        old = c["baseline"]["value"]
        c["baseline"]["value"] = str(Decimal(old) + Decimal("0.5"))
        self.tell("path_changed", "commitment", unit, c["id"], old, c["baseline"]["value"])

    def change_milestone(self) -> None:
        unit, _, c = self.pick(self.commitments("milestones"))
        old = ",".join(m["value"] for m in c["milestones"])
        c["milestones"][0]["value"] = str(Decimal(c["milestones"][0]["value"]) + 1)
        self.tell("path_changed", "commitment", unit, c["id"], old, ",".join(m["value"] for m in c["milestones"]))

    def correct_text(self) -> None:
        unit, _, c = self.pick(self.commitments())
        old, c["text"] = c["text"], f"{c['text']} (sửa)"
        self.tell("text_corrected", "commitment", unit, c["id"], old, c["text"])

    def change_lead(self) -> None:
        unit, _, t = self.pick(self.tasks("lead"))
        old, t["lead"] = t["lead"], "Sở Khác"
        self.tell("text_corrected", "task", unit, t["id"], old, "Sở Khác")

    def add_commitment(self) -> None:
        unit, plan = self.chance.choice(list(self.plans()))
        key = f"SPM{len(self.done)}"
        made = {"id": key, "text": f"Sản phẩm mới {key}", "deadline": "2029-12-31"}
        plan.setdefault("commitments", []).append(made)
        self.touched.add(id(made))
        self.tell("record_added", "commitment", unit, key)

    def remove_commitment(self) -> None:
        unit, plan, c = self.pick(self.commitments())
        plan["commitments"].remove(c)
        self.tell("record_removed", "commitment", unit, c["id"])

    def rename_commitment(self) -> None:
        unit, plan, c = self.pick(self.commitments())
        old, new = c["id"], f"{c['id']}-moi"
        c["id"] = new
        for task in plan.get("tasks", ()):
            task["serves"] = [new if s == old else s for s in task.get("serves", ())]
        for row in self.rows.get(self.file(unit, "results.csv"), ()):
            if row.get("commitment") == f"{plan['id']}/{old}":
                row["commitment"] = f"{plan['id']}/{new}"
        self.tell("record_renamed", "commitment", unit, new, old, new)

    def add_task(self) -> None:
        unit, plan = self.chance.choice(list(self.plans()))
        key = f"NVM{len(self.done)}"
        plan.setdefault("tasks", []).append({"id": key, "text": f"Việc mới {key}", "lead": "Sở Mới"})
        self.touched.add(id(plan["tasks"][-1]))
        self.tell("record_added", "task", unit, key)

    def remove_task(self) -> None:
        unit, plan, t = self.pick(self.tasks())
        plan["tasks"].remove(t)
        self.tell("record_removed", "task", unit, t["id"])

    def change_plan(self) -> None:
        unit, plan = self.pick(self.plans())
        old, plan["issuer"] = plan["issuer"], "Ủy ban nhân dân (sửa)"
        self.tell("text_corrected", "plan", unit, plan["id"], old, plan["issuer"])

    # --- sources, reports ---

    def add_source(self) -> None:
        unit, listed, like = self.chance.choice(list(self.sources()))
        key = f"nguon-moi-{len(self.done)}"
        made = {**like, "id": key, "title": f"Tài liệu {key}", "url": f"https://example.org/{key}", "published": "2030"}
        listed.append(made)
        self.touched.add(id(made))
        self.tell("record_added", "source", unit, key)

    def remove_source(self) -> None:
        unit, listed, s = self.pick(self.sources())
        listed.remove(s)
        self.tell("record_removed", "source", unit, s["id"])

    def rename_source(self) -> None:
        """Everywhere in its folder: one change."""
        unit, _, s = self.pick(self.sources())
        old, new = s["id"], f"{s['id']}-doi"
        for name, tree in self.trees.items():
            if name.startswith(self.file(unit, "")):
                self.trees[name] = self._renamed(tree, old, new)
        for row in self.rows.get(self.file(unit, "results.csv"), ()):
            row["source"] = new if row["source"] == old else row["source"]
        self.tell("record_renamed", "source", unit, new, old, new)

    def _renamed(self, tree: Any, old: str, new: str) -> Any:
        if isinstance(tree, dict):
            for key, value in tree.items():
                refers = key in ("source", "sources") or (key == "id" and "publisher" in tree)
                tree[key] = new if refers and value == old else self._renamed(value, old, new)
        elif isinstance(tree, list):
            tree[:] = [new if item == old else self._renamed(item, old, new) for item in tree]
        return tree

    def retitle_source(self) -> None:
        unit, _, s = self.pick(self.sources())
        old, s["title"] = s["title"], f"{s['title']} (bản sửa)"
        self.tell("text_corrected", "source", unit, s["id"], old, s["title"])

    def check_source(self) -> None:
        unit, _, s = self.pick([(u, x, s) for u, x, s in self.sources() if s.get("last_checked")])
        old, s["last_checked"] = s["last_checked"], "2030-03-12"
        self.tell("confirmed", "source", unit, s["id"], old, "2030-03-12")

    def move_source(self) -> None:
        """From a province to the country's own sources."""
        unit, listed, s = self.pick(self.sources())
        own = {x["id"] for x in self.trees["data/sources.yml"]["sources"]}
        if s["id"] in own:
            return self.move_source()
        listed.remove(s)
        self.trees["data/sources.yml"]["sources"].append(s)
        return self.tell("record_moved", "source", "", s["id"], unit, "")

    def change_report(self) -> None:
        unit, _, r = self.pick(self.reports())
        old, r["date"] = r["date"], f"{r['year']}-12-24"
        if old == r["date"]:
            r["date"] = f"{r['year']}-12-23"
        self.tell("field_changed", "report", unit, f"{r['obligation']} {r['year']}", old, r["date"])

    def remove_report(self) -> None:
        unit, listed, r = self.pick(self.reports())
        listed.remove(r)
        self.tell("record_removed", "report", unit, f"{r['obligation']} {r['year']}")

    # --- the country ---

    def change_target(self) -> None:
        found = [(t,) for t in self.trees["data/targets.yml"]["targets"] if "value" in t]
        (target,) = self.pick(found)
        old, target["value"] = target["value"], str(Decimal(target["value"]) - 10)
        self.tell("target_lowered", "target", "", target["id"], old, target["value"])

    def rename_indicator(self) -> None:
        """In the catalogue, in targets, commitments and every row of every province."""
        (indicator,) = self.pick([(i,) for i in self.trees["data/indicators.yml"]["indicators"]])
        old, new = indicator["id"], f"{indicator['id']}-v2"
        indicator["id"] = new
        holders = [*self.trees["data/targets.yml"]["targets"], *(c for _, _, c in self.commitments("indicator"))]
        for record in [*holders, *(row for rows in self.rows.values() for row in rows)]:
            if record.get("indicator") == old:
                record["indicator"] = new
        self.done = [tuple(new if part == old else part for part in told) for told in self.done]  # type: ignore[misc]
        self.tell("record_renamed", "indicator", "", new, old, new)

    def redefine_indicator(self) -> None:
        (indicator,) = self.pick([(i,) for i in self.trees["data/indicators.yml"]["indicators"]])
        old, indicator["definition"] = indicator["definition"], "Định nghĩa khác."
        self.tell("text_corrected", "indicator", "", indicator["id"], old, "Định nghĩa khác.")

    def change_threshold(self) -> None:
        rubric = self.trees["site_config.yml"]["rubric"]
        old, rubric["on_track"] = rubric["on_track"], "0.9"
        self.tell("setting_changed", "setting", "", "rubric.on_track", old, "0.9")

    # --- writing ---

    def save(self) -> None:
        """Write everything in another order of rows, columns, items and keys."""
        for name, rows in self.rows.items():
            columns = sorted({c for row in rows for c in row}, key=lambda _: self.chance.random())
            out = io.StringIO()
            writer = csv.DictWriter(out, columns, restval="", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
            writer.writeheader()
            writer.writerows(sorted(rows, key=lambda _: self.chance.random()))
            (self.root / name).write_text(out.getvalue(), "utf-8", newline="")
        for name, tree in self.trees.items():
            style = {"default_style": self.chance.choice("'\""), "width": 4096, "sort_keys": False}
            text = yaml.dump(self.shuffled(tree), Dumper=yaml.CSafeDumper, allow_unicode=True, **style)
            (self.root / name).write_text(text, "utf-8")

    def shuffled(self, tree: Any) -> Any:
        if isinstance(tree, dict):
            keys = sorted(tree, key=lambda _: self.chance.random())
            return {key: self.shuffled(tree[key]) for key in keys if tree[key] != ""}
        if isinstance(tree, list):
            return sorted((self.shuffled(item) for item in tree), key=lambda _: self.chance.random())
        return tree


def subject(row: Row) -> str:
    return row.get("commitment") or row.get("indicator") or ""


def of_row(row: Row) -> str:
    """A row in a few words: date, qualifier, value or state."""
    value = str(Decimal(row["value"]).normalize()) if row.get("value") else row.get("state") or ""
    return f"{row['as_of']} {row.get('qualifier') or ''} {value}"
