"""Names and ids stay in their folders, and are names on every machine: each case is refused in words, or harmless."""

from __future__ import annotations

import os
import sys
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.reading.names import is_device, problem_of
from generator.records.finding import Severity
from generator.text import slug
from tests.small import PLAN, RESULTS, SOURCES, Small, told

UNIT = "data/provinces/son-la"
CONFIG = "site_config.yml"


def errors(small: Small) -> list[str]:
    return [told(f) for f in small.findings() if f.severity is Severity.ERROR]


def put(name: str, text: str = "format: 2\n") -> Callable[[Small], None]:
    return lambda small: small.put(name, text)


def moved_behind_a_link(name: str) -> Callable[[Small], None]:
    """Take a file or folder out of the project and leave a link to it."""

    def make(small: Small) -> None:
        outside = small.root.parent / "outside"
        small.path(name).rename(outside)
        small.path(name).symlink_to(outside)

    return make


def link(name: str, to: str) -> Callable[[Small], None]:
    def make(small: Small) -> None:
        small.path(name).parent.mkdir(parents=True, exist_ok=True)
        small.path(name).unlink(missing_ok=True)
        small.path(name).symlink_to(to)

    return make


def copied(name: str, to: str) -> Callable[[Small], None]:
    return lambda small: small.put(to, small.path(name).read_bytes())


LINKS = [
    (moved_behind_a_link(RESULTS), RESULTS),
    (moved_behind_a_link(SOURCES), SOURCES),
    (moved_behind_a_link("data/targets.yml"), "data/targets.yml"),
    (moved_behind_a_link(UNIT), UNIT),
    (moved_behind_a_link("content/gioi-thieu.md"), "content/gioi-thieu.md"),
    (moved_behind_a_link("content/terms.yml"), "content/terms.yml"),
    (link(RESULTS, "/etc/passwd"), RESULTS),
    (link(RESULTS, "/dev/zero"), RESULTS),
    (link(RESULTS, "results.csv"), RESULTS),
    (link(f"{UNIT}/plan-2.yml", "/proc/self/environ"), f"{UNIT}/plan-2.yml"),
    (link(f"{UNIT}/plan-2.yml", "../../../../nowhere"), f"{UNIT}/plan-2.yml"),
    (link("content/bai.md", "/etc/passwd"), "content/bai.md"),
    (link("content/hinh/a.png", "/dev/zero"), "content/hinh/a.png"),
    (link("data/provinces/yen-bai", "/etc"), "data/provinces/yen-bai"),
    (link("data/la.txt", "/etc/passwd"), "data/la.txt"),
]  # fmt: skip


@pytest.mark.parametrize("make, name", LINKS, ids=[f"{n} {case[1]}" for n, case in enumerate(LINKS)])
def test_a_link_is_refused_and_nothing_behind_it_is_read(small: Small, make: Callable[[Small], None], name: str) -> None:
    make(small)
    found = [f for f in small.read().findings if f.severity is Severity.ERROR]
    assert [(f.place.file, f.rule.code) for f in found if f.rule.code == "MB-R006"] == [(name, "MB-R006")]
    assert not [t for f in found if "root:" in (t := told(f))]
    assert len(found) == 1, [told(f) for f in found]


def test_the_configuration_is_no_link(small: Small) -> None:
    moved_behind_a_link(CONFIG)(small)
    assert any("MB-R006" in line for line in errors(small)), errors(small)


NAMES = [
    (put(f"{UNIT}/plan-a?.yml"), f"{UNIT}/plan-a?.yml", "MB-R007"),
    (put(f"{UNIT}/plan:a.yml"), f"{UNIT}/plan:a.yml", "MB-R007"),
    (put(f"{UNIT}/plan\\..\\a.yml"), f"{UNIT}/plan\\..\\a.yml", "MB-R007"),
    (put(f"{UNIT}/plan\n.yml"), f"{UNIT}/plan\ufffd.yml", "MB-R007"),
    (put(f"{UNIT}/plan\u202elmy.yml"), f"{UNIT}/plan\ufffdlmy.yml", "MB-R007"),
    (put("data/con.yml"), "data/con.yml", "MB-R007"),
    (put("data/AUX"), "data/AUX", "MB-R007"),
    (put(f"{UNIT}/nul.csv"), f"{UNIT}/nul.csv", "MB-R007"),
    (put(f"{UNIT}/results.csv."), f"{UNIT}/results.csv.", "MB-R007"),
    (put(f"{UNIT}/results.csv "), f"{UNIT}/results.csv ", "MB-R007"),
    (put("data/provinces/com1/README.md"), "data/provinces/com1", "MB-R007"),
    (put("data/provinces/son-la./README.md"), "data/provinces/son-la.", "MB-R007"),
    (put("content/con.md", "---\ntitle: A\n---\nb\n"), "content/con.md", "MB-R007"),
    (put("content/LPT9.md", "---\ntitle: A\n---\nb\n"), "content/LPT9.md", "MB-R007"),
    (put("data/provinces/Son-La/README.md"), "data/provinces/son-la", "MB-R008"),
    (copied(PLAN, f"{UNIT}/PLAN.yml"), f"{UNIT}/plan.yml", "MB-R008"),
    (put(f"{UNIT}/plan-k\u00ea.yml") , "", ""),  # alone it is a name like others; its twin is the next case
    (lambda s: (put(f"{UNIT}/plan-k\u00ea.yml")(s), put(f"{UNIT}/plan-ke\u0302.yml")(s)), f"{UNIT}/plan-k\u00ea.yml", "MB-R008"),
    (lambda s: (put("content/k\u00ea.md", "---\ntitle: A\n---\nb\n")(s), put("content/ke\u0302.md", "---\ntitle: A\n---\nb\n")(s)),
     "content/k\u00ea.md", "MB-R008"),
]  # fmt: skip


@pytest.mark.parametrize("make, name, code", NAMES, ids=[f"{n} {case[1]!r}" for n, case in enumerate(NAMES)])
def test_a_name_that_some_machine_cannot_hold_is_refused(
    small: Small, make: Callable[[Small], object], name: str, code: str
) -> None:
    make(small)
    found = {(f.place.file, f.rule.code) for f in small.read().findings if f.rule.code in ("MB-R007", "MB-R008")}
    assert found == ({(name, code)} if code else set())


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
def test_a_name_that_is_no_text_is_told_all_the_same(small: Small) -> None:
    raw = os.fsencode(small.path(UNIT)) + b"/plan-\xff.yml"
    Path(os.fsdecode(raw)).write_text("format: 2\n")
    lines = errors(small)
    assert any("MB-R007" in line for line in lines)
    "\n".join(lines).encode()


DEVICES = ["con", "CON", "nul.yml", "Aux.tar.gz", "com1", "LPT9.csv", "com¹", "prn ", "conin$"]


@pytest.mark.parametrize("name", DEVICES)
def test_devices_of_windows(name: str) -> None:
    assert is_device(name)
    assert problem_of(name)


@pytest.mark.parametrize("name", ["con-dao", "console", "com", "com10", "auxerre.yml", "plan-2025.yml", "kế-hoạch.md", "a b.md"])
def test_names_every_machine_takes(name: str) -> None:
    assert problem_of(name) is None


# What data call things --------------------------------------------------------------------------

PATHS = ["..", "../x", "/etc/passwd", "a/b", "a\\b", ".", ".git", "a\0b", "C:", "~", "%2e%2e", "a b", "ê", "\u202ea", "-a"]
TARGET_ID = "  - id: XHS.1\n"


@pytest.mark.parametrize("written", PATHS)
@pytest.mark.parametrize("file, old", [
    ("data/targets.yml", TARGET_ID), (SOURCES, "  - id: bao-cao-2025\n"), (PLAN, "    - id: NV2\n"),
])  # fmt: skip
def test_an_id_is_no_path(small: Small, file: str, old: str, written: str) -> None:
    quoted = written.replace("\\", "\\\\").replace("\0", "\\0")
    small.change(file, old, f'{old.partition("id:")[0]}id: "{quoted}"\n')
    assert any(f.rule.code in ("MB-R060", "MB-R011") and f.place.file == file for f in small.read().findings)


ADDRESSES = [
    ("data/targets.yml", TARGET_ID, "  - id: con\n", "MB-R009"),
    ("data/targets.yml", TARGET_ID, "  - id: NUL\n", "MB-R009"),
    ("data/provinces.yml", "    name: Sơn La\n", "    name: Côn\n", "MB-R009"),
    ("data/provinces.yml", "    name: Sơn La\n", "    name: '!!!'\n", "MB-R009"),
    ("data/provinces.yml", "    name: Sơn La\n", "    name: '../../..'\n", "MB-R009"),
    ("data/provinces.yml", "    name: Sơn La\n", f"    name: {'Sơn La ' * 40}\n", "MB-R009"),
]  # fmt: skip


@pytest.mark.parametrize("file, old, new, code", ADDRESSES)
def test_a_name_that_makes_no_address_is_refused(small: Small, file: str, old: str, new: str, code: str) -> None:
    small.change(file, old, new)
    assert code in {f.rule.code for f in small.read().findings}


def test_ids_that_make_one_address_are_refused(small: Small) -> None:
    text = small.path("data/targets.yml").read_text("utf-8")
    first = text.index(TARGET_ID)
    after = text.find("\n  - id:", first + 5)
    again = text[first : after + 1 if after > 0 else len(text)].replace("XHS.1", "xhs-1")
    small.add("data/targets.yml", again)
    found = [f for f in small.read().findings if f.rule.code == "MB-R047"]
    assert len(found) == 1
    assert found[0].details["other"] == "XHS.1"


@pytest.mark.parametrize("name", ["../../..", "/etc", "..", "/", "\u202e", "data/../..", "C:\\x"])
def test_the_data_folder_is_in_the_project(small: Small, name: str) -> None:
    small.add(CONFIG, f'folders:\n  data: "{name}"\n'.replace("\\", "\\\\"))
    assert small.read().project is None
    assert {"MB-R005", "MB-R001", "MB-R011"} & {f.rule.code for f in small.read().findings}


@pytest.mark.parametrize("name", ["/etc", "..", "../khac", "content/../../khac"])
def test_articles_stand_in_the_project_not_anywhere(small: Small, name: str) -> None:
    small.put("../khac/bai.md", "---\ntitle: Bài ở ngoài\n---\n\nKhông phải của trang.\n")
    small.add(CONFIG, f"folders:\n  content: {name}\n")
    reading = small.read()
    (found,) = (f for f in reading.findings if f.severity is Severity.ERROR)
    assert (found.rule.code, found.place.file, found.details["value"]) == ("MB-R005", CONFIG, name)
    assert found.place.line > 1
    assert reading.project is None or not reading.project.prose


def test_a_project_inside_another_may_have_its_articles(small: Small) -> None:
    """As the demonstration has those of the project it belongs to."""
    small.put("../khac/bai.md", "---\ntitle: Bài chung\n---\n\nCủa dự án bên ngoài.\n")
    small.put(f"../{CONFIG}", "format: 2\n")
    small.add(CONFIG, "folders:\n  content: ../khac\n")
    assert [p.title for p in small.project().prose] == ["Bài chung"]


def test_articles_that_are_nowhere_are_no_mistake(small: Small) -> None:
    small.add(CONFIG, "folders:\n  content: ../chua-co\n")
    assert not small.project().prose


@pytest.mark.parametrize("text", ["../../x", "/etc/passwd", "C:\\x", "a\0b", "..", "con", "\u202eabc", "%2e%2e/", "ＡＢ／.."])
def test_an_address_made_of_a_name_never_leaves(text: str) -> None:
    assert not set(slug(text)) - set("abcdefghijklmnopqrstuvwxyz0123456789-")


def test_of_a_huge_picture_only_the_beginning_is_read(small: Small) -> None:
    small.put("content/hinh/lon.png", b"")
    with small.path("content/hinh/lon.png").open("wb") as file:
        file.truncate(300_000_000)
    tracemalloc.start()
    found = small.read().findings
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert "MB-R093" in {f.rule.code for f in found}
    assert peak < 20_000_000
