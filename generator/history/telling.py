"""An account of two versions as text for people, Markdown for a pull request, and JSON for programs.

The first sentence says everything; what makes a promise smaller stands before the rest; then the
changes by place, what they do to the public pages, and what the checks say differently.
"""

from __future__ import annotations

import dataclasses
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from pathlib import PurePosixPath
from typing import Any

from generator.history.account import Account
from generator.history.changes import Change, Kind
from generator.history.consequences import ChangedPage, Flip, PageKind, badge_name
from generator.history.naming import Names
from generator.history.shelves import Thing
from generator.language import MANY, Language, Words, ours
from generator.markdown import inert
from generator.reading.project import CONFIG
from generator.records.base import Record
from generator.records.config import Folders
from generator.records.finding import Finding
from generator.records.project import NATIONAL
from generator.records.values import Place
from generator.text import cut, sort_key

MAX_MARKDOWN = 60_000  # GitHub takes 65,536 characters in a comment; the workflow adds a few
_CAPS = (200, 80, 40, 20, 10, 5, 2)
_OPEN_LINES = 12
_MAX_SENTENCE = 500
_PAGES_NAMED = 12
_FILES_NAMED = 10

Address = Callable[[ChangedPage], str]


@dataclass(frozen=True)
class Section:
    """A heading with groups of sentences; a group may have a heading of its own."""

    title: str
    groups: tuple[tuple[str, tuple[str, ...]], ...]
    important: bool = False

    @property
    def size(self) -> int:
        """How many sentences there are."""
        return sum(len(lines) for _, lines in self.groups)


# --- one sentence that says everything ---


def summary(account: Account, names: Names) -> str:
    """Return one sentence: what became smaller, what changed, whose it is, and what that does."""
    parts = [*counted(account.changes, names), *_effect_parts(account, names)]
    outside = [name for name in account.files if name != CONFIG]
    if not parts and not outside:
        return names.say("Không có gì thay đổi.")
    if not account.changes:
        parts = parts or [names.say("dữ liệu không đổi")]
    elif not any(c.retreat for c in account.changes):
        parts.append(_no_retreat(account, names))
    if outside:
        parts.append(names.say("{n} tệp khác đổi", n=len(outside)))
    told = "; ".join(parts)
    return f"{told[:1].upper()}{told[1:]}."


# By the kind of change, or by kind and thing where a thing has a word of its own.
_COUNTED: dict[Kind | tuple[Kind, Thing], Words] = {
    Kind.RESULT_ADDED: ours("{n} số liệu mới"),
    Kind.RESULT_CORRECTED: ours("{n} số đính chính"),
    Kind.RESULT_WITHDRAWN: ours("{n} số rút"),
    Kind.CONFIRMED: ours("{n} mục kiểm tra lại, không đổi"),
    Kind.RESULT_DESCRIBED: ours("{n} chỗ sửa ghi chú của số liệu"),
    Kind.TARGET_RAISED: ours("{n} mục tiêu nâng"),
    (Kind.TARGET_RAISED, Thing.COMMITMENT): ours("{n} cam kết nâng"),
    Kind.DEADLINE_MOVED: ours("{n} hạn đổi"),
    Kind.SOURCE_CHANGED: ours("{n} chỗ đổi nguồn"),
    Kind.TEXT_CORRECTED: ours("{n} chỗ sửa câu chữ"),
}
_ADDED = {
    Thing.PLAN: ours("{n} kế hoạch mới"), Thing.COMMITMENT: ours("{n} cam kết mới"),
    Thing.REPORT: ours("{n} báo cáo mới"), Thing.SOURCE: ours("{n} nguồn mới"),
    Thing.TARGET: ours("{n} mục tiêu mới"), Thing.INDICATOR: ours("{n} chỉ số mới"),
    Thing.TASK: ours("{n} nhiệm vụ mới"), Thing.RELATED: ours("{n} văn bản liên quan mới"),
}  # fmt: skip
_RETREATS: dict[Kind | tuple[Kind, Thing], Words] = {
    Kind.TARGET_LOWERED: ours("{n} mục tiêu bị hạ"),
    (Kind.TARGET_LOWERED, Thing.COMMITMENT): ours("{n} cam kết bị hạ"),
    Kind.DEADLINE_MOVED: ours("{n} hạn bị lùi"),
    Kind.RECORD_REMOVED: ours("{n} cam kết bị bỏ"),
    Kind.FIELD_CHANGED: ours("{n} mục tiêu ngừng áp dụng"),
}
_OTHER_RETREATS = ours("{n} mục tiêu không còn so được")
_OTHERS = ours("{n} thay đổi khác")
_SETTINGS = ours("{n} thay đổi cấu hình trang")
_NOTES = ours("{n} ghi chú")
_NOTES_REWORDED = ours("{n} chỗ sửa câu chữ trong ghi chú của trang")
_NOBODYS = (Thing.SETTING, Thing.CHANGE_NOTE)  # of the site, not of a place


def counted(changes: Sequence[Change[Any]], names: Names) -> list[str]:
    """Say how many changes of which kind there are, and whose: what became smaller first; nothing for none."""
    told = [c for c in changes if c.subject.thing not in _NOBODYS]
    apart = [c for c in changes if c.subject.thing in _NOBODYS]
    parts = (f"{kinds(told, names)} {_whose(told, names)}".strip(), kinds(apart, names))
    return [part for part in parts if part]


def kinds(changes: Sequence[Change[Any]], names: Names, among: Sequence[Change[Any]] = ()) -> str:
    """Say how many changes of which kind there are: what became smaller first; nothing for none.

    ``among`` are all that stand with them: what is called other there is called so here too.
    """
    retreats = (_word(_RETREATS, c, _OTHER_RETREATS) for c in changes if c.retreat)
    others = (_counted_as(c) for c in changes if not c.retreat)
    counts = Counter(retreats), Counter(others)
    if all(not c.retreat and _counted_as(c) is _OTHERS for c in (*changes, *among)) and changes:  # "other" than nothing
        return names.say("{n} thay đổi", n=counts[1][_OTHERS])
    order = (*_RETREATS.values(), _OTHER_RETREATS, *_COUNTED.values(), *_ADDED.values(), _OTHERS, _SETTINGS, _NOTES,
             _NOTES_REWORDED)  # fmt: skip
    return ", ".join(names.say(word, n=count[word]) for count in counts for word in order if count[word])


def _word(words: dict[Kind | tuple[Kind, Thing], Words], change: Change[Any], otherwise: Words) -> Words:
    return words.get((change.kind, change.subject.thing)) or words.get(change.kind, otherwise)


def _counted_as(change: Change[Any]) -> Words:
    if change.kind is Kind.SETTING_CHANGED:
        return _SETTINGS
    if change.kind is Kind.TEXT_CORRECTED and change.subject.thing is Thing.CHANGE_NOTE:
        return _NOTES_REWORDED
    if change.kind is not Kind.RECORD_ADDED:
        return _word(_COUNTED, change, _OTHERS)
    return _NOTES if change.subject.thing is Thing.CHANGE_NOTE else _ADDED.get(change.subject.thing, _OTHERS)


def _whose(changes: Sequence[Change[Any]], names: Names) -> str:
    units = {c.subject.unit for c in changes}
    named = units - {NATIONAL}
    if not named and any(c.kind is Kind.TEXT_CORRECTED for c in changes):  # they are not the country's own words
        return names.say("ở phần chung của {country}", country=names.country)
    if not named:
        return names.say("của {country}", country=names.country) if units else ""
    whose = names.unit(named.pop()) if len(named) == 1 else names.say("{n} {places}", n=len(named), places=names.units)
    if NATIONAL in units:
        return names.say("của {unit} và phần chung của {country}", unit=whose, country=names.country)
    return names.say("của {unit}", unit=whose)


def _effect_parts(account: Account, names: Names) -> list[str]:
    c, say = account.consequences, names.say
    return [
        part for part in (
            say("{n} tình trạng đổi", n=len(c.flips)) if c.flips else "",
            say("{n} số chung đổi", n=len(c.figures)) if c.figures else "",
            say("{n} nhận xét mới khi kiểm tra", n=len(c.appeared)) if c.appeared else "",
            say("{n} nhận xét đã hết", n=len(c.gone)) if c.gone else "",
        ) if part
    ]  # fmt: skip


def _no_retreat(account: Account, names: Names) -> str:
    touched = {Kind.TARGET_RAISED, Kind.TARGET_RESTATED, Kind.DEADLINE_MOVED}
    if any(c.kind in touched for c in account.changes):
        return names.say("không có mục tiêu nào bị hạ, không có hạn nào bị lùi")
    return names.say("không có mục tiêu hay hạn nào thay đổi")


# --- sections, shared by text and Markdown ---


def sections(account: Account, names: Names, address: Address) -> Iterator[Section]:
    """Yield what is told under headings, in the order of what a reviewer must see."""
    retreats = [c for c in account.changes if c.retreat]
    if retreats:
        title = names.say("Mục tiêu bị hạ, hạn bị lùi, cam kết bị bỏ")
        yield Section(title, (("", tuple(c.sentence(names) for c in retreats)),), important=True)
    others = [c for c in account.changes if not c.retreat]
    if others:
        title = names.words._("Thay đổi khác", MANY) if retreats else names.words._("Thay đổi", MANY)
        yield Section(title, tuple(_by_unit(others, names)))
    effects = tuple(group for group in _effects(account, names, address) if group[1])
    if effects:
        yield Section(names.say("Hệ quả trên trang công khai"), effects)
    checks = tuple(group for group in _checks(account, names) if group[1])
    if checks:
        yield Section(names.say("Kết quả kiểm tra"), checks)
    files = tuple(_files(account, names))
    if files:
        yield Section(names.say("Tệp ngoài dữ liệu"), files)


Group = tuple[str, tuple[str, ...]]


def _by_unit(changes: Iterable[Change[Any]], names: Names) -> Iterator[Group]:
    grouped: dict[str, list[Change[Any]]] = defaultdict(list)
    for change in changes:
        grouped[change.subject.unit].append(change)
    for unit in sorted(grouped, key=lambda u: (bool(u), sort_key(names.unit(u)))):
        title = names.unit(unit) if unit else names.say("Phần chung của {country}", country=names.country)
        yield title, tuple(c.sentence(names) for c in grouped[unit])


def _effects(account: Account, names: Names, address: Address) -> Iterator[Group]:
    c = account.consequences
    yield names.say("Tình trạng đổi"), tuple(_flips(c.flips, names))
    yield names.say("Số chung"), tuple(moved.sentence(names) for moved in c.figures)
    yield names.say("Thứ hạng"), tuple(moved.sentence(names) for moved in c.ranks)
    yield names.say("Trang thay đổi"), tuple(_pages(c.pages, names, address))


def _pages(pages: Iterable[ChangedPage], names: Names, address: Address) -> Iterator[str]:
    """Yield the addresses of changed pages, one line a kind."""
    for kind, found in groupby(pages, key=lambda page: page.kind):
        own = [address(page) for page in found]
        yield names.say("mọi trang") if kind is PageKind.EVERY else _few(own, _PAGES_NAMED, names)


def _few(words: list[str], most: int, names: Names) -> str:
    """Return a list as a line, with what is left out counted."""
    left = len(words) - most
    more = [names.say("và {n} mục nữa", n=names.words.number(left))] if left > 0 else []
    return ", ".join([*words[:most], *more])


def _flips(flips: Iterable[Flip], names: Names) -> Iterator[str]:
    """Yield a sentence for what changes alike in one unit, so that one late report is not told eight times."""
    alike: dict[tuple[object, ...], list[Flip]] = defaultdict(list)
    for flip in flips:
        alike[flip.promise.unit, flip.badge, flip.old, flip.new].append(flip)
    for group in alike.values():
        first = group[0]
        if len(group) == 1:
            yield first.sentence(names)
        else:
            ids = ", ".join(flip.promise.id for flip in group)
            yield names.say(
                "{unit}, {badge}: {between} ({n}: {ids})", unit=names.unit(first.promise.unit),
                badge=badge_name(first.badge, names), between=first.between(names), n=len(group), ids=ids,
            )  # fmt: skip


def _checks(account: Account, names: Names) -> Iterator[Group]:
    c = account.consequences
    yield names.say("Mới xuất hiện"), tuple(_finding(f, names) for f in c.appeared)
    yield names.say("Đã hết"), tuple(_finding(f, names) for f in c.gone)


def _finding(finding: Finding, names: Names) -> str:
    told = f"{finding.rule.code} {finding.place.file}:{finding.place.line} {finding.what(names.words)}"
    return f"{told} ({names.say('Lý do chấp nhận')}: {finding.accepted})" if finding.accepted else told


def _files(account: Account, names: Names) -> Iterator[Group]:
    project = account.new or account.old
    folders = project.config.folders if project else Folders()
    titles = {
        PurePosixPath(folders.content).name: names.say("Bài viết"),
        PurePosixPath(folders.theme or "theme").name: names.say("Giao diện"),
        "generator": names.say("Chương trình"),
        ".github": names.say("Quy trình tự động"),
    }
    grouped: dict[str, list[str]] = defaultdict(list)
    for name in account.files:
        if name != CONFIG:
            grouped[titles.get(name.partition("/")[0], names.say("Khác"))].append(printable(name))
    yield from ((title, (_few(found, _FILES_NAMED, names),)) for title, found in grouped.items())


def printable(text: str) -> str:
    """Return a name of a file so that it can be shown, whatever bytes it has."""
    return "".join(c if c.isprintable() else "\ufffd" for c in text)


def notices(account: Account, names: Names) -> list[str]:
    """Return what must be known about the comparison itself."""
    return [names.say(words, **details) for words, details in account.notices]


# --- text ---


def as_text(account: Account, names: Names, address: Address) -> str:
    """Return the account for a terminal: the sentence, what to know, then everything under headings."""
    lines = [summary(account, names), *(f"! {notice}" for notice in notices(account, names))]
    for section in sections(account, names, address):
        lines += ["", section.title.upper() if section.important else section.title]
        for title, told in section.groups:
            lines += [f"  {title}"] if title else []
            lines += [f"  {'  ' if title else ''}- {sentence}" for sentence in told]
    return "\n".join(lines)


# --- Markdown ---


def as_markdown(account: Account, names: Names, address: Address) -> str:
    """Return the account as GitHub's Markdown, short enough for one comment; what is left out is counted."""
    head = [f"**{inert(summary(account, names))}**", *(f"> {inert(n)}" for n in notices(account, names))]
    every = list(sections(account, names, address))
    for cap in _CAPS:
        told = "\n\n".join([*head, *(_section(section, cap, names) for section in every)])
        if len(told) <= MAX_MARKDOWN:
            return told + "\n"
    left = names.say("Có quá nhiều thay đổi để kể ở đây; chạy minhbach diff để xem đủ.")
    return "\n\n".join([*head, inert(left)]) + "\n"


def _section(section: Section, cap: int, names: Names) -> str:
    groups = [_group(title, lines, cap, names) for title, lines in section.groups[: max(cap, _OPEN_LINES)]]
    left = sum(len(lines) for _, lines in section.groups[max(cap, _OPEN_LINES) :])
    if left:
        groups.append(_remainder(left, names))
    body = "\n\n".join(groups)
    title = inert(section.title)
    if section.important:
        return f"### ⚠ {title}\n\n{body}"
    if section.size <= _OPEN_LINES:
        return f"### {title}\n\n{body}"
    return f"<details><summary><b>{title}</b> ({section.size})</summary>\n\n{body}\n\n</details>"


def _group(title: str, lines: tuple[str, ...], cap: int, names: Names) -> str:
    told = [f"- {inert(_short(line))}" for line in lines[:cap]]
    if len(lines) > cap:
        told.append(f"- {_remainder(len(lines) - cap, names)}")
    return "\n".join([f"**{inert(title)}**\n", *told] if title else told)


def _short(line: str) -> str:
    return cut(line, _MAX_SENTENCE)


def _remainder(left: int, names: Names) -> str:
    return inert(names.say("… và {n} mục nữa; chạy minhbach diff để xem đủ", n=names.words.number(left)))


# --- JSON ---


def as_json(account: Account, names: Names, address: Address) -> str:
    """Return the account as a JSON document; values are machine text, as data files have them."""
    c = account.consequences
    document = {
        "summary": summary(account, names),
        "notices": notices(account, names),
        "counts": dict(Counter(change.kind.value for change in account.changes)),
        "retreats": sum(change.retreat for change in account.changes),
        "changes": [_change(change, names) for change in account.changes],
        "statuses": [{**plain(flip), "sentence": flip.sentence(names)} for flip in c.flips],
        "national": [{**plain(moved), "sentence": moved.sentence(names)} for moved in c.figures],
        "ranks": [{**plain(moved), "sentence": moved.sentence(names)} for moved in c.ranks],
        "pages": [{"kind": p.kind.value, "id": p.id, "address": address(p)} for p in c.pages],
        "findings": {
            "appeared": [_finding_json(f, names.words) for f in c.appeared],
            "gone": [_finding_json(f, names.words) for f in c.gone],
        },
        "files": [printable(name) for name in account.files],
    }
    return json.dumps(document, ensure_ascii=False, indent=2)


def _change(change: Change[Any], names: Names) -> dict[str, Any]:
    extra = {f.name: plain(getattr(change, f.name)) for f in dataclasses.fields(change) if f.name in ("field", "name")}
    return {
        "kind": change.kind.value, "retreat": change.retreat, **plain(change.subject), **extra,
        "old": plain(change.old), "new": plain(change.new),
        "old_place": _place(change.old_place), "new_place": _place(change.new_place),
        "sentence": change.sentence(names),
    }  # fmt: skip


def _place(place: Place | None) -> dict[str, Any] | None:
    return {"file": place.file, "line": place.line, "column": place.column} if place else None


def _finding_json(finding: Finding, words: Language) -> dict[str, Any]:
    return {"code": finding.rule.code, "severity": finding.severity.value, **(_place(finding.place) or {}),
            "what": finding.what(words), "accepted": finding.accepted}  # fmt: skip


def plain(value: Any) -> Any:
    """Return a value as JSON has it: records as objects without empty fields, numbers and dates as text."""
    if isinstance(value, Record):
        kept = {name: getattr(value, name) for name in type(value).model_fields}
        return {name: plain(v) for name, v in kept.items() if v is not None and v != ()}
    if dataclasses.is_dataclass(value) and not isinstance(value, type) and not hasattr(value, "year"):
        return {f.name: plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, (tuple, list)):
        return [plain(v) for v in value]
    if isinstance(value, Decimal):
        return f"{value:f}"
    if value is None or isinstance(value, (bool, int, str)):
        return value
    return str(value)
