"""A programme of another country needs no code: its site builds, and nothing of the first one is on it."""

from __future__ import annotations

import json
import re
import shutil
import zipfile
from html.parser import HTMLParser
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from generator.building import build
from generator.checking.check import check
from generator.language import LOCALE_FOLDER, Language
from generator.reading.project import read_project
from generator.records.finding import Severity
from tests.small import PROJECTS

OTHER = PROJECTS / "khac"
#: Names and words of the first programme, its country and its territory.
FIRST = [
    "1087", "đề án", "dân tộc", "việt nam", "hoàng sa", "trường sa", "sóc trăng", "lào cai", "cần thơ", "ubnd",
    "tỉnh", "huyện", "cả nước", "mục tiêu quốc gia", "văn bản 100", "100/ubdt", "15/12",
]  # fmt: skip


class Visible(HTMLParser):
    """All that a page shows or tells a reader: its texts and the attributes read aloud or searched."""

    SPOKEN = frozenset({"alt", "aria-label", "content", "placeholder", "title", "value"})

    def __init__(self, html: str) -> None:
        super().__init__()
        self.said: list[str] = []
        self.quiet = 0
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.quiet += tag in ("script", "style")
        self.said += [v for name, v in attrs if v and (name in self.SPOKEN or name.startswith("data-"))]

    def handle_endtag(self, tag: str) -> None:
        self.quiet -= tag in ("script", "style")

    def handle_data(self, data: str) -> None:
        if not self.quiet:
            self.said.append(data)


def visible(path: Path) -> str:
    return re.sub(r"\s+", " ", " ".join(Visible(path.read_text(encoding="utf-8")).said))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("other")
    shutil.copytree(OTHER, folder / "khac", ignore=shutil.ignore_patterns(".minhbach"))
    project = read_project(folder / "khac").project
    assert project is not None
    assert project.config.as_of is not None
    findings = list(check(project, project.config.as_of))
    assert [f for f in findings if f.severity is Severity.ERROR] == []
    build(project, findings, project.config.as_of, folder / "khac", folder / "site", Language(), lambda _: None)
    return folder / "site"


def pages(site: Path) -> list[Path]:
    return sorted(p for p in site.rglob("*.html") if "pagefind" not in p.parts)


@pytest.mark.parametrize("word", FIRST)
def test_no_page_knows_the_first_programme(site: Path, word: str) -> None:
    found = []
    for path in pages(site):
        text = visible(path).lower()
        near = [text[max(0, m.start() - 40) : m.end() + 30] for m in re.finditer(rf"(?<!\w){re.escape(word)}(?!\w)", text)]
        found += [(path.relative_to(site).as_posix(), n) for n in near]
    assert found == []


def test_no_open_data_file_knows_it_either(site: Path) -> None:
    texts = {p.name: p.read_text(encoding="utf-8") for p in (site / "du-lieu").iterdir() if p.suffix in (".csv", ".json")}
    with zipfile.ZipFile(site / "du-lieu/beacon.zip") as archive:
        texts |= {f"zip/{n}": archive.read(n).decode("utf-8") for n in archive.namelist()}
    assert len(texts) > 20
    words = "|".join(re.escape(w.strip()) for w in FIRST if not w[0].isdigit())
    wrong = {name: found for name, text in texts.items() if (found := re.findall(rf"(?<!\w)(?:{words})\b", text.lower()))}
    assert wrong == {}


def test_no_picture_knows_it_either(site: Path) -> None:
    pictures = sorted(site.glob("bieu-do/*.svg"))
    assert pictures
    for path in pictures:
        said = visible(path).lower()
        assert [w for w in FIRST if w in said and not w[0].isdigit()] == [], path.name


EXPECTED = [
    ("index.html", ("Tính đến 10/02/2031: đã tìm thấy kế hoạch công khai của 1 trong 3 vùng; "
                   "2 vùng đã công bố số liệu đo trực tiếp ít nhất một mục tiêu của Chương trình Beacon.")),
    ("index.html", "Vùng của tôi"),
    ("muc-tieu/lit/index.html", "Toàn Bretland"),
    ("muc-tieu/lit/index.html", "55,6%"),
    ("muc-tieu/law/index.html", "giao cho chính phủ"),
    ("muc-tieu/wrecks/index.html", "quận"),
    ("tinh/southmoor/index.html",
     "Southmoor: chưa tìm thấy kế hoạch hay báo cáo công khai nào về thực hiện Chương trình Beacon."),
    ("tinh/lakes/index.html", "over 3 tàu"),
    ("bao-cao/index.html", "Spring letter năm 2031 phải gửi chậm nhất 28/02/2031"),
    ("phuong-phap/index.html", "từ 0,9 trở lên"),
]  # fmt: skip


@pytest.mark.parametrize("page, sentence", EXPECTED)
def test_it_speaks_its_own_words(site: Path, page: str, sentence: str) -> None:
    assert sentence in visible(site / page)


def test_a_country_without_former_units_or_islands_has_no_room_for_them(site: Path) -> None:
    for path in pages(site):
        assert 'id="don-vi-cu"' not in path.read_text(encoding="utf-8")
    assert not list(site.glob("tinh/*/index.html.bak"))
    assert sorted(p.name for p in (site / "tinh").iterdir() if p.is_dir()) == ["lakes", "north-fells", "southmoor"]


def test_machine_readable_names_are_those_of_the_programme(site: Path) -> None:
    package = json.loads((site / "du-lieu/datapackage.json").read_text(encoding="utf-8"))
    assert "Beacon" in json.dumps(package, ensure_ascii=False)


def test_english_messages_know_nothing_of_it_either() -> None:
    with (LOCALE_FOLDER / "en.po").open("rb") as file:
        messages = [f"{m.id} {m.string}" for m in read_po(file, locale="en") if m.id]
    words = re.compile(r"1087|Đề án|dân tộc|Việt Nam|Vietnam(?!ese)|Hoàng Sa|Sóc Trăng|UBDT", re.IGNORECASE)
    assert [m for m in messages if words.search(m)] == []
