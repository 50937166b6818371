"""Feeds: valid Atom, told apart for ever, dated by the commits."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import feedparser
import pytest
from lxml import etree

from generator.building import DEFAULT_THEME
from generator.measuring.measures import measure
from generator.writing.desk import Desk
from generator.writing.history.feeds import feeds
from generator.writing.templates import Templates
from tests.history.repository import Repository, repository
from tests.small import AS_OF, PLAN, RESULTS, VI, copy
from tests.writing.past import desk_of

SCHEMA = Path(__file__).parents[1] / "schemas" / "atom.rng"
ALL = "thay-doi/atom.xml"
SON_LA, CAN_THO, TARGET = "tinh/son-la/atom.xml", "tinh/can-tho/atom.xml", "muc-tieu/xhs-1/atom.xml"


@cache
def schema() -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(SCHEMA))


def written(desk: Desk) -> dict[str, bytes]:
    return {f.address: f.content for f in feeds(desk, Templates(DEFAULT_THEME, desk))}


@pytest.fixture
def repo(tmp_path: Path) -> Repository:
    """A correction in February, a lowered target with a note in March."""
    made = repository(tmp_path)
    made.change(RESULTS, ",27.5,,55,200,", ",41,,82,200,")
    made.commit(when="2026-02-01T12:00:00+07:00")
    made.change(PLAN, "value: 80\n", "value: 70\n")
    made.add("data/provinces/son-la/changes.yml", "  - date: 2026-06-20\n    who: Sở thử\n    what: Hạ & <b>nới</b>\n")
    made.commit(when="2026-03-01T12:00:00+07:00")
    return made


def test_every_feed_is_atom(repo: Repository) -> None:
    made = written(desk_of(repo))
    assert set(made) == {ALL, SON_LA, CAN_THO, TARGET, "muc-tieu/xhs-2/atom.xml"}
    for name, content in made.items():
        assert schema().validate(etree.fromstring(content)), (name, schema().error_log)
        assert not feedparser.parse(content).bozo, name


def test_a_feed_has_what_its_page_has(repo: Repository) -> None:
    titles = {n: [e.title for e in feedparser.parse(c).entries] for n, c in written(desk_of(repo)).items()}
    assert [len(titles[n]) for n in (ALL, SON_LA, TARGET, CAN_THO)] == [5, 5, 5, 2]
    assert any("27,5% → 41%" in title for title in titles[SON_LA])
    assert titles[CAN_THO] == ["Thêm số liệu của Sơn La và Cần Thơ", "Bắt đầu công bố dữ liệu"]


def test_an_entry_says_when_who_what_and_where(repo: Repository) -> None:
    parsed = feedparser.parse(written(desk_of(repo))[ALL])
    entry = next(e for e in parsed.entries if e.title.startswith("Hạ &"))
    assert entry.updated == "2026-03-01T05:00:00+00:00"
    assert entry.author == "Sở thử"
    assert re.fullmatch(r"https://example\.org/thu/thay-doi/2026/#p-[0-9a-f]{12}", entry.link)
    assert [t.term for t in entry.tags] == ["target"]
    assert "Cam kết bị hạ:" in entry.content[0].value


def test_text_of_the_data_stays_text(repo: Repository) -> None:
    entries = feedparser.parse(written(desk_of(repo))[ALL], sanitize_html=False).entries
    entry = next(e for e in entries if e.title.startswith("Hạ &"))
    assert "&lt;b&gt;nới&lt;/b&gt;" in entry.content[0].value
    assert entry.title == "Hạ & <b>nới</b>"


def test_a_character_no_xml_can_hold_breaks_nothing(tmp_path: Path) -> None:
    project = copy(tmp_path).project()
    note = project.national.notes[0].model_copy(update={"what": "a\x0bb\ufffe"})
    spoilt = replace(project, national=replace(project.national, notes=(note,)))
    parsed = feedparser.parse(written(Desk(measure(spoilt, AS_OF), (), VI))[ALL])
    assert not parsed.bozo
    assert "a\ufffdb\ufffd" in [e.title for e in parsed.entries]


def ids(content: bytes) -> list[str]:
    return [e.id for e in feedparser.parse(content).entries]


def test_ids_stay_wherever_the_site_stands_and_whatever_comes_later(repo: Repository) -> None:
    before = ids(written(desk_of(repo))[ALL])
    assert ids(written(desk_of(repo, url=""))[ALL]) == before
    repo.change(PLAN, "value: 70\n", "value: 75\n")
    repo.commit(when="2026-06-29T12:00:00+07:00")
    assert ids(written(desk_of(repo))[ALL])[1:] == before
    every = [i for content in written(desk_of(repo)).values() for i in ids(content)]
    assert len(every) == len(set(every))


def test_without_an_address_links_start_at_the_feed(repo: Repository) -> None:
    made = written(desk_of(repo, url=""))
    root = etree.fromstring(made[TARGET])
    links = [link.get("href") for link in root.iter("{*}link")]
    assert links[:2] == ["atom.xml", "./"]
    assert all(re.fullmatch(r"\.\./\.\./thay-doi/2026/#[pn]-[0-9a-f-]+", link) for link in links[2:])
    assert schema().validate(root), schema().error_log


def test_what_is_not_committed_is_in_no_feed(repo: Repository) -> None:
    before = written(desk_of(repo))
    repo.change(PLAN, "value: 70\n", "value: 75\n")
    assert written(desk_of(repo)) == before


def test_no_clock_has_a_say(repo: Repository) -> None:
    assert written(desk_of(repo)) == written(desk_of(repo))


def test_without_history_the_notes_are_told(tmp_path: Path) -> None:
    project = copy(tmp_path).project()
    made = written(Desk(measure(project, AS_OF), (), VI))
    parsed = feedparser.parse(made[ALL])
    assert (len(parsed.entries), parsed.feed.updated) == (2, "2026-06-05T00:00:00+00:00")
    assert feedparser.parse(made["muc-tieu/xhs-2/atom.xml"]).feed.updated == "2026-06-30T00:00:00+00:00"
    assert all(schema().validate(etree.fromstring(content)) for content in made.values())


MISTAKES = [
    (r"<id>urn:uuid:", "<id>khong-co-dia-chi"), (r"<updated>[^<]*", "<updated>01/03/2026"),
    (r"(<updated>[^<+]*)\+00:00", r"\1"), (r"<title>[^<]*</title>", ""), (r"<name>[^<]*", "<name> "),
    (r"<author>.*?</author>", ""), (r'rel="self"', 'rel="toi"'), (r' href="[^"]*"', ""), (r' term="[^"]*"', ""),
    (r'type="html"', 'type="application"'), (r"<entry>(.*?)</entry>", r"<item>\1</item>"), (r"<feed xmlns=\"[^\"]*\"", "<feed"),
    (r"</entry>\s*<entry>", ""), (r"(<id>.*?</id>)", r"\1\1"), (r"<entry>", "<entry><script/>"),
]  # fmt: skip


@pytest.mark.parametrize(("found", "put"), MISTAKES)
def test_the_schema_finds_a_planted_mistake(repo: Repository, found: str, put: str) -> None:
    good = written(desk_of(repo))[ALL].decode()
    bad = re.sub(found, put, good, count=1, flags=re.DOTALL)
    assert bad != good
    assert not schema().validate(etree.fromstring(bad.encode()))
