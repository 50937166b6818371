"""The code of others that the site carries: exactly what was recorded, with its licences, loadable as one script."""

from __future__ import annotations

import gzip
import hashlib
import json
from pathlib import Path

import pytest

from generator.publishing.engine import engine
from generator.publishing.problems import PublishError

VENDOR = Path(__file__).parents[2] / "theme/shell/assets/vendor"
RECORD = json.loads((VENDOR / "vendor.json").read_text("utf-8"))


def test_bytes_are_those_of_the_record() -> None:
    recorded = {entry["file"]: entry["sha256"] for entry in RECORD["files"]}
    found = {f.name: hashlib.sha256(f.read_bytes()).hexdigest() for f in VENDOR.iterdir() if f.is_file()}
    assert {name: found[name] for name in found if name not in {"make.py", "vendor.json"}} == recorded


def test_every_package_has_its_licence() -> None:
    told = (VENDOR / "LICENCES.txt").read_text("utf-8")
    packages = [entry["package"] for entry in RECORD["files"] if "package" in entry] + RECORD["inside"]
    assert [package for package in packages if package not in told] == []
    assert told.count("Copyright") >= 10


def test_the_engine_is_one_classic_script_with_the_licences_at_its_head() -> None:
    made = engine(VENDOR).decode()
    assert made.startswith("/*!\nvega@")
    assert "Redistribution and use" in made.partition("*/")[0]
    assert "\nimport " not in made
    assert "\nexport " not in made
    assert "vega.expressionInterpreter = expression;" in made
    assert len(gzip.compress(made.encode(), 9)) < 195_000


def test_another_way_of_writing_the_interpreter_is_refused(tmp_path: Path) -> None:
    for name in ("LICENCES.txt", "vega.min.js", "vega-interpreter.js"):
        (tmp_path / name).write_bytes((VENDOR / name).read_bytes())
    file = tmp_path / "vega-interpreter.js"
    file.write_text(file.read_text("utf-8").replace("export {", "export default {"), "utf-8")
    with pytest.raises(PublishError, match="vega-interpreter"):
        engine(tmp_path)
