"""The tree that the shell's builder reads: one Markdown file a page, holding one HTML block.

The tree is complete in itself: another builder of the same family can build it without the
accelerator, only slower.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml
from babel.core import Locale, get_global
from markupsafe import escape

from generator.language import language_name
from generator.publishing.assets import FOLDER, Assets
from generator.publishing.links import relative, rewrite, root_from
from generator.publishing.paper import margin_boxes, state_words
from generator.publishing.words import words
from generator.writing.artefacts import Page, PageKind, Shell, Site

ROOT_MARK = "@root@/"
ACCELERATOR = Path(__file__).with_name("accelerator.py")
_DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


@dataclass(frozen=True, slots=True)
class Source:
    """A page with what its frame is made of; ``others`` is the page in all its languages."""

    page: Page
    shell: Shell
    others: tuple[Mapping[str, str], ...] = ()


def write_sources(site: Site, sources: Iterable[Source], assets: Assets, shell: Path, work: Path) -> Path:
    """Write some pages of ``site``, its assets and settings below ``work``; return the path of the settings."""
    docs, addresses = work / "docs", set[str]()
    shutil.rmtree(docs, ignore_errors=True)
    for source in sources:
        target = docs / source.page.address / "index.md"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(page_source(source), "utf-8")
        addresses.add(source.page.address)
    for address, content in assets.files.items():
        (docs / address).parent.mkdir(parents=True, exist_ok=True)
        (docs / address).write_bytes(content)
    config = work / "mkdocs.yml"
    settings = {**configuration(site, assets, shell), "nav": _navigation(site, addresses)}
    config.write_text(_yaml(settings), "utf-8")
    return config


def ordinary_pages(site: Site) -> tuple[Page, ...]:
    """Return the pages in one language that have an address of their own: all but the 404 page."""
    return tuple(page for page in site.pages if page.kind is not PageKind.NOT_FOUND)


class Tongues:
    """Where the same page stands in other languages, and what each language is called by those who speak it."""

    def __init__(self, site: Site) -> None:
        self.codes = tuple(one.shell.language for one in site.languages)
        self.found: dict[str, dict[str, str]] = {}
        for one in site.languages if site.further else ():
            for page in one.pages:
                self.found.setdefault(_original(page), {})[one.shell.language] = page.address

    def of(self, page: Page) -> list[dict[str, str]]:
        """Return the page in all its languages, itself included; nothing where there is only one."""
        found = self.found.get(_original(page), {})
        return [
            {"code": code, "name": language_name(code), "address": found[code]} for code in self.codes if code in found
        ]


def _original(page: Page) -> str:
    return page.address if page.original is None else page.original


def page_source(source: Source) -> str:
    """Return a page's Markdown file: front matter, then one HTML block."""
    page, root = source.page, root_from(source.page.address)
    own = {"language": source.shell.language, "languages": list(source.others),
           "margins": _margins(page, source.shell)}  # fmt: skip
    return f"---\n{_yaml({**_meta(page, root), **own})}---\n{_block(page, root)}\n"


def configuration(site: Site, assets: Assets, shell: Path) -> dict[str, Any]:
    """Return the shell builder's settings, all but the navigation: no search, no fonts."""
    return {
        "site_name": site.shell.name,
        "site_url": site.shell.url,
        "site_description": site.shell.description,
        "docs_dir": "docs",
        "use_directory_urls": True,
        "theme": {
            "name": "material",
            "custom_dir": str(shell.resolve()),
            "language": site.shell.language,
            "font": False,
        },
        "plugins": [],
        "hooks": [str(ACCELERATOR)],
        "validation": {"nav": {"omitted_files": "ignore"}},
        "extra": _extra(site, assets),
    }


def _navigation(site: Site, known: Collection[str]) -> list[dict[str, str]]:
    """Return the sections among the pages at the addresses ``known``."""
    sections = [item for item in site.shell.menu if item.address in known]
    return [{item.title: f"{item.address}index.md"} for item in sections]


def _extra(site: Site, assets: Assets) -> dict[str, Any]:
    return {
        "speaking": {one.shell.language: _frame(one) for one in site.languages},
        "main_language": site.shell.language,
        "root_mark": ROOT_MARK,
        "banner": site.shell.banner,
        "asset": dict(assets.names),
        "asset_folder": FOLDER,
        "not_found": _not_found(site),
        "policy": {
            "other": policy("'self'"),
            "search": policy("'self' 'wasm-unsafe-eval'"),
        },
    }


def _frame(site: Site) -> dict[str, Any]:
    """Return what stands around every page of one language."""
    shell = site.shell
    return {
        "name": shell.name,
        "short_name": shell.short_name,
        "description": shell.description,
        "home": shell.home,
        "menu": [{"title": item.title, "address": item.address} for item in shell.menu],
        "footer": rewrite(shell.footer_html, ROOT_MARK),
        "as_of": shell.as_of,
        "locale": territory_locale(shell.language),
        "state": {
            "version": shell.version, "hash": shell.hash, "address": shell.data_address,
        },
        "banner": shell.banner,
        "words": dict(words(shell.language)),
        "search": _search_address(site),
        "offline": any(page.kind is PageKind.OFFLINE for page in site.pages),
    }


def territory_locale(language: str) -> str:
    """Return a language with the country it is most spoken in, as pages that are shared name it.

    >>> territory_locale("vi"), territory_locale("en")
    ('vi_VN', 'en_US')
    """
    likely = Locale.parse(get_global("likely_subtags").get(language, language))
    return f"{likely.language}_{likely.territory}" if likely.territory else likely.language


def _search_address(site: Site) -> str:
    found = [page.address for page in site.pages if page.kind is PageKind.SEARCH]
    return found[0] if found else ""


def policy(scripts: str) -> str:
    """Return the Content-Security-Policy of a page that may run ``scripts``.

    Nothing comes from elsewhere. Styles may be inline because charts are: their SVG carries
    style attributes. The search page also runs the index's WebAssembly. The one worker is the site's own.
    """
    return (
        f"default-src 'self'; script-src {scripts}; worker-src 'self'; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'"
    )


def _not_found(site: Site) -> Mapping[str, Any] | None:
    """The 404 page can stand under any address: its links start at the server's root, and it speaks every language."""
    root = path_of(site.shell)
    found = [
        (one.shell.language, page) for one in site.languages for page in one.pages if page.kind is PageKind.NOT_FOUND
    ]
    if not found:
        return None
    (language, page), *others = found
    more = [{"language": code, "body": _block(other, root)} for code, other in others]
    homes = [
        {"code": one.shell.language, "name": language_name(one.shell.language), "address": one.shell.home}
        for one in site.further
    ]
    return {
        **_meta(page, root), "address": "404.html", "body": _block(page, root), "language": language,
        "languages": homes, "others": more,
    }  # fmt: skip


def path_of(shell: Shell) -> str:
    """Return the path of the site's public address, ``/`` when that is not known."""
    return (urlsplit(shell.url).path.rstrip("/") if shell.url else "") + "/"


def _meta(page: Page, root: str) -> dict[str, Any]:
    crumbs = [
        {
            "title": escape(crumb.title),
            "url": None if crumb.address is None else relative(crumb.address, root),
        }
        for crumb in page.crumbs
    ]
    return {
        "title": page.title,
        "description": page.description,
        "kind": str(page.kind),
        "section": page.section,
        "template": "main.html",
        "address": page.address,
        "root": root,
        "crumbs": crumbs,
        "linked_data": page.linked_data,
        "picture": page.picture,
        "updated": page.updated.isoformat() if page.updated else "",
        "feed": page.feed,
        "state": escape(page.state),
    }


def _margins(page: Page, shell: Shell) -> str:
    state = page.state or state_words(words(shell.language), shell.as_of)
    address = f"{shell.url}{page.address}" if shell.url else ""
    return margin_boxes(shell.short_name, page.title, state, address)


def _block(page: Page, root: str) -> str:
    return f'<div class="page page--{page.kind}">\n{rewrite(page.body, root)}\n</div>'


def _yaml(value: Mapping[str, Any]) -> str:
    text: str = yaml.dump(
        json.loads(json.dumps(value)),
        Dumper=_DUMPER,
        allow_unicode=True,
        width=10**6,
        sort_keys=False,
    )
    return text
