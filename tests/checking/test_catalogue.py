"""The catalogue of rules: complete, unique, and told in every language."""

from __future__ import annotations

import re
from string import Formatter

import pytest

from generator.checking.catalogue import catalogue
from generator.language import language, languages
from generator.records.finding import Rule, Severity

RULES = list(catalogue().values())
OTHERS = [code for code in languages() if code != "vi"]


def holes(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_says_what_why_and_how_to_mend(rule: Rule) -> None:
    assert re.fullmatch(r"MB-[RCSP]\d{3}", rule.code)
    assert rule.severity in Severity
    assert rule.before.strip()
    assert rule.after.strip()
    assert rule.before != rule.after
    for sentence in (rule.what, rule.why, rule.mend):
        assert sentence.strip() == sentence
        assert sentence.endswith((".", "?"))


@pytest.mark.parametrize("code", OTHERS)
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_speaks_every_language(rule: Rule, code: str) -> None:
    words = language(code)
    for sentence in (rule.what, rule.why, rule.mend):
        assert words.messages.get(sentence), sentence
        assert holes(words._(sentence)) == holes(sentence)


def test_codes_are_unique_and_in_order() -> None:
    codes = [rule.code for rule in RULES]
    assert codes == sorted(set(codes))
    assert OTHERS == ["en"]
