"""A site in two languages: the same pages below a home of their own, each leading on in its language."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.building import DEFAULT_THEME
from generator.language import Language
from generator.measuring.measures import measure
from generator.writing import addresses
from generator.writing.artefacts import Page, PageKind, Site
from generator.writing.desk import Desk
from generator.writing.site import write_site
from generator.writing.translating import marker_of
from tests.small import AS_OF, RESULTS, TRANSLATION, Small, add_english, copy


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Small:
    small = copy(tmp_path_factory.mktemp("languages"))
    add_english(small)
    return small


@pytest.fixture(scope="module")
def site(project: Small) -> Site:
    desk = Desk(measure(project.project(), AS_OF), (), Language(), url="https://example.org/thu/")
    return write_site(desk, DEFAULT_THEME, lambda _: None, [desk.in_language("en")])


@pytest.fixture(scope="module")
def english(site: Site) -> dict[str, Page]:
    (further,) = site.further
    return {page.address: page for page in further.pages}


def links(page: Page) -> Iterator[str]:
    yield from re.findall(r'(?:href|src|action)="(/[^"#?]*)', page.body)


@pytest.mark.parametrize(
    ("address", "placed"),
    [
        ("/", "/en/"), ("/tinh/lao-cai/", "/en/tinh/lao-cai/"), ("/tinh/lao-cai/#cam-ket", "/en/tinh/lao-cai/#cam-ket"),
        ("/thay-doi/?loai=retreat", "/en/thay-doi/?loai=retreat"), ("/tinh/lao-cai/atom.xml", "/en/tinh/lao-cai/atom.xml"),
        ("/bieu-do/a.svg", "/en/bieu-do/a.svg"), ("/chia-se/a.png", "/en/chia-se/a.png"), ("/bao-cao/lich.ics", "/en/bao-cao/lich.ics"),
        ("/du-lieu/results.csv", "/du-lieu/results.csv"), ("/du-lieu/excel/lao-cai.xlsx", "/du-lieu/excel/lao-cai.xlsx"),
        ("/hinh/a.png", "/hinh/a.png"), ("/phien-ban/2029/du-lieu.zip", "/phien-ban/2029/du-lieu.zip"),
        ("/en/tinh/", "/en/tinh/"), ("#a", "#a"), ("//example.org/", "//example.org/"), ("https://example.org/", "https://example.org/"),
    ],
)  # fmt: skip
def test_addresses_in_a_further_language(address: str, placed: str) -> None:
    assert addresses.in_language("/en", address) == placed
    assert addresses.in_language("", address) == address


def test_every_page_is_there_in_every_language(site: Site, english: dict[str, Page]) -> None:
    main = {p.address for p in site.pages if p.kind is not PageKind.NOT_FOUND}
    assert {p.original for p in english.values() if p.kind is not PageKind.NOT_FOUND} == main
    assert {a for a in english if a != "404.html"} == {f"en/{a}" for a in main}
    assert all(p.original is None for p in site.pages)


def test_pages_lead_on_in_their_language_and_to_files_that_are_there(site: Site, english: dict[str, Page]) -> None:
    stands = {f"/{a}" for a in english} | {f"/{f.address}" for one in site.languages for f in one.files}
    stands |= {f"/{r.address}" for r in site.further[0].redirects} | {f"/{e.address}" for e in site.further[0].embeds}
    stands.add(addresses.CARRIED)  # packed by the publishing room, of the finished site
    lost = {link for page in english.values() for link in links(page)} - stands
    assert lost == set()


def test_the_main_language_is_written_as_without_the_others(project: Small, site: Site) -> None:
    alone = write_site(
        Desk(measure(project.project(), AS_OF), (), Language(), url="https://example.org/thu/"), DEFAULT_THEME, lambda _: None
    )
    assert (alone.pages, alone.files, alone.entries, alone.shell) == (site.pages, site.files, site.entries, site.shell)


def test_data_are_shared_and_sentences_are_not(site: Site) -> None:
    own = {f.address for f in site.further[0].files}
    assert {"en/bao-cao/lich.ics", "en/thay-doi/atom.xml"} <= own
    assert not any("du-lieu" in address for address in own)
    assert site.further[0].shell.hash == site.shell.hash


def test_names_of_the_site_and_words_of_the_programme_are_translated(site: Site, english: dict[str, Page]) -> None:
    shell = site.further[0].shell
    assert (shell.language, shell.home, shell.name, shell.short_name) == ("en", "en/", "Trial site", "Trial")
    assert "Provinces and cities" in [item.title for item in shell.menu]
    assert "The team" in shell.footer_html
    assert english["en/tinh/"].title == "Provinces and cities"


def test_names_of_units_are_marked(english: dict[str, Page]) -> None:
    assert '<h1 lang="vi">Sơn La</h1>' in english["en/tinh/son-la/"].body
    assert str(english["en/tinh/son-la/"].crumbs[-1].title) == '<span lang="vi">Sơn La</span>'


def test_machines_are_told_the_language_and_where_the_page_stands(english: dict[str, Page]) -> None:
    page = json.loads(english["en/tinh/son-la/"].linked_data)["@graph"][0]
    assert (page["inLanguage"], page["url"]) == ("en", "https://example.org/thu/en/tinh/son-la/")
    assert page["isPartOf"]["@id"] == "https://example.org/thu/en/#trang-web"
    data = json.loads(english["en/du-lieu/"].linked_data)["@graph"]
    files = [f["contentUrl"] for node in data for f in node.get("distribution", [])]
    assert files
    assert all(f.startswith("https://example.org/thu/du-lieu/") for f in files)


def test_numbers_and_dates_are_written_the_english_way(english: dict[str, Page]) -> None:
    assert "30 June 2026" in english["en/"].body


def test_an_article_is_its_translation_or_the_original_marked_as_such(english: dict[str, Page]) -> None:
    method, about = english["en/phuong-phap/"], english["en/gioi-thieu/"]
    assert method.title == "Method"
    assert 'href="/en/du-lieu/"' in method.body
    assert '<article lang="' not in method.body
    assert '<article lang="vi">' in about.body
    assert "This article has not been translated yet; below is the original in Vietnamese." in about.body


def test_feeds_of_two_languages_are_two_feeds(site: Site) -> None:
    def ids(address: str, one: Site) -> list[str]:
        text = next(f.content for f in one.files if f.address == address).decode()
        assert f'xml:lang="{one.shell.language}"' in text
        return re.findall("<id>(.*?)</id>", text)

    main, other = ids("thay-doi/atom.xml", site), ids("en/thay-doi/atom.xml", site.further[0])
    assert main
    assert not set(main) & set(other)


def test_former_addresses_lead_on_in_each_language(site: Site) -> None:
    pairs = {(r.address, r.to) for r in site.further[0].redirects}
    assert {(f"en/{r.address}", f"en/{r.to}") for r in site.redirects} == pairs


def test_search_entries_lead_to_pages_of_their_language(site: Site) -> None:
    found = {e.address for e in site.further[0].entries}
    assert found == {f"en/{e.address}" for e in site.entries}


def test_a_third_language_is_one_catalogue(project: Small, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every message is said backwards in a language of our own; nothing else is needed for its site."""
    from generator import language as room

    (tmp_path / "fr.po").write_text(
        'msgid ""\nmsgstr ""\n"Language: fr\\n"\n\nmsgid "Mục tiêu"\nmsgstr "Objectifs"\n\n'
        'msgid "{n} quy tắc: {errors} chặn việc công bố cho tới khi sửa, {warnings} cảnh báo và {notes} ghi chú không chặn."\n'
        'msgstr "{n} {n:règle|règles}, {errors} {errors:erreur|erreurs}, {warnings}, {notes}"\n', "utf-8",
    )  # fmt: skip
    monkeypatch.setattr(room, "LOCALE_FOLDER", tmp_path)
    room.language.cache_clear()
    try:
        desk = Desk(measure(project.project(), AS_OF), (), Language(), url="https://example.org/thu/")
        (further,) = write_site(desk, DEFAULT_THEME, lambda _: None, [desk.in_language("fr")]).further
    finally:
        room.language.cache_clear()
    pages = {p.address: p for p in further.pages}
    assert pages["fr/muc-tieu/"].title == "Objectifs"
    assert "règles" in pages["fr/kiem-tra/"].description
    assert further.shell.language == "fr"


def test_texts_of_the_framework_are_told_as_somebody_translated_them(project: Small, tmp_path: Path) -> None:
    small = copy(tmp_path)
    short = small.project().targets[0].short
    small.change("site_config.yml", "language: vi\n", "language: vi\n  languages: [vi, en]\n")
    small.put("content/en/texts.yml", f"format: 2\ntexts:\n  - {{text: '{short}', said: A village head}}\n")
    desk = Desk(measure(small.project(), AS_OF), (), Language())
    other = desk.in_language("en")
    assert (desk.project.targets[0].short, other.project.targets[0].short) == (short, "A village head")
    assert other.measures.targets[0].target.short == "A village head"
    assert other.project.targets[0].place == desk.project.targets[0].place
    assert other.project.holdings is desk.project.holdings, "evidence keeps its own words"
    assert other.data.hash == desk.data.hash


def test_what_is_translated_is_not_marked_as_foreign(tmp_path: Path) -> None:
    """An English name that holds a Vietnamese number stays English but for the number."""
    small = copy(tmp_path)
    small.change("site_config.yml", "language: vi\n", "language: vi\n  languages: [vi, en]\n")
    small.add("site_config.yml", TRANSLATION.replace("Trial site", "Tracking Decision 1087/QĐ-TTg"))
    desk = Desk(measure(small.project(), AS_OF), (), Language())
    marked = marker_of(desk, desk.in_language("en")).text("Tracking Decision 1087/QĐ-TTg")
    assert marked == 'Tracking Decision <span lang="vi">1087/QĐ-TTg</span>'


def test_kinds_of_units_issuers_and_remarks_are_said_in_the_language_of_the_page(tmp_path: Path) -> None:
    """A quote is evidence and keeps its words; what the site remarks on a figure does not."""
    small = copy(tmp_path)
    here, plan = small.project().province_by_slug["son-la"], small.project().holding("son-la").plans[0]
    small.change("site_config.yml", "language: vi\n", "language: vi\n  languages: [vi, en]\n")
    small.add("site_config.yml", f"{TRANSLATION}    data: [{{word: {here.type}, said: province|provinces}}]\n")
    small.change(RESULTS, "trên 300 trạm,", "trên 300 trạm,làm tròn")
    sayings = {plan.issuer: "The People", "làm tròn": "rounded", "trên 300 trạm": "over 300 stations"}
    lines = "".join(f"  - {{text: '{text}', said: '{said}'}}\n" for text, said in sayings.items())
    small.put("content/en/texts.yml", f"format: 2\ntexts:\n{lines}")
    desk = Desk(measure(small.project(), AS_OF), (), Language())
    body = page_of(desk.in_language("en"), "tinh/son-la/")
    assert "Sơn La Province" in re.sub("<[^>]*>", "", body)
    assert "The People" in body
    assert "rounded" in body
    assert "trên 300 trạm" in body
    assert here.full_name.casefold() in page_of(desk, "tinh/son-la/").casefold()


def page_of(desk: Desk, address: str) -> str:
    written = write_site(desk.main or desk, DEFAULT_THEME, lambda _: None, [desk] if desk.main else [])
    part = written.further[0] if desk.main else written
    return next(page.body for page in part.pages if page.address == desk.placed_plain(address))
