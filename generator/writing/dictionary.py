"""The dictionary of input files: which files there are, what each field means, and how it is written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.records.base import Record
from generator.records.fields import FieldMeaning, fields_of
from generator.records.files import KINDS, FileKind
from generator.records.values import Choice
from generator.text import slug
from generator.writing.desk import Desk

Way = tuple[str, ...]


@dataclass(frozen=True)
class ChoiceView:
    """One word a field accepts, and what it means."""

    value: str
    meaning: str


@dataclass(frozen=True)
class EntryView:
    """One field: ``inside`` is the fragment of the block that its value is made of, if it is."""

    name: str
    anchor: str
    meaning: str
    type: str
    choices: tuple[ChoiceView, ...]
    inside: str
    required: bool
    usual: str
    example: str


@dataclass(frozen=True)
class BlockView:
    """The fields that stand together: of the whole file, or of a block inside it."""

    anchor: str
    title: str
    meaning: str
    entries: tuple[EntryView, ...]


@dataclass(frozen=True)
class FileView:
    """One kind of file."""

    anchor: str
    name: str
    title: str
    paths: tuple[str, ...]
    note: str
    is_table: bool
    count: int
    blocks: tuple[BlockView, ...]


@dataclass(frozen=True)
class DictionaryView:
    """All that the dictionary's template relies on."""

    answer: str
    of_places: tuple[FileView, ...]
    of_all: tuple[FileView, ...]


def dictionary_view(desk: Desk) -> DictionaryView:
    """Return the view of the dictionary."""
    of_places = tuple(_file(desk, kind) for kind in KINDS if kind.provincial)
    of_all = tuple(_file(desk, kind) for kind in KINDS if not kind.provincial)
    answer = desk.say(
        "{n} loại tệp: {own} loại trong thư mục của từng {unit}, {others} loại dùng chung. "
        "Ý nghĩa từng trường, cách viết và trường nào bắt buộc.",
        n=len(KINDS), own=len(of_places), others=len(of_all), unit=desk.project.config.words.territory,
    )  # fmt: skip
    return DictionaryView(answer, of_places, of_all)


def file_anchor(kind: FileKind) -> str:
    """Return the fragment of a kind of file in the dictionary."""
    return f"tep-{slug(kind.name)}"


def field_anchor(kind: FileKind, way: Way) -> str:
    """Return the fragment of a field: ``("plan", "date")`` of a plan's file stands at ``plan-plan-date``."""
    return "-".join(slug(part) for part in (kind.name, *way))


def _file(desk: Desk, kind: FileKind) -> FileView:
    blocks = tuple(_blocks(desk, kind, kind.record))
    return FileView(
        file_anchor(kind), kind.file, desk.say(kind.title), tuple(_paths(desk, kind)), _note(desk, kind),
        not kind.is_yaml, sum(len(block.entries) for block in blocks), blocks,
    )  # fmt: skip


def _paths(desk: Desk, kind: FileKind) -> Iterator[str]:
    data, words = desk.project.config.folders.data, desk.project.config.words
    if kind.provincial:
        yield f"{data}/provinces/<{words.territories_short}>/{kind.file}"
    if kind.national:
        yield f"{data}/{kind.file}"
    if kind.article:
        # Articles may stand beside the project; where they do is nobody's business here.
        folder = desk.project.config.folders.content.rpartition("../")[2]
        if not kind.foreign:
            yield f"{folder}/{kind.file}"
        yield f"{folder}/<{desk.say('mã-ngôn-ngữ')}>/{kind.file}"
    elif not (kind.provincial or kind.national):
        yield kind.file


def _note(desk: Desk, kind: FileKind) -> str:
    """Say what must be known of the whole file before its fields."""
    if kind.written:
        return ""
    if kind.columns:
        columns = ", ".join(kind.columns)
        return desk.say("Luôn phải có cột {columns}; cột khác không dùng thì bỏ. Thứ tự cột tùy ý.", columns=columns)
    if kind.optional:
        return desk.say("Chỉ tạo khi có nội dung.")
    return desk.say("Trang không dựng được khi thiếu tệp này.")


def _blocks(desk: Desk, kind: FileKind, record: type[Record], way: Way = (), meaning: str = "") -> Iterator[BlockView]:
    """Yield the fields of a record, then those of the records inside it."""
    found = fields_of(record)
    anchor = f"{field_anchor(kind, way)}-gom" if way else file_anchor(kind)
    entries = tuple(_entry(desk, kind, field, (*way, field.name)) for field in found)
    yield BlockView(anchor, " › ".join(way), meaning, entries)
    for field in found:
        if field.record:
            yield from _blocks(desk, kind, field.record, (*way, field.name), desk.say(field.description))


def _entry(desk: Desk, kind: FileKind, field: FieldMeaning, way: Way) -> EntryView:
    anchor = field_anchor(kind, way)
    return EntryView(
        field.name, anchor, desk.say(field.description), _type(desk, field),
        tuple(ChoiceView(c.value, desk.words._(c.meaning)) for c in field.choices or ()),
        f"{anchor}-gom" if field.record else "", field.required, _usual(field),
        field.written.example if field.written else "",
    )  # fmt: skip


def _type(desk: Desk, field: FieldMeaning) -> str:
    """Say how a value is written, in words."""
    if field.record:
        return desk.say("danh sách, mỗi mục gồm nhiều dòng") if field.many else desk.say("gồm nhiều dòng")
    if field.choices:
        return desk.say("một hay nhiều trong các từ sau") if field.many else desk.say("một trong các từ sau")
    words = desk.words.shown(field.written.words) if field.written else ""
    if field.alone:
        return desk.say("{words}; nhiều thì viết thành danh sách", words=words)
    return desk.say("danh sách, mỗi mục là {words}", words=words) if field.many else words


def _usual(field: FieldMeaning) -> str:
    """Return what a field that was left out stands for, as a file would have it."""
    if isinstance(field.default, Choice):
        return field.default.value
    if isinstance(field.default, bool):
        return "yes" if field.default else "no"
    return str(field.default) if isinstance(field.default, str) else ""

