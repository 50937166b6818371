"""Which pictures stand for pages where they are shared: one for the site, one a province, one a target.

Of very many units none has one of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.charting.card import Card
from generator.labels import label
from generator.measuring.badges import Progress
from generator.measuring.rollup import count
from generator.text import slug
from generator.writing import addresses, home, target
from generator.writing.artefacts import File
from generator.writing.desk import Desk
from generator.writing.parts import upper_first
from generator.writing.province_answer import headline

SITE = "trang"

Count = tuple[str, str, int]


def cards(desk: Desk) -> Iterator[Card]:
    """Yield every card; none while nobody knows where the site will stand: a shared picture needs a full address."""
    if not desk.url:
        return
    names, units = desk.project.config.site, desk.measures.units
    plans = tuple((badge.id, badge.word, int(n)) for badge, n in home.plan_legend(desk))
    yield _card(desk, SITE, desk.say("Kế hoạch công khai"), names.name, home.answer(desk), plans)
    for p in () if desk.project.lean else desk.project.provinces:
        unit = units[p.slug]
        answer = headline(desk, p, unit).removeprefix(f"{p.name}: ")
        kicker = upper_first(desk.words.term(p.type))
        counts = _progress(desk, count(unit.promises))
        yield _card(desk, stem(addresses.province(p.slug)), kicker, p.name, answer, counts)
    for t in desk.measures.targets:
        kicker = desk.say("Mục tiêu {id}", id=t.target.id)
        where = stem(addresses.target(t.target.id))
        yield _card(desk, where, kicker, t.target.short, target.answer(desk, t), _progress(desk, t.roll.counts))


def stem(address: str) -> str:
    """Return the name of the card of the page at ``address``, without extension."""
    return slug(address)


def _progress(desk: Desk, counts: Iterable[tuple[Progress, int]]) -> tuple[Count, ...]:
    return tuple((p.value, label(p, desk.words), n) for p, n in counts)


def _card(desk: Desk, name: str, kicker: str, title: str, answer: str, counts: tuple[Count, ...]) -> Card:
    site = desk.project.config.site
    as_of = desk.say("Tính đến {date}", date=desk.as_of)
    return Card(name, kicker, title, upper_first(answer), counts, as_of, site.name, site.banner or "")


def card_files(desk: Desk) -> Iterator[File]:
    """Yield the files of every finished card."""
    for name, content in sorted(desk.cards.items()):
        yield File(addresses.plain(desk.placed(addresses.card(name))), content)
