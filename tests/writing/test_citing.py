"""One state of the data, one sentence to cite it by, wherever it stands."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from typing import Any

import jsonschema
import pytest

from generator.charting import svg
from generator.language import Language
from generator.measuring.measures import measure
from generator.text import slug
from generator.writing.citing import Cited, cite, cite_data
from generator.writing.desk import Desk
from tests.measuring import make

URL = "https://example.org/thu/"
# What CSL-JSON asks of an item, for the properties used here; anything else would be a misspelling.
TEXT = {"type": "string", "minLength": 1}
CSL = {
    "type": "array",
    "minItems": 1,
    "items": {
        "type": "object",
        "required": ["id", "type", "title", "author", "issued", "version"],
        "additionalProperties": False,
        "properties": {
            **dict.fromkeys(
                ("id", "title", "container-title", "publisher", "version", "language", "note", "URL"), TEXT
            ),
            "type": {"enum": ["webpage", "dataset", "graphic"]},
            "author": {
                "type": "array",
                "items": {"properties": {"literal": TEXT}, "required": ["literal"], "additionalProperties": False},
            },
            "issued": {
                "additionalProperties": False,
                "properties": {
                    "date-parts": {
                        "type": "array",
                        "maxItems": 2,
                        "items": {"type": "array", "minItems": 3, "maxItems": 3, "items": {"type": "integer"}},
                    }
                },
            },
        },
    },
}
HARD = "50% “Ấp” & {một} \\end $x_1$ #2 ~ ^\nhai"


def desk(url: str = URL, **site: Any) -> Desk:
    project = make.project()
    names = project.config.site.model_copy(update=site)
    project = replace(project, config=project.config.model_copy(update={"site": names}))
    return Desk(measure(project, make.day("2026-11-22")), (), Language(), url=url)


@pytest.mark.parametrize("url, where", [("", ""), (URL, f" {URL}tinh/a/")])
def test_the_sentence_names_the_page_and_the_state_of_the_data(url: str, where: str) -> None:
    here = desk(url)
    told = cite(here, "Tỉnh a", "/tinh/a/")
    assert told.short == "Thử (22/11/2026)"
    assert told.full == (
        "Thử, “Tỉnh a”, Thử, số liệu tính đến 22/11/2026, phiên bản 0.20261122.0, "
        f"mã nội dung {here.data.short_hash}.{where}"
    )


def test_a_warning_on_the_site_travels_with_every_citation() -> None:
    told = cite(desk(banner="Không phải số liệu thật"), "A", "/tinh/a/")
    assert told.full.startswith("Không phải số liệu thật. ")
    assert "note = {Không phải số liệu thật. Số liệu tính đến" in told.bibtex
    assert json.loads(told.csl)[0]["note"].startswith("Không phải số liệu thật. ")


@pytest.mark.parametrize("url", ["", URL])
@pytest.mark.parametrize("what", list(Cited))
def test_csl_is_what_reference_managers_read(what: Cited, url: str) -> None:
    items = json.loads(cite(desk(url), HARD, "/tinh/a/", what).csl)
    jsonschema.Draft202012Validator(CSL).validate(items)
    assert items[0]["title"] == HARD
    assert items[0]["issued"] == {"date-parts": [[2026, 11, 22]]}
    assert items[0].get("URL", "") == (f"{URL}tinh/a/" if url else "")


def test_bibtex_holds_whatever_a_title_holds() -> None:
    entry = cite(desk(), HARD, "/tinh/a/").bibtex
    depth = 0
    for brace in re.findall(r"[{}]", entry):
        depth += 1 if brace == "{" else -1
        assert depth >= 0
    assert depth == 0
    title = next(line for line in entry.splitlines() if line.startswith("  title"))
    assert title == (
        r"  title = {{50\% “Ấp” \& \textbraceleft{}một\textbraceright{} \textbackslash{}end \$x\_1\$ \#2 "
        r"\textasciitilde{} \textasciicircum{} hai}},"
    )


def test_the_key_is_the_same_on_the_same_day_and_tells_pages_apart() -> None:
    keys = {cite(desk(url), title, "/tinh/a/").bibtex.split(",")[0] for url in ("", URL) for title in ("A", "B")}
    assert keys == {"@misc{thu-tinh-a-20261122"}
    assert cite(desk(), "A", "/tinh/b/").bibtex.startswith("@misc{thu-tinh-b-20261122,")
    assert cite_data(desk()).bibtex.startswith("@misc{thu-du-lieu-20261122,")
    assert slug("thu-tinh-a-20261122") == "thu-tinh-a-20261122"


def test_pictures_carry_their_citation_and_stay_pictures() -> None:
    citation = cite(desk(), "Số < 5 & “Ấp”", "/bieu-do/a.svg", Cited.PICTURE).full
    drawn = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4"><title>t</title><desc>d</desc><path d="M0,0h4v4Z"/></svg>'
    told = ET.fromstring(svg.cited(drawn, citation))
    found = told.find(".//{http://purl.org/dc/terms/}bibliographicCitation")
    assert found is not None
    assert found.text == citation
