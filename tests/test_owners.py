"""Every province has its line in CODEOWNERS, and no line leads nowhere."""

from __future__ import annotations

import re
from pathlib import Path

from generator.reading.project import read_project

ROOT = Path(__file__).parent.parent
LINE = re.compile(r"(?P<off># )?(?P<path>/\S+|\*) +(?P<owners>@\S+(?: +@\S+)*)$")
EXAMPLE = "@to-chuc/"


def lines() -> list[re.Match[str]]:
    text = (ROOT / ".github" / "CODEOWNERS").read_text("utf-8")
    return [match for line in text.splitlines() if (match := LINE.match(line))]


def test_every_province_has_one_line() -> None:
    project = read_project(ROOT).project
    assert project is not None
    folders = [match["path"] for match in lines() if match["path"].startswith("/data/provinces/")]
    assert sorted(folders) == sorted(f"/data/provinces/{p.slug}/" for p in project.provinces)


def test_other_lines_lead_to_what_is_there() -> None:
    for match in lines():
        if match["path"] != "*" and not match["path"].startswith("/data/provinces/"):
            assert (ROOT / match["path"].strip("/")).exists(), match[0]


def test_an_example_is_never_in_force() -> None:
    assert [match[0] for match in lines() if EXAMPLE in match["owners"] and not match["off"]] == []
