"""The pages that show one picture in somebody else's page, and lead back to where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.measuring.assessing import Assessment
from generator.writing import addresses
from generator.writing.artefacts import Embed
from generator.writing.charts import assessment_stem, indicator_stem, target_stem
from generator.writing.desk import Desk
from generator.writing.pictures import ChartView, chart
from generator.writing.templates import Templates


@dataclass(frozen=True)
class EmbedView:
    """One picture by itself: ``home`` is the page where it stands, ``site`` who publishes it, ``as_of`` its day."""

    chart: ChartView
    home: str
    site: str
    as_of: str


def embeds(desk: Desk, templates: Templates) -> Iterator[Embed]:
    """Write the embedded page of every picture that stands on a page."""
    for stem, home in _homes(desk):
        if picture := chart(desk, stem):
            view = EmbedView(picture, home, desk.project.config.site.name, desk.as_of)
            body = templates.part("embed", view=view)
            yield Embed(addresses.plain(addresses.embed(stem)), picture.title, picture.description, body,
                        addresses.plain(home))  # fmt: skip


def _homes(desk: Desk) -> Iterator[tuple[str, str]]:
    """Yield the name of each picture there can be, with the page it stands on."""
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
