"""The list of all pages that search engines ask for (sitemaps.org 0.9), each with its other languages."""

from __future__ import annotations

from markupsafe import escape

from generator.publishing.sources import Tongues, ordinary_pages
from generator.writing.artefacts import Page, PageKind, Site

SITEMAP = "sitemap.xml"
_SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
_LANGUAGES = ' xmlns:xhtml="http://www.w3.org/1999/xhtml"'
# Nobody looks for them: they lead elsewhere, or stand in for another page.
_NOT_LISTED = {PageKind.SEARCH, PageKind.OFFLINE}


def sitemap(site: Site) -> str:
    """Return the sitemap of all languages; nothing while the public address is not known."""
    if not site.shell.url:
        return ""
    tongues = Tongues(site)
    pages = sorted((p for one in site.languages for p in ordinary_pages(one)), key=lambda page: page.address)
    listed = "\n".join(_entry(page, site.shell.url, tongues) for page in pages if page.kind not in _NOT_LISTED)
    spaces = _SPACE + (_LANGUAGES if site.further else "")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset {spaces}>\n{listed}\n</urlset>\n'


def _entry(page: Page, url: str, tongues: Tongues) -> str:
    updated = f"<lastmod>{page.updated.isoformat()}</lastmod>" if page.updated else ""
    others = "".join(
        f'<xhtml:link rel="alternate" hreflang="{one["code"]}" href="{escape(url + one["address"])}"/>'
        for one in tongues.of(page)
    )
    return f"<url><loc>{escape(url + page.address)}</loc>{updated}{others}</url>"
