"""What officers look up: every code has its page, and every field of every file its line."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from markupsafe import escape

from generator.checking.catalogue import catalogue
from generator.language import Language
from generator.measuring.measures import measure
from generator.reading.project import read_project
from generator.records.fields import fields_of, records_in
from generator.records.files import KINDS
from generator.records.finding import Severity
from generator.writing import addresses
from generator.writing.artefacts import Page, PageKind, Site
from generator.writing.desk import Desk
from generator.writing.dictionary import dictionary_view, field_anchor
from generator.writing.manual import manual_view, rule_view, template
from tests.golden.make import site_of
from tests.small import AS_OF, SMALL

# A code or a document's number that no line breaks.
_KEPT = re.compile(r'<span class="whole">([^<]*)</span>')


@pytest.fixture(scope="module")
def desk() -> Desk:
    project = read_project(SMALL).project
    assert project is not None
    return Desk(measure(project, AS_OF), (), Language())


@pytest.fixture(scope="module")
def site() -> Site:
    return site_of(SMALL)


@pytest.fixture(scope="module")
def pages(site: Site) -> dict[str, Page]:
    return {f"/{page.address}": page for page in site.pages}


@pytest.mark.parametrize("code", catalogue())
def test_every_code_has_a_page_that_says_all_of_it(pages: dict[str, Page], desk: Desk, code: str) -> None:
    page, view = pages[addresses.rule(code)], rule_view(desk, catalogue()[code])
    assert page.kind is PageKind.RULE
    assert code in page.title
    body = re.sub("</?(?:code|var)>", "", _KEPT.sub(r"\1", page.body))
    for said in (view.what, view.why, view.mend, view.before, view.after, view.happens, view.kept):
        assert said, f"{code} leaves something unsaid"
        assert _escaped(re.sub("`([^`]+)`", r"\1", said)) in body
    assert not set("{}") & set(view.what + view.why + view.mend)


def test_the_first_page_leads_to_every_code(pages: dict[str, Page], desk: Desk) -> None:
    body = pages[addresses.MANUAL].body
    listed = [rule.code for group in manual_view(desk).groups for rule in group.rules]
    assert sorted(listed) == sorted(catalogue())
    assert all(f'href="{addresses.rule(code)}"' in body for code in listed)


def test_every_code_is_found_by_search(site: Site) -> None:
    assert set(catalogue()) <= {keyword for entry in site.entries for keyword in entry.keywords}


def test_only_errors_stop_a_proposal_and_only_others_may_be_kept(desk: Desk) -> None:
    for rule in catalogue().values():
        view = rule_view(desk, rule)
        assert view.happens.startswith("Không chặn") is (rule.severity is not Severity.ERROR)
        assert view.kept.startswith("Phải sửa") is not rule.acceptable


def test_a_sentence_shows_what_is_filled_in(desk: Desk) -> None:
    assert template(desk, "Thiếu cột “{value}”.") == "Thiếu cột “‹giá trị›”."
    assert template(desk, "{never_heard_of}") == "‹…›"


TYPED = [
    ("vi", "MB-C004", "mend", "Điền `as_of`, hoặc giải thích ở `as_of_note`."),
    ("vi", "MB-C025", "mend", "Chuyển ý kiến sang hàng có `voice` là review, hoặc điền `voice: review`."),
    ("vi", "MB-R044", "what", "Giá trị “‹giá trị›” của “‹tên trường›” không dùng được."),
    ("vi", "MB-R046", "mend", "Chạy: `minhbach migrate`. Lệnh đổi tên trường, giữ nguyên chú thích và thứ tự."),
    ("vi", "MB-R087", "mend", "Tạo tệp, hoặc khôi phục từ bản trước; xem `folders.content` trong `site_config.yml`."),
    ("en", "MB-C024", "mend", "Fill in `date`; if nothing was sent give the reason the source states in `reason`, or drop the entry."),
    ("en", "MB-P003", "what", "The task ‹id of the task› of the plan ‹number of the plan› serves no commitment."),
]


@pytest.mark.parametrize(("spoken", "code", "part", "expected"), TYPED)
def test_what_is_typed_stands_between_marks_and_what_is_filled_in_has_a_plain_name(
    desk: Desk, spoken: str, code: str, part: str, expected: str
) -> None:
    assert getattr(rule_view(desk.in_language(spoken), catalogue()[code]), part) == expected


def test_a_page_of_a_rule_sets_what_is_typed_as_code(pages: dict[str, Page]) -> None:
    body = pages[addresses.rule("MB-C010")].body
    assert "<code>first_year</code>" in body
    assert "<var>‹giá trị›</var>" in body
    assert "<code>accept</code>" in pages[addresses.rule("MB-S007")].body


def test_every_finding_of_a_province_page_leads_to_its_code(pages: dict[str, Page]) -> None:
    body = pages[addresses.province("can-tho")].body
    assert f'href="{addresses.rule("MB-P008")}"' in body


def test_the_dictionary_has_every_field_of_every_file(desk: Desk, pages: dict[str, Page]) -> None:
    view, body = dictionary_view(desk), pages[addresses.DICTIONARY].body
    files = {file.name: file for file in (*view.of_places, *view.of_all)}
    assert set(files) == {kind.file for kind in KINDS}
    for kind in KINDS:
        named = {(entry.name, entry.meaning) for block in files[kind.file].blocks for entry in block.entries}
        fields = {(f.name, f.description) for record in records_in(kind.record) for f in fields_of(record)}
        assert named == fields
        assert f'id="{field_anchor(kind, (fields_of(kind.record)[0].name,))}"' in body


def test_places_in_the_dictionary_are_its_own(desk: Desk) -> None:
    view = dictionary_view(desk)
    blocks = [block for file in (*view.of_places, *view.of_all) for block in file.blocks]
    entries = [entry for block in blocks for entry in block.entries]
    count = Counter([*(block.anchor for block in blocks), *(entry.anchor for entry in entries)])
    assert [anchor for anchor, times in count.items() if times > 1] == []
    assert {entry.inside for entry in entries} - {""} <= {block.anchor for block in blocks}


def test_the_dictionary_tells_nobody_how_to_write_what_nobody_writes(desk: Desk) -> None:
    notes = {f.name: f.note for f in dictionary_view(desk).of_all}
    assert notes["links.csv"] == ""
    assert notes["left-out.csv"].startswith("Luôn phải có cột what")


def test_the_dictionary_says_where_translations_stand(desk: Desk) -> None:
    paths = {f.name: f.paths for f in dictionary_view(desk).of_all}
    assert paths["terms.yml"] == ("content/terms.yml", "content/<mã-ngôn-ngữ>/terms.yml")
    assert paths["texts.yml"] == ("content/<mã-ngôn-ngữ>/texts.yml",)


def test_the_dictionary_says_how_a_value_is_written_and_what_is_usual(desk: Desk) -> None:
    file = next(f for f in dictionary_view(desk).of_places if f.name == "results.csv")
    entries = {entry.name: entry for entry in file.blocks[0].entries}
    assert [c.value for c in entries["state"].choices] == ["achieved", "not_achieved", "not_carried_out", "no_information"]
    assert entries["voice"].usual == "province"
    assert entries["seen"].usual == "yes"
    assert (entries["source"].required, entries["note"].required) == (True, False)
    assert entries["value"].example == "97.6"


def _escaped(text: str) -> str:
    return str(escape(text))
