"""What every page is written from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import quote

from generator.charting.render import Picture
from generator.language import Language
from generator.measuring.measures import Measures
from generator.records.finding import Finding
from generator.records.project import Project
from generator.records.values import Place


@dataclass(frozen=True)
class Desk:
    """Measures, findings and finished pictures, in one language.

    ``url`` is the site's public address, ``repository`` the data's; either may be empty when
    nobody has said yet.
    """

    measures: Measures
    findings: tuple[Finding, ...]
    words: Language
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    url: str = ""
    repository: str = ""
    folder: str = ""

    @property
    def project(self) -> Project:
        """The project the measures are of."""
        return self.measures.project

    def say(self, message: str, **details: object) -> str:
        """Return ``message`` in the page's language with ``{details}`` filled in."""
        return self.words._(message).format(**details) if details else self.words._(message)

    @property
    def as_of(self) -> str:
        """The day the page speaks of, as readers write it."""
        return self.words.day(self.measures.as_of)

    def line_address(self, place: Place) -> str:
        """Return the address of the line of a data file in the repository, or nothing."""
        if not self.repository or not place.file:
            return ""
        branch = self.project.config.site.branch
        path = quote(f"{self.folder}{place.file}")
        return f"{self.repository.rstrip('/')}/blob/{branch}/{path}#L{place.line}"

    def mistake_address(self, page: str) -> str:
        """Return where a reader reports a mistake on ``page``: an issue, or an e-mail."""
        contact = self.project.config.site.contact
        if self.repository:
            title = quote(self.say("Báo sai sót: {page}", page=page))
            return f"{self.repository.rstrip('/')}/issues/new?title={title}"
        return f"mailto:{contact.email}" if contact.email else contact.url or ""

    def cite(self, title: str, address: str) -> str:
        """Return a sentence that cites a page as of its day."""
        site = self.project.config.site
        where = self.url.rstrip("/") + address if self.url else ""
        text = self.say("{publisher}, “{title}”, {site}, số liệu tính đến {day}.",
                        publisher=site.publisher, title=title, site=site.name, day=self.as_of)  # fmt: skip
        return f"{text} {where}".strip()
