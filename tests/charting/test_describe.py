"""The sentence that stands in for a picture."""

from __future__ import annotations

from decimal import Decimal

import pytest
from chart_examples import DISPUTED, MANY, NOTHING, QUALIFIED, VI, point, ranking, trajectory

from generator.charting.describe import describe
from generator.charting.kinds import Bar, Chart, Mark

SAME = tuple(Bar(name, Decimal(50)) for name in ("A", "B", "C", "D", "E"))


@pytest.mark.parametrize(
    ("chart", "sentence"),
    [
        (NOTHING, "Chưa có báo cáo công khai. Mục tiêu: 80% vào cuối năm 2030, hạn 2030."),
        (
            QUALIFIED,
            (
                "Mới nhất (31/12/2025): gần 98%. Đầu tiên (31/12/2024): trên 90%. "
                "Mục tiêu: 80% vào cuối năm 2030, hạn 2030."
            ),
        ),
        (
            DISPUTED,
            (
                "Mới nhất (09/2025): 167 trạm hoặc 734 trạm, các nguồn nói khác nhau. "
                "Đầu tiên (31/12/2023): 100 trạm."
            ),
        ),
        (
            trajectory(points=(point("2026-10", "44.1"), point("2026-10", "44.1", series="review")), target=None),
            "Mới nhất (10/2026): 44,1%, kết quả rà soát nêu cùng số.",
        ),
        (ranking(bars=ranking().bars[:2], silent=(), reference=None, national=None),
         "Sơn La: 82%. Điện Biên: trên 75%. Hoàn thành: 1; Chậm tiến độ: 1."),
        (
            MANY,
            (
                "Mới nhất (10/2026): 31% (kết quả rà soát). Đầu tiên (31/12/2023): 11%. Cao nhất (06/2026): 33%. "
                "Mốc đầu kỳ: 5% (31/12/2021). Mục tiêu: 80% vào cuối năm 2030, hạn 2030. "
                "Số liệu trước và sau 01/07/2025 không so sánh được (Sáp nhập tỉnh)."
            ),
        ),
        (
            ranking(),
            (
                "3 tỉnh, thành phố có số. Cao nhất: Sơn La 82%; thấp nhất: Lai Châu 40,5%. Mục tiêu 80%. "
                "Cả nước 61% (3/34). Đếm 3 nơi có số, chưa kể 31 nơi khác: Hoàn thành: 1; Chậm tiến độ: 2. Chưa có báo cáo công khai: 31 tỉnh, thành phố."
            ),
        ),
        (
            ranking(silent=(), reference=None, national=Mark(Decimal(61), "Cộng 3/34: 61%", "Tính gộp 3/34 tỉnh: 61%")),
            (
                "3 tỉnh, thành phố có số. Cao nhất: Sơn La 82%; thấp nhất: Lai Châu 40,5%. "
                "Tính gộp 3/34 tỉnh: 61%. Hoàn thành: 1; Chậm tiến độ: 2."
            ),
        ),
        (
            trajectory(points=(point("2024", "40"), point("2025", "12"), point("2026", "30")), target=None, required="45%"),
            "Mới nhất (2026): 30%. Mức phải đạt lúc đó: 45%. Đầu tiên (2024): 40%. Thấp nhất (2025): 12%.",
        ),
        (
            ranking(bars=SAME, silent=(), reference=None, national=None),
            "5 tỉnh, thành phố cùng ở mức 50%.",
        ),
        (
            ranking(bars=(*SAME, Bar("F", Decimal(10), "gần")), silent=(), reference=None, national=None),
            "6 tỉnh, thành phố có số. Cao nhất: A, B, C và 2 tỉnh, thành phố khác (50%); thấp nhất: F gần 10%.",
        ),
        (
            ranking(bars=(*SAME, Bar("F", Decimal(10)), Bar("G", Decimal(10), "tối đa")), silent=(), reference=None,
                    national=None),
            "7 tỉnh, thành phố có số. Cao nhất: A, B, C và 2 tỉnh, thành phố khác (50%); thấp nhất: F 10% và G tối đa 10%.",
        ),
        (ranking(bars=(), silent=(), reference=None, national=None), "Chưa có báo cáo công khai."),
        (trajectory(description="Lời của biên tập viên"), "Lời của biên tập viên"),
    ],
)
def test_sentence(chart: Chart, sentence: str) -> None:
    assert describe(chart, VI) == sentence
