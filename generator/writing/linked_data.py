"""What a page is, for search engines and catalogues of data: JSON-LD in the words of schema.org.

Addresses are absolute when the site's own is known; otherwise they are relative to the page,
which is as valid.
"""

from __future__ import annotations

import json
import posixpath
from dataclasses import dataclass
from typing import Any

from generator.writing import addresses
from generator.writing.artefacts import Page, PageKind
from generator.writing.citing import cite_data, full_citation
from generator.writing.datasets import Dataset, Download
from generator.writing.desk import Desk

Node = dict[str, Any]

_CONTEXT = "https://schema.org/"
LONGEST_DESCRIPTION = 5000
_KINDS = {PageKind.SEARCH: "SearchResultsPage"} | dict.fromkeys(
    (PageKind.PROVINCES, PageKind.TARGETS, PageKind.INDICATORS, PageKind.REPORTS, PageKind.MANUAL), "CollectionPage"
)
_SITE, _CATALOGUE, _DATA, _PAGE, _WAY = "trang-web", "danh-muc", "bo-du-lieu", "trang", "duong-di"
# Inside <script> a browser reads nothing but its end; inside a string of JSON each may be written so.
_INERT = str.maketrans({c: f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"})


def linked_data(desk: Desk, page: Page, shown: Dataset | None = None) -> str:
    """Return what ``page`` is, and the data ``shown`` on it, as JSON-LD that is safe inside ``<script>``."""
    told = _Teller(desk, page)
    graph = [told.page(with_data=shown is not None)]
    if page.crumbs:
        graph.append(told.way())
    if page.kind is PageKind.HOME:
        graph += [told.site(), told.catalogue()]
    if shown:
        graph.append(told.dataset(shown))
    document = {"@context": _CONTEXT, "@graph": graph}
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).translate(_INERT)


@dataclass(frozen=True, slots=True)
class _Teller:
    """Describes one page and what stands on it."""

    desk: Desk
    about: Page

    @property
    def here(self) -> str:
        return f"/{self.about.address}"

    def where(self, address: str) -> str:
        """Return where something of the site stands, as seen from the page."""
        address = self.desk.placed(address)
        if self.desk.url:
            return self.desk.public(address)
        path, mark, part = address.partition("#")
        if path == self.here and mark:
            return f"#{part}"
        folder = "/" if path.endswith("/") else ""
        return posixpath.relpath(path, self.here) + folder + mark + part

    def one(self, address: str, name: str) -> Node:
        """Return a reference to what is described at another place."""
        return {"@id": self.where(f"{address}#{name}")}

    def page(self, with_data: bool) -> Node:
        page = self.about
        return _filled({
            "@type": _KINDS.get(page.kind, "WebPage"),
            "@id": self.where(f"{self.here}#{_PAGE}"),
            "url": self.where(self.here),
            "name": page.title,
            "description": page.description,
            "inLanguage": self.desk.words.code,
            "isPartOf": self.one(addresses.HOME, _SITE),
            "dateModified": page.updated.isoformat() if page.updated else "",
            "breadcrumb": self.one(self.here, _WAY) if page.crumbs else None,
            "mainEntity": self.one(self.here, _DATA) if with_data else None,
        })  # fmt: skip

    def way(self) -> Node:
        steps = [
            {"@type": "ListItem", "position": n, "name": c.title, "item": self.where(c.address or self.here)}
            for n, c in enumerate(self.about.crumbs, start=1)
        ]
        return {"@type": "BreadcrumbList", "@id": self.where(f"{self.here}#{_WAY}"), "itemListElement": steps}

    def site(self) -> Node:
        names = self.desk.project.config.site
        return {
            "@type": "WebSite", "@id": self.where(f"{addresses.HOME}#{_SITE}"), "url": self.where(addresses.HOME),
            "name": names.name, "alternateName": names.short_name,
            "description": self.desk.warned(names.description), "inLanguage": self.desk.words.code,
            "publisher": self.publisher(),
        }  # fmt: skip

    def catalogue(self) -> Node:
        names = self.desk.project.config.site
        return {
            "@type": "DataCatalog", "@id": self.where(f"{addresses.HOME}#{_CATALOGUE}"),
            "url": self.where(addresses.DATA), "name": names.name,
            "description": self.desk.warned(names.description), "license": names.licence_url,
            "publisher": self.publisher(), "dataset": self.one(addresses.DATA, _DATA),
        }  # fmt: skip

    def publisher(self) -> Node:
        names = self.desk.project.config.site
        return _filled({"@type": "Organization", "name": names.publisher, "url": names.contact.url})

    def dataset(self, shown: Dataset) -> Node:
        """Say of the data what Google's and other catalogues ask for; ``creditText`` is the full citation."""
        data, programme = self.desk.named, self.desk.project.programme
        cited = cite_data(self.desk).full if shown.whole else full_citation(self.desk, self.about.title, self.here)
        place = {"@type": "AdministrativeArea", "name": shown.place, "identifier": shown.code}
        measured = [{"@type": "PropertyValue", "name": v.name, "unitText": v.unit} for v in shown.variables]
        return _filled({
            "@type": "Dataset",
            "@id": self.where(f"{self.here}#{_DATA}"),
            "url": self.where(self.here),
            "name": shown.title,
            "description": self.desk.warned(shown.description)[:LONGEST_DESCRIPTION],
            "inLanguage": self.desk.words.code,
            "keywords": [programme.short, shown.place],
            "license": self.desk.project.config.site.licence_url,
            "isAccessibleForFree": True,
            "creator": self.publisher(),
            "publisher": self.publisher(),
            "version": data.version,
            "identifier": f"sha256:{data.hash}",
            "creditText": cited,
            "dateModified": self.about.updated.isoformat() if self.about.updated else "",
            "temporalCoverage": f"{programme.start}/{max(self.desk.measures.as_of, programme.start)}",
            "spatialCoverage": _filled(place),
            "variableMeasured": [_filled(v) for v in measured],
            "isBasedOn": list(shown.sources),
            "isPartOf": None if shown.whole else self.one(self.desk.data_home, _DATA),
            "includedInDataCatalog": self.one(addresses.HOME, _CATALOGUE),
            "distribution": [self.download(f) for f in shown.files],
        })  # fmt: skip

    def download(self, file: Download) -> Node:
        where = self.where(file.address)
        return {"@type": "DataDownload", "name": file.title, "encodingFormat": file.media, "contentUrl": where}


def _filled(node: Node) -> Node:
    """Leave out what nothing is known of."""
    return {name: value for name, value in node.items() if value not in (None, "", [])}
