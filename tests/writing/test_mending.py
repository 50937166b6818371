"""Every figure leads to its own line, and to forms filled in with what the page says of it."""

from __future__ import annotations

import functools
import re
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from generator.exchange.form.forms import Form, mistake_form, update_form
from generator.language import Language
from generator.reading.project import read_project
from generator.records.values import Place
from tests.golden.make import PROJECT, site_of
from tests.small import SMALL, copy

LINK = re.compile(r'href="(https://example\.org/nhom-thu/kho/[^"]*)"')
REPOSITORY = "https://example.org/nhom-thu/kho"


@functools.cache
def pages() -> dict[str, str]:
    return {page.address: page.body for page in site_of(PROJECT).pages}


@functools.cache
def forms() -> dict[str, Form]:
    project = read_project(SMALL).project
    assert project is not None
    return {form.file: form for form in (update_form(project, Language()), mistake_form(Language()))}


def links() -> list[str]:
    return [unescape(link) for body in pages().values() for link in LINK.findall(body)]


def test_forms_are_filled_in_with_answers_they_take() -> None:
    found = [parse_qs(urlsplit(link).query, strict_parsing=True) for link in links() if "/issues/new" in link]
    assert {answers["template"][0] for answers in found} == set(forms())
    for answers in found:
        form = forms()[answers.pop("template")[0]]
        for name, (text,) in answers.items():
            box = form.by_id[name]
            assert not box.options or text in box.options
            assert box.kind in ("input", "textarea")  # GitHub fills in no list and no tick from an address


def test_every_edit_and_every_look_is_at_a_line_that_is_there() -> None:
    found = [urlsplit(link) for link in links() if "/edit/" in link or "/blob/" in link]
    assert found
    for link in found:
        file = unquote(link.path).split("/main/", 1)[1]
        line = int(link.fragment.removeprefix("L"))
        assert 0 < line <= len((PROJECT / file).read_text("utf-8").splitlines()), link.geturl()


@pytest.mark.parametrize(("page", "row", "value"), [
    ("tinh/son-la/", "data/provinces/son-la/results.csv#L2", "27.5"),
    ("tinh/son-la/", "data/provinces/son-la/results.csv#L3", "tram-5g"),
    ("tinh/son-la/", "data/provinces/son-la/results.csv#L4", "kh-son-la/CK3"),
    ("tinh/son-la/", "data/provinces/son-la/plan.yml#L16", "id: CK1"),
    ("tinh/can-tho/", "data/provinces/can-tho/results.csv#L3", "18.5"),
    ("chi-so/tap-huan/", "data/provinces/son-la/results.csv#L2", "27.5"),
    ("chi-so/tram-5g/", "data/results.csv#L2", "1217"),
    ("chi-so/tram-5g/", "data/indicators.yml#L22", "id: tram-5g"),
    ("muc-tieu/xhs-1/", "data/provinces/son-la/results.csv#L2", "27.5"),
    ("muc-tieu/xhs-1/", "data/targets.yml#L4", "id: XHS.1"),
    ("gioi-thieu/", "content/gioi-thieu.md#L1", "---"),
])  # fmt: skip
def test_a_figure_leads_to_its_own_line(page: str, row: str, value: str) -> None:
    assert f'href="{REPOSITORY}/edit/main/{row}"' in pages()[page]
    file, _, line = row.partition("#L")
    assert value in (PROJECT / file).read_text("utf-8").splitlines()[int(line) - 1]


def test_every_reported_figure_on_a_page_can_be_mended() -> None:
    project = read_project(SMALL).project
    assert project is not None
    for unit, holding in project.holdings.items():
        for row in holding.results:
            assert f"{row.place.file}#L{row.place.line}" in pages()[f"tinh/{unit}/"], row.place


def test_a_project_below_the_root_of_its_repository_is_found_there() -> None:
    from generator.measuring.measures import measure
    from generator.writing.desk import Desk

    project = read_project(SMALL).project
    assert project is not None
    desk = Desk(measure(project, project.config.as_of), (), Language(), repository=REPOSITORY + "/", folder="trang thử/")  # type: ignore[arg-type]
    assert desk.edit_address(Place("data/a.csv", 3)) == f"{REPOSITORY}/edit/main/trang%20th%E1%BB%AD/data/a.csv#L3"
    assert desk.line_address(Place("data/a.csv", 3)).endswith("/data/a.csv?plain=1#L3")


def test_without_a_repository_nothing_is_offered(tmp_path: Path) -> None:
    small = copy(tmp_path)
    small.change("site_config.yml", f"  repository: {REPOSITORY}\n", "")
    bodies = "".join(page.body for page in site_of(small.root).pages)
    assert 'class="mend' not in bodies
    assert "/edit/" not in bodies
