"""Every rule there is, by code; findings of unknown codes cannot be made."""

from __future__ import annotations

from types import ModuleType

from generator.checking import rules as content_rules
from generator.reading import rules as reading_rules
from generator.reading import workbook_rules
from generator.records.finding import Rule


def catalogue() -> dict[str, Rule]:
    """Return all rules by code, in the order of their codes.

    Raises:
        ValueError: two rules share a code.
    """
    modules = (reading_rules, workbook_rules, content_rules)
    found = [*reading_rules.VALUE_RULES.values(), *(rule for module in modules for rule in _rules(module))]
    by_code = {rule.code: rule for rule in found}
    if len(by_code) != len(found):
        raise ValueError("two rules share a code")
    return dict(sorted(by_code.items()))


def _rules(module: ModuleType) -> list[Rule]:
    return [value for value in vars(module).values() if isinstance(value, Rule)]
