"""The measuring itself: the invented project is sound, costs are counted in full, the table says what was found."""

from __future__ import annotations

import datetime as dt
import importlib
import json
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from generator.checking.check import find_all
from generator.reading.project import read_project
from generator.records.finding import Severity
from tests.bench import __main__ as bench
from tests.bench import building, communes, comparing, projects, table
from tests.bench.figures import exponent, spread, summary
from tests.bench.goals import GOALS
from tests.bench.markdown_pages import markdown_of
from tests.bench.phases import PARTS, watch
from tests.bench.running import Run, run

DAY = dt.date(2030, 12, 20)


@pytest.fixture(scope="module")
def five(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("five")
    communes.write(folder, 5)
    return folder


def errors(folder: Path) -> list[str]:
    """Return the errors and warnings of a project."""
    reading = read_project(folder)
    assert reading.project is not None
    return [f"{f.rule.code} {f.place}" for f in find_all(reading, DAY) if f.severity is not Severity.NOTE]


def test_the_invented_project_has_neither_errors_nor_warnings(five: Path) -> None:
    assert errors(five) == []


def test_every_unit_has_its_own_plan_and_a_figure_for_each_indicator_and_year(five: Path) -> None:
    project = read_project(five).project
    assert project is not None
    assert len(project.provinces) == len(project.holdings) == 5
    for holding in project.holdings.values():
        assert len({(r.indicator, str(r.as_of)) for r in holding.results}) == len(holding.results) == 12 * 6
        assert len(holding.reports) == 6
        (plan,) = holding.plans
        assert (len(plan.commitments), len(plan.tasks)) == (12, 6)
    values = {tuple(r.value for r in h.results) for h in project.holdings.values()}
    assert len(values) == 5


def test_it_says_on_every_page_that_it_is_invented(five: Path) -> None:
    project = read_project(five).project
    assert project is not None
    assert "giả định" in (project.config.site.banner or "")
    titles = [p.title for h in project.holdings.values() for p in h.plans]
    assert all("(Giả định)" in title for title in titles)


def test_the_same_bytes_every_time_and_a_unit_does_not_hang_on_how_many_there_are() -> None:
    small, large = dict(communes.texts(3)), dict(communes.texts(7))
    assert dict(communes.texts(3)) == small
    units = {name: text for name, text in small.items() if name.startswith("data/provinces/")}
    assert units == {name: text for name, text in large.items() if name in units}


def test_units_have_tiles_of_their_own() -> None:
    for units in (1, 2, 34, 340):
        text = dict(communes.texts(units))["data/provinces.yml"]
        tiles = [line.strip() for line in text.splitlines() if line.strip().startswith(("row:", "col:"))]
        assert len(set(zip(tiles[::2], tiles[1::2], strict=True))) == units


def test_no_project_without_units() -> None:
    with pytest.raises(ValueError, match="units"):
        list(communes.texts(0))


def test_one_row_is_changed_and_the_project_stays_sound(tmp_path: Path) -> None:
    communes.write(tmp_path, 2)
    before = {path: path.read_text("utf-8").splitlines() for path in tmp_path.rglob("results.csv")}
    changed = projects.change_row(tmp_path)
    after = changed.read_text("utf-8").splitlines()
    assert [path for path, lines in before.items() if path.read_text("utf-8").splitlines() != lines] == [changed]
    assert len([1 for old, new in zip(before[changed], after, strict=True) if old != new]) == 1
    assert errors(tmp_path) == []


def test_a_project_without_figures_is_told(tmp_path: Path) -> None:
    (tmp_path / "data" / "provinces").mkdir(parents=True)
    with pytest.raises(ValueError, match="no figure"):
        projects.change_row(tmp_path)


# What a process costs ---------------------------------------------------------------------------

BUSY = "import time; b = bytearray({mb} << 20); e = time.process_time() + {cpu}\nwhile time.process_time() < e: pass"


def python(code: str, *words: str, limit: float = 60) -> Run:
    return run((sys.executable, "-c", code, *words), Path(), limit)


def test_time_processor_and_memory_of_children_are_counted() -> None:
    # Each child says that it has its memory and is done, and goes only when both have: so all are there at one moment.
    child = f"{BUSY.format(mb=80, cpu=0.4)}\nprint(flush=True); input(); time.sleep(0.5)"
    parent = (
        "import subprocess as s, sys; b = bytearray(50 << 20); p = [s.Popen([sys.executable, '-c', sys.argv[1]],"
        " stdin=-1, stdout=-1) for _ in range(2)]; [x.stdout.readline() for x in p];"
        " [(x.stdin.write(b'\\n'), x.stdin.close()) for x in p]; [x.wait() for x in p]"
    )
    alone, family = python(BUSY.format(mb=80, cpu=0.4)), python(parent, child)
    assert alone.outcome == family.outcome == "ok"
    assert 0.4 <= alone.cpu < alone.wall + 0.1
    assert family.cpu >= 0.8
    # Linux counts what a process was before it became the program asked for: a copy of this one.
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024 + 10
    assert 80 <= family.peak_mb < max(160, before)
    assert family.together_mb is None or family.together_mb > 200


def test_what_takes_too_long_is_ended_with_all_it_started(tmp_path: Path) -> None:
    sign = tmp_path / "still-here"
    child = f"import time; time.sleep(2.5); open({str(sign)!r}, 'w')"
    begun = time.perf_counter()
    found = python(f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])", limit=1)
    assert found.outcome == "timed out"
    assert time.perf_counter() - begun < 2.4
    time.sleep(max(0, begun + 3.5 - time.perf_counter()))
    assert not sign.exists()


def test_what_is_measured_ends_with_the_measuring(tmp_path: Path) -> None:
    sign = tmp_path / "still-here"
    code = f"import time; time.sleep(2); open({str(sign)!r}, 'w')"

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGALRM, interrupt)
    signal.setitimer(signal.ITIMER_REAL, 0.5)
    try:
        with pytest.raises(KeyboardInterrupt):
            python(code)
    finally:
        signal.signal(signal.SIGALRM, before)
    time.sleep(2.5)
    assert not sign.exists()


def test_what_fails_says_why() -> None:
    found = python("import sys; sys.exit('không có tệp')")
    assert (found.outcome, found.said) == ("failed", "không có tệp")


# Figures ----------------------------------------------------------------------------------------


def test_median_and_spread() -> None:
    assert spread([4, 1, 2, 9]) == {"median": 3, "least": 1, "most": 9}
    told = summary([Run(2, 1, 10, None), Run(4, 3, 30, None), Run(3, 2, 20, None)])
    assert (told["outcome"], told["wall"]["median"], told["cpu"]["most"], len(told["runs"])) == ("ok", 3, 3, 3)
    assert "together_mb" not in told


def test_a_failed_run_leaves_no_figure() -> None:
    told = summary([Run(2, 1, 10, None), Run(0.1, 0, 1, None, "failed", "vì sao")])
    assert told["outcome"] == "failed"
    assert "wall" not in told
    assert told["runs"][1]["said"] == "vì sao"


@pytest.mark.parametrize(
    "points, expected",
    [
        ([(10, 3), (100, 30)], 1),
        ([(10, 2), (100, 200), (1000, 20000)], 2),
        ([(5, 7), (50, 7)], 0),
        # logs to base ten: (0, 0), (1, 1), (2, 3); slope (−1·−4/3 + 1·5/3) / 2
        ([(1, 1), (10, 10), (100, 1000)], 1.5),
        ([(10, 3)], None),
        ([(10, 3), (10, 4)], None),
        ([], None),
    ],
)
def test_exponent_of_growth(points: list[tuple[float, float]], expected: float | None) -> None:
    assert exponent(points) == (None if expected is None else pytest.approx(expected, abs=0.001))


def test_a_stopwatch_counts_a_part_once_and_lets_missing_parts_be() -> None:
    taken: dict[str, dict[str, float]] = {}
    assert watch(taken, "colorsys", "colorsys", "rgb_to_hls")
    import colorsys

    assert colorsys.rgb_to_hls(0, 0, 0) == (0, 0, 0)
    once = taken["colorsys"]["wall"]
    assert 0 < once < 1
    assert colorsys.rgb_to_hls(1, 1, 1)[1] == 1
    assert taken["colorsys"]["wall"] > once
    assert 0 <= taken["colorsys"]["cpu"] < 1
    assert not watch(taken, "no such part", "generator.building", "no_such_part")
    assert not watch(taken, "no such module", "generator.no_such_module", "part")


@pytest.mark.parametrize("name, module, path", PARTS, ids=[part[0] for part in PARTS])
def test_every_part_still_has_the_name_under_which_it_is_timed(name: str, module: str, path: str) -> None:
    found = importlib.import_module(module)
    for step in path.split("."):
        found = getattr(found, step)
    assert callable(found)


# The page ---------------------------------------------------------------------------------------

MACHINE = {"day": "2026-11-28", "commit": "abc", "cores": 2, "system": "Linux", "python": "3.11.7", "load": 0.25}


def test_the_page_says_what_was_found() -> None:
    good = {step: summary([Run(0.5, units / 100, 60, 90.4)]) for step, units in (("check", 34), ("cold", 34))}
    more = {"check": summary([Run(5, 3.4, 60, 90), Run(6, 3.4, 60, 90)]), "cold": summary([Run(9, 9, 9, 9, "timed out")])}
    made = {"pages": 1234, "files": 5, "bytes": 2_600_000}
    text = table.page({
        "cases": {
            "small": {"title": "34 xã", "units": 34, "machine": MACHINE, "steps": good, "made": made, "phases": {"cold": {"shell": {"wall": 1.5, "cpu": 0.75}}}},
            "large": {"title": "340 xã", "units": 340, "machine": MACHINE, "steps": more},
        }
    })  # fmt: skip
    assert "Đo ngày 28/11/2026 ở bản abc, 2 lõi" in text
    assert "1.234 trang, 5 tệp, 2,6 MB" in text
    assert "| Kiểm tra | 0,50 | 0,34 | 90 |" in text
    assert "| Kiểm tra | 5,50 (5,00–6,00) | 3,40 | 90 |" in text
    assert "| Dựng từ đầu | quá thời gian cho phép | – | – |" in text
    assert "shell 1,50 (0,75)" in text
    assert "| Kiểm tra | 1,00 |" in text  # a tenfold cost at ten times the size
    assert "| Dựng từ đầu | 1," not in text  # one size alone has no growth


def _measured(wall: float) -> dict[str, Any]:
    """Return results in which everything that a goal is about took as long, or was as large."""
    told = summary([Run(wall, wall, wall, wall)])
    case = {"title": "", "machine": MACHINE, "steps": dict.fromkeys(("check", "cold", "warm", "row"), told)}
    made = {"pages": 1, "files": 1, "bytes": wall * 1e6}
    cases = {name: {**case, "made": made} for name in ("real", "demo")}
    cases |= {f"communes-{n}": {**case, "units": n, "made": made} for n in (340, 3321)}
    cases["communes-340"]["steps"] = dict.fromkeys(("check", "cold"), summary([Run(1, 0.1, 1, 1)]))
    tools = {"ours": {**told, "title": ""}, "hugo": {**summary([Run(1, 1, 1, 1)]), "title": ""}}
    return {"cases": cases, "compared": {"9": {"pages": 9, "machine": MACHINE, "about": "", "tools": tools}}}


def test_goals_are_held_against_what_was_measured() -> None:
    """A verdict is computed; where a goal is missed, the reason stands below, and nowhere else."""
    fast, slow = _measured(0.5), _measured(5000)
    assert all(goal.of(fast) is not None for goal in GOALS), "every goal finds its figure"
    assert all((goal.of(slow) or 0) > goal.most for goal in GOALS)
    told = {name: table.page(results) for name, results in {"fast": fast, "slow": slow, "none": {}}.items()}
    assert told["slow"].count("**chưa đạt**") == told["none"].count("chưa đo") == len(GOALS)
    assert "chưa đạt" not in told["fast"]
    for goal in GOALS:
        assert (f"**{goal.title}.** {goal.why}" in told["slow"]) == bool(goal.why)
        assert f"**{goal.title}.**" not in told["fast"] + told["none"]
    assert "| Dự án thật: kiểm tra | 1 giây | 0,50 | đạt |" in told["fast"]
    assert "| Dự án thật: kiểm tra | 1 giây | 5.000,00 | **chưa đạt** |" in told["slow"]


def test_the_page_in_the_repository_tells_the_figures_beside_it() -> None:
    results = json.loads((bench.HERE / bench.RESULTS).read_text("utf-8"))
    assert (bench.HERE / bench.PAGE).read_text("utf-8") == table.page(results)


def test_figures_of_a_busy_machine_are_told_as_such() -> None:
    assert "bận" not in table.told_machine(MACHINE)
    assert "bận" in table.told_machine(MACHINE | {"load": 3.0})


@pytest.mark.skipif(not Path("/proc/stat").is_file(), reason="only Linux tells")
def test_what_else_runs_is_seen() -> None:
    with subprocess.Popen((sys.executable, "-c", "while True: pass")) as other:
        with_other = bench.machine()
        other.kill()
    assert with_other["load"] > 0.3
    assert with_other["files"] not in ("", "?")


def test_measuring_goes_on_after_what_takes_too_long_and_keeps_what_was_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(projects, "PLACE", tmp_path / "place")
    words = ["--sizes", "1,2", "--only", "communes", "--runs", "2", "--out", str(tmp_path), "--no-phases"]
    assert bench.main([*words, "--timeout", "0.01"]) == 1
    found = json.loads((tmp_path / "results.json").read_text("utf-8"))["cases"]
    assert {name: case["steps"]["check"]["outcome"] for name, case in found.items()} == {
        "communes-1": "timed out", "communes-2": "timed out",
    }  # fmt: skip
    assert set(found["communes-1"]["steps"]) == {"check", "cold"}
    assert bench.main([*words, "--only", "communes-1", "--steps", "check", "--sizes", "1"]) == 0
    found = json.loads((tmp_path / "results.json").read_text("utf-8"))["cases"]
    assert {name: case["steps"]["check"]["outcome"] for name, case in found.items()} == {
        "communes-1": "ok", "communes-2": "timed out",
    }  # fmt: skip
    assert not list((tmp_path / "place").iterdir())


def test_a_whole_measurement_from_the_project_to_the_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(projects, "PLACE", tmp_path / "place")
    words = ["--sizes", "1", "--only", "communes", "--runs", "1", "--steps", "check,cold", "--out", str(tmp_path)]
    assert bench.main([*words, "--no-phases"]) == 0
    (case,) = json.loads((tmp_path / "results.json").read_text("utf-8"))["cases"].values()
    assert case["steps"]["cold"]["wall"]["median"] > 1
    assert case["made"]["pages"] > 50
    assert "| Dựng từ đầu | " in (tmp_path / "RESULTS.md").read_text("utf-8")


# The comparison ---------------------------------------------------------------------------------


def test_a_page_becomes_markdown_with_its_picture_as_it_is() -> None:
    body = (
        '<div class="page"><h1>Nhan <b>đề</b></h1><p>Một <a href="../x/">lối</a> và a_b.</p>'
        '<figure><svg viewBox="0 0 1 1"><text>chữ\n  hình</text></svg></figure>'
        "<ol><li>một<ul><li>trong</li></ul></li><li>hai</li></ol>"
        "<table><thead><tr><th>A</th><th>B</th></tr></thead><tbody><tr><td>1|2</td></tr></tbody></table>"
        "<script>không</script></div>"
    )
    assert markdown_of(body).split("\n\n") == [
        "# Nhan **đề**",
        "Một [lối](../x/) và a\\_b.",
        '<div><svg viewBox="0 0 1 1"><text>chữ hình</text></svg></div>',
        "1. một", "    - trong\n1. hai",
        "| A | B |\n| --- | --- |\n| 1\\|2 |  |\n",
    ]  # fmt: skip


def test_pages_of_places_are_repeated_until_there_are_enough(tmp_path: Path) -> None:
    source = tmp_path / "build" / "docs"
    for name in ("index.md", "tinh/index.md", "tinh/a/index.md", "tinh/b/index.md"):
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        (source / name).write_text(f"---\ntitle: {name}\n---\n<p>{name} at tinh/a/</p>\n", "utf-8")
    (source.parent / "mkdocs.yml").write_text("site_name: a\n", "utf-8")
    docs = tmp_path / "compare" / "docs"
    assert comparing._pages(source, docs, 9) == 9
    pages = sorted(path.relative_to(docs).parent.as_posix() for path in docs.rglob("index.md"))
    assert pages == [".", "tinh", "tinh/a", "tinh/a-0", "tinh/a-2", "tinh/a-4", "tinh/b", "tinh/b-1", "tinh/b-3"]
    assert "at tinh/a-2/" in (docs / "tinh/a-2/index.md").read_text("utf-8")
    assert comparing.parts_of(docs / "tinh/b-1/index.md")[0] == {"title": "tinh/b-1/index.md"}


def test_each_tool_gets_all_pages_and_jinja2_builds_them(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    for name in ("index.md", "tinh/index.md", "tinh/a/index.md"):
        (docs / name).parent.mkdir(parents=True, exist_ok=True)
        (docs / name).write_text("---\ntitle: A\n---\n<p>B</p>\n", "utf-8")
    comparing._hugo(docs, tmp_path / "hugo")
    written = {p.relative_to(tmp_path / "hugo/content").as_posix() for p in tmp_path.rglob("hugo/content/**/*.md")}
    assert written == {"_index.md", "tinh/_index.md", "tinh/a/index.md"}
    comparing._material(docs, tmp_path / "material")
    assert (tmp_path / "material/docs/tinh/a/index.md").read_text("utf-8") == "---\ntitle: A\n---\n\nB\n"
    comparing._jinja2(docs, tmp_path / "jinja2")
    building.jinja2(tmp_path / "jinja2/docs", tmp_path / "jinja2/site")
    made = [path.read_text("utf-8") for path in (tmp_path / "jinja2/site").rglob("index.html")]
    assert len(made) == 3
    assert all("<title>A</title>" in text and "<main><p>B</p>" in text for text in made)


def test_the_page_compares_with_hugo() -> None:
    def one(pages: int, ours: float, hugo: float) -> dict[str, object]:
        tools = {"ours": ("minhbach", ours), "hugo": ("Hugo", hugo)}
        told = {name: {"title": title, **summary([Run(cost, cost, 9, 9)])} for name, (title, cost) in tools.items()}
        told["material"] = {"title": "Material", **summary([Run(9, 9, 9, 9, "timed out")])}
        return {"pages": pages, "bytes": pages * 20_000, "machine": MACHINE, "about": "Cùng trang.", "tools": told}

    text = table.page({"compared": {"100": one(100, 3, 2), "1000": one(1000, 30, 40)}})
    assert "| minhbach | 3,00 | 3,00 | 9 | 1,50 × |" in text
    assert "| minhbach | 30,00 | 30,00 | 9 | 0,75 × |" in text
    assert "| Material | quá thời gian cho phép | – | – | – |" in text
    assert "(2 MB, 20 MB): minhbach 1,00; Hugo 1,30." in text


def test_a_part_that_is_not_there_is_told_and_nothing_is_measured(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert bench.main(["--only", "real", "--only", "thậtt", "--out", str(tmp_path / "out")]) == 2
    assert "Không có phần nào tên thậtt; có: real, demo," in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
