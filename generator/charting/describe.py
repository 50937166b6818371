"""What a chart says, as sentences: for those who do not see it, and for search engines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from generator.charting.kinds import (
    REPORTED,
    REVIEWED,
    Bar,
    Chart,
    Point,
    Ranking,
    TileMap,
    Trajectory,
)
from generator.charting.look import plain
from generator.language import Language


def describe(chart: Chart | TileMap, language: Language) -> str:
    """Return the chart's own description, or one made from its data."""
    if chart.description:
        return plain(chart.description)
    match chart:
        case Trajectory():
            return _sentences(_trajectory(chart, language))
        case Ranking():
            return _sentences(_ranking(chart, language))
        case TileMap():
            return _sentences(_tile_map(chart, language))


def series_words(chart: Trajectory, language: Language) -> dict[str, str]:
    """Return the words for each series of points: the chart's own, or the usual ones."""
    usual = {REPORTED: language._("Kết quả báo cáo"), REVIEWED: language._("Kết quả rà soát")}
    return usual | dict(chart.series_labels)


def _sentences(parts: list[str]) -> str:
    return " ".join(plain(part).rstrip(".") + "." for part in parts if part)


def _trajectory(chart: Trajectory, language: Language) -> list[str]:
    _ = language._
    parts = _values(chart, language)
    if chart.baseline:
        base = chart.baseline
        words = _("Mốc đầu kỳ: {value} ({date})")
        parts.append(words.format(value=base.label, date=language.date(base.date)))
    if chart.target:
        due = language.date(chart.target.deadline)
        parts.append(_("{target}, hạn {date}").format(target=plain(chart.target.label), date=due))
    for divide in chart.breaks:
        words = _("Số liệu trước và sau {date} không so sánh được ({reason})")
        parts.append(words.format(date=language.day(divide.date), reason=divide.label))
    return parts


def _values(chart: Trajectory, language: Language) -> list[str]:
    """Say the newest values and what was required, the oldest, and what stands out in between."""
    _ = language._
    if not chart.points:
        return [chart.no_data_label or _("Chưa có báo cáo công khai")]
    ordered = sorted(chart.points, key=lambda p: p.date)
    dates = [list(same) for _date, same in groupby(ordered, key=lambda p: p.date)]
    parts = [_said(_("Mới nhất ({date}): {value}"), dates[-1], chart, language)]
    if chart.required:
        parts.append(_("Mức phải đạt lúc đó: {value}").format(value=chart.required))
    if len(dates) > 1:
        parts.append(_said(_("Đầu tiên ({date}): {value}"), dates[0], chart, language))
    return parts + _between(dates, chart, language)


def _between(dates: list[list[Point]], chart: Trajectory, language: Language) -> list[str]:
    """Say what lies beyond the first and the newest value, and on what sources disagree."""
    _ = language._
    ends, inner = [*dates[0], *dates[-1]], [p for same in dates[1:-1] for p in same if not p.disputed]
    parts = []
    if inner and (top := max(inner, key=lambda p: p.value)).value > max(p.value for p in ends):
        parts.append(_said(_("Cao nhất ({date}): {value}"), [top], chart, language))
    if inner and (low := min(inner, key=lambda p: p.value)).value < min(p.value for p in ends):
        parts.append(_said(_("Thấp nhất ({date}): {value}"), [low], chart, language))
    disputed = [same for same in dates[1:-1] if any(p.disputed for p in same)]
    return parts + [_said("{date}: {value}", same, chart, language) for same in disputed]


def _said(words: str, points: list[Point], chart: Trajectory, language: Language) -> str:
    """Fill ``words`` with the date of ``points`` and all that is said of it, and by whom."""
    _ = language._
    value = f" {_('hoặc')} ".join(_each(points, chart, language))
    if any(p.disputed for p in points):
        value += _(", các nguồn nói khác nhau")
    return words.format(date=language.date(points[0].date), value=value)


def _each(points: list[Point], chart: Trajectory, language: Language) -> Iterator[str]:
    """Yield each value once: with who says so, or, where the one who reports says the same, that both do."""
    reported = {p.label for p in points if p.series == REPORTED}
    for label in dict.fromkeys(p.label for p in points):
        voices = dict.fromkeys(_by(p, chart, language) for p in points if p.label == label)
        others = [voice.strip(" ()") for voice in voices if voice]
        if label in reported and others:
            same = language._("{value}, {voices} nêu cùng số")
            yield same.format(value=label, voices=", ".join(others))
        else:
            yield from (label + voice for voice in voices)


def _by(point: Point, chart: Trajectory, language: Language) -> str:
    """Return who says so in brackets, unless it is the one who reports."""
    if point.series == REPORTED:
        return ""
    words = series_words(chart, language).get(point.series, point.series)
    return f" ({words[:1].lower()}{words[1:]})"


def _ranking(chart: Ranking, language: Language) -> list[str]:
    _ = language._
    parts = _extremes(chart, language)
    parts += [mark.spoken or mark.label for mark in (chart.reference, chart.national) if mark]
    counts = "; ".join(f"{word}: {n}" for (_id, word), n in by_status(chart) if word)
    parts.append(" ".join(x for x in (key_words(chart, language), counts) if x))
    if chart.silent or not chart.bars:
        words = chart.silent_label or _("Chưa có báo cáo công khai")
        counted = _("{n} {places}").format(n=len(chart.silent), places=chart.places_word)
        parts.append(f"{words}: {counted}" if chart.silent else words)
    return [*parts, apart_words(chart, language)]


def apart_words(chart: Ranking, language: Language) -> str:
    """Say how many places have data that cannot stand beside others, and why; nothing where there are none."""
    if not chart.apart:
        return ""
    counted = language._("{n} {places}").format(n=len(chart.apart), places=chart.places_word).strip()
    reasons: dict[str, list[str]] = {}
    for name, reason in chart.apart:
        reasons.setdefault(reason, []).append(name)
    told = "; ".join(f"{reason}: {', '.join(names)}" for reason, names in reasons.items() if reason)
    return f"{chart.apart_label}: {counted}" + (f" ({told})" if told else "")


def key_words(chart: Ranking, language: Language) -> str:
    """Say which places the statuses of a picture count, where it leaves some out; nothing where it has them all."""
    left_out = len(chart.silent) + len(chart.apart)
    if not left_out or not any(word for (_id, word), _n in by_status(chart)):
        return ""
    words = language._("Đếm {n} nơi có số, chưa kể {others} nơi khác:")
    return words.format(n=len(chart.bars), others=left_out)


def by_status(chart: Ranking) -> list[tuple[tuple[str, str], int]]:
    """Return each status, its id and its word, with how many bars have it, in the order of the picture's statuses."""
    order = {status: place for place, status in enumerate(chart.statuses)}
    counts = Counter((bar.status, bar.status_word) for bar in chart.bars if bar.status or bar.status_word)
    return sorted(counts.items(), key=lambda item: order.get(item[0][0], len(order)))


_PAIR = 2  # two values are read at a glance; neither is called the highest


def _extremes(chart: Ranking, language: Language) -> list[str]:
    _ = language._
    if not chart.bars:
        return []
    top, low = max(b.value for b in chart.bars), min(b.value for b in chart.bars)
    highest = _named([b for b in chart.bars if b.value == top], chart, language)
    lowest = _named([b for b in chart.bars if b.value == low], chart, language)
    if len(chart.bars) == 1:
        return [_named(chart.bars, chart, language, alone=True)]
    if top == low:
        words = _("{count} {places} cùng ở mức {value}")
        value = language.with_unit(top, chart.value_unit)
        return [words.format(count=len(chart.bars), places=chart.places_word, value=value)]
    if len(chart.bars) == _PAIR:
        ordered = sorted(chart.bars, key=lambda b: -b.value)
        return [_named([bar], chart, language, alone=True) for bar in ordered]
    words = (
        _("{count} {places} có số so sánh được. Cao nhất: {highest}; thấp nhất: {lowest}") if chart.apart
        else _("{count} {places} có số. Cao nhất: {highest}; thấp nhất: {lowest}")
    )  # fmt: skip
    return [words.format(count=len(chart.bars), places=chart.places_word, highest=highest, lowest=lowest)]


def _named(bars: Sequence[Bar], chart: Ranking, language: Language, *, alone: bool = False) -> str:
    """Name up to three places that share a value, and count the rest; one that stands ``alone`` has a colon."""
    value = f"{bars[0].qualifier} {language.with_unit(bars[0].value, chart.value_unit)}".strip()
    if len({b.qualifier for b in bars}) > 1:  # the same number, but not told alike: "20%" and "at most 20%"
        alike = [[b for b in bars if b.qualifier == word] for word in dict.fromkeys(b.qualifier for b in bars)]
        return language._(" và ").join(_named(same, chart, language) for same in alike)
    names = [b.name for b in bars[:3]]
    if len(bars) > 3:
        more = language._("{count} {places} khác")
        names.append(more.format(count=len(bars) - 3, places=chart.places_word))
    listed = language._(" và ").join(part for part in (", ".join(names[:-1]), names[-1]) if part)
    return f"{listed} ({value})" if len(names) > 1 else f"{listed}: {value}" if alone else f"{listed} {value}"


def _tile_map(chart: TileMap, language: Language) -> list[str]:
    counts = Counter(tile.status_word for tile in chart.tiles)
    listed = "; ".join(f"{word}: {count}" for word, count in counts.most_common())
    places = language._("{n} {places}").format(n=len(chart.tiles), places=chart.places_word)
    return [f"{places}. {listed}" if listed else ""]
