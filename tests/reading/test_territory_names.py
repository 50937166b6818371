"""A unit whose name carries its kind keeps its address and is not called by its kind twice."""

from __future__ import annotations

from pathlib import Path

from generator.exchange.whereabouts import _names
from generator.reading.project import read_project

ROOT = Path(__file__).parents[2]


def test_a_name_with_its_kind_keeps_address_full_name_and_old_name() -> None:
    project = read_project(ROOT).project
    city = project.province_by_slug["ho-chi-minh"]
    assert (city.name, city.full_name) == ("TP. Hồ Chí Minh", "thành phố Hồ Chí Minh")
    english = city.retold({"TP. Hồ Chí Minh": "Hồ Chí Minh City", "TP.HCM": "HCMC"})
    assert (english.name, english.short, english.slug) == ("Hồ Chí Minh City", "HCMC", city.slug)
    assert project.province_by_slug["son-la"].retold({"TP.HCM": "HCMC"}) is project.province_by_slug["son-la"]
    known = _names(project)
    assert {known[key].province.slug for key in ("hochiminh", "tphochiminh", "tphcm")} == {"ho-chi-minh"}
