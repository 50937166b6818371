"""Templates may rely on what their view declares, and on nothing else."""

from __future__ import annotations

import dataclasses
import inspect
from pathlib import Path

import pytest
from jinja2 import Environment, nodes

from generator.writing import (
    dictionary,
    glossary,
    home,
    indicator,
    manual,
    prose,
    province,
    reports,
    side_by_side,
    target,
    targets,
)
from generator.writing.artefacts import PageKind
from generator.writing.editions import comparing, edition, listing
from generator.writing.history.pages import ChangesView
from generator.writing.history.press import PressView
from generator.writing.open_data.view import DataView
from generator.writing.site import EmptyView

THEME = Path(__file__).parents[2] / "theme"
VIEWS: dict[PageKind, type] = {
    PageKind.HOME: home.HomeView,
    PageKind.PROVINCES: home.ProvincesView,
    PageKind.PROVINCE: province.ProvinceView,
    PageKind.SIDE_BY_SIDE: side_by_side.SideBySideView,
    PageKind.TARGETS: targets.TargetsView,
    PageKind.TARGET: target.TargetView,
    PageKind.INDICATORS: indicator.IndicatorsView,
    PageKind.INDICATOR: indicator.IndicatorView,
    PageKind.REPORTS: reports.ReportsView,
    PageKind.CHANGES: ChangesView,
    PageKind.PRESS: PressView,
    PageKind.DATA: DataView,
    PageKind.DICTIONARY: dictionary.DictionaryView,
    PageKind.MANUAL: manual.ManualView,
    PageKind.RULE: manual.RuleView,
    PageKind.EDITIONS: listing.EditionsView,
    PageKind.EDITION: edition.EditionView,
    PageKind.EDITION_PROVINCE: edition.EditionProvinceView,
    PageKind.EDITION_TARGET: edition.EditionTargetView,
    PageKind.COMPARISONS: comparing.ComparisonsView,
    PageKind.COMPARISON: comparing.ComparisonView,
    PageKind.GLOSSARY: glossary.GlossaryView,
    PageKind.PROSE: prose.ProseView,
    PageKind.SEARCH: EmptyView,
    PageKind.NOT_FOUND: EmptyView,
    PageKind.OFFLINE: EmptyView,
}


def used(source: str) -> set[str]:
    tree = Environment(extensions=["jinja2.ext.i18n"]).parse(source)
    found = tree.find_all(nodes.Getattr)
    return {n.attr for n in found if isinstance(n.node, nodes.Name) and n.node.name == "view"}


def test_every_page_kind_has_a_view_and_a_template() -> None:
    assert set(VIEWS) == set(PageKind)
    assert {p.stem for p in (THEME / "pages").glob("*.html")} == {k.value for k in PageKind}


@pytest.mark.parametrize("kind", list(PageKind))
def test_a_template_uses_only_what_its_view_declares(kind: PageKind) -> None:
    source = (THEME / "pages" / f"{kind.value}.html").read_text(encoding="utf-8")
    declared = {f.name for f in dataclasses.fields(VIEWS[kind])}
    assert used(source) <= declared


@pytest.mark.parametrize("kind", [k for k in PageKind if VIEWS[k] is not EmptyView])
def test_a_view_declares_only_what_is_shown(kind: PageKind) -> None:
    sources = [THEME / "pages" / f"{kind.value}.html"]
    if kind is PageKind.PROSE:
        sources += list((THEME / "parts").glob("*.html"))
    if kind is PageKind.HOME:
        sources.append(THEME / "parts/target-table.html")
    shown = set().union(*(used(p.read_text(encoding="utf-8")) for p in sources))
    declared = {f.name for f in dataclasses.fields(VIEWS[kind])}
    assert declared <= shown, inspect.getmodule(VIEWS[kind])
