"""A change note is written where it belongs: beside the data it speaks of, at the newer end of its file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from generator.exchange.editing.edits import Add, EditError, Tree
from generator.exchange.editing.proposal import Proposal, edited, proposal_of
from generator.history.compare import compare
from generator.history.naming import Names
from generator.history.noting import in_one_sentence
from generator.language import Language, ours
from generator.records.project import NATIONAL, Project
from generator.text import fold


@dataclass(frozen=True)
class Told:
    """What somebody says of a change: who speaks, what changed (empty: the change says it itself), why."""

    who: str = ""
    what: str = ""
    why: str = ""

    def __bool__(self) -> bool:
        """Whether anything is said that is worth a note: a name alone is not."""
        return bool(self.what or self.why)


NOTHING = Told()


def told_of(who: str | None, why: str | None) -> Told:
    """Return what a form tells of its change: something only where the sender gives both a name and a reason."""
    return Told(who, why=why) if who and why else NOTHING


def note_edit(project: Project, unit: str, facts: Mapping[str, Tree]) -> Add:
    """Return the edit that adds a note to the file of ``unit`` (empty: the country's), at its newer end.

    Raises:
        EditError: the file has this note.
    """
    held = project.holding(unit)
    for note in held.notes:
        if note.date.isoformat() == facts["date"] and fold(note.what) == fold(str(facts["what"])):
            raise EditError(ours("Ghi chú này đã có."), note.place)
    return Add(f"{project.folder(unit)}/changes.yml", ("changes",), facts, first=not held.oldest_note_first)


def last_author(project: Project, unit: str) -> str:
    """Return who wrote the newest note of ``unit``, who is likely to write the next one; empty where there is none."""
    newest = project.holding(unit).newest_notes()
    return newest[0].who if newest else ""


def with_note(proposal: Proposal, told: Told, day: dt.date, words: Language) -> Proposal:
    """Return ``proposal`` with a note of ``day`` beside what it changes; as it is where it changes nothing.

    The note names the targets touched; without words of its own it says what changed as reviewers are told it. It
    lies with the one place whose data change, or with the country's notes and names the places.

    Raises:
        EditError: nobody is named as its author, and no earlier note names one, or the note is there already.
    """
    old, new = proposal.old.project, proposal.new.project
    changes = compare(old, new) if old and new else ()
    if not changes or old is None or new is None:
        return proposal
    units = sorted({c.subject.unit for c in changes})
    unit = units[0] if len(units) == 1 else NATIONAL
    who = told.who or last_author(old, unit)
    if not who:
        raise EditError(ours("Ghi chú cần tên cơ quan hoặc người chịu trách nhiệm (--who)."), None)
    facts: dict[str, Tree] = {
        "date": day.isoformat(), "who": who, "what": told.what or in_one_sentence(changes, Names(old, new, words)),
        "why": told.why, "provinces": [u for u in units if u and u != unit],
        "targets": list(dict.fromkeys(target for c in changes for target in c.subject.targets)),
    }  # fmt: skip
    edit = note_edit(old, unit, {name: value for name, value in facts.items() if value})
    contents = {**proposal.files, edit.file: edited(proposal.root, edit.file, [edit])}
    return proposal_of(proposal.root, contents, day)
