"""Files of an older format become files of today's: names change, comments and order stay.

Each step leads from one format to the next. A file is brought forward step by step; a CSV file carries
no format of its own, its header names its columns, so a column's old name is enough to know its age.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

import yaml

from generator.exchange.editing.csv_edits import rename_columns
from generator.exchange.editing.edits import EditError, SetField
from generator.exchange.editing.saving import bytes_of
from generator.exchange.editing.splicing import Paper, Splice, spliced
from generator.exchange.editing.yaml_edits import edit_yaml
from generator.exchange.editing.yaml_tree import Spot, YamlTree
from generator.language import ours
from generator.reading import rules
from generator.reading.project import CONFIG
from generator.reading.yaml_file import read_yaml
from generator.records.base import Mapped, Record
from generator.records.files import FORMAT, kind_of
from generator.records.plans import Commitment
from generator.records.values import Place

# What a step renames: the record, then its fields by their old names.
Step: TypeAlias = Mapping[type[Record], Mapping[str, str]]

# The first step leads from format 1 to format 2.
STEPS: tuple[Step, ...] = ({Commitment: {"by": "deadline", "by_note": "deadline_note"}},)

_TODAYS = re.compile(rb"^format: %d\r?$" % FORMAT, re.MULTILINE)  # spares the reading of a file that needs no step


def migrated(root: Path, steps: Sequence[Step] = STEPS) -> tuple[dict[str, bytes], dict[str, bytes | None]]:
    """Return the new and the present contents of every file of the project in ``root`` that is of an older format.

    Raises:
        EditError: a file is of a newer format, or cannot be read.
    """
    found = {name: bytes_of(root, name) for name in sorted(_data_files(root))}
    files = {name: brought_forward(name, old, steps) for name, old in found.items() if old is not None}
    files = {name: new for name, new in files.items() if new != found[name]}
    return files, {name: found[name] for name in files}


def _data_files(root: Path) -> Iterator[str]:
    config, _ = read_yaml(root / CONFIG, CONFIG)
    folders = config.get("folders") if config is not None else None
    yield CONFIG
    for usual in ("data", "content"):
        folder = folders.get(usual, usual) if isinstance(folders, Mapped) else usual
        for path in (root / str(folder)).rglob("*"):
            if path.is_file() and kind_of(path.name):
                yield path.relative_to(root).as_posix()


def brought_forward(name: str, raw: bytes, steps: Sequence[Step] = STEPS) -> bytes:
    """Return the bytes of one file in today's format; today's files come back as they are.

    Raises:
        EditError: the file is of a newer format, or cannot be read.
    """
    known = kind_of(name)
    if known is None or (known.is_yaml and _TODAYS.search(raw)):
        return raw
    kind = known.record
    try:
        paper = Paper.of(raw)
    except UnicodeDecodeError as error:
        raise EditError(ours("Không đọc được tệp; chạy minhbach check để xem vì sao."), Place(name)) from error
    if not known.is_yaml:
        renames = {old: new for step in steps for old, new in step.get(kind, {}).items()}
        return paper.bytes_of(rename_columns(paper, name, kind, renames)) if renames else raw
    tree = YamlTree.of(paper, name, kind)
    for number in range(_format_of(tree), FORMAT):
        text = _renamed(tree, steps[number - 1])
        text = edit_yaml(paper.holding(text), name, kind, [_numbered(tree, number + 1)])
        tree = YamlTree.of(paper.holding(text), name, kind)
    return paper.bytes_of(tree.paper.text)


def _format_of(tree: YamlTree) -> int:
    """Return the format a file names; a file that names none is of the first."""
    _, node = tree.spots[0].pairs.get("format", (None, None))
    if node is None:
        return 1
    place = Place(tree.file, node.start_mark.line + 1, node.start_mark.column + 1)
    if not isinstance(node, yaml.ScalarNode) or not re.match(r"[1-9][0-9]{0,8}\Z", node.value):
        raise EditError(ours(rules.WRONG_VALUE.what), place, field="format", value=node.value)
    if int(node.value) > FORMAT:
        raise EditError(ours(rules.FORMAT_NEWER.what), place, value=node.value, known=FORMAT)
    return int(node.value)


def _numbered(tree: YamlTree, number: int) -> SetField:
    return SetField(tree.place(tree.spots[0].node), "format", str(number))


def _renamed(tree: YamlTree, step: Step) -> str:
    renames = [(spot, names) for spot in tree.spots for kind, names in step.items() if spot.kind is kind]
    splices = [splice for spot, names in renames for splice in _renames(tree, spot, names)]
    return spliced(tree.paper.text, splices, tree.file)


def _renames(tree: YamlTree, spot: Spot, names: Mapping[str, str]) -> Iterator[Splice]:
    if not isinstance(spot.node, yaml.MappingNode):
        return
    for old, new in names.items():
        if old not in spot.pairs:
            continue
        key, _ = spot.pairs[old]
        if new in spot.pairs:
            message = ours("Mục này có cả “{old}” lẫn “{new}”; bỏ một rồi chạy lại.")
            raise EditError(message, tree.place(key), old=old, new=new)
        yield Splice(key.start_mark.index, key.end_mark.index, (), new)
