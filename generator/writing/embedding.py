"""The pages that show one picture in somebody else's page, and lead back to where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from generator.measuring.assessing import Assessment
from generator.writing import addresses
from generator.writing.artefacts import Embed, File
from generator.writing.charts import PLAN_MAP, assessment_stem, indicator_stem, target_map_stem, target_stem
from generator.writing.desk import Desk
from generator.writing.home import plan_map
from generator.writing.parts import BadgeView
from generator.writing.pictures import ChartView, chart
from generator.writing.standing import Stands, counted_stands, plan_stands, plan_title, target_stands, target_title
from generator.writing.target import target_map
from generator.writing.templates import Templates


@dataclass(frozen=True)
class MapView:
    """A tile map by itself: each status on it with how many places have it."""

    title: str
    svg: Markup
    legend: tuple[tuple[BadgeView, int], ...]


@dataclass(frozen=True)
class EmbedView:
    """One picture by itself: ``home`` is the page where it stands, ``site`` who publishes it, ``as_of`` its day."""

    picture: ChartView | MapView
    home: str
    site: str
    as_of: str


def embeds(desk: Desk, templates: Templates) -> Iterator[Embed]:
    """Write the embedded page of every picture that stands on a page."""
    for stem, home in _homes(desk):
        if picture := chart(desk, stem):
            yield _embed(desk, templates, "embed", stem, picture, picture.description, home)
    for stem, home, place_map, description in _maps(desk):
        yield _embed(desk, templates, "embed-map", stem, place_map, description, home)


def _embed(
    desk: Desk, templates: Templates, part: str, stem: str, picture: ChartView | MapView, description: str, home: str
) -> Embed:
    body = templates.part(part, view=EmbedView(picture, home, desk.project.config.site.name, desk.as_of))
    address = addresses.plain(addresses.embed(stem))
    return Embed(address, picture.title, description, body, addresses.plain(home))


def _homes(desk: Desk) -> Iterator[tuple[str, str]]:
    """Yield the name of each chart there can be, with the page it stands on."""
    for unit in desk.measures.units.values():
        for a in unit.commitments:
            yield assessment_stem(a), _promise(a)
    for t in desk.measures.targets:
        yield target_stem(t.target.id), addresses.target(t.target.id)
    for i in desk.project.indicators:
        yield indicator_stem(i.id), addresses.indicator(i.id)


def _promise(a: Assessment) -> str:
    """Return where a commitment stands: in its plan on the page of its place."""
    page = addresses.province(a.unit)
    return f"{page}#{addresses.anchor(a.plan, a.commitment)}" if a.plan else page


def _maps(desk: Desk) -> Iterator[tuple[str, str, MapView, str]]:
    """Yield the tile maps of today with their names, where they stand and what they show in words."""
    stands = plan_stands(desk, desk.measures)
    yield PLAN_MAP, f"{addresses.HOME}#ban-do-ke-hoach", *_map(plan_title(desk), plan_map(desk), stands)
    for t in desk.measures.targets:
        if t.roll.of and not desk.project.lean:
            home = f"{addresses.target(t.target.id)}#cac-tinh"
            yield (target_map_stem(t.target.id), home,
                   *_map(target_title(desk, t), target_map(desk, t), target_stands(desk, t)))  # fmt: skip


def _map(title: str, picture: Markup, stands: Stands) -> tuple[MapView, str]:
    counted = counted_stands(stands.values())
    legend = tuple((BadgeView(s.kind, s.id, s.word, title), n) for s, n in counted)
    told = "; ".join(f"{s.word}: {n}" for s, n in counted)
    return MapView(title, _leaving(picture), legend), f"{title}. {told}."


def _leaving(picture: Markup) -> Markup:
    """Return a map whose links leave the frame: those of pictures do not heed what the page says of its links."""
    return Markup(str(picture).replace("<a ", '<a target="_top" '))  # noqa: S704 - our own map escapes its labels


def embed_script(theme: Path) -> File:
    """Return the script other sites load beside an embedded picture: always at the same address."""
    script = theme / "shell" / "assets" / "embed-host.js"
    return File(addresses.plain(addresses.EMBED_SCRIPT), script.read_bytes())
