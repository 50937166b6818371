"""Numbers of documents, codes, ranges and dates are kept whole where a browser would break them, and nowhere else."""

from __future__ import annotations

import re
import unicodedata

import pytest

from generator.language import language
from generator.writing.whole import LONGEST, kept_whole

KEPT = re.compile(r'<span class="whole">([^<]*)</span>')


@pytest.mark.parametrize(
    ("body", "kept"),
    [
        ("<p>Kế hoạch 2309/KH-UBND, Quyết định 1087/QĐ-TTg.</p>", ["2309/KH-UBND", "1087/QĐ-TTg"]),
        ("<p>(26/2020/TT-BTTTT) “2029-12-14”; 2026–2030</p>", ["26/2020/TT-BTTTT", "2029-12-14", "2026–2030"]),
        ("<td>MB-C101</td><td>12,5–13,7</td>", ["MB-C101", "12,5–13,7"]),
        ("<p>14/12/2029, 13/34, 1.234/5.678, 97,6%</p>", []),
        ("<td>54,4% (80/147); 12.3% (1,065/8,656), trên 90% (2/34)</td>", ["54,4% (80/147)", "12.3% (1,065/8,656)", "90% (2/34)"]),
        ("<p>bị hạ: 90% → 80%; gần 90% → trên 90%, 82 trạm → 90 trạm</p>", ["90% → 80%", "gần 90% → trên 90%", "82 trạm → 90"]),
        ("<p>31/12/2027 → 31/12/2028; Cà Mau → Bạc Liêu, khoảng 1.234.567 → khoảng 1.234.568</p>", ["31/12/2027 → 31/12/2028"]),
        ("<a>TP. Hồ Chí Minh</a>, gồm TP. Đà; của HDND. Các, p. Hồ", ["TP. Hồ", "TP. Đà"]),
        ("<p>Quý I/2025; e-commerce, xe-máy</p>", ["Quý I/2025", "e-commerce"]),
        ("<p>2029 (kỳ 1/2), 5 tỉnh (1/34), 80% (30/11)x, 3% (của 1/2)</p>", ["80% (30/11)"]),
        ("<p>ke-hoach-414, Ninh-Thuan, UBND-VP, data/x/plan-2309</p>", []),
        ("<p>https://x.vn/2309-KH/1087-qd?so=12-KH#a-2, a@b.vn-2</p>", []),
        ('<a href="/x/2309-kh" title="2309/KH-UBND">x</a><img alt="2029-12-14">', []),
        ("<script>var a = '2029-12-14';</script><svg><text>2029-12-14</text></svg><!-- 2029-12-14 -->", []),
        ("<code>2029-12-14</code><pre>2029-12-14</pre><option>2029-12-14</option><button>MB-C1</button>", []),
        ('<script type="x">1 < 2</script><p>2029-12-14</p>', ["2029-12-14"]),
        ("<p>ghi chú: …Thơ từ ngày. → …<i>a</i>b; xã,… và (…84 bản) Thơ…là</p>", ["…Thơ", "…84"]),
        (f"<p>1/{'A' * (LONGEST - 2)} 1/{'A' * (LONGEST - 1)}</p>", [f"1/{'A' * (LONGEST - 2)}"]),
        (f"<p>{unicodedata.normalize('NFC', '25/QĐ-Ủy')}</p>", ["25/QĐ-Ủy"]),
    ],
)
def test_what_is_kept_whole(body: str, kept: list[str]) -> None:
    made = kept_whole(body)
    assert KEPT.findall(made) == kept
    made = made.replace("→\N{NO-BREAK SPACE}", "→ ")
    assert KEPT.sub(r"\1", made) == body  # no letter of the page is another


MONTHS = language("en").month_names


@pytest.mark.parametrize(
    ("body", "kept"),
    [
        ("<p>57.7% (30 November 2029), May 2030; in May</p>", ["30 November 2029", "May 2030"]),
        ("<svg><text>30 November 2029</text></svg><option>May 2029</option>", []),
        ("<p>Mayor 2030, 3 Mayo 2029, 2029-12-14</p>", ["2029-12-14"]),
    ],
)
def test_dates_with_names_of_months_are_kept_whole(body: str, kept: list[str]) -> None:
    made = kept_whole(body, MONTHS)
    assert KEPT.findall(made) == kept
    assert KEPT.sub(r"\1", made) == body


def test_dates_in_figures_name_no_month() -> None:
    assert language("vi").month_names == ()
    assert len(MONTHS) == 12


@pytest.mark.parametrize(
    ("body", "made"),
    [
        ("<p>Cà Mau → <a>Bạc Liêu</a></p>", "<p>Cà Mau →_<a>Bạc Liêu</a></p>"),
        ("<p>khoảng 1.234.567 → khoảng 1.234.568</p>", "<p>khoảng 1.234.567 →_khoảng 1.234.568</p>"),
        ('<p>cũ… → …<span lang="vi">mới hơn</span></p>', '<p>cũ… →_<span lang="vi"><span class="whole">…mới</span> hơn</span></p>'),
        ("<svg><text>a → b</text></svg><code>a → b</code>", "<svg><text>a → b</text></svg><code>a → b</code>"),
    ],
)
def test_an_arrow_stays_with_what_it_leads_to(body: str, made: str) -> None:
    assert kept_whole(body) == made.replace("_", "\N{NO-BREAK SPACE}")
