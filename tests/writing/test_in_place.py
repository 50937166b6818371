"""Terms are explained where they first stand, once a page, and nowhere where that would be in the way."""

from __future__ import annotations

import re

import pytest

from generator.records.terms import Term
from generator.writing.in_place import InPlace, Words


def term(word: str, **fields: object) -> Term:
    return Term.model_validate({"id": word.replace(" ", "-").replace("ụ", "u"), "word": word, "meaning": "Nghĩa.", **fields})


GOAL = term("goal", not_in=("national goal",))
BASE = term("base", also=("starting value",))
LATE = term("late", status=True)
EXPLAINER = InPlace((GOAL, BASE, LATE), lambda term_id: f"/w/#{term_id}", Words("Words", "All", "Close"))
MARK = re.compile(r'<button type="button" class="term" popovertarget="nghia-([^"]+)"[^>]*>([^<]*)</button>(?:<label[^>]*>([^<]*))?')


def marked(body: str) -> list[tuple[str, str]]:
    """The terms explained in a body, and how each is written there."""
    return [(found, head + rest) for found, head, rest in MARK.findall(EXPLAINER.explained(body))]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>A goal, a goal.</p><p>Goal</p>", [("goal", "goal")]),
        ("<p>Goal and starting\n value.</p>", [("goal", "Goal"), ("base", "starting\n value")]),
        ("<p>The base, or starting value.</p>", [("base", "base")]),
        ("<p>The national goal.</p><p>Its goal.</p>", [("goal", "goal")]),
        ("<p>goals, outgoal, goal_1</p>", []),
        ("<h2>Goal</h2><p><a href='/'>goal</a> <button>goal</button> <code>goal</code></p>", []),
        ("<blockquote><p>goal</p></blockquote><p>goal</p>", [("goal", "goal")]),
        ("<p>Commit: <q>A goal, its base</q></p>", []),
        ('<p class="answer">goal</p><p class="lede">base</p>', []),
        ('<p title="a goal">nothing</p><svg><text>goal</text></svg><!-- goal -->', []),
        ("<table data-sortable><thead><tr><th>Goal</th></tr></thead><tbody><tr><td>goal</td></tr></tbody></table>",
         [("goal", "goal")]),
        ("<table><thead><tr><th>Goal</th></tr></thead></table>", [("goal", "Goal")]),
        ("<p>late</p>", []),
        ('<p><span class="badge badge--x">Late</span></p>', [("late", "Late")]),
        ("<p>1 < 2 goal</p>", [("goal", "goal")]),
        ("<p>goal</p><br><img src='x' alt='base'>", [("goal", "goal")]),
    ],
)  # fmt: skip
def test_which_places_are_explained(body: str, expected: list[tuple[str, str]]) -> None:
    assert marked(body) == expected


def test_a_long_term_goes_on_like_text_behind_the_first_words_that_its_button_holds() -> None:
    told = EXPLAINER.explained("<p>Its starting\n value.</p>")
    assert 'popovertarget="nghia-base" id="nghia-base-mo" aria-label="starting value">starting</button>' in told
    assert '</button><label class="term-rest" for="nghia-base-mo" aria-hidden="true">\n value</label>.' in told


def test_a_place_in_view_comes_before_one_that_is_folded_away() -> None:
    body = "<details><summary>goal</summary><p>goal one</p></details><p>goal two</p>"
    told = EXPLAINER.explained(body)
    assert "<p>goal one</p>" in told
    assert "</button> two" in told
    assert marked("<details><summary>x</summary><p>goal</p></details>") == [("goal", "goal")]


def test_a_sentence_stays_as_it_was_and_its_meanings_stand_after_all() -> None:
    body = "<p>Goal &amp; base.</p><p>The end.</p>"
    told = EXPLAINER.explained(body)
    sentence, meanings = told.split('\n<div class="meanings">')
    assert re.sub(r"</?(?:button|span)[^>]*>", "", sentence) == body
    assert meanings.index('id="nghia-goal"') < meanings.index('id="nghia-base"')
    assert 'href="/w/#goal"' in meanings
    assert "popover " in meanings


def test_signs_around_a_term_stay_with_it() -> None:
    told = re.sub(r"<button[^>]*>([^<]*)</button>", r"[\1]", EXPLAINER.explained("<p>A (“goal”), base; and</p>"))
    assert told.partition("\n")[0] == (
        '<p>A (<span class="kept">“[goal]”),</span> <span class="kept">[base];</span> and</p>'
    )
    assert '<span class="kept">' not in EXPLAINER.explained("<p>A goal <b>base</b></p>")


def test_without_terms_or_places_nothing_changes() -> None:
    assert InPlace((), str, Words("", "", "")).explained("<p>goal</p>") == "<p>goal</p>"
    assert EXPLAINER.explained("<p>nothing</p>") == "<p>nothing</p>"


def test_a_term_with_marks_of_html_is_found_and_its_meaning_is_inert() -> None:
    terms = (term("r&d", id="rd", meaning="<b>x</b>"),)
    told = InPlace(terms, str, Words("", "", "")).explained("<p>R&amp;D</p>")
    assert MARK.findall(told) == [("rd", "R&amp;D", "")]
    assert "<b>" not in told
    assert "&lt;b&gt;" in told
