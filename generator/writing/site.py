"""All pages, files and search entries of a site, made from one desk."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypedDict

from generator.charting import raster, svg
from generator.checking.catalogue import catalogue
from generator.history.past import Entry
from generator.language import language_name
from generator.text import sort_key
from generator.writing import addresses, cards
from generator.writing.artefacts import Crumb, File, MenuItem, Page, PageKind, Redirect, Shell, Site
from generator.writing.carrying import carried
from generator.writing.citing import cite, cite_data, cite_picture
from generator.writing.datasets import (
    Dataset,
    indicator_dataset,
    province_dataset,
    target_dataset,
    whole_dataset,
)
from generator.writing.desk import Desk
from generator.writing.dictionary import dictionary_view
from generator.writing.due_calendar import due_calendar
from generator.writing.editions.pages import Editions
from generator.writing.embedding import embeds
from generator.writing.foreign import Marker
from generator.writing.glossary import explaining, glossary_view
from generator.writing.history.feeds import feeds
from generator.writing.history.pages import changes_view, year_views
from generator.writing.history.press import press_view
from generator.writing.history.table import changes_file
from generator.writing.home import home_view, provinces_view
from generator.writing.indicator import indicator_view, indicators_view
from generator.writing.linked_data import linked_data
from generator.writing.manual import manual_view, rule_view
from generator.writing.open_data.by_indicator import figures_by_indicator
from generator.writing.open_data.files import OpenData, described, open_data_files
from generator.writing.open_data.view import data_view
from generator.writing.pictures import answers, live_script
from generator.writing.prose import prose_view
from generator.writing.province import province_view
from generator.writing.reports import reports_view
from generator.writing.search import entries
from generator.writing.side_by_side import side_by_side_view
from generator.writing.source_list import with_source_list
from generator.writing.switching import maps_file
from generator.writing.target import target_view, targets_view
from generator.writing.templates import Templates
from generator.writing.translating import Placed, marker_of
from generator.writing.worked_example import STEM as EXAMPLE

# Their words are no data, so the history of the data does not know when they changed.
_NOT_OF_THE_DATA = {
    PageKind.DICTIONARY, PageKind.MANUAL, PageKind.RULE, PageKind.PROSE, PageKind.GLOSSARY, PageKind.SEARCH,
    PageKind.NOT_FOUND, PageKind.OFFLINE,
}  # fmt: skip
# Pages people take to meetings on paper, where a source is found by its address.
_CITES_SOURCES = {PageKind.PROVINCE, PageKind.TARGET, PageKind.INDICATOR}
# Their words explain themselves: the glossary, and what officers look up by code.
_NOT_EXPLAINED = {
    PageKind.GLOSSARY, PageKind.DICTIONARY, PageKind.MANUAL, PageKind.RULE, PageKind.SEARCH, PageKind.NOT_FOUND,
    PageKind.OFFLINE,
}  # fmt: skip


# Nobody is led to them: they stand in for another page.
_NOT_LINKED = {PageKind.NOT_FOUND, PageKind.OFFLINE}


class _PastOfPage(TypedDict):
    updated: dt.date | None
    feed: str


@dataclass(frozen=True)
class EmptyView:
    """The view of a page that says nothing about the data."""

    as_of: str


def write_site(desk: Desk, theme: Path, progress: Callable[[str], None], further: Iterable[Desk] = ()) -> Site:
    """Write every page and file of the site, in the language of ``desk`` and in those of ``further`` desks.

    Raises:
        PageTemplateError: a template has a mistake; the message names it.
    """
    progress(desk.say("Viết dữ liệu mở"))
    data = open_data_files(desk)
    progress(desk.say("Chốt các bản dữ liệu"))
    writer = _Writer(desk, Templates(theme, desk), data, Editions(desk))
    progress(desk.say("Viết trang"))
    frozen = (file for t in writer.editions.thens for file in t.frozen.files)
    shared = (
        *_prose_pictures(desk), *_workbooks(desk), *writer.open.files, *figures_by_indicator(desk),
        changes_file(desk), *frozen, _embed_script(theme),
    )  # fmt: skip
    made, others = writer.site(shared), tuple(further)
    return replace(
        made, further=tuple(_translated(writer, other, theme, progress) for other in others),
        carried=carried(desk, others),
    )  # fmt: skip


def _translated(main: _Writer, desk: Desk, theme: Path, progress: Callable[[str], None]) -> Site:
    """Write the pages of a further language; data and editions are those of the main one."""
    progress(main.desk.say("Viết trang: {language}", language=language_name(desk.words.code, main.desk.words.code)))
    data = replace(main.open, tables=described(main.open.tables, desk))
    marker = marker_of(main.desk, desk)
    return _Writer(desk, Templates(theme, desk), data, Editions(desk, main.editions), marker).site()


class _Writer:
    def __init__(
        self, desk: Desk, templates: Templates, data: OpenData, editions: Editions, marker: Marker | None = None
    ) -> None:
        self.desk, self.templates, self.open, self.editions = desk, templates, data, editions
        self.in_place = explaining(desk)
        self.marker = marker

    def site(self, shared: tuple[File, ...] = ()) -> Site:
        """Write everything in the desk's language, and put the files ``shared`` by all languages beside it."""
        desk = self.desk
        calendar = File(addresses.plain(desk.placed(addresses.DUE_CALENDAR)), due_calendar(desk))
        files = (
            *_pictures(desk), *_cards(desk), calendar, maps_file(desk), *feeds(desk, self.templates), *shared,
        )  # fmt: skip
        redirects = (*_redirects(desk), self.editions.latest)
        made = Site(
            _shell(desk), tuple(self.pages()), entries(desk), redirects, files, tuple(embeds(desk, self.templates))
        )
        return Placed(desk, self.marker).site(made) if self.marker else made

    def page(
        self, address: str, kind: PageKind, title: str, description: str, view: object,
        crumbs: tuple[Crumb, ...] = (), shown: Dataset | None = None, own_past: tuple[Entry, ...] | None = None,
    ) -> Page:  # fmt: skip
        """Write a page; ``own_past`` is told on it and in a feed of its own, others share that of everything."""
        plain = addresses.plain(address)
        section = addresses.plain(crumbs[1].address or "") if len(crumbs) > 2 else plain
        citation = cite_data(self.desk) if kind is PageKind.DATA else cite(self.desk, title, address)
        body = self.templates.render(kind, view, citation)
        if kind in _CITES_SOURCES:
            body = with_source_list(body, self.desk.say("Địa chỉ các nguồn"))
        body = body if kind in _NOT_EXPLAINED else self.in_place.explained(body)
        made = Page(plain, kind, title, description, body, section, crumbs, picture=self.picture(address),
                    **self.past_of(kind, address, own_past))  # fmt: skip
        return made if kind in _NOT_LINKED else self.told(self.desk, made, shown)

    def told(self, desk: Desk, page: Page, shown: Dataset | None) -> Page:
        """Return a page with what machines read of it, at the address it has in its language."""
        here = replace(page, address=desk.placed_plain(page.address))
        return replace(page, linked_data=linked_data(desk, here, shown))

    def past_of(self, kind: PageKind, address: str, own: tuple[Entry, ...] | None) -> _PastOfPage:
        """Return when what a page tells last changed, as far as history knows, and where its feed is."""
        entries = self.desk.past.entries if own is None else own
        known = entries and not self.desk.past.why_not and kind not in _NOT_OF_THE_DATA
        feed = addresses.feed(addresses.CHANGES if own is None else address)
        return {"updated": entries[0].day if known else None, "feed": addresses.plain(feed)}

    def picture(self, address: str) -> str:
        """Return the page's own card, or else the site's, or nothing where none was drawn."""
        own = [name for name in (cards.stem(address), cards.SITE) if name in self.desk.cards]
        return addresses.plain(addresses.card(own[0])) if own else ""

    def pages(self) -> Iterator[Page]:
        yield self.home()
        yield from self.provinces()
        yield self.side_by_side()
        yield from self.targets()
        yield from self.indicators()
        yield from self.changes()
        yield from self.others()
        yield from self.frozen()

    def crumbs(self, *steps: tuple[str, str | None]) -> tuple[Crumb, ...]:
        return (Crumb(self.desk.say("Trang chủ"), addresses.HOME), *(Crumb(t, a) for t, a in steps))

    def home(self) -> Page:
        view = home_view(self.desk)
        return self.page(addresses.HOME, PageKind.HOME, self.desk.say("Trang chủ"), view.answer, view)

    def provinces(self) -> Iterator[Page]:
        title = self.desk.project.config.words.territories_title
        listing = provinces_view(self.desk)
        yield self.page(
            addresses.PROVINCES, PageKind.PROVINCES, title, listing.answer, listing, self.crumbs((title, None))
        )
        for p in self.desk.project.provinces:
            view = province_view(self.desk, p)
            way = self.crumbs((title, addresses.PROVINCES), (p.name, None))
            shown, past = province_dataset(self.desk, p, view.answer), self.desk.past.of_unit(p.slug)
            yield self.page(addresses.province(p.slug), PageKind.PROVINCE, p.name, view.answer, view, way, shown, past)

    def side_by_side(self) -> Page:
        view, title = side_by_side_view(self.desk), self.desk.say("So sánh")
        return self.page(addresses.SIDE_BY_SIDE, PageKind.SIDE_BY_SIDE, title, view.answer, view,
                         self.crumbs((title, None)))  # fmt: skip

    def targets(self) -> Iterator[Page]:
        title = self.desk.many("Mục tiêu")
        listing = targets_view(self.desk)
        yield self.page(addresses.TARGETS, PageKind.TARGETS, title, listing.answer, listing, self.crumbs((title, None)))
        for t in self.desk.measures.targets:
            view = target_view(self.desk, t)
            way = self.crumbs((title, addresses.TARGETS), (t.target.id, None))
            name = f"{t.target.id}: {t.target.short}"
            shown, past = target_dataset(self.desk, t, view.answer), self.desk.past.of_target(t.target.id)
            yield self.page(addresses.target(t.target.id), PageKind.TARGET, name, view.answer, view, way, shown, past)

    def indicators(self) -> Iterator[Page]:
        title = self.desk.many("Số liệu bối cảnh")
        listing = indicators_view(self.desk)
        crumbs = self.crumbs((title, None))
        yield self.page(addresses.INDICATORS, PageKind.INDICATORS, title, listing.answer, listing, crumbs)
        for i in sorted(self.desk.project.indicators, key=lambda i: sort_key(i.name)):
            view = indicator_view(self.desk, i)
            way = self.crumbs((title, addresses.INDICATORS), (i.name, None))
            yield self.page(addresses.indicator(i.id), PageKind.INDICATOR, i.name, view.answer, view, way,
                            indicator_dataset(self.desk, i, view.answer))  # fmt: skip

    def changes(self) -> Iterator[Page]:
        title, view = self.desk.many("Thay đổi"), changes_view(self.desk)
        yield self.page(addresses.CHANGES, PageKind.CHANGES, title, view.answer, view, self.crumbs((title, None)))
        for year, one in year_views(self.desk):
            way = self.crumbs((title, addresses.CHANGES), (str(year), None))
            yield self.page(addresses.changes_of(year), PageKind.CHANGES, one.title, one.answer, one, way)
        press, title = press_view(self.desk), self.desk.say("Cho báo chí")
        about = self.desk.say("Mọi thay đổi từ một ngày tự chọn, kèm nguồn; mục tiêu hạ và hạn lùi đứng trước.")
        yield self.page(addresses.PRESS, PageKind.PRESS, title, about, press, self.crumbs((title, None)))

    def others(self) -> Iterator[Page]:
        say = self.desk.say
        reports = reports_view(self.desk)
        title = say("Báo cáo")
        yield self.page(addresses.REPORTS, PageKind.REPORTS, title, reports.answer, reports, self.crumbs((title, None)))
        data = data_view(self.desk, self.open)
        title = say("Dữ liệu")
        about = say("Tải toàn bộ dữ liệu, từ điển dữ liệu, giấy phép và cách trích dẫn.")
        yield self.page(addresses.DATA, PageKind.DATA, title, about, data, self.crumbs((title, None)),
                        whole_dataset(self.desk, self.open))  # fmt: skip
        yield from self.reference()
        for p in self.desk.project.prose:
            view = prose_view(self.desk, p)
            yield self.page(f"/{p.address}", PageKind.PROSE, p.title, p.description, view, self.crumbs((p.title, None)))
        if self.desk.project.terms:
            terms, title = glossary_view(self.desk), say("Thuật ngữ")
            way = self.crumbs((title, None))
            yield self.page(addresses.GLOSSARY, PageKind.GLOSSARY, title, terms.answer, terms, way)
        empty = EmptyView(self.desk.as_of)
        title = say("Tìm kiếm")
        yield self.page(addresses.SEARCH, PageKind.SEARCH, title, title, empty, self.crumbs((title, None)))
        yield self.page("404.html", PageKind.NOT_FOUND, say("Không có trang này"), "", empty)
        title = say("Không có mạng")
        kept = self.page(addresses.OFFLINE, PageKind.OFFLINE, title, title, empty, self.crumbs((title, None)))
        yield replace(kept, state=say("Trang này được lưu sẵn trên máy của bạn."))

    def frozen(self) -> Iterator[Page]:
        """The editions, and what is different between them."""
        title = self.desk.say("Các bản dữ liệu đã chốt")
        for p in self.editions.pages():
            first = (title, addresses.EDITIONS if p.way else None)
            body = self.templates.render(p.kind, p.view, cite(p.desk, p.title, p.address))
            section, crumbs = addresses.plain(addresses.DATA), self.crumbs(first, *p.way)
            made = Page(addresses.plain(p.address), p.kind, p.title, p.description, body, section, crumbs,
                        picture=self.picture(""), state=p.state)  # fmt: skip
            yield self.told(p.desk, made, p.shown)

    def reference(self) -> Iterator[Page]:
        """What officers look up: the dictionary of files, and the manual of findings."""
        say = self.desk.say
        files, title = dictionary_view(self.desk), say("Từ điển tệp dữ liệu")
        way = self.crumbs((say("Dữ liệu"), addresses.DATA), (title, None))
        yield self.page(addresses.DICTIONARY, PageKind.DICTIONARY, title, files.answer, files, way)
        manual, title = manual_view(self.desk), say("Máy kiểm tra những gì")
        yield self.page(addresses.MANUAL, PageKind.MANUAL, title, manual.answer, manual, self.crumbs((title, None)))
        for code, rule in catalogue().items():
            view = rule_view(self.desk, rule)
            way = self.crumbs((title, addresses.MANUAL), (code, None))
            yield self.page(addresses.rule(code), PageKind.RULE, f"{code}: {view.what}", view.why, view, way)


def _shell(desk: Desk) -> Shell:
    site, words = desk.project.config.site, desk.project.config.words
    menu = (
        MenuItem(desk.say("Trang chủ"), addresses.plain(addresses.HOME)),
        MenuItem(words.territories_title, addresses.plain(addresses.PROVINCES)),
        MenuItem(desk.many("Mục tiêu"), addresses.plain(addresses.TARGETS)),
        MenuItem(desk.say("Báo cáo"), addresses.plain(addresses.REPORTS)),
        MenuItem(desk.many("Thay đổi"), addresses.plain(addresses.CHANGES)),
        MenuItem(desk.many("Số liệu bối cảnh"), addresses.plain(addresses.INDICATORS)),
        MenuItem(desk.say("Dữ liệu"), addresses.plain(addresses.DATA)),
        MenuItem(desk.say("Phương pháp"), addresses.plain(addresses.METHOD)),
    )
    colours = desk.project.config.colours
    return Shell(
        site.name, site.short_name, site.description, desk.words.code, desk.url, menu, _footer(desk),
        desk.as_of, desk.data.version, desk.data.short_hash, addresses.plain(addresses.DATA),
        site.banner or "", (("primary", colours.primary), ("accent", colours.accent)),
    )  # fmt: skip


def _footer(desk: Desk) -> str:
    from markupsafe import escape

    site = desk.project.config.site
    pages = [(f"/{p.address}", p.title) for p in desk.project.prose] + [(addresses.PRESS, desk.say("Cho báo chí"))]
    if desk.project.terms:
        pages.append((addresses.GLOSSARY, desk.say("Thuật ngữ")))
    links = "".join(f'<li><a href="{address}">{escape(title)}</a></li>' for address, title in pages)
    licence = f'<a href="{escape(site.licence_url)}" rel="license external noopener">{escape(site.licence)}</a>'
    return (
        f"<ul>{links}</ul><p>{escape(desk.say('Đơn vị công bố'))}: {escape(site.publisher)}. "
        f"{escape(desk.say('Dữ liệu theo giấy phép'))} {licence}.</p>"
    )


def _prose_pictures(desk: Desk) -> Iterator[File]:
    yield from (File(p.address, p.data) for p in desk.project.pictures)


def _pictures(desk: Desk) -> Iterator[File]:
    for stem, picture in sorted(desk.pictures.items()):
        if stem == EXAMPLE:
            continue
        base = f"{addresses.plain(desk.placed(addresses.CHARTS))}{stem}"
        citation = cite_picture(desk, picture).full
        spec = {**picture.spec, "usermeta": {"bibliographicCitation": citation}}
        yield File(f"{base}.svg", svg.cited(picture.svg, citation).encode())
        yield File(f"{base}.png", raster.cited(picture.png, citation))
        yield File(f"{base}.csv", picture.csv)
        yield File(f"{base}.json", json.dumps(spec, ensure_ascii=False, sort_keys=True).encode())
        if answers(picture):
            yield File(f"{base}.js", live_script(picture))


def _embed_script(theme: Path) -> File:
    """Return the script other sites load beside an embedded picture: always at the same address."""
    script = theme / "shell" / "assets" / "embed-host.js"
    return File(addresses.plain(addresses.EMBED_SCRIPT), script.read_bytes())


def _cards(desk: Desk) -> Iterator[File]:
    for name, content in sorted(desk.cards.items()):
        yield File(addresses.plain(desk.placed(addresses.card(name))), content)


def _workbooks(desk: Desk) -> Iterator[File]:
    for unit, content in sorted(desk.workbooks.items()):
        yield File(addresses.plain(addresses.workbook(unit)), content)


def _redirects(desk: Desk) -> Iterator[Redirect]:
    current = set(desk.project.province_by_slug)
    for p in desk.project.provinces:
        for f in p.former:
            if f.id in current:
                continue
            yield Redirect(
                addresses.plain(addresses.province(f.id)),
                f"{addresses.plain(addresses.province(p.slug))}#{addresses.former_anchor(desk.project, p, f)}",
                f"{f.name} → {p.name}",
            )
