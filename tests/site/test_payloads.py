"""Payloads in every text and every address of a project: none runs in a browser, none is anything but text in a file.

The fields are found from the records themselves, so a new one is planted by itself.
"""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Iterator
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import quote

import icalendar
import pytest
from markdown import Markdown
from openpyxl import load_workbook
from pydantic import TypeAdapter, ValidationError

from generator.building import build
from generator.checking import report
from generator.checking.check import check
from generator.exchange.workbook.edition import Edition
from generator.exchange.workbook.writing import workbook
from generator.language import Language
from generator.markdown import inert
from generator.records.base import Url
from generator.records.fields import fields_of, records_in
from generator.records.files import KINDS
from generator.records.project import Project
from generator.records.written import URL
from generator.writing.artefacts import Site
from tests.site.conftest import served
from tests.site.kinds import chosen
from tests.site.payloads import ADDRESSES, LEADING, NO_ADDRESSES, PAYLOADS
from tests.site.planting import planted, written
from tests.small import AS_OF, RESULTS, Small, copy

ALL = " ".join(PAYLOADS)
NAME = "<img src=x onerror=__pwned=50>\"'{{7*7}}</script><svg/onload=__pwned=51>${7*7} [a](javascript:__pwned=52) `&lt;b&gt;"
HARMLESS = re.sub(r"\S", "a", ALL)
# Runs before the page's own scripts: whatever happens is told as an error of the console.
WATCH = """
Object.defineProperty(window, '__pwned', { get: () => 0, set: v => console.error('RAN ' + v) });
document.addEventListener('securitypolicyviolation', e => console.error('POLICY ' + e.violatedDirective + ' ' + e.blockedURI + ' ' + e.sample));
window.print = () => {};
"""
TOUCH = """async () => {
  const wait = ms => new Promise(done => setTimeout(done, ms));
  document.querySelectorAll('details').forEach(e => { e.open = true; });
  for (const box of document.querySelectorAll('select')) {
    box.selectedIndex = box.options.length - 1;
    box.dispatchEvent(new Event('input', { bubbles: true }));
    box.dispatchEvent(new Event('change', { bubbles: true }));
  }
  for (const box of document.querySelectorAll('input[type=search], input[type=text], input:not([type])')) {
    box.value = "<img src=x onerror=__pwned=90>";
    box.dispatchEvent(new Event('input', { bubbles: true }));
    box.dispatchEvent(new Event('change', { bubbles: true }));
  }
  for (const box of document.querySelectorAll('input[type=checkbox], input[type=radio]')) { box.click(); }
  const live = [...document.querySelectorAll('button[data-live]')].slice(0, 2);
  const others = [...document.querySelectorAll('button:not([data-live]):not([type=submit])')].slice(0, 40);
  for (const button of [...others, ...live]) { try { button.click(); } catch (e) { console.error(e); } }
  await wait(live.length ? 1500 : 150);
  for (const mark of [...document.querySelectorAll('.chart--live svg path, .chart--live svg text, [data-place], main a')].slice(0, 60)) {
    for (const kind of ['pointerover', 'mouseover', 'pointermove', 'mousemove', 'focus']) { mark.dispatchEvent(new MouseEvent(kind, { bubbles: true })); }
  }
  await wait(50);
  return live.length;
}"""


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Small:
    """The small project with every kind of picture, in two languages."""
    project = copy(tmp_path_factory.mktemp("payloads"))
    more = "tram-5g,2026-03-31,120,,ke-hoach-soc-trang,120 trạm\ntap-huan,2026-04-30,19,,ke-hoach-soc-trang,19%\n"
    project.add("data/provinces/can-tho/results.csv", more)
    project.add(RESULTS, "tap-huan,,2026-02-28,,31,,,,,xã vùng cao,bao-cao-2025,31%,\n")
    project.change("site_config.yml", "  language: vi\n", "  language: vi\n  languages: [en]\n")
    return project


@pytest.fixture(scope="module")
def hostile(small: Small) -> Project:
    return planted(small.project(), ALL, ADDRESSES, name=NAME)


def files(site: Site) -> dict[str, bytes]:
    return {file.address: file.content for one in site.languages for file in one.files}


@pytest.fixture(scope="module")
def given(hostile: Project) -> dict[str, bytes]:
    """Every file of the site that is no page."""
    return files(written(hostile))


def of_kind(given: dict[str, bytes], ending: str) -> dict[str, bytes]:
    found = {name: content for name, content in given.items() if name.endswith(ending)}
    assert found, ending
    return found


# In a browser ---------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def built(small: Small, hostile: Project, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    output = tmp_path_factory.mktemp("payloads-site") / "thu"
    build(hostile, list(check(hostile, AS_OF)), AS_OF, small.root, output, Language(), lambda _: None)
    yield output
    shutil.rmtree(output)


@pytest.fixture(scope="module")
def address(built: Path) -> Iterator[str]:
    with served(built) as where:
        yield where


def pages(built: Path) -> list[str]:
    """Some pages of every kind, embedded ones and the one for readers without a network among them."""
    found = [page.address for page in chosen(built) if page.kind != "redirect"]
    embeds = sorted(path.relative_to(built).as_posix().removesuffix("index.html") for path in built.glob("**/nhung/*/index.html"))
    return list(dict.fromkeys([*found, *embeds[:4]]))


@pytest.mark.parametrize("without_policy", [False, True], ids=["with its policy", "even without a policy"])
def test_no_payload_runs_whatever_is_touched(browser: Any, built: Path, address: str, without_policy: bool) -> None:
    context = browser.new_context(bypass_csp=without_policy, service_workers="block", viewport={"width": 1000, "height": 900})
    context.add_init_script(WATCH)
    page, complaints, live = context.new_page(), [], 0
    page.on("dialog", lambda d: (complaints.append(f"dialog {d.message}"), d.dismiss()))
    page.on("pageerror", lambda e: complaints.append(f"error {e}"))
    page.on("console", lambda m: complaints.append(m.text) if m.type == "error" else None)
    page.on("request", lambda r: complaints.append(r.url) if not r.url.startswith((address, "data:", "blob:")) else None)
    for where in pages(built):
        page.goto(address + where, wait_until="load")
        live += page.evaluate(TOUCH)
        assert complaints == [], (where, complaints)
        bad = page.evaluate("[...document.querySelectorAll('*')].filter(e => [...e.attributes].some(a => /^on/i.test(a.name) || "
                            "/^\\s*(javascript|vbscript|data:text)/i.test(a.value) && ['href', 'src', 'action', 'data', 'xlink:href'].includes(a.name)))"
                            ".map(e => e.outerHTML.slice(0, 200))")  # fmt: skip
        assert bad == [], where
    assert live >= 3
    context.close()


def test_hits_and_questions_of_a_search_are_text(browser: Any, address: str) -> None:
    context = browser.new_context()
    context.add_init_script(WATCH)
    page, complaints = context.new_page(), []
    page.on("console", lambda m: complaints.append(m.text) if m.type == "error" else None)
    page.on("dialog", lambda d: (complaints.append(d.message), d.dismiss()))
    for question in ("son la", "script", "<img src=x onerror=__pwned=91>", "{{7*7}}"):
        page.goto(f"{address}tim-kiem/?q={quote(question)}")
        page.wait_for_timeout(700)
        assert page.locator("#ket-qua img, #ket-qua script, #ket-qua svg[onload], #ket-qua iframe").count() == 0
    page.goto(f"{address}tim-kiem/?q=son%20la")
    page.locator("#ket-qua li").first.wait_for()
    assert "<img src=x onerror=__pwned=50>" in page.locator("#ket-qua").inner_text()
    assert complaints == []
    context.close()


# In files -------------------------------------------------------------------------------------

_NUMBER = re.compile(r"[-+]?\d+(?:[.,]\d+)*\s?%?\Z")


def _runs(cell: str) -> bool:
    """Whether a spreadsheet takes a cell for a formula, also one that parts cells by semicolons."""
    return any(
        re.match(r"[\s\ufeff]*[=+\-@＝＋－＠]", part) is not None and not _NUMBER.match(cell) for part in cell.split(";")
    ) or cell[:1] in ("\t", "\r")


@pytest.fixture(scope="module")
def leading(small: Small) -> Project:
    """The same project with every text beginning with what is something only there."""
    return planted(small.project(), "x", leads=LEADING)


def test_tables_hold_no_formula(given: dict[str, bytes], leading: Project) -> None:
    cells = 0
    for name, content in (*of_kind(given, ".csv").items(), *of_kind(files(written(leading)), ".csv").items()):
        for row in csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")):
            cells += len(row)
            assert [cell[:80] for cell in row if _runs(cell)] == [], name
    assert cells > 3_000


def test_workbooks_hold_text(hostile: Project, leading: Project) -> None:
    for project in (hostile, leading):
        content = workbook(project, Edition(project.provinces[0].slug, AS_OF, "0123456789ab"), Language())
        book, texts = load_workbook(io.BytesIO(content)), 0
        for sheet in book.worksheets:
            for cell in (cell for row in sheet.iter_rows() for cell in row if cell.value is not None):
                texts += cell.data_type == "s"
                assert cell.data_type != "f", (sheet.title, cell.coordinate)
                assert cell.hyperlink is None or cell.hyperlink.target is None
        assert texts > 200
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            assert not [n for n in archive.namelist() if "external" in n.lower() or "vba" in n.lower() or "connections" in n]


class _Elements(HTMLParser):
    """The names of elements and attributes of HTML, and its addresses."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: set[str] = set()
        self.attributes: set[str] = set()
        self.addresses: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.addresses += [value or "" for name, value in attrs if name in ("href", "src", "action", "data", "srcset")]


_RUNS = {"script", "style", "iframe", "object", "embed", "base", "meta", "link", "form", "foreignobject", "animate", "set"}


def test_feeds_hold_text_and_plain_html(given: dict[str, bytes]) -> None:
    for name, content in of_kind(given, "atom.xml").items():
        root = ET.fromstring(content)
        assert {e.tag.partition("}")[0] for e in root.iter()} == {"{http://www.w3.org/2005/Atom"}, name
        for element in root.iter():
            assert (element.get("href") or "x")[:11].lower() != "javascript:"
            if element.get("type") == "html":
                inside = _Elements(element.text or "")
                assert not inside.elements & _RUNS, name
                assert not [a for a in inside.attributes if a.startswith("on")], name


def test_the_calendar_holds_what_it_always_held(given: dict[str, bytes], small: Small) -> None:
    usual = files(written(planted(small.project(), HARMLESS)))
    for name, content in of_kind(given, ".ics").items():
        shapes = [_shape(icalendar.Calendar.from_ical(each)) for each in (content, usual[name])]
        assert shapes[0] == shapes[1]


def _shape(part: Any) -> list[Any]:
    return [part.name, sorted(part.keys()), [_shape(each) for each in part.subcomponents]]


def test_pictures_are_pictures(built: Path) -> None:
    found = sorted(built.rglob("*.svg"))
    assert len(found) >= 5
    for path in found:
        for element in ET.fromstring(path.read_bytes()).iter():
            tag = element.tag.rpartition("}")[2].lower()
            assert tag not in _RUNS - {"style"}, path.name
            names = [name.rpartition("}")[2].lower() for name in element.attrib]
            assert not [n for n in names if n.startswith("on") or n in ("href", "src")], path.name


def test_what_machines_read_is_json_and_leaves_no_script(given: dict[str, bytes], built: Path) -> None:
    for name, content in of_kind(given, ".json").items():
        assert json.loads(content), name
    scripts = [(p, s) for p in sorted(built.rglob("*.html")) for s in re.findall(r"<script\b[^>]*>(.*?)</script>", p.read_text("utf-8"), re.DOTALL)]
    for path, script in scripts:
        assert not re.search("[<>\u2028\u2029]", script), path
        if script:
            json.loads(script)
    assert sum(bool(script) for _, script in scripts) > 20


def test_scripts_made_of_data_hold_it_as_strings(built: Path) -> None:
    """The file of all maps and the specifications of pictures hand over one value each."""
    made = [p for folder in ("ban-do", "bieu-do") for p in sorted(built.glob(f"**/{folder}/*.js"))]
    assert len(made) >= 5
    for path in made:
        text = path.read_text("utf-8")
        assert not re.search("[\u2028\u2029]|</script|<!--", text), path.name
        begins, ends = min(i for i in (text.find("{"), text.find("[")) if i >= 0), max(text.rfind("}"), text.rfind("]"))
        json.loads(text[begins : ends + 1])
        assert "__pwned" not in text[:begins] + text[ends + 1 :]


@pytest.mark.parametrize("payload", [*PAYLOADS, *LEADING])
def test_in_a_comment_on_github_a_payload_is_text(payload: str) -> None:
    told = Markdown(extensions=["tables"], output_format="html").convert(f"{inert(payload)}\n\n| a |\n|---|\n| {inert(payload)} |\n")
    inside = _Elements(told)
    assert inside.elements <= {"p", "table", "thead", "tbody", "tr", "th", "td"}
    assert not inside.addresses
    assert not re.search(r"@\w|(?<!\\)#\d|://|\bGH-\d", unescape(inert(payload)))


def test_the_findings_of_a_hostile_project_are_text_in_every_form(hostile: Project) -> None:
    found = list(check(hostile, AS_OF))
    assert len(found) > 20
    told = _Elements(Markdown(extensions=["tables"]).convert(report.as_markdown(found, Language())))
    assert not told.elements & (_RUNS | {"img", "svg", "video", "input"})
    assert not [a for a in told.addresses if not a.startswith("https://")]
    for line in report.as_github(found, Language()).splitlines():
        assert re.match(r"::(error|warning|notice|group|endgroup)\b|\S", line)
        assert line.count("::") >= 2 or not line.startswith("::")
    json.loads(report.as_json(found, Language()))


# Addresses ------------------------------------------------------------------------------------


def _address_fields() -> Iterator[tuple[str, str]]:
    for record in dict.fromkeys(r for kind in KINDS for r in records_in(kind.record)):
        yield from ((record.__name__, f.name) for f in fields_of(record) if f.written is URL)


def test_every_field_for_an_address_reads_only_addresses() -> None:
    """Whatever is called an address is read as one; the only other is never a link: see the pages above."""
    named = {
        (r.__name__, f.name) for kind in KINDS for r in records_in(kind.record) for f in fields_of(r)
        if f.name.rpartition("_")[2] in ("url", "archived", "to")
    }  # fmt: skip
    assert named - set(_address_fields()) <= {("LeftOut", "url")}
    assert len(set(_address_fields())) >= 8


@pytest.mark.parametrize("address", NO_ADDRESSES)
def test_what_is_no_address_of_the_web_is_refused(address: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Url).validate_python(address)
