"""What can be wrong with what the data says: content (MB-C…), plans against the guidance (MB-P…),
and figures that are possible but hard to believe (MB-S…)."""

from __future__ import annotations

from generator.records.finding import Rule, Severity

_E, _W, _N = Severity.ERROR, Severity.WARNING, Severity.NOTE

UNKNOWN_ID = Rule(
    "MB-C001", _E, "Không có {kind} nào mã “{value}”.", "Dòng này trỏ tới chỗ không có.",
    "Sửa mã, hoặc thêm {kind} đó trước.",
)
RESULT_WITHOUT_SUBJECT = Rule(
    "MB-C002", _E, "Hàng không ghi chỉ số (indicator) cũng không ghi cam kết (commitment).",
    "Không biết số liệu nói về điều gì.", "Điền một trong hai cột.",
)
RESULT_WITHOUT_VALUE = Rule(
    "MB-C003", _E, "Hàng không có giá trị (value), tử số và mẫu số, cũng không có state.",
    "Không có gì để công bố; chưa biết thì không cần hàng.", "Điền giá trị, hoặc xóa hàng.",
)
DATE_UNEXPLAINED = Rule(
    "MB-C004", _W, "Số liệu không có ngày và không ghi vì sao.",
    "Người đọc không biết số của bao giờ.", "Điền as_of, hoặc giải thích ở as_of_note.",
)
QUALIFIER_UNKNOWN = Rule(
    "MB-C005", _E, "Không hiểu từ kèm số “{value}”.",
    "Từ này quyết định số có đủ để xếp tình trạng hay không.",
    "Dùng một từ trong site_config.yml ({choices}), hoặc thêm từ vào đó.",
)
SAME_ROW_TWICE = Rule(
    "MB-C006", _W, "Hàng này giống hệt hàng {line}.", "Một số đếm hai lần làm sai tổng.", "Xóa một hàng."
)
SOURCES_DISAGREE = Rule(
    "MB-C007", _W, "{indicator}, {date}: các nguồn nói khác nhau ({values}).",
    "Trang nêu cả hai và không dùng số nào để xếp tình trạng.",
    "Kiểm lại nguồn; chọn một số và ghi lý do ở cột preferred.",
)
PREFERRED_ALONE = Rule(
    "MB-C008", _N, "Hàng ghi preferred nhưng không có nguồn nào khác để chọn.",
    "Lý do chọn chỉ có nghĩa khi có mâu thuẫn.", "Xóa nội dung cột preferred.",
)
SOURCE_UNUSED = Rule(
    "MB-C009", _N, "Nguồn “{value}” chưa được dùng ở đâu.", "Nguồn thừa làm người sau khó tìm.",
    "Xóa, hoặc dùng cho số liệu.",
)
DUTY_WITHOUT_DATE = Rule(
    "MB-C010", _E, "Nghĩa vụ {value} không có hạn.",
    "Không có hạn thì không ai biết đúng hạn hay muộn.",
    "Điền due (một lần), hoặc đủ before, first_year và last_year (hằng năm).",
)
REPORT_YEAR_UNKNOWN = Rule(
    "MB-C011", _W, "Nghĩa vụ {obligation} không có kỳ năm {value}.",
    "Báo cáo này sẽ không được tính vào kỳ nào.", "Kiểm lại năm, hoặc lịch trong programme.yml.",
)
PERCENT_OUT_OF_RANGE = Rule(
    "MB-S001", _W, "{value}% nằm ngoài 0–100%.", "Tỷ lệ của một phần trong tổng không thể như vậy.",
    "Kiểm lại số và đơn vị.",
)
PERCENT_DIFFERS = Rule(
    "MB-S002", _W, "Ghi {value}% nhưng {numerator}/{denominator} = {computed}%.",
    "Người đọc tính lại sẽ thấy khác.", "Kiểm tử số, mẫu số và tỷ lệ với nguồn.",
)
NUMERATOR_ABOVE = Rule(
    "MB-S003", _W, "Tử số {numerator} lớn hơn mẫu số {denominator}.",
    "Một phần không thể lớn hơn tổng.", "Kiểm lại hai số; có thể đã đổi chỗ.",
)
DENOMINATOR_ZERO = Rule(
    "MB-S004", _E, "Mẫu số bằng 0.", "Không chia được.", "Kiểm lại; chưa biết thì để trống."
)
DATE_IN_FUTURE = Rule(
    "MB-S005", _W, "Số liệu đề ngày {value}, sau ngày {as_of}.",
    "Kết quả của ngày chưa tới là dự kiến, không phải kết quả.", "Kiểm lại ngày.",
)
DOCUMENT_IN_FUTURE = Rule(
    "MB-S006", _W, "Văn bản {document} đề ngày {value}, sau ngày {as_of}.", "Văn bản chưa tới ngày không thể đã ban hành.",
    "Kiểm lại ngày.",
)
JUMP = Rule(
    "MB-S007", _W, "{indicator}: từ {before} ({date_before}) lên {value} ({date}), gấp hơn {factor} lần.",
    "Có thể thừa một chữ số hoặc đổi cách tính.", "Kiểm với nguồn; đúng thì ghi lý do ở note.",
)
CUMULATIVE_FELL = Rule(
    "MB-S008", _W, "{indicator} là số lũy kế nhưng giảm từ {before} xuống {value}.",
    "Số lũy kế không thể giảm.", "Kiểm với nguồn; đúng thì ghi lý do ở note.",
)
UNIT_NOT_VALID = Rule(
    "MB-S009", _W, "Số liệu ngày {value} ghi cho đơn vị hiện nay, nhưng đơn vị này có từ {valid_from}.",
    "Số của đơn vị cũ không được so với đơn vị mới.", "Điền đơn vị cũ ở cột former_unit, hoặc sửa ngày.",
)
WRONG_SIDE = Rule(
    "MB-S010", _W, "{commitment}: mục tiêu {value} nằm ngược chiều so với mốc đầu kỳ {baseline}.",
    "Mốc đầu kỳ đã vượt mục tiêu, hoặc ghi nhầm chiều tăng giảm.", "Kiểm giá trị và trường ascending.",
)
MET_AT_BASELINE = Rule(
    "MB-S011", _W, "{commitment}: mốc đầu kỳ {baseline} đã đạt mục tiêu {value}.",
    "Cam kết không đòi hỏi thay đổi gì.", "Kiểm lại mốc đầu kỳ và mục tiêu.",
)
GROWTH_REFUSED = Rule(
    "MB-S012", _W, "{commitment}: không tính được theo tốc độ tăng kép vì {reason}.",
    "Phép tính cần mốc đầu kỳ và mục tiêu khác 0, cùng dấu.", "Dùng method: linear cho cam kết này.",
)
TASK_DATES_REVERSED = Rule(
    "MB-S013", _W, "Nhiệm vụ {task}: bắt đầu {start} sau khi kết thúc {end}.", "Ngày bị đảo.", "Đổi chỗ hai ngày."
)
PLAN_BEFORE_PROGRAMME = Rule(
    "MB-S014", _W, "Kế hoạch đề ngày {value}, trước khi chương trình bắt đầu ({start}).",
    "Kế hoạch thực hiện không thể có trước chương trình.", "Kiểm lại ngày, hoặc chuyển sang related.yml.",
)
PERHAPS_THOUSANDS = Rule(
    "MB-S015", _W, "“{written}” được đọc là số lẻ {value}; nếu là hàng nghìn thì phải viết {meant}.",
    "Trong tệp dữ liệu dấu chấm ngăn phần thập phân, không ngăn hàng nghìn.",
    "Nếu là hàng nghìn, bỏ dấu chấm; nếu đúng là số lẻ, bỏ bớt hoặc thêm một chữ số sau dấu chấm.", "3.802", "3802",
)
MILESTONE_OUTSIDE = Rule(
    "MB-S016", _W, "{commitment}: mốc {value} ngày {date} nằm ngoài thời gian từ mốc đầu kỳ đến hạn {deadline}.",
    "Mốc ngoài thời gian của cam kết không được dùng để tính tiến độ.", "Kiểm lại ngày của mốc và hạn.",
)
MILESTONE_BACKWARDS = Rule(
    "MB-S017", _W,
    "{commitment}: từ {before} ({date_before}) đến {value} ({date}) là đi ngược hướng của mục tiêu, hoặc trùng ngày.",
    "Tiến độ cần đạt không thể lùi.", "Kiểm giá trị và ngày của các mốc.",
)
BASELINE_AFTER_DEADLINE = Rule(
    "MB-S018", _W, "{commitment}: mốc đầu kỳ ngày {date} không trước hạn {deadline}.",
    "Không còn thời gian nào để tính tiến độ.", "Kiểm lại hai ngày.",
)
TARGET_WITHOUT_COMMITMENT = Rule(
    "MB-P001", _W, "Kế hoạch {plan} chưa có cam kết cho mục tiêu {target} ({short}).",
    "Hướng dẫn đòi mỗi mục tiêu ràng buộc địa phương có cam kết.", "Bổ sung khi kế hoạch được điều chỉnh.",
)
COMMITMENT_WITHOUT_TASK = Rule(
    "MB-P002", _W, "Cam kết {commitment} của kế hoạch {plan} chưa có nhiệm vụ nào thực hiện.",
    "Cam kết không có việc làm thì không biết ai chịu trách nhiệm.", "Gắn nhiệm vụ ở trường serves.",
)
TASK_SERVES_NOTHING = Rule(
    "MB-P003", _W, "Nhiệm vụ {task} của kế hoạch {plan} không phục vụ cam kết nào.",
    "Hướng dẫn đòi mỗi nhiệm vụ nhằm một cam kết.", "Điền trường serves.",
)
TASK_INCOMPLETE = Rule(
    "MB-P004", _W, "Nhiệm vụ {task} của kế hoạch {plan} chưa rõ {missing}.",
    "Hướng dẫn đòi rõ người, rõ việc, rõ kết quả, rõ thời gian.", "Điền phần còn thiếu nếu kế hoạch có ghi.",
)
PLATFORM_PROPOSED = Rule(
    "MB-P005", _W, "Nhiệm vụ {task} của kế hoạch {plan} đề xuất xây “{platform}”, nền tảng đã có.",
    "Hướng dẫn yêu cầu không đề xuất hệ thống đã có, đang xây hoặc đang chuẩn bị.",
    "Nếu chỉ mở rộng nền tảng, ghi extension: yes.",
)
RESOURCES_MISSING = Rule(
    "MB-P006", _W, "Kế hoạch {plan} chưa nêu {missing}.",
    "Hướng dẫn đòi nêu nhân lực, kinh phí và đánh dấu phần lồng ghép.", "Điền trường resources nếu kế hoạch có ghi.",
)
PLAN_LATE = Rule(
    "MB-P007", _N, "Kế hoạch {plan} ban hành {date}, sau hạn {due} là {days} ngày.",
    "Trang nêu cả hai ngày.", "Không cần sửa nếu ngày đúng.",
)
PLAN_EXCERPT = Rule(
    "MB-P008", _N, "Kế hoạch {plan} mới được đọc qua trích đoạn, chưa đối chiếu đủ với hướng dẫn.",
    "Những gì trích đoạn không nêu có thể vẫn có trong toàn văn.", "Bổ sung toàn văn, rồi ghi complete: yes.",
)
