"""How fast is fast enough, held against what was measured; and why not, where it is not."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from tests.bench.figures import growth

Results = Mapping[str, Any]
_LARGEST = "communes-3321"


@dataclass(frozen=True)
class Goal:
    """A figure that must not be above ``most``; ``of`` finds it among all results, None where it was not measured.

    ``why`` is what was found where it is above: where the time goes, and what was tried.
    """

    title: str
    most: float
    unit: str
    of: Callable[[Results], float | None]
    digits: int = 1
    why: str = ""


# Reasons stand beside the goal, and are printed only while it is missed: whoever meets it need not look for them.
_ALL_OF_THE_DEMONSTRATION = (
    "Việc phải làm nhiều hơn hai lõi làm được trong 25 giây: cộng mọi tiến trình, kể cả tiến trình vẽ, là khoảng 60 giây "
    "CPU, tức ít nhất 30 giây. Viết 1.406 trang bằng hai thứ tiếng gần 20, vẽ biểu đồ và ảnh chia sẻ ước gần 20, khung "
    "trang, tìm kiếm, gói mang đi và kiểm liên kết gần 13, bảng Excel hơn 3, còn lại là đọc, đo và lịch sử. Đã thử và đã "
    "dùng: chữ trên biểu đồ tự đặt thay vì để Vega đo từng chữ, mẫu trang dịch sẵn, việc nặng chia cho mọi lõi, vẽ trong "
    "lúc làm việc khác. Còn có thể: nén ảnh chia sẻ nhẹ hơn, viết trang tiếng Anh từ cùng một khung nhìn."
)
_ONE_ROW = (
    "Đổi một hàng chỉ làm vài chục trang khác đi, nhưng phiên bản và mã nội dung của dữ liệu đứng trên mọi trang, nên cả "
    "1.406 trang được đóng dấu, ghi lại, gói lại và kiểm lại: gần 3 giây. Muốn biết trang nào khác đi thì khung nhìn của "
    "mọi trang vẫn phải tính, vì trang của một nơi có nhắc đến nơi khác: gần 3 giây nữa trên hai lõi. Mở chương trình, đọc, "
    "đo, lịch sử, bảng Excel và dữ liệu mở là hơn 2 giây. Đã thử và đã dùng: thân trang giữ theo mã của khung nhìn, trang "
    "của các bản đã chốt giữ theo những gì chúng hỏi về thời gian sau đó, khung trang và bản mang đi giữ theo nội dung chưa "
    "đóng dấu, tệp không đổi thì nối chứ không ghi, trao chỗ đứng của thân trang thay vì trao cả thân, vẽ hình trong lúc "
    "làm việc khác. Bước kế tiếp: ghi lại mỗi trang đã hỏi gì của nơi khác, để khỏi tính lại khung nhìn."
)
_CHECK_OF_COMMUNES = (
    "Ba phần tư thời gian là đọc 3.321 kế hoạch và 240.000 hàng rồi xét từng trường (Pydantic, YAML, CSV). Đã thử và đã "
    "dùng: đọc bằng mọi lõi, giá trị viết giống nhau chỉ xét một lần, vị trí của ô chỉ tính khi cần, ít dọn rác trong lúc "
    "đọc. Còn có thể: gửi giữa các tiến trình chỉ những trường có ghi, đọc YAML theo từng sự kiện."
)
_ONE_ROW_OF_COMMUNES = (
    "Riêng đọc và kiểm tra đã quá 10 giây. Sau đó mọi bảng dữ liệu mở, vốn kể cả nước, được viết lại, và khung nhìn của mọi "
    "xã được tính lại để biết trang nào khác đi; những gì kể cả nước do một tiến trình viết, vì mỗi bản sao của nó sẽ lại "
    "giữ cả nước trong bộ nhớ. Đã thử và đã dùng: thân trang và khung trang giữ lại, không làm gì cho từng xã mà cả nước đã "
    "có, mỗi điều chỉ tính một lần. Bước kế tiếp: giữ bản ghi đã đọc theo mã của từng tệp, và dựng trang của một xã từ "
    "những gì của riêng xã ấy, giữ theo mã của chúng."
)


def _step(case: str, step: str, cost: str = "wall") -> Callable[[Results], float | None]:
    def found(results: Results) -> float | None:
        told = results.get("cases", {}).get(case, {}).get("steps", {}).get(step, {})
        costs = told.get(cost) if told.get("outcome") == "ok" else None
        return costs["median"] if costs else None

    return found


def _size(case: str) -> Callable[[Results], float | None]:
    def found(results: Results) -> float | None:
        made = results.get("cases", {}).get(case, {}).get("made")
        return made["bytes"] / 1e6 if made else None

    return found


def beside_hugo(results: Results) -> float | None:
    """Return the ratio of our time to Hugo's on the most pages that both put a frame around; None without any."""
    found = []
    for one in results.get("compared", {}).values():
        ours, hugo = (one["tools"].get(name, {}) for name in ("ours", "hugo"))
        if ours.get("outcome") == hugo.get("outcome") == "ok":
            found.append((one["pages"], ours["wall"]["median"] / hugo["wall"]["median"]))
    return max(found)[1] if found else None


def steepest(results: Results) -> float | None:
    """Return the largest exponent of growth of any step; None where fewer than two sizes were measured."""
    return max(growth(results).values(), default=None)


GOALS = (
    Goal("Dự án thật: kiểm tra", 1, "giây", _step("real", "check"), 2),
    Goal("Minh họa: dựng từ đầu", 25, "giây", _step("demo", "cold"), why=_ALL_OF_THE_DEMONSTRATION),
    Goal("Minh họa: dựng lại, không đổi gì", 1.5, "giây", _step("demo", "warm"), 2),
    Goal("Minh họa: dựng lại, đổi một hàng", 3, "giây", _step("demo", "row"), why=_ONE_ROW),
    Goal("3.321 xã: kiểm tra", 15, "giây", _step(_LARGEST, "check"), why=_CHECK_OF_COMMUNES),
    Goal("3.321 xã: dựng lại, đổi một hàng", 10, "giây", _step(_LARGEST, "row"), why=_ONE_ROW_OF_COMMUNES),
    Goal("3.321 xã: bộ nhớ lúc dựng từ đầu", 1500, "MB", _step(_LARGEST, "cold", "together_mb"), 0),
    Goal("3.321 xã: dung lượng trang", 600, "MB", _size(_LARGEST), 0),
    Goal("3.321 xã so với 340: số mũ lớn nhất của CPU", 1.05, "", steepest, 2),
    Goal("Khung quanh trang của các xã, so với Hugo", 1.5, "lần", beside_hugo, 2),
)
