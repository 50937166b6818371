"""What is read, and what reading says about files it can read all the same."""

from __future__ import annotations

import random
import unicodedata
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.checking.check import check
from generator.reading.project import Reading, read_project
from generator.records.base import Record
from generator.records.finding import Severity
from generator.records.project import Holding, Project
from generator.records.values import Place
from tests.small import AS_OF, PLAN, RESULTS, SMALL, SOURCES, Small, copy, told

FILES = sorted(p.relative_to(SMALL).as_posix() for p in SMALL.rglob("*.*") if p.suffix in (".yml", ".csv"))


def plain(value: object) -> object:
    """A project without places, as plain values that can be compared."""
    if isinstance(value, Record):
        return {name: plain(getattr(value, name)) for name in type(value).model_fields}
    if isinstance(value, (Project, Holding)):
        return {name: plain(item) for name, item in vars(value).items() if name in value.__dataclass_fields__}
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    return [plain(item) for item in value] if isinstance(value, tuple) else value


def test_the_small_project_is_read_without_a_word() -> None:
    reading = read_project(SMALL)
    assert [told(f) for f in reading.findings] == []
    assert not reading.has_errors
    assert reading.project is not None
    assert set(reading.files) == set(FILES)
    assert reading.project.config.site.banner == "Dữ liệu thử"


def test_values_know_their_places() -> None:
    project = read_project(SMALL).project
    assert project is not None
    plan = project.holdings["son-la"].plans[0]
    assert plan.place_of("date") == Place(PLAN, 7, 9)
    assert plan.commitments[0].baseline is not None
    assert plan.commitments[0].baseline.place_of("value") == Place(PLAN, 22, 16)
    result = project.holdings["son-la"].results[0]
    assert result.place_of("value") == Place(RESULTS, 2, 5)
    assert result.place_of("scope") == result.place == Place(RESULTS, 2)


def test_nfd_twin_is_the_same_project(small: Small) -> None:
    for name in FILES:
        small.put(name, unicodedata.normalize("NFD", small.path(name).read_text("utf-8")))
    reading = small.read()
    assert {f.rule.code for f in reading.findings} == {"MB-R012"}
    assert not reading.has_errors
    assert plain(reading.project) == plain(read_project(SMALL).project)


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_line_ends_and_byte_order_mark_change_nothing(small: Small, ending: str) -> None:
    for name in FILES:
        text = small.path(name).read_text("utf-8").replace("\n", ending)
        small.put(name, b"\xef\xbb\xbf" + text.encode())
    reading = small.read()
    assert reading.findings == ()
    assert plain(reading.project) == plain(read_project(SMALL).project)


def test_letters_from_old_pdf_files_are_read_and_named(small: Small) -> None:
    small.change(PLAN, "issuer: UBND tỉnh Sơn La", "issuer: TRƢỞNG BAN, NHƢ\u0303NG")
    small.change(RESULTS, "đã mở chuyên mục", "đã mở chƣơng mục")
    found = [(f.rule.code, f.severity, f.place) for f in small.read().findings]
    assert ("MB-R013", Severity.WARNING, Place(PLAN, 8, 11)) in found
    assert ("MB-R013", Severity.WARNING, Place(RESULTS, 4, 12)) in found
    son_la = small.project().holdings["son-la"]
    assert son_la.plans[0].issuer == "TRƯỞNG BAN, NHỮNG"
    assert son_la.results[2].quote == "đã mở chương mục"


def test_header_only_is_a_warning(small: Small) -> None:
    small.put(RESULTS, "indicator,as_of,value,source\n")
    found = small.read().findings
    assert [(f.rule.code, f.severity) for f in found] == [("MB-R036", Severity.WARNING)]


def test_a_file_nobody_may_open_is_named(small: Small, monkeypatch: pytest.MonkeyPatch) -> None:
    closed, opened = small.path(SOURCES), Path.open

    def refuse(path: Path, *args: object) -> object:
        if path == closed:
            raise PermissionError(13, "Permission denied")
        return opened(path, *args)

    monkeypatch.setattr(Path, "open", refuse)
    errors = [f for f in small.findings() if f.severity is Severity.ERROR]
    assert [told(f) for f in errors] == [f"{SOURCES}:1:1 MB-R004 Không mở được tệp (Permission denied)."]


def test_names_of_files_come_out_printable(small: Small) -> None:
    for name in (b"data/\xff.yml", b"data/a\n::error::b.yml"):
        (small.root / name.decode("utf-8", "surrogateescape")).write_bytes(b"format: 2\n")
    found = [f.place.file for f in small.read().findings]
    assert found == ["data/a\ufffd::error::b.yml", "data/\ufffd.yml"]
    "".join(found).encode()


def test_every_mistake_of_every_file_in_one_run(small: Small) -> None:
    small.change("site_config.yml", "name: Nhóm thử", "nam: Nhóm thử")
    small.change("data/provinces.yml", "code: '14'", "code: 14")
    small.change("data/targets.yml", "deadline: 2030-12-31", "deadline: 31/12/2030")
    small.change(PLAN, "date: 2025-03-20", "date: 2025-04-31")
    small.change(PLAN, "value: 35", "value: 35,5")
    small.change(RESULTS, ",27.5,", ",\"27,5\",")
    small.put("data/provinces/can-tho/results.csv", "indicator;as_of;source\n")
    small.put("data/provinces/can-tho/sources.yml", "format: 2\nsources:\n\t- a\n")
    found = {(f.rule.code, f.place.file.rpartition("/")[2], f.place.line) for f in small.read().findings}
    assert found == {
        ("MB-R041", "site_config.yml", 13),  # and nobody misses what it was meant to be
        ("MB-R052", "provinces.yml", 8),
        ("MB-R057", "targets.yml", 10),
        ("MB-R056", "plan.yml", 7),
        ("MB-R053", "plan.yml", 26),
        ("MB-R053", "results.csv", 2),
        ("MB-R031", "results.csv", 1),
        ("MB-R020", "sources.yml", 3),
    }


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("data/targets.yml", "short: Tập huấn", "short: ''"),
        ("data/indicators.yml", "measure: percentage", "measure: phần trăm"),
        ("data/provinces.yml", "code: '94'", "code: 94"),
        ("data/programme.yml", "id: bao-cao-nam\n    title: Báo cáo hằng năm", "id: bao-cao-nam\n    title: ''"),
        (PLAN, "text: Ban hành kế hoạch", "text: ''"),
        (SOURCES, "kind: official_report", "kind: report"),
        ("data/sources.yml", "kind: legal_text", "kind: law"),
        ("data/documents.yml", "seen: yes", "seen: rồi"),
    ],
)
def test_a_mistake_in_a_record_is_not_blamed_on_those_who_mention_it(
    small: Small, file: str, old: str, new: str
) -> None:
    small.change(file, old, new)
    errors = [f for f in small.findings() if f.severity is Severity.ERROR]
    assert len(errors) == 1, [told(f) for f in errors]
    assert errors[0].place.file == file


@pytest.mark.parametrize("file", FILES)
def test_a_broken_file_is_not_blamed_on_those_who_mention_it(small: Small, file: str) -> None:
    small.put(file, "a: 'b\n" if file.endswith("yml") else "indicator\n\"a\n")
    errors = [f for f in small.findings() if f.severity is Severity.ERROR]
    assert errors
    assert {f.place.file for f in errors} == {file}, [told(f) for f in errors]


# --- nothing that stands in a file ever raises ---

PIECES = [
    b"", b"\0", b"\xff", b"\xef\xbb\xbf", b"\r", b"\n", b"\t", b" ", b"'", b'"', b",", b";", b":", b": ", b"- ", b"-",
    b"&a ", b"*a", b"!x ", b"!!binary ", b"<<: ", b"[", b"]", b"{", b"}", b"|", b">", b"#", b"%", b"@", b"`", b"? ",
    b"---", b"...", b"~", b"null", b"1e999", b"9" * 400, b"-", b"0", b"NaN", b"inf", b"\xcc\x81", "Ƣ".encode(),
    "²".encode(), "\u2028".encode(), "\u202e".encode(), b"format", b"id", b"2025-02-30", b"{0}", b"{{ x }}", b"../..",
    b"x" * 5000, b"'x': 1", b"\\", b'"\\ud800"', b'"\\0"',
]  # fmt: skip
MUTATION = st.tuples(st.sampled_from(FILES), st.integers(0, 4000), st.integers(0, 60), st.sampled_from(PIECES))


def spoil(small: Small, mutations: list[tuple[str, int, int, bytes]]) -> None:
    for name, start, length, piece in mutations:
        raw = small.path(name).read_bytes()
        at = start % (len(raw) + 1)
        small.put(name, raw[:at] + piece + raw[at + length :])


def read_and_check(small: Small) -> Reading:
    reading = small.read()
    found = list(reading.findings)
    if reading.project is not None:
        found += check(reading.project, AS_OF, reading.unread)
    for finding in found:
        told(finding)
    return reading


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(MUTATION, min_size=1, max_size=3))
def test_random_mutations_never_raise(mutations: list[tuple[str, int, int, bytes]]) -> None:
    with TemporaryDirectory() as folder:
        small = copy(Path(folder))
        spoil(small, mutations)
        reading = read_and_check(small)
    assert reading.project is not None or reading.has_errors


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.sampled_from(FILES), st.binary(max_size=300), st.randoms(use_true_random=False))
def test_random_bytes_never_raise(name: str, content: bytes, dice: random.Random) -> None:
    with TemporaryDirectory() as folder:
        small = copy(Path(folder))
        raw = bytearray(small.path(name).read_bytes())
        for _ in range(5):
            raw[dice.randrange(len(raw))] = dice.randrange(256)
        small.put(name, content if dice.random() < 0.3 else bytes(raw))
        read_and_check(small)
