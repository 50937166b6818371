"""A filled-in form becomes an answer, and the files of a pull request when it could be taken in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from generator.exchange.editing.edits import Edit, EditError
from generator.exchange.editing.noting import NOTHING, Told, told_of, with_note
from generator.exchange.editing.proposal import Proposal, propose
from generator.exchange.form import answer
from generator.exchange.form.attachment import attached
from generator.exchange.form.forms import Form, update_form, workbook_form
from generator.exchange.form.intake import read_update
from generator.exchange.form.issue_form import Answers, chosen, is_filled_in, read_answers, trouble
from generator.exchange.workbook.incoming import incoming
from generator.exchange.workbook.reading import MAX_FILE
from generator.language import Language, Words, ours
from generator.records.finding import Severity
from generator.records.project import Project


@dataclass(frozen=True)
class Outcome:
    """What came of a form: an answer for the issue, and what a pull request needs when there is to be one.

    ``attachment`` is the address of a file that is still to be brought here; then there is no answer yet.
    """

    answer: str = ""
    title: str = ""
    text: str = ""
    files: dict[str, bytes] = field(default_factory=dict)
    attachment: str = ""


@dataclass(frozen=True)
class Asked:
    """For what a form is read: the project, the day, the issue's number, the file brought here, the site's language.

    ``tell`` gives the account of a proposal in Markdown.
    """

    project: Project
    root: Path
    day: dt.date
    words: Language
    tell: Callable[[Proposal], str]
    issue: int | None = None
    attached: Path | None = None


def outcome(asked: Asked, body: str) -> Outcome | None:
    """Return what comes of a body; None when no form of ours made it."""
    for form, outcome_of in (
        (update_form(asked.project, asked.words), _of_figure),
        (workbook_form(asked.project, asked.words), _of_workbook),
    ):
        if is_filled_in(form, body):
            return outcome_of(asked, form, read_answers(form, body))
    return None


def _of_figure(asked: Asked, form: Form, answers: Answers) -> Outcome:
    """Return what comes of one figure."""
    words = asked.words
    update, problems = read_update(asked.project, form, answers, asked.day, words)
    if update is None:
        return Outcome(answer.asking(problems, words))
    proposal = _proposal(asked, update.edits, update.told)
    if isinstance(proposal, Outcome):
        return proposal
    if not proposal.files:
        nothing = ours("Trang đã có đúng như vậy; không có gì để thay đổi.")
        return Outcome(answer.asking([trouble(None, nothing)], words))
    if proposal.refused:
        return Outcome(answer.refusing(update, proposal, words))
    text = answer.describing(update, proposal, asked.issue, words)
    return Outcome(answer.accepting(update, proposal, words), update.title, text, dict(proposal.files))


def _of_workbook(asked: Asked, form: Form, answers: Answers) -> Outcome:
    """Return what comes of a workbook: where it is kept, as long as it was not brought here; then what it changes."""
    words, box = asked.words, form.by_id["workbook"]
    _, slug, place = chosen(form.by_id["province"], answers.texts.get("province"))
    address, file = attached(box, answers.texts["workbook"]) if "workbook" in answers.texts else ("", None)
    problems = [*answers.problems, *(problem for problem in (place, file) if problem)]
    if not problems and asked.attached is None:
        return Outcome(attachment=address)
    content = _content(asked.attached) if not problems else None
    if content is None:
        missing = trouble(box, ours("không tải được tệp về; xóa đi rồi thả lại."))
        return Outcome(answer.asking(problems or [missing], words))
    came = incoming(asked.project, content, address.rpartition("/")[2], slug)
    if came.findings:
        return Outcome(answer.not_taken(came.findings, words))
    proposal = _proposal(asked, came.edits, told_of(answers.texts.get("sender"), answers.texts.get("message")))
    if isinstance(proposal, Outcome):
        return proposal
    if proposal.refused:
        return Outcome(answer.not_taken([f for f in proposal.appeared if f.severity is Severity.ERROR], words))
    if not proposal.files:
        return Outcome(answer.nothing_new(words))
    changes = asked.tell(proposal)
    title = words._("{place}: cập nhật từ bảng Excel").format(place=asked.project.province_by_slug[slug].name)
    text = answer.describing_taken(changes, answers.texts.get("message", ""), asked.issue, words)
    return Outcome(answer.taken(changes, words), title, text, dict(proposal.files))


def _proposal(asked: Asked, edits: Sequence[Edit], told: Told = NOTHING) -> Proposal | Outcome:
    """Return what edits would make, with a change note when something is told of them; or why they cannot be made."""
    try:
        proposal = propose(asked.root, edits, asked.day)
        return with_note(proposal, told, asked.day, asked.words) if told and not proposal.refused else proposal
    except EditError as error:
        return Outcome(answer.asking([trouble(None, Words(("{why}",)), why=error.told(asked.words))], asked.words))


def _content(file: Path | None) -> bytes | None:
    """Return what was brought from where GitHub keeps it; None when nothing came."""
    if file is None or not file.is_file():
        return None
    with file.open("rb") as opened:
        return opened.read(MAX_FILE + 1) or None
