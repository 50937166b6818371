"""The criteria by which places are likened are indicators of the catalogue."""

from __future__ import annotations

from tests.small import Small, told


def test_a_criterion_that_is_no_indicator_is_told_with_its_line(small: Small) -> None:
    small.add("site_config.yml", "similarity:\n  by: [tram-5g, tram-6g]\n")
    lines = small.path("site_config.yml").read_text("utf-8").count("\n")
    found = [told(f) for f in small.findings() if "tram-6g" in told(f)]
    assert found == [f"site_config.yml:{lines}:7 MB-C001 Không có chỉ số nào mang mã “tram-6g”."]
    assert not any("tram-5g”" in told(f) for f in small.findings())
