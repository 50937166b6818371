"""The answers of the form “Cập nhật kết quả” become edits, or problems that name the box to mend.

Matching is never a guess: an indicator, a row or a number with two meanings is a question back.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from textwrap import shorten

from generator.exchange import habits
from generator.exchange.editing.edits import Add, Edit
from generator.exchange.editing.noting import NOTHING, Told, told_of
from generator.exchange.form.figure_edits import Figure, Subject, UnclearError, figure_edits, row_of, value_of
from generator.exchange.form.forms import Action, Form
from generator.exchange.form.issue_form import Answers, Problem, chosen, trouble
from generator.exchange.ids import new_id
from generator.labels import label
from generator.language import Language, Words, ours
from generator.reading.records import make
from generator.records.base import Mapped, Scalar
from generator.records.evidence import Source
from generator.records.finding import Finding
from generator.records.plans import Commitment, Plan
from generator.records.project import Project
from generator.records.results import Result, State
from generator.records.values import PartialDate, Place
from generator.text import fold, nearest

# Boxes whose answers are fields of a result as they are.
_AS_WRITTEN = ("page", "quote")
_SOURCE_BOXES = {
    "source_title": "title", "source_publisher": "publisher", "source_kind": "kind", "source_url": "url",
    "source_published": "published",
}  # fmt: skip
_UNDATED = {fold(words) for words in ("chưa rõ", "chưa rõ ngày", "không rõ", "không rõ ngày", "không ghi ngày")}


@dataclass(frozen=True)
class Update:
    """What a form asks for, understood: edits, and the same in words.

    ``said`` pairs the label of each box with its answer as it was understood; ``told`` is what goes into the
    change note, said only by who gives a name and a reason.
    """

    action: Action
    title: str
    said: tuple[tuple[str, str], ...]
    edits: tuple[Edit, ...]
    told: Told = NOTHING


def read_update(
    project: Project, form: Form, answers: Answers, today: dt.date, words: Language
) -> tuple[Update | None, tuple[Problem, ...]]:
    """Return what the answers ask for, or every reason why that is not clear yet."""
    reader = _Reader(project, form, answers.texts, today, words, list(answers.problems))
    update = reader.read()
    return (None if reader.problems else update), tuple(reader.problems)


@dataclass
class _Reader:
    project: Project
    form: Form
    texts: Mapping[str, str]
    today: dt.date
    words: Language
    problems: list[Problem]
    values: dict[str, str] = field(default_factory=dict)
    _said: dict[str, str] = field(default_factory=dict)

    def read(self) -> Update | None:
        place, action = self._chosen("province"), self._chosen("action")
        subject = self._subject(place) if place is not None else None
        date, undated = self._day_of_figure()
        self._value(subject)
        self._as_written()
        source, more = self._source(place) if place is not None else ("", ())
        if self.problems or place is None or action is None or subject is None or not (date or undated):
            return None
        figure = Figure(place, subject, date, source, self.values, self.texts.get("note", ""),
                        self.texts.get("who", ""))  # fmt: skip
        try:
            edits = figure_edits(self.project, Action(action), figure, self.today)
            if Action(action) is not Action.NEW:
                self._tell_row(row_of(self.project, figure, Action(action)), Action(action))
        except UnclearError as unclear:
            self._trouble(unclear.box, unclear.sentence, **unclear.details)
            return None
        title = self._title(figure, Action(action))
        # A reply has who and what it says in the data themselves.
        told = NOTHING if Action(action) is Action.REPLY else told_of(figure.who, figure.note)
        return Update(Action(action), title, tuple(self._all_said()), (*more, *edits), told)

    def _tell_row(self, row: Result, action: Action) -> None:
        """Say of the row that is meant what the form does not ask: its part or former unit; confirmed, its value."""
        former = self.project.former_by_id.get(row.former_unit or "")
        parts = filter(None, (row.scope, former[1].name if former else ""))
        self._said["subject"] = ", ".join((self._said["subject"], *parts))
        if action is Action.CONFIRM:
            self._said["value"] = self.words.shown(value_of(row))

    def _title(self, figure: Figure, action: Action) -> str:
        """Return one line that names the figure, for the heading of what is proposed."""
        amount = label(action, self.words).lower()
        if action is not Action.CONFIRM and figure.has_value:
            word, said = figure.values.get("qualifier", ""), self._said["value"]
            unit = figure.subject.unit if "value" in figure.values else ""
            amount = " ".join(x for x in (word, said + unit if unit == "%" else f"{said} {unit}".strip()) if x)
        return f"{self._said['province']}, {shorten(figure.subject.name, 80)}, {self._said['as_of']}: {amount}"

    def _all_said(self) -> Iterator[tuple[str, str]]:
        for box in self.form.boxes:
            if box.id in self._said:
                yield box.label, self._said[box.id]

    def _trouble(self, box: str, sentence: Words, **details: object) -> None:
        self.problems.append(trouble(self.form.by_id[box], sentence, **details))

    def _chosen(self, name: str) -> str | None:
        """Return what the chosen option of a box stands for."""
        text = self.texts.get(name)
        if text is None:
            return None
        self._said[name], meaning, problem = chosen(self.form.by_id[name], text)
        if problem:
            self.problems.append(problem)
        return None if problem else meaning

    def _date(self, name: str) -> PartialDate | None:
        text = self.texts.get(name)
        if not text:
            return None
        found = habits.date(text)
        if found and found.can_be_meant:
            self._said[name] = self.words.date(found)
            return found
        wrong = ours("“{value}” không phải ngày, tháng hay năm có thật; viết như 30/11/2026, 11/2026 hoặc 2026.")
        if found:
            wrong = ours("“{value}” nằm ngoài các năm từ 1900 đến 2199; xem lại năm.")
        self._trouble(name, wrong, value=text[:60])
        return None

    def _day_of_figure(self) -> tuple[PartialDate | None, bool]:
        """Return the day, and whether the site has the figure without one."""
        if fold(self.texts.get("as_of", "")) in _UNDATED:
            self._said["as_of"] = self.words._("chưa rõ ngày")
            return None, True
        return self._date("as_of"), False

    # What the figure is about

    def _subject(self, place: str) -> Subject | None:
        text = self.texts.get("subject")
        if text is None:
            return None
        found = list(dict.fromkeys(self._subjects(place, text)))
        if len(found) == 1:
            self._said["subject"] = f"{found[0].name} ({found[0].code})"
            return found[0]
        if found:
            several = ours("“{value}” có thể là: {choices}. Ghi mã đầy đủ.")
            self._trouble("subject", several, value=text[:60], choices="; ".join(f"{s.code} ({s.name})" for s in found))
        else:
            self._trouble("subject", ours("không có chỉ số hay cam kết nào là “{value}”. Gần nhất: {near}."),
                          value=text[:60], near=self._near(text))  # fmt: skip
        return None

    def _subjects(self, place: str, text: str) -> Iterator[Subject]:
        """Yield what ``text`` names exactly: an indicator, a target's indicator, a commitment of the place."""
        wanted = text.strip("`“”\"' ")
        for indicator in self.project.indicators:
            measures = [t.id for t in self.project.targets if t.indicator == indicator.id]
            if fold(wanted) in {fold(indicator.id), fold(indicator.name), *map(fold, measures)}:
                yield Subject(indicator.name, indicator.unit or "", indicator=indicator.id)
        for plan in self.project.holding(place).plans:
            for commitment in plan.commitments:
                if wanted.lower() in (commitment.id.lower(), f"{plan.id}/{commitment.id}".lower()):
                    yield self._promised(plan, commitment)

    def _promised(self, plan: Plan, commitment: Commitment) -> Subject:
        """Return what a commitment is reported under: its indicator, or itself when it is a deliverable."""
        target = self.project.target_by_id.get(commitment.target or "")
        known = commitment.indicator or (target.indicator if target else "")
        if commitment.value is not None and known:
            indicator = self.project.indicator_by_id[known]
            return Subject(indicator.name, commitment.unit or indicator.unit or "", indicator=known)
        return Subject(commitment.text, commitment=f"{plan.id}/{commitment.id}")

    def _near(self, text: str) -> str:
        inside = [i for i in self.project.indicators if fold(text) and fold(text) in fold(i.name)]
        if inside:
            return "; ".join(f"{i.id} ({i.name})" for i in inside[:5])
        by_name = {i.name: i.id for i in self.project.indicators} | {i.id: i.id for i in self.project.indicators}
        near = nearest(text, by_name)
        return by_name[near] if near else "–"

    # What the figure says

    def _value(self, subject: Subject | None) -> None:
        text = self.texts.get("value", "")
        qualifier = self._chosen("qualifier") if "qualifier" in self.texts else ""
        state = next((s for s in State if fold(text).removeprefix("da ") == fold(label(s, self.words))), None)
        if state:
            self._keep("value", "state", state.value, label(state, self.words))
        elif text:
            word, text = self._qualified(text)
            if word and qualifier and word != qualifier:
                self._trouble("qualifier", ours("khác từ “{word}” trong ô giá trị."), word=word)
            self._number("value", _without_unit(text, subject))
            if word or qualifier:
                self._keep("qualifier", "qualifier", word or qualifier or "", word or qualifier or "")
        for name in ("numerator", "denominator"):
            if name in self.texts:
                self._number(name, self.texts[name])

    def _qualified(self, text: str) -> tuple[str, str]:
        """Return the qualifying word a value begins with, and the rest."""
        known = sorted((q.word for q in self.project.config.qualifiers), key=len, reverse=True)
        word = next((w for w in known if text.lower().startswith(f"{w.lower()} ")), "")
        return word, text[len(word) :].strip()

    def _number(self, name: str, text: str) -> None:
        found = habits.numbers(text)
        if len(found) == 1:
            self._keep(name, name, f"{found[0]:f}", self.words.number(found[0]))
        elif found:
            whole, broken = (self.words.number(n) for n in found)
            self._trouble(name, ours("“{value}” đọc được hai cách: số nguyên {whole}, hay số thập phân {broken}. Viết "
                                     "{plain} nếu là số nguyên, {longer} nếu là số thập phân."), value=text,
                          whole=whole, broken=broken, plain=f"{found[0]:f}",
                          longer=f"{self.words.number(found[1])}0")  # fmt: skip
        else:
            self._trouble(name, ours("“{value}” không phải là số; viết như 97,6 hoặc 3802."), value=text[:60])

    def _keep(self, box: str, name: str, value: str, said: str) -> None:
        self.values[name], self._said[box] = value, said

    def _as_written(self) -> None:
        for name in _AS_WRITTEN:
            if name in self.texts:
                self._keep(name, name, self.texts[name], self.texts[name])
        self._said |= {name: self.texts[name] for name in ("note", "who") if name in self.texts}

    # Where it comes from

    def _source(self, place: str) -> tuple[str, tuple[Edit, ...]]:
        """Return the id of the source, and what must be added when it is new."""
        own, country = self.project.holding(place).sources, self.project.national.sources
        known = {**country, **own}
        written = self.texts.get("source", "")
        titled = [id_ for id_, source in known.items() if fold(source.title) == fold(written)]
        text = titled[0] if len(titled) == 1 else written
        new = {n: self.texts[n] for n in _SOURCE_BOXES if n in self.texts}
        if text:
            if new and text not in known:
                self._trouble("source", ours("nguồn mới thì để trống ô này."))
            elif text not in known:
                self._trouble("source", ours("không có nguồn nào tên hay mã là “{value}”. Gần nhất: {near}. Nguồn mới "
                                             "thì để trống ô này và điền năm ô dưới."), value=text[:60],
                              near=nearest(text, [*known, *(s.title for s in known.values())]) or "–")  # fmt: skip
            else:
                self._said["source"] = f"{known[text].title} ({text})"
            return text, ()
        return self._new_source(place, known, new) if new else ("", ())

    def _new_source(
        self, place: str, known: Mapping[str, Source], new: Mapping[str, str]
    ) -> tuple[str, tuple[Edit, ...]]:
        same = next((s for s in known.values() if s.url and s.url == new.get("source_url")), None)
        if same:
            self._said["source"] = f"{same.title} ({same.id})"
            return same.id, ()
        values = {name: new[box] for box, name in _SOURCE_BOXES.items() if box in new}
        if "kind" in values:
            values["kind"] = self._chosen("source_kind") or ""
        published = self._date("source_published")
        if published:
            values["published"] = str(published)
        if self._refused(values):
            return "", ()
        self._said |= {box: new[box] for box in ("source_title", "source_publisher", "source_url") if box in new}
        values = {"id": new_id("sources", values, dict.fromkeys(known, False)), **values}
        return values["id"], (Add(f"{self.project.folder(place)}/sources.yml", ("sources",), values),)

    def _refused(self, values: Mapping[str, str]) -> bool:
        """Put a new source through the field types of its record, as a file's is; tell what they refuse."""
        boxes = {name: box for box, name in _SOURCE_BOXES.items()}
        told = {p.box.id for p in self.problems if p.box}
        mapped = Mapped(Place(""))
        mapped.update({name: Scalar(value, Place("")) for name, value in {"id": "-", **values}.items()})
        refused = {str(f.details["field"]): f for f in make(Source, mapped)[1]}
        for name, finding in refused.items():
            if boxes.get(name) and boxes[name] not in told:
                sentence = Words(("{finding}",)) if name in values else ours("nguồn mới cần ô này.")
                box = self.form.by_id[boxes[name]]
                named = Finding(finding.rule, finding.place, {**finding.details, "field": box.label})
                self._trouble(box.id, sentence, finding=named.what(self.words))
        return bool(set(refused) & set(boxes))


def _without_unit(text: str, subject: Subject | None) -> str:
    """Return a value without the unit people write after it, when it is the indicator's own."""
    unit = subject.unit if subject else "%"
    return text.removesuffix(unit).strip() if unit else text
