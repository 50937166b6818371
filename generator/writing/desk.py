"""What every page is written from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Protocol
from urllib.parse import quote, urlencode

from generator.charting.render import Picture
from generator.history.chronicle import Chronicle, History, NoHistory
from generator.history.editions import Edition, editions
from generator.history.mainline import Commit
from generator.history.numbering import DataVersion, versions
from generator.history.past import Past, past
from generator.kept import NOTHING_KEPT, Shelf
from generator.language import MANY, Language, language, ours
from generator.measuring.calendar import end_of, years_past
from generator.measuring.measures import Measures, measure
from generator.measuring.similarity import Criterion, Likeness, alike, criteria
from generator.records.config import SiteConfig
from generator.records.finding import Finding
from generator.records.project import NATIONAL, Project
from generator.records.territory import Province
from generator.records.values import Place
from generator.text import inside_quotes
from generator.writing import addresses
from generator.writing.open_data.state import DataState, version_of
from generator.writing.open_data.tables import DataTables, data_tables
from generator.writing.quoted import language_of
from generator.writing.sentences import Sentence, filled
from generator.writing.stamp import marked, stamps

# The forms of the repository's issue page; a test holds them, and the answers filled in, against
# exchange/form/forms.py.
MISTAKE_FORM, UPDATE_FORM, WORKBOOK_FORM = "bao-sai-sot.yml", "cap-nhat-ket-qua.yml", "gui-bang-excel.yml"
NO_HISTORY = NoHistory(ours("Trang được dựng không kèm lịch sử."))


class Speaking(Protocol):
    """Whatever speaks a language on a site of today."""

    @property
    def words(self) -> Language:
        """Its words, with all texts of the data that were translated."""

    @property
    def config(self) -> SiteConfig:
        """Its settings."""


@dataclass(frozen=True)
class Desk:
    """Measures, findings, finished pictures and workbooks, in one language.

    ``workbooks`` are by the slug of their province, ``cards`` (the pictures shown where a page is
    shared) by the stem of their page. ``url`` is the site's public address, ``repository`` the
    data's; either may be empty when nobody has said yet. ``data_home`` is where the open data stand. A desk of a
    further language knows the ``main`` one and where its own pages begin (``home``, ``/en``). ``on_paper`` is
    whether PDF files of pages will stand beside them, ``stamped_last`` whether the data are named only at the end.
    ``tables_hash`` is that of the open data's tables where it is known without drawing them; ``room`` takes in those
    that are too large to be held.
    """

    measures: Measures
    findings: tuple[Finding, ...]
    words: Language
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    workbooks: Mapping[str, bytes] = field(default_factory=dict)
    cards: Mapping[str, bytes] = field(default_factory=dict, kw_only=True)
    on_paper: bool = field(default=False, kw_only=True)
    url: str = ""
    repository: str = ""
    folder: str = ""
    history: History = NO_HISTORY
    data_home: str = addresses.DATA
    home: str = ""
    main: Desk | None = field(default=None, repr=False)
    stamped_last: bool = False
    tables_hash: str = ""
    room: Shelf = field(default=NOTHING_KEPT, repr=False)

    def in_language(
        self, code: str, newer: Speaking | None = None, pictures: Mapping[str, Picture] | None = None
    ) -> Desk:
        """Return the desk of a further language: the same measures, findings and history, told in other words.

        ``newer`` has the words, where an old version of the project is told.
        """
        texts = newer.words.texts if newer else self.project.texts_in(code)
        says = newer.config if newer else self.project.config
        project = self.project.retold(texts)
        config = project.config.in_language(code, says.translations)
        own = {p.address: p for p in project.translated if p.language == code}
        prose = tuple(own.get(p.address, p) for p in project.prose)
        told = replace(project, config=config, prose=prose)
        same = not texts  # then what was measured holds the very records that are told
        measures = replace(self.measures, project=told) if same else measure(told, self.measures.as_of)
        terms = {**project.config.terms(code), **says.terms(code)}
        words = replace(language(code), terms=terms, texts=texts)
        return replace(self, measures=measures, words=words, home=f"/{code}", main=self,
                       pictures=pictures or {}, cards={})  # fmt: skip

    def placed(self, address: str) -> str:
        """Return where something of the site stands in this language; see ``addresses.in_language``."""
        return addresses.in_language(self.home, address)

    def placed_plain(self, address: str) -> str:
        """Return the same for an address without a leading slash."""
        return addresses.plain(self.placed(f"/{address}"))

    @property
    def project(self) -> Project:
        """The project the measures are of."""
        return self.measures.project

    @cached_property
    def findings_by_unit(self) -> Mapping[str, Sequence[Finding]]:
        """The findings about files of each unit's folder, and under an empty slug those about the country's."""
        data, found = f"{self.project.config.folders.data}/", dict[str, list[Finding]]()
        for finding in self.findings:
            inside = finding.place.file.removeprefix(data)
            if inside != finding.place.file:
                parts = inside.split("/")
                if parts[0] != "provinces":
                    found.setdefault(NATIONAL, []).append(finding)
                elif len(parts) > 2:
                    found.setdefault(parts[1], []).append(finding)
        return found

    @cached_property
    def tables(self) -> DataTables:
        """The tables of the open data, drawn once: pages and files are made after them."""
        return data_tables(self.measures, self.words, addresses.plain(self.data_home), self.history, self.room)

    @property
    def commit(self) -> str:
        """The full id of the commit that last changed the data; empty where that is not known, or not committed."""
        last = self.history.publications[-1].commit if isinstance(self.history, Chronicle) else None
        return last.id if last else ""

    @cached_property
    def data(self) -> DataState:
        """What names the data: the version, the hash of the tables, the revision."""
        version, reason = version_of(self.measures.as_of), self.say("theo ngày, vì trang được dựng không kèm lịch sử")
        if self.versions:
            version, reason = self.versions[-1].label(self.words), self.versions[-1].reason(self.words)
        main = self.main or self
        return DataState.of(version, main.tables_hash or main.tables.hash, reason, self.commit)

    @property
    def named(self) -> DataState:
        """What names the data where it is cited: marks on the pages of a site, whose names are filled in last."""
        return marked(self.data, self.words.code) if self.stamped_last else self.data

    @property
    def stamps(self) -> Mapping[str, str]:
        """What will stand where each of those marks stands."""
        return stamps(self.data, self.words.code)

    @cached_property
    def versions(self) -> tuple[DataVersion, ...]:
        """The version of the data that each publication brought, the oldest first; none without history."""
        return versions(self.history.publications) if isinstance(self.history, Chronicle) else ()

    @cached_property
    def past(self) -> Past:
        """What was published when, told in the page's language."""
        return past(self.history, self.project, self.words)

    @cached_property
    def editions(self) -> tuple[Edition, ...]:
        """The editions there are on the day the pages speak of, the oldest first; none without history."""
        return editions(self.history, self.measures.as_of) if isinstance(self.history, Chronicle) else ()

    @cached_property
    def year_ends(self) -> Mapping[int, Measures]:
        """The same data measured at the end of each year that is over: what is known today about that day."""
        if self.main:
            return {year: replace(m, project=self.project) for year, m in self.main.year_ends.items()}
        years = years_past(self.measures.dues, self.measures.as_of)
        return {year: measure(self.project, end_of(year)) for year in years}

    @cached_property
    def criteria(self) -> tuple[Criterion, ...]:
        """The criteria by which places are likened, with what is known."""
        return criteria(self.project, self.measures.as_of)

    @cached_property
    def alike(self) -> Mapping[str, Likeness]:
        """Which places are most like each place, by its slug."""
        return alike(self.project, self.criteria)

    def say(self, message: str, **details: object) -> str:
        """Return ``message`` in the page's language with ``{details}`` filled in."""
        return self.words._(message).format(**details) if details else self.words._(message)

    def many(self, message: str) -> str:
        """Return a heading that names several things, in the page's language."""
        return self.words._(message, MANY)

    def tell(self, message: str, **details: object) -> Sentence:
        """Return ``message`` as ``say`` does; numbers in ``details`` that lead somewhere still do."""
        return filled(self.words._(message), details)

    def place_name(self, unit: str) -> str:
        """Return the name of a province, or of the country for an empty slug."""
        return self.project.province_by_slug[unit].name if unit else self.project.config.words.whole_country_title

    def language_of(self, quoted: str) -> str:
        """Return the language of a line quoted as it is, where it is another of the site's than the page's."""
        return language_of(quoted, self.words.code, self.project.config.site.languages)

    def title_of(self, commit: Commit | None) -> str:
        """Return what whoever made a commit wrote of it, to stand in quotation marks, where that is in the page's
        language: readers are led to the commit itself, and a line they cannot read tells them nothing."""
        return inside_quotes(commit.title) if commit and not self.language_of(commit.title) else ""

    def full_name(self, province: Province) -> str:
        """Return a province's name with the kind of unit it is."""
        return self.words.unit_name(province.type, province.bare or province.name)

    @property
    def as_of(self) -> str:
        """The day the page speaks of, as readers write it."""
        return self.words.day(self.measures.as_of)

    def line_address(self, place: Place, commit: str = "") -> str:
        """Return where to look at the line of a data file, as text with its neighbours, or nothing.

        ``commit`` is the full id of the version whose line is meant; without one it is the newest.
        """
        file = self._file_address("blob", place.file, commit)
        return f"{file}?plain=1#L{place.line}" if file else ""

    def commit_address(self, commit: str) -> str:
        """Return where to look at what a commit changed, or nothing."""
        return f"{self.repository.rstrip('/')}/commit/{commit}" if self.repository else ""

    def edit_address(self, place: Place) -> str:
        """Return where to edit the line of a file in a browser, or nothing."""
        file = self._file_address("edit", place.file)
        return f"{file}#L{place.line}" if file else ""

    def _file_address(self, how: str, file: str, commit: str = "") -> str:
        if not self.repository or not file:
            return ""
        version = commit or quote(self.project.config.site.branch)
        return f"{self.repository.rstrip('/')}/{how}/{version}/{quote(self.folder + file)}"

    def mistake_address(self, page: str, figure: str = "") -> str:
        """Return where a reader reports a mistake on ``page``: the form filled in, or whom to write to."""
        contact = self.project.config.site.contact
        if self.repository:
            return self._form_address(MISTAKE_FORM, page_address=page, figure=figure)
        return f"mailto:{contact.email}" if contact.email else contact.url or ""

    def update_address(self, place: str, subject: str = "") -> str:
        """Return the form that brings a newer figure of ``subject``, filled in with the place, or nothing."""
        return self._form_address(UPDATE_FORM, province=place, subject=subject) if self.repository else ""

    def send_address(self, place: str) -> str:
        """Return the form that takes a workbook back, filled in with the place, or nothing."""
        return self._form_address(WORKBOOK_FORM, province=place) if self.repository else ""

    def _form_address(self, form: str, **answers: str) -> str:
        """Return the address of a form; ``answers`` are by the ids of its boxes."""
        known = {name: text for name, text in {"template": form, **answers}.items() if text}
        return f"{self.repository.rstrip('/')}/issues/new?{urlencode(known, safe='/:,')}"

    def on_site(self, url: str) -> Desk:
        """Return this desk for a site at another address; what was drawn of the data is kept."""
        return self._but(url=url, main=self.main.on_site(url) if self.main else None)

    def furnished(
        self, pictures: Mapping[str, Picture], cards: Mapping[str, bytes], workbooks: Mapping[str, bytes]
    ) -> Desk:
        """Return this desk with its finished pictures, cards and workbooks; what was drawn of the data is kept."""
        return self._but(pictures=pictures, cards=cards, workbooks=workbooks)

    def drawn_already(self, tables_hash: str) -> Desk:
        """Return this desk for data whose tables are known to have this hash."""
        return self._but(tables_hash=tables_hash)

    def thought_over(self) -> Desk:
        """Return this desk with all in mind that many pages ask for: once, before languages and processes part."""
        _ = self.past, () if self.project.lean else self.year_ends
        return self

    def to_be_stamped(self) -> Desk:
        """Return this desk for pages whose data are named last; what was drawn of the data is kept."""
        return self._but(stamped_last=True)

    def _but(self, **other: object) -> Desk:
        made = copy(self)
        for name, value in other.items():
            object.__setattr__(made, name, value)
        return made

    def public(self, address: str) -> str:
        """Return an address of the site as it stands on the web, once that is known."""
        return self.url.rstrip("/") + self.placed(address) if self.url else self.placed(address)

    def warned(self, text: str) -> str:
        """Put the site's warning, where it has one, before ``text`` that travels without the site."""
        banner = self.project.config.site.banner
        return f"{banner}. {text}" if banner else text
