"""Where things stand on the site. Addresses are fixed: published ones never change meaning."""

from __future__ import annotations

import re

from generator.records.plans import Commitment, Plan
from generator.records.project import Project
from generator.records.territory import FormerUnit, Province
from generator.text import slug

HOME = "/"
PROVINCES = "/tinh/"
TARGETS = "/muc-tieu/"
INDICATORS = "/chi-so/"
REPORTS = "/bao-cao/"
DUE_CALENDAR = "/bao-cao/lich.ics"
DATA = "/du-lieu/"
CARRIED = "/du-lieu/toan-bo-trang-web.zip"
DICTIONARY = "/du-lieu/tu-dien/"
MANUAL = "/kiem-tra/"
METHOD = "/phuong-phap/"
EDITIONS = "/phien-ban/"
LATEST_EDITION = "/phien-ban/moi-nhat/"
COMPARISONS = "/phien-ban/so-sanh/"
TODAY = "hom-nay"
GLOSSARY = "/thuat-ngu/"
ABOUT = "/gioi-thieu/"
ACCESSIBILITY = "/tiep-can/"
SEARCH = "/tim-kiem/"
OFFLINE = "/khong-co-mang/"
SIDE_BY_SIDE = "/so-sanh/"
CHARTS = "/bieu-do/"
CHANGES = "/thay-doi/"
CHANGES_TABLE = "/thay-doi/changes.csv"
PRESS = "/bao-chi/"
CARDS = "/chia-se/"
# All maps the tile map can be switched to.
MAPS = "/ban-do/tinh-trang.js"
EMBEDS = "/nhung/"
EMBED_SCRIPT = "/nhung/nhung.js"
_PATH = re.compile(r"[^?#]*")


def in_language(home: str, address: str) -> str:
    """Return where what stands at ``address`` stands in the language whose pages are below ``home`` (``/en``).

    Pages, and files that hold sentences or labels of ours (charts, cards, feeds, the calendar), stand there once
    more; data, workbooks and the pictures of articles are the same for everybody. The main language's ``home`` is
    empty, and its addresses are the plain ones for ever.
    """
    path = _PATH.match(address)[0]  # type: ignore[index]  # it matches every text
    own = path.endswith(("/", ".ics", ".pdf", "/atom.xml")) or path.startswith((CHARTS, CARDS, MAPS))
    outside = not path.startswith("/") or path.startswith(("//", f"{home}/"))
    return address if not home or outside or not own else home + address


def province(unit: str) -> str:
    """Return a province's page."""
    return f"{PROVINCES}{unit}/"


def paper(page: str) -> str:
    """Return where a page's PDF file stands, once it is made: ``/tinh/lao-cai/lao-cai.pdf``."""
    return f"{page}{page.rstrip('/').rpartition('/')[2]}.pdf"


def target(target_id: str) -> str:
    """Return a target's page: XHS.1 stands at ``/muc-tieu/xhs-1/``."""
    return f"{TARGETS}{slug(target_id)}/"


def indicator(indicator_id: str) -> str:
    """Return an indicator's page."""
    return f"{INDICATORS}{slug(indicator_id)}/"


def changes_of(year: int) -> str:
    """Return the page of what changed in a year: where each change stays for ever."""
    return f"{CHANGES}{year}/"


def feed(page: str) -> str:
    """Return the feed of a page's changes."""
    return f"{page}atom.xml"


def edition(key: str) -> str:
    """Return the page of an edition, under which everything that belongs to it stands."""
    return f"{EDITIONS}{key}/"


def in_edition(key: str, live: str) -> str:
    """Return where an edition holds the page whose address is ``live`` on the site of today."""
    return f"{EDITIONS}{key}{live}"


def comparison(earlier: str, later: str = TODAY) -> str:
    """Return the page that compares two editions; their keys have hyphens, and no underscore."""
    return f"{COMPARISONS}{earlier}_{later}/"


def workbook(unit: str) -> str:
    """Return the workbook in which a province's figures are brought up to date."""
    return f"{DATA}excel/{unit}.xlsx"


def term(term_id: str) -> str:
    """Return where the glossary explains a term."""
    return f"{GLOSSARY}#{term_id}"


def rule(code: str) -> str:
    """Return the page of a rule: MB-R001 stands at ``/kiem-tra/mb-r001/``."""
    return f"{MANUAL}{code.lower()}/"


def anchor(plan: Plan, commitment: Commitment | None = None) -> str:
    """Return the fragment of a plan, or of one of its commitments, on its province's page."""
    return slug(f"{plan.id} {commitment.id}") if commitment else slug(f"ke-hoach {plan.id}")


def former_anchor(project: Project, province: Province, former: FormerUnit) -> str:
    """Return the fragment of a former unit on its province's page: its plan, or else its name."""
    plan = project.former_plan(province.slug, former.id)
    return anchor(plan) if plan else former.id


def plain(address: str) -> str:
    """Return an address as the publishing room wants it: from the site's root, without a leading slash."""
    return address.lstrip("/")


def card(stem: str) -> str:
    """Return the picture shown where somebody shares a page."""
    return f"{CARDS}{stem}.png"


def embed(stem: str) -> str:
    """Return the page that shows a picture in somebody else's page: others link to it, so it stays for ever."""
    return f"{EMBEDS}{stem}/"


def figures_of(indicator_id: str) -> str:
    """Return the table of all figures of one indicator."""
    return f"{DATA}chi-so/{slug(indicator_id)}.csv"


def chart(stem: str, extension: str) -> str:
    """Return a chart's file."""
    return f"{CHARTS}{stem}.{extension}"
