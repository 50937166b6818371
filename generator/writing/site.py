"""All pages, files and search entries of a site, made from one desk."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property, partial
from itertools import islice
from pathlib import Path
from typing import TypedDict

from generator import kept
from generator.checking.catalogue import catalogue
from generator.history.past import Entry
from generator.kept import Shelf, Stored
from generator.measuring.measures import TargetMeasures
from generator.parallel import shared_out
from generator.records.programme import Indicator
from generator.records.territory import Province
from generator.text import sort_key
from generator.writing import addresses, cards
from generator.writing.around import redirects, shell
from generator.writing.artefacts import (
    Crumb,
    File,
    Page,
    PageKind,
    Site,
    Written,
    page_of,
    plain_page,
)
from generator.writing.bodies import Bodies
from generator.writing.cards import card_files
from generator.writing.carrying import carried
from generator.writing.citing import Citation, cite, cite_data
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
from generator.writing.editions.pages import EditionPage, Editions, Remembered, Unmade
from generator.writing.embedding import embed_script, embeds
from generator.writing.foreign import Marker
from generator.writing.glossary import glossary_view
from generator.writing.history.feeds import feeds
from generator.writing.history.pages import changes_view, year_views
from generator.writing.history.press import press_view
from generator.writing.history.table import changes_file
from generator.writing.home import home_view, provinces_view
from generator.writing.indicator import indicator_view, indicators_view
from generator.writing.linked_data import linked_data
from generator.writing.manual import manual_view, rule_view, template
from generator.writing.open_data.by_indicator import figures_by_indicator
from generator.writing.open_data.files import OpenData, described, open_data_files
from generator.writing.open_data.view import data_view
from generator.writing.pictures import picture_files
from generator.writing.prose import prose_view
from generator.writing.province import province_view
from generator.writing.reports import reports_view
from generator.writing.search import entries
from generator.writing.side_by_side import side_by_side_view
from generator.writing.switching import maps_file
from generator.writing.target import target_view
from generator.writing.targets import targets_view
from generator.writing.templates import Templates
from generator.writing.translating import Placed, marker_of
from generator.writing.whole import kept_whole

# Their words are no data, so the history of the data does not know when they changed.
_NOT_OF_THE_DATA = {
    PageKind.DICTIONARY, PageKind.MANUAL, PageKind.RULE, PageKind.PROSE, PageKind.GLOSSARY, PageKind.SEARCH,
    PageKind.NOT_FOUND, PageKind.OFFLINE,
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


def write_site(
    desk: Desk, theme: Path, progress: Callable[[str], None], further: Iterable[Desk] = (), kept: Path | None = None,
    furnished: Callable[[Iterable[Desk]], Iterable[Desk]] = tuple,
) -> Site:  # fmt: skip
    """Write every page and file of the site, in the language of ``desk`` and in those of ``further`` desks.

    ``kept`` is a folder for what later builds need not make again: compiled templates, and bodies of pages.
    ``furnished`` returns desks with the pictures and workbooks that are made meanwhile; it is asked once, when all
    is written that needs none of them, before copies of this process write pages.

    Raises:
        PageTemplateError: a template has a mistake; the message names it.
    """
    desk = desk.thought_over()
    progress(desk.say("Viết dữ liệu mở"))
    data = open_data_files(desk)
    progress(desk.say("Chốt các bản dữ liệu"))
    tools = _Tools(theme, Shelf(kept / "bodies" if kept else None), kept / "templates" if kept else None)
    frozen_files = Shelf(kept / "editions" if kept else None)
    others = tuple(further)
    stamped = [one.to_be_stamped() for one in (desk, *others)]
    main = _Ready(data, Editions(stamped[0], shelf=frozen_files))
    ready = [main, *(_translated(main, other) for other in stamped[1:])]
    frozen = (file for t in main.editions.thens for file in t.frozen.files)
    shared = (*data.files, *figures_by_indicator(desk), changes_file(desk), *frozen, embed_script(theme))
    progress(desk.say("Vẽ biểu đồ"))
    writers = [_Writer(one, tools, its) for one, its in zip(furnished(stamped), ready, strict=True)]
    progress(desk.say("Viết trang"))
    made, *translated = _written(writers)
    for shelf in (tools.shelf, frozen_files, desk.room):
        shelf.sweep()
    return replace(
        made, files=(*made.files, *_prose_pictures(desk), *_workbooks(writers[0].desk), *shared),
        further=tuple(translated), carried=None if desk.project.lean else carried(desk, others),
        stamps=tuple({k: v for one in (desk, *others) for k, v in one.stamps.items()}.items()),
    )  # fmt: skip


@dataclass(frozen=True)
class _Tools:
    """What the pages of every language are written with."""

    theme: Path
    shelf: Shelf
    compiled: Path | None


@dataclass(frozen=True)
class _Ready:
    """What is made for the pages of a language before its desk has pictures."""

    data: OpenData
    editions: Editions
    marker: Marker | None = None


def _translated(main: _Ready, desk: Desk) -> _Ready:
    """Return the same for a further language; data and editions are those of the main one."""
    data = replace(main.data, tables=described(main.data.tables, desk))
    return _Ready(data, Editions(desk, main.editions), marker_of(main.editions.desk, desk))


@dataclass(frozen=True)
class _Job:
    """A part of what is to be written; ``whole`` where it looks at every place."""

    do: Callable[[], Written]
    whole: bool = True


def _written(writers: list[_Writer]) -> list[Site]:
    """Write the pages of all languages, with every processor.

    Of very many units, whatever looks at all of them is written here: a copy of this process that did would have all
    of them once more.
    """
    jobs = [[*writer.jobs()] for writer in writers]
    every = [job for one in jobs for job in one]
    lean = any(writer.desk.project.lean for writer in writers)
    shared = iter(shared_out([job.do for job in every if not (lean and job.whole)]))
    made = (job.do() if lean and job.whole else next(shared) for job in every)
    return [writer.site(Written.together(islice(made, len(one)))) for writer, one in zip(writers, jobs, strict=True)]


class _Writer:
    def __init__(self, desk: Desk, tools: _Tools, ready: _Ready) -> None:
        self.desk, self.open, self.editions = desk, ready.data, ready.editions
        self.templates = Templates(tools.theme, desk, tools.compiled)
        self.place = Placed(desk, ready.marker) if ready.marker else None
        self.bodies = Bodies(desk, self.templates, tools.shelf, self.place)

    def site(self, written: Written) -> Site:
        """Return what was written with what stands around it."""
        around, moved = shell(self.desk), (*redirects(self.desk), self.editions.latest)
        if self.place:
            around, moved = self.place.shell(around), tuple(map(self.place.redirect, moved))
        files = (*picture_files(self.desk), *card_files(self.desk), *written.files)
        return Site(around, written.pages, written.entries, moved, files, written.embeds)

    def jobs(self) -> Iterator[_Job]:
        """Yield everything there is to write, in parts that do not depend on each other."""
        of_units = {id(write) for write in self.unit_pages}
        for write in self.pages():
            yield _Job(partial(self._placed, partial(_written_pages, write)), id(write) not in of_units)
        for part in (self._entries, self._embeds, self._maps, self._feeds):
            yield _Job(partial(self._placed, part))

    @cached_property
    def unit_pages(self) -> tuple[Callable[[], Iterable[Page]], ...]:
        """What writes the page of each unit."""
        return tuple(partial(self.province, p) for p in self.desk.project.provinces)

    def _placed(self, write: Callable[[], Written]) -> Written:
        made = self.place.written(write()) if self.place else write()
        months = self.desk.words.month_names
        return replace(made, embeds=tuple(replace(e, body=kept_whole(e.body, months)) for e in made.embeds))

    def _entries(self) -> Written:
        return Written(entries=entries(self.desk))

    def _embeds(self) -> Written:
        return Written(embeds=tuple(embeds(self.desk, self.templates)))

    def _maps(self) -> Written:
        return Written(files=() if self.desk.project.lean else (maps_file(self.desk),))

    def _feeds(self) -> Written:
        calendar = File(addresses.plain(self.desk.placed(addresses.DUE_CALENDAR)), due_calendar(self.desk))
        return Written(files=(calendar, *feeds(self.desk, self.templates)))

    def page(
        self, address: str, kind: PageKind, title: str, description: str, view: object,
        crumbs: tuple[Crumb, ...] = (), shown: Dataset | None = None, own_past: tuple[Entry, ...] | None = None,
        heading: str = "",
    ) -> Page:  # fmt: skip
        """Write a page, cited by its ``heading`` where that says more than the title.

        ``own_past`` is told on it and in a feed of its own, others share that of everything.
        """
        plain = addresses.plain(address)
        section = addresses.plain(crumbs[1].address or "") if len(crumbs) > 2 else plain
        citation = cite_data(self.desk) if kind is PageKind.DATA else cite(self.desk, heading or title, address)
        body = self.bodies.body(kind, view, citation)
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

    def pages(self) -> Iterator[Callable[[], Iterable[Page]]]:
        """Yield what writes each page, or a few that go together."""
        yield self.home
        yield self.provinces
        yield from self.unit_pages
        if not self.desk.project.lean:
            yield self.side_by_side
        yield self.targets
        yield from (partial(self.target, t) for t in self.desk.measures.targets)
        yield self.indicators
        ordered = sorted(self.desk.project.indicators, key=lambda i: sort_key(i.name))
        yield from (partial(self.indicator, i) for i in ordered)
        yield self.changes
        yield self.others
        yield self.manual
        yield self.articles
        yield from (partial(self.frozen, part) for part in self.editions.parts())

    def crumbs(self, *steps: tuple[str, str | None]) -> tuple[Crumb, ...]:
        return (Crumb(self.desk.say("Trang chủ"), addresses.HOME), *(Crumb(t, a) for t, a in steps))

    def home(self) -> Iterator[Page]:
        view = home_view(self.desk)
        yield self.page(addresses.HOME, PageKind.HOME, self.desk.say("Trang chủ"), view.answer, view)

    def provinces(self) -> Iterator[Page]:
        title, view = self.desk.project.config.words.territories_title, provinces_view(self.desk)
        way = self.crumbs((title, None))
        yield self.page(addresses.PROVINCES, PageKind.PROVINCES, title, view.answer, view, way)

    def province(self, p: Province) -> Iterator[Page]:
        view = province_view(self.desk, p)
        way = self.crumbs((self.desk.project.config.words.territories_title, addresses.PROVINCES), (p.name, None))
        shown, past = province_dataset(self.desk, p, view.answer), self.desk.past.of_unit(p.slug)
        yield self.page(addresses.province(p.slug), PageKind.PROVINCE, p.name, view.answer, view, way, shown, past)

    def side_by_side(self) -> Iterator[Page]:
        view, title = side_by_side_view(self.desk), self.desk.say("So sánh")
        heading = self.desk.say("So sánh {places}", places=self.desk.project.config.words.territory)
        yield self.page(addresses.SIDE_BY_SIDE, PageKind.SIDE_BY_SIDE, title, view.answer, view,
                        self.crumbs((title, None)), heading=heading)  # fmt: skip

    def targets(self) -> Iterator[Page]:
        title, view = self.desk.many("Mục tiêu"), targets_view(self.desk)
        yield self.page(addresses.TARGETS, PageKind.TARGETS, title, view.answer, view, self.crumbs((title, None)))

    def target(self, t: TargetMeasures) -> Iterator[Page]:
        view = target_view(self.desk, t)
        way = self.crumbs((self.desk.many("Mục tiêu"), addresses.TARGETS), (t.target.id, None))
        name = f"{t.target.id}: {t.target.short}"
        shown, past = target_dataset(self.desk, t, view.answer), self.desk.past.of_target(t.target.id)
        yield self.page(addresses.target(t.target.id), PageKind.TARGET, name, view.answer, view, way, shown, past)

    def indicators(self) -> Iterator[Page]:
        title, view = self.desk.many("Chỉ số"), indicators_view(self.desk)
        crumbs = self.crumbs((title, None))
        yield self.page(addresses.INDICATORS, PageKind.INDICATORS, title, view.answer, view, crumbs,
                        heading=self.desk.say("Chỉ số và số liệu bối cảnh"))  # fmt: skip

    def indicator(self, i: Indicator) -> Iterator[Page]:
        view = indicator_view(self.desk, i)
        way = self.crumbs((self.desk.many("Chỉ số"), addresses.INDICATORS), (i.name, None))
        yield self.page(addresses.indicator(i.id), PageKind.INDICATOR, i.name, view.answer, view, way,
                        indicator_dataset(self.desk, i, view.answer))  # fmt: skip

    def changes(self) -> Iterator[Page]:
        title, view = self.desk.many("Thay đổi"), changes_view(self.desk)
        yield self.page(addresses.CHANGES, PageKind.CHANGES, title, view.answer, view, self.crumbs((title, None)))
        for year, one in year_views(self.desk):
            way = self.crumbs((title, addresses.CHANGES), (str(year), None))
            yield self.page(addresses.changes_of(year), PageKind.CHANGES, one.title, one.answer, one, way)
        press, title = press_view(self.desk), self.desk.say("Cho báo chí")
        about = self.desk.say("Mọi thay đổi từ một ngày tự chọn, kèm nguồn; mục tiêu bị hạ và hạn bị lùi đứng trước.")
        yield self.page(addresses.PRESS, PageKind.PRESS, title, about, press, self.crumbs((title, None)))

    def others(self) -> Iterator[Page]:
        say = self.desk.say
        reports = reports_view(self.desk)
        title = say("Báo cáo")
        yield self.page(addresses.REPORTS, PageKind.REPORTS, title, reports.answer, reports, self.crumbs((title, None)),
                        heading=say("Ai đã công bố gì, khi nào"))  # fmt: skip
        data = data_view(self.desk, self.open)
        title = say("Dữ liệu")
        about = say("Tải toàn bộ dữ liệu, từ điển dữ liệu, giấy phép và cách trích dẫn.")
        yield self.page(addresses.DATA, PageKind.DATA, title, about, data, self.crumbs((title, None)),
                        whole_dataset(self.desk, self.open))  # fmt: skip
        files, title = dictionary_view(self.desk), say("Từ điển tệp dữ liệu")
        way = self.crumbs((say("Dữ liệu"), addresses.DATA), (title, None))
        yield self.page(addresses.DICTIONARY, PageKind.DICTIONARY, title, files.answer, files, way)

    def articles(self) -> Iterator[Page]:
        """What people wrote, and pages whose words are always the same."""
        say = self.desk.say
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
        yield replace(kept, state=say("Thông báo này được lưu sẵn trên máy của bạn."))

    def manual(self) -> Iterator[Page]:
        view, title = manual_view(self.desk), self.desk.say("Máy kiểm tra những gì")
        yield self.page(addresses.MANUAL, PageKind.MANUAL, title, view.answer, view, self.crumbs((title, None)))
        for code, rule in catalogue().items():
            one = rule_view(self.desk, rule)
            way = self.crumbs((title, addresses.MANUAL), (code, None))
            what, why = template(self.desk, rule.what), template(self.desk, rule.why)
            yield self.page(addresses.rule(code), PageKind.RULE, f"{code}: {what}", why, one, way)

    def frozen(self, write: Callable[[], Iterable[EditionPage | Remembered]]) -> Iterator[Page]:
        """A part of the editions, and of what is different between them."""
        for p in write():
            yield self.remembered(p) if isinstance(p, Remembered) else self.of_edition(p)

    def remembered(self, page: Remembered) -> Page:
        """Return a page as it is kept, or make it where anything it asked is answered otherwise now."""
        name = kept.key(self.bodies.identity, page.made_of, self.picture(""))
        found, since = self.bodies.shelf.get(name), page.since
        told = json.loads(found) if found else None
        asked = [(what, number, unit) for what, number, unit in told["asked"]] if told else []
        if told and (body := self.bodies.shelf.found(told["body"])) and since.answers(asked) == told["answers"]:
            return page_of(told["page"], body)
        with since.noted() as asked:
            made = self.of_edition(page.make())
        if isinstance(made.html, Stored):
            at = made.html.name
            written = {"asked": asked, "answers": since.answers(asked), "page": plain_page(made), "body": at}
            self.bodies.shelf.put(name, json.dumps(written, ensure_ascii=False).encode())
        return made

    def of_edition(self, p: EditionPage) -> Page:
        """Return a page of an edition, or of what is different between two."""
        first = (self.desk.say("Các bản dữ liệu đã chốt"), addresses.EDITIONS if p.way else None)
        answer, body = self._answered(p, cite(p.desk, p.title, p.address))
        section, crumbs = addresses.plain(addresses.DATA), self.crumbs(first, *p.way)
        made = Page(addresses.plain(p.address), p.kind, p.title, answer, body, section, crumbs,
                    picture=self.picture(""), state=p.state)  # fmt: skip
        return self.told(p.desk, made, p.shown)

    def _answered(self, page: EditionPage, citation: Citation) -> tuple[str, str | Stored]:
        if isinstance(page.view, Unmade):
            return self.bodies.answered(page.kind, page.view.made_of, page.view.make, citation)
        return page.view.answer, self.bodies.body(page.kind, page.view, citation)


def _written_pages(write: Callable[[], Iterable[Page]]) -> Written:
    return Written(pages=tuple(write()))


def _prose_pictures(desk: Desk) -> Iterator[File]:
    yield from (File(p.address, p.data) for p in desk.project.pictures)


def _workbooks(desk: Desk) -> Iterator[File]:
    for unit, content in sorted(desk.workbooks.items()):
        yield File(addresses.plain(addresses.workbook(unit)), content)
