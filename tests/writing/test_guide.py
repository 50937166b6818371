"""The page that says how to read figures: its computed parts stand where the words ask for them, and are true."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from generator.building import DEFAULT_THEME
from generator.language import Language, language
from generator.measuring.badges import Evidence, Progress, Reported
from generator.measuring.measures import measure
from generator.reading.project import read_project
from generator.records.prose import Only, Part, without_parts
from generator.writing.charts import charts
from generator.writing.desk import Desk
from generator.writing.parts import unneeded
from generator.writing.prose import ProseView, prose_view, ways
from generator.writing.search import entries
from generator.writing.sentences import parts_of
from generator.writing.templates import Templates
from generator.writing.worked_example import STEM
from tests.small import AS_OF, Small, copy, told

ROOT = Path(__file__).parents[2]
GUIDE = "content/doc-so-lieu.md"


@pytest.fixture(scope="module")
def desk() -> Desk:
    project = read_project(ROOT).project
    assert project is not None
    return Desk(measure(project, AS_OF), (), Language())


@pytest.fixture(scope="module")
def view(desk: Desk) -> ProseView:
    return prose_view(desk, next(p for p in desk.project.prose if p.address == "doc-so-lieu/"))


def test_parts_stand_where_the_words_ask_for_them(view: ProseView) -> None:
    assert [piece.part or "words" for piece in view.pieces] == [
        "words", "parts/signs.html", "words", "parts/path.html", "words", "parts/unknown.html", "words",
    ]  # fmt: skip
    assert "[[" not in "".join(piece.html for piece in view.pieces)


@pytest.mark.parametrize("code", ["vi", "en"])
def test_every_status_shown_has_its_meaning(desk: Desk, code: str) -> None:
    spoken = desk if code == "vi" else desk.in_language(code)
    signs = prose_view(spoken, spoken.project.prose[0]).signs
    assert [len(sign.statuses) for sign in signs] == [3, 4, 3]
    assert [b.word for sign in signs for b, meaning in sign.statuses if not meaning] == []


@pytest.mark.parametrize("code", ["vi", "en"])
def test_the_method_says_of_every_status_what_it_means(desk: Desk, code: str) -> None:
    spoken = desk if code == "vi" else desk.in_language(code)
    families = prose_view(spoken, spoken.project.prose[0]).badges
    assert [[b.id for b, _ in sign.statuses] for sign in families] == [
        [m.value for m in Reported], [m.value for m in Progress], [*(m.value for m in Evidence), Evidence.NONE.value],
    ]
    assert families[2].statuses[-1][0] == unneeded(spoken)
    assert [b.word for sign in families for b, meaning in sign.statuses if not meaning] == []


WAYS = (("email: thu@example.org", ""), ("", "https://example.org/nhom/kho"), ("", ""))
CONDITIONAL = """---
title: Cách báo
---

Luôn có.

[[reachable]]

Hãy báo cho nhóm.

[[addressed]]

Gửi thư.

[[no-repository]]

Chưa có kho.

[[always]]

Hết.
"""


@pytest.mark.parametrize(("way", "said"), list(zip(WAYS, (
    ("Luôn có.", "Hãy báo cho nhóm.", "Gửi thư.", "Chưa có kho.", "Hết."),
    ("Luôn có.", "Hãy báo cho nhóm.", "Hết."), ("Luôn có.", "Chưa có kho.", "Hết."),
), strict=True)))  # fmt: skip
def test_nobody_is_asked_to_report_where_there_is_no_way(
    tmp_path: Path, way: tuple[str, str], said: tuple[str, ...]
) -> None:
    small: Small = copy(tmp_path)
    small.put("content/cach-bao.md", CONDITIONAL)
    small.change("site_config.yml", "    name: Nhóm thử\n", f"    name: Nhóm thử\n    {way[0]}\n")
    desk = Desk(measure(small.project(), AS_OF), (), Language(), repository=way[1])
    (article,) = (p for p in desk.project.prose if p.address == "cach-bao/")
    words = "".join(piece.html for piece in prose_view(desk, article).pieces)
    assert tuple(re.findall("<p>(.*?)</p>", words)) == said
    (found,) = (e for e in entries(desk) if e.address == "cach-bao/")
    assert ("Hãy báo" in str(found)) == ("Hãy báo cho nhóm." in said)


@pytest.mark.parametrize("code", ["vi", "en"])
def test_articles_of_a_site_without_ways_of_contact_ask_for_no_reports(desk: Desk, code: str) -> None:
    spoken = desk if code == "vi" else desk.in_language(code)
    assert not ways(desk) - {Only.NO_REPOSITORY}
    words = "".join(piece.html for p in spoken.project.prose for piece in prose_view(spoken, p).pieces)
    asks = ("hãy báo", "thì báo theo", "cho đơn vị công bố", "report it", "tell us", "to the publisher", "to the contact")
    assert [ask for ask in asks if ask in words.lower()] == []


@pytest.mark.parametrize(("contact", "repository", "said", "not_said"), [
    ("", "", "Trang chưa nêu cách liên hệ.", "href"),
    ("    email: thu@example.org\n", "", "mailto:thu@example.org", "Báo sai sót hoặc góp ý"),
    ("", "https://example.org/nhom/kho", "Báo sai sót hoặc góp ý", "chưa nêu cách liên hệ"),
])  # fmt: skip
def test_only_ways_of_contact_that_exist_are_promised(
    tmp_path: Path, contact: str, repository: str, said: str, not_said: str
) -> None:
    small: Small = copy(tmp_path)
    small.put("content/lien-he.md", "---\ntitle: Liên hệ\n---\n\n[[contact]]\n")
    small.change("site_config.yml", "  contact:\n    name: Nhóm thử\n", f"  contact:\n    name: Nhóm thử\n{contact}")
    desk = Desk(measure(small.project(), AS_OF), (), Language(), repository=repository)
    (article,) = (p for p in desk.project.prose if p.address == "lien-he/")
    told = Templates(DEFAULT_THEME, desk).part("contact", view=prose_view(desk, article))
    assert "Đơn vị công bố: Nhóm thử." in told
    assert said in told
    assert not_said not in told


def test_the_example_is_worked_out_by_the_program_itself(view: ProseView) -> None:
    example = view.example
    # From 31/12/2024 to 31/12/2030 are 2191 days; 730 of them have gone by: 20 + 60 * 730 / 2191 = 39.99.
    assert (example.base, example.goal, example.value, example.required) == ("20%", "80%", "35%", "40%")
    assert (example.needed, example.risen, example.ratio) == ("20", "15", "0,75")
    assert example.progress.id == "behind"


def test_the_example_is_drawn_only_where_a_page_shows_it(desk: Desk) -> None:
    measures = desk.measures
    assert [c.title for c in charts(measures, desk.words, "Trang") if c.stem == STEM] == ["Ví dụ: từ 20% lên 80%"]
    kept = tuple(p for p in desk.project.prose if not p.shows(Part.PATH))
    without = replace(measures, project=replace(desk.project, prose=kept))
    assert [c for c in charts(without, desk.words, "Trang") if c.stem == STEM] == []
    english = charts(measures, language("en"), "Site")[-1]
    assert english.title == "Example: from 20% to 80%"


def test_what_nobody_knows_is_counted(desk: Desk, view: ProseView) -> None:
    without = len(desk.project.provinces) - len(desk.measures.with_plan) - len(desk.measures.with_former_plans_only)
    said = ["".join(part.text for part in parts_of(sentence)) for sentence in view.unknown]
    assert said[0].startswith(f"{without} trong {len(desk.project.provinces)} ")
    assert re.match(r"\d+ trong \d+ mục tiêu", said[1])
    assert said[2].startswith(f"{len(desk.project.left_out)} số liệu")


def test_a_search_finds_its_words_only(desk: Desk) -> None:
    found = next(e for e in entries(desk) if e.address == "doc-so-lieu/")
    assert "hai nơi không cùng phạm vi" in found.text
    assert "[[" not in found.text
    assert without_parts("a\n[[signs]]\nb") == "a\n\nb"


@pytest.mark.parametrize(("line", "codes"), [
    ("[[signs]]", []), ("[[sings]]", ["MB-R096"]), ("Chữ [[signs]] giữa dòng", []),
])  # fmt: skip
def test_a_part_nobody_can_write_is_told(tmp_path: Path, line: str, codes: list[str]) -> None:
    small: Small = copy(tmp_path)
    small.put(GUIDE, f"---\ntitle: Đọc\n---\n\nMột câu.\n\n{line}\n")
    found = [told(f) for f in small.findings() if f.place.file == GUIDE]
    assert [text.split()[1] for text in found] == codes
    assert all(text.startswith(f"{GUIDE}:7") for text in found)
