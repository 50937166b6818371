"""What stands around every page: the menu, the footer, the names; and where addresses of before lead now."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import escape

from generator.writing import addresses
from generator.writing.artefacts import MenuItem, Redirect, Shell
from generator.writing.desk import Desk


def shell(desk: Desk) -> Shell:
    """Return the frame of the pages of a desk's language."""
    site, words = desk.project.config.site, desk.project.config.words
    menu = (
        MenuItem(desk.say("Trang chủ"), addresses.plain(addresses.HOME)),
        MenuItem(words.territories_title, addresses.plain(addresses.PROVINCES)),
        MenuItem(desk.many("Mục tiêu"), addresses.plain(addresses.TARGETS)),
        MenuItem(desk.say("Báo cáo"), addresses.plain(addresses.REPORTS)),
        MenuItem(desk.many("Thay đổi"), addresses.plain(addresses.CHANGES)),
        MenuItem(desk.many("Chỉ số"), addresses.plain(addresses.INDICATORS)),
        MenuItem(desk.say("Dữ liệu"), addresses.plain(addresses.DATA)),
        MenuItem(desk.say("Phương pháp"), addresses.plain(addresses.METHOD)),
    )
    colours = desk.project.config.colours
    return Shell(
        site.name, site.short_name, site.description, desk.words.code, desk.url, menu, _footer(desk),
        desk.as_of, desk.named.version, desk.named.short_hash, addresses.plain(addresses.DATA),
        site.banner or "", (("primary", colours.primary), ("accent", colours.accent)),
    )  # fmt: skip


def _footer(desk: Desk) -> str:
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


def redirects(desk: Desk) -> Iterator[Redirect]:
    """Yield where units that are no more, and pages that this site does not have, are found now."""
    if desk.project.lean:  # articles lead to the comparison, whatever the number of units
        yield Redirect(
            addresses.plain(addresses.SIDE_BY_SIDE), addresses.plain(addresses.PROVINCES),
            desk.project.config.words.territories_title,
        )  # fmt: skip
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
