"""The glossary: every term with its meaning, in the order of a dictionary."""

from __future__ import annotations

from dataclasses import dataclass

from generator.records.project import NATIONAL
from generator.records.terms import Term
from generator.text import sort_key
from generator.writing import addresses, in_place
from generator.writing.desk import Desk
from generator.writing.parts import SourceView, sources_view


@dataclass(frozen=True)
class TermView:
    """A term as the glossary lists it; ``language`` is that of a text which nobody has translated."""

    anchor: str
    word: str
    also: tuple[str, ...]
    meaning: str
    sources: tuple[SourceView, ...]
    language: str


@dataclass(frozen=True)
class GlossaryView:
    """All that the page of the glossary relies on."""

    answer: str
    as_of: str
    terms: tuple[TermView, ...]
    mistake_address: str
    edit_address: str


def glossary_view(desk: Desk) -> GlossaryView:
    """Return the view of the glossary."""
    terms = sorted(desk.project.terms_in(desk.words.code), key=lambda t: sort_key(t[0].word))
    answer = desk.say(
        "{n} thuật ngữ dùng trên trang, mỗi thuật ngữ một câu giải thích. "
        "Ở các trang khác, bấm vào từ gạch chân nét đứt để xem nghĩa.",
        n=len(terms),
    )  # fmt: skip
    edit = desk.edit_address(desk.project.terms[0].place) if terms else ""
    return GlossaryView(
        answer, desk.as_of, tuple(_term(desk, t, language) for t, language in terms),
        desk.mistake_address(addresses.GLOSSARY), edit,
    )  # fmt: skip


def _term(desk: Desk, term: Term, language: str) -> TermView:
    sources = sources_view(desk, NATIONAL, term.sources)
    other = "" if language == desk.words.code else language
    return TermView(term.id, term.word, term.also, term.meaning, sources, other)


def explaining(desk: Desk) -> in_place.InPlace:
    """Return what explains the project's terms on pages of the desk's language, as far as they speak it."""
    words = in_place.Words(
        desk.say("Từ dùng trong trang này"), desk.say("Mọi thuật ngữ"), desk.say("Đóng"),
    )  # fmt: skip
    spoken = [t for t, language in desk.project.terms_in(desk.words.code) if language == desk.words.code]
    return in_place.InPlace(spoken, addresses.term, words)
