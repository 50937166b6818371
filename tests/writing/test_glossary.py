"""The glossary: complete for what the program calls things, in a dictionary's order, refused where it is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.labels import label
from generator.language import Language, language
from generator.measuring.badges import Evidence, Progress, Reported
from generator.measuring.measures import measure
from generator.reading.project import read_project
from generator.text import sort_key
from generator.writing import addresses
from generator.writing.desk import Desk
from generator.writing.glossary import explaining, glossary_view
from generator.writing.search import entries
from tests.small import AS_OF, Small, copy, told

ROOT = Path(__file__).parents[2]
TERMS = "content/terms.yml"


@pytest.fixture(scope="module")
def desk() -> Desk:
    project = read_project(ROOT).project
    assert project is not None
    return Desk(measure(project, AS_OF), (), Language())


@pytest.mark.parametrize("member", [*Reported, *Progress, *Evidence], ids=str)
def test_every_status_is_explained(desk: Desk, member: Reported | Progress | Evidence) -> None:
    statuses = {s.casefold() for t in desk.project.terms if t.status for s in t.spellings}
    assert label(member, desk.words).casefold() in statuses


def test_a_meaning_is_one_sentence_that_does_not_use_its_word(desk: Desk) -> None:
    for term in desk.project.terms:
        assert term.meaning.endswith("."), term.id
        assert term.meaning.count(". ") == 0, term.id
        assert len(term.meaning) <= 200, term.id
        assert not term.meaning.casefold().startswith(term.word.casefold()), term.id


def test_terms_stand_in_the_order_of_a_dictionary(desk: Desk) -> None:
    words = [t.word for t in glossary_view(desk).terms]
    assert words == sorted(words, key=sort_key)
    assert words.index("chưa đến hạn") < words.index("đúng hạn") < words.index("hoàn thành")


def test_a_term_can_be_found(desk: Desk) -> None:
    found = [e for e in entries(desk) if e.address == addresses.plain(addresses.term("moc-dau-ky"))]
    assert [e.title for e in found] == ["Mốc đầu kỳ"]


@pytest.fixture
def small(tmp_path: Path) -> Small:
    return copy(tmp_path)


def findings(small: Small) -> list[str]:
    return [line for f in small.findings() if (line := told(f)).startswith(TERMS)]


def test_the_small_project_is_as_it_should_be(small: Small) -> None:
    assert findings(small) == []


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("word: đơn vị cũ", "word: Mục tiêu", "MB-C018"),
        ("also: giá trị ban đầu", "also: [giá trị ban đầu, đơn vị cũ]", "MB-C018"),
        ("id: moc", "id: muc-tieu", "MB-R045"),
        ("sources: quyet-dinh", "sources: khong-co", "MB-C001"),
        ("meaning: Hạn chưa tới.", "meaning: ''", "MB-R051"),
        ("    meaning: Hạn chưa tới.\n", "", "MB-R040"),
        ("status: yes", "stauts: yes", "MB-R041"),
    ],
)
def test_mistakes_are_told(small: Small, old: str, new: str, code: str) -> None:
    small.change(TERMS, old, new)
    assert [line.split()[1] for line in findings(small)] == [code]


def test_a_project_without_a_glossary_has_no_page_of_it(small: Small) -> None:
    small.path(TERMS).unlink()
    assert small.project().terms == ()
    assert small.findings() is not None


def test_a_translated_term_speaks_its_language_and_others_stay(small: Small) -> None:
    small.put("content/en/terms.yml", "format: 2\nterms:\n  - {id: moc, word: baseline, meaning: The value at the start.}\n")
    small.change("site_config.yml", "  language: vi\n", "  language: vi\n  languages: [vi, en]\n")
    project = small.project()
    desk = Desk(measure(project, AS_OF), (), language("en"))
    assert {(t.word, t.language) for t in glossary_view(desk).terms} >= {("baseline", ""), ("mục tiêu", "vi")}
    assert "popovertarget" in explaining(desk).explained("<p>The baseline.</p>")
    assert explaining(desk).explained("<p>mục tiêu</p>") == "<p>mục tiêu</p>"
    small.change("content/en/terms.yml", "word: baseline", "word: baseline, forms: baselines")
    desk = Desk(measure(small.project(), AS_OF), (), language("en"))
    assert [t.also for t in glossary_view(desk).terms if t.word == "baseline"] == [()]  # a plural is no other word
    assert "popovertarget" in explaining(desk).explained("<p>The baselines.</p>")
    small.change("content/en/terms.yml", "id: moc", "id: mocc")
    assert [line.split()[1] for f in small.findings() if (line := told(f)).startswith("content/en/")] == ["MB-C001"]
