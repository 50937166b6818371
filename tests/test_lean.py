"""A project of very many units is built lean: nothing is made for each of them that is there in another form."""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
import json
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import frictionless
import pytest

from generator.language import Language
from generator.writing.artefacts import PageKind, Site
from generator.writing.charts import MOST_BARS, charts
from generator.writing.citing import cite_data
from generator.writing.datasets import whole_dataset
from generator.writing.desk import Desk
from generator.writing.open_data import tables
from generator.writing.open_data.files import open_data_files
from generator.writing.open_data.view import data_view
from generator.writing.provenance import EarlierView, OriginView, said_once
from generator.writing.templates import Templates
from tests.golden.make import site_of
from tests.measuring import make
from tests.small import RESULTS
from tests.test_standing import Small, build, small  # noqa: F401 - a fixture
from tests.writing.test_csvw import complaints
from tests.writing.test_csvw import desk_of as data_desk
from tests.writing.test_open_data import THEME
from tests.writing.test_sentences import desk_of, planned

FIGURE = re.compile(r'href="/(tinh/[^"#]+)#(so-[0-9a-f]{8})"')


@pytest.fixture
def lean(small: Small) -> Site:  # noqa: F811
    """The small project, whose three units are too many for its configuration."""
    small.add("site_config.yml", "lean_above: 1\n")
    return site_of(small.root)


def bodies(site: Site, kind: PageKind) -> dict[str, str]:
    return {page.address: page.body for page in site.pages if page.kind is kind}


def test_as_many_units_as_allowed_are_built_in_full(small: Small) -> None:  # noqa: F811
    count = len(small.project().provinces)
    small.add("site_config.yml", f"lean_above: {count}\n")
    assert not small.project().lean
    small.change("site_config.yml", f"lean_above: {count}", f"lean_above: {count - 1}")
    assert small.project().lean


def test_it_is_whole_without_what_was_left_out(small: Small, tmp_path: Path) -> None:  # noqa: F811
    """A build verifies every link: whatever is not there is not led to."""
    small.add("site_config.yml", "lean_above: 1\n")
    code, told = build(small.root, tmp_path / "site")
    assert code == 0, told
    there = {path.relative_to(tmp_path / "site").as_posix() for path in (tmp_path / "site").rglob("*")}
    for left_out in ("du-lieu/all.json", "du-lieu/excel", "du-lieu/toan-bo-trang-web.zip", "ban-do"):
        assert left_out not in there, left_out
    assert not [name for name in there if re.match(r"(bieu-do|nhung|chia-se)/tinh-", name)]
    assert "du-lieu/results.csv" in there
    assert 'url=../tinh/"' in (tmp_path / "site" / "so-sanh" / "index.html").read_text("utf-8")


def test_the_page_of_the_data_says_so_and_offers_nothing_that_is_not_there(lean: Site) -> None:
    body, = bodies(lean, PageKind.DATA).values()
    assert "trang dựng gọn" in body
    assert "all.json" not in body
    assert "JSON giữ nguyên văn" not in body
    assert "toan-bo-trang-web.zip" not in body


def test_every_figure_still_stands_somewhere_with_its_source_and_line(lean: Site, small: Small) -> None:  # noqa: F811
    """What another page shows of a figure leads to its place on the page of its unit, and there its proof is."""
    pages = {page.address: page.body for page in lean.pages}
    led = {found for body in pages.values() for found in FIGURE.findall(body)}
    assert led
    for address, anchor in led:
        assert f'id="{anchor}"' in pages[address]
    own = [r for p in small.project().provinces for r in small.project().holding(p.slug).results]
    told = "".join(bodies(lean, PageKind.PROVINCE).values()) + "".join(bodies(lean, PageKind.INDICATOR).values())
    assert own
    for result in own:
        assert result.quote in told
        assert f"results.csv?plain=1#L{result.place.line}" in told


def test_a_figure_told_in_one_line_keeps_its_doubt(small: Small) -> None:  # noqa: F811
    first, *rows = small.path(RESULTS).read_text("utf-8").splitlines()
    small.put(RESULTS, "\n".join([f"{first},doubt", *(f"{row},Cột này mờ" for row in rows)]) + "\n")
    small.add("site_config.yml", "lean_above: 1\n")
    told = bodies(site_of(small.root), PageKind.PROVINCE)["tinh/son-la/"]
    lines = re.findall(r'<li id="so-[0-9a-f]{8}">.*?</li>', told, re.S)
    assert lines
    assert all("Còn nghi ngờ" in line and "Cột này mờ" in line for line in lines)


def test_the_table_of_one_indicator_tells_nothing_twice(lean: Site) -> None:
    files = {file.address: file.content for file in lean.files}
    whole = next(csv.reader(io.StringIO(files["du-lieu/results.csv"].decode("utf-8-sig"))))
    for address in [a for a in files if a.startswith("du-lieu/chi-so/")]:
        columns, *rows = csv.reader(io.StringIO(files[address].decode("utf-8-sig")))
        assert set(columns) < set(whole)
        assert {"province", "as_of", "value", "numerator", "denominator", "quote", "source_url"} <= set(columns)
        assert len(columns) == len(set(columns))
        assert all(len(row) == len(columns) for row in rows)


@pytest.fixture
def heavy(small: Small, monkeypatch: pytest.MonkeyPatch) -> Desk:  # noqa: F811
    """The same, where some of its tables, but not all, are too large to stand there as they are."""
    monkeypatch.setattr(tables, "TOO_LARGE", 700)
    small.add("site_config.yml", "lean_above: 1\n")
    return data_desk(small.root)


def data_of(desk: Desk) -> dict[str, bytes]:
    return {f.address.removeprefix("du-lieu/"): f.content for f in open_data_files(desk).files}


def unpacked(data: dict[str, bytes]) -> dict[str, bytes]:
    (name,) = [name for name in data if name.endswith(".zip")]
    with zipfile.ZipFile(io.BytesIO(data[name])) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def laid_out(files: dict[str, bytes], folder: Path) -> Path:
    folder.mkdir()
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return folder


def test_a_very_large_table_stands_there_compressed_and_in_the_zip_plain(heavy: Desk) -> None:
    data, inside = data_of(heavy), unpacked(data_of(heavy))
    plain = {name for name in inside if name.endswith(".csv")}
    large = {name for name in plain if len(inside[name]) > 700}
    assert "results.csv" in large
    assert large < plain
    assert {name for name in data if name.endswith(".csv")} == plain - large
    assert {name for name in data if name.endswith(".gz")} == {f"{name}.gz" for name in large}
    for name in plain:
        assert (gzip.decompress(data[f"{name}.gz"]) if name in large else data[name]) == inside[name]


def test_both_descriptions_of_the_tables_hold_where_they_stand(heavy: Desk, tmp_path: Path) -> None:
    data, inside = data_of(heavy), unpacked(data_of(heavy))
    for files, folder in ((data, tmp_path / "site"), (inside, tmp_path / "zip")):
        report = frictionless.validate(str(laid_out(files, folder) / "datapackage.json"))
        assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "type", "note"])
        package = json.loads(files["datapackage.json"])
        assert {r["path"] for r in package["resources"]} == {n for n in files if n.endswith((".csv", ".gz"))}
        assert [("compression" in r) for r in package["resources"]] == [".gz" in r["path"] for r in package["resources"]]
        assert package["sources"][-1]["path"] in files
    assert complaints(tmp_path / "zip") == []
    assert "csv-metadata.json" not in data


def test_a_byte_that_changed_in_a_compressed_table_is_seen(heavy: Desk, tmp_path: Path) -> None:
    data = data_of(heavy)
    content = gzip.decompress(data["results.csv.gz"])
    changed = {**data, "results.csv.gz": gzip.compress(content[:-1] + b" \n", mtime=0)}
    assert not frictionless.validate(str(laid_out(changed, tmp_path / "site") / "datapackage.json")).valid


def test_the_page_of_the_data_leads_to_what_is_there_and_says_what_is_compressed(heavy: Desk) -> None:
    made, data = open_data_files(heavy), data_of(heavy)
    body = Templates(THEME, heavy).render(PageKind.DATA, data_view(heavy, made), cite_data(heavy))
    led = set(re.findall(r'href="/du-lieu/([^"/#]+)"', body))
    assert led == set(data)
    assert ".csv.gz, phần mềm thống kê đọc được ngay" in body
    assert re.search(r'href="/du-lieu/results.csv.gz" download aria-label="CSV.GZ: [^"]+">CSV.GZ</a>', body)
    told = {file.address.removeprefix("/du-lieu/"): file.media for file in whole_dataset(heavy, made).files}
    assert told["results.csv.gz"] == "application/gzip"
    assert set(told) < set(data)
    sums = sorted((n, hashlib.sha256(raw).hexdigest()) for n, raw in unpacked(data).items() if n.endswith(".csv"))
    printed = "".join(f"{digest}  {name}\n" for name, digest in sums)
    assert hashlib.sha256(printed.encode()).hexdigest() in body


def test_nothing_is_compressed_where_units_are_few(small: Small, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: F811
    monkeypatch.setattr(tables, "TOO_LARGE", 0)
    data = data_of(data_desk(small.root))
    assert "results.csv" in data
    assert "csv-metadata.json" in data
    assert not [name for name in data if name.endswith(".gz")]


def test_a_promise_does_not_repeat_the_publication_of_its_plan() -> None:
    plan = OriginView("plan.yml, dòng 3", "/p#L3", "01/02/2026", "Thêm", "", "c67dab4a", "/commit/c67dab4a")
    own = replace(plan, line="plan.yml, dòng 16", address="/p#L16", earlier=(EarlierView("20%", "a", "b"),))
    assert said_once(own, plan) == OriginView(own.line, own.address, earlier=own.earlier)
    for other in (replace(own, commit_address="/commit/1"), replace(own, said="Sửa"), replace(own, commit_address="")):
        assert said_once(other, plan) == other


def test_nobody_draws_more_bars_than_can_be_told_apart() -> None:
    def drawn(count: int) -> bool:
        names = [f"u{n:03}" for n in range(count)]
        desk = desk_of(*(planned(name, make.result("2025-12-31", 30)) for name in names))
        return "muc-tieu-t" in {chart.stem for chart in charts(desk.measures, Language(), "Trang")}

    assert drawn(MOST_BARS)
    assert not drawn(MOST_BARS + 1)


def test_no_picture_is_drawn_for_each_commitment() -> None:
    desk = desk_of(planned("a", make.result("2025-12-31", 30), baseline=make.baseline(20)))
    assert [c.stem for c in charts(desk.measures, Language(), "Trang") if c.stem.startswith("tinh-a")]
    config = desk.project.config.model_copy(update={"lean_above": 0})
    measures = replace(desk.measures, project=replace(desk.project, config=config))
    assert not [c.stem for c in charts(measures, Language(), "Trang") if c.stem.startswith("tinh-a")]
