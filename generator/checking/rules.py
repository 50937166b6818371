"""What can be wrong with what the data says: content (MB-C…), plans against the guidance (MB-P…),
and figures that are possible but hard to believe (MB-S…)."""

from __future__ import annotations

from generator.records.finding import Rule, Severity

_E, _W, _N = Severity.ERROR, Severity.WARNING, Severity.NOTE

UNKNOWN_ID = Rule(
    "MB-C001", _E, "Không có {kind} nào mã “{value}”.", "Dòng này trỏ tới chỗ không có.",
    "Sửa mã, hoặc thêm {kind} đó trước.", "target: XHS.9", "target: XHS.1",
)
RESULT_WITHOUT_SUBJECT = Rule(
    "MB-C002", _E, "Hàng không ghi chỉ số (indicator) cũng không ghi cam kết (commitment).",
    "Không biết số liệu nói về điều gì.", "Điền một trong hai cột.",
    "indicator,as_of,value\n,2025,27.5", "indicator,as_of,value\ntap-huan,2025,27.5",
)
RESULT_WITHOUT_VALUE = Rule(
    "MB-C003", _E, "Hàng không có giá trị (value), tử số và mẫu số, cũng không có state.",
    "Không có gì để công bố; chưa biết thì không cần hàng.", "Điền giá trị, hoặc xóa hàng.",
    "indicator,as_of,value\ntap-huan,2025,", "indicator,as_of,value\ntap-huan,2025,27.5",
)
DATE_UNEXPLAINED = Rule(
    "MB-C004", _W, "Số liệu không có ngày và không ghi vì sao.",
    "Người đọc không biết số của thời điểm nào.", "Điền as_of, hoặc giải thích ở as_of_note.",
    "as_of,as_of_note,value\n,,27.5", "as_of,as_of_note,value\n,Bài viết không nêu ngày,27.5",
)
QUALIFIER_UNKNOWN = Rule(
    "MB-C005", _E, "Không hiểu từ kèm số “{value}”.",
    "Từ này quyết định số có đủ để xếp tình trạng hay không.",
    "Dùng một từ trong site_config.yml ({choices}), hoặc thêm từ vào đó.",
    "qualifier,value\ntầm,30", "qualifier,value\nkhoảng,30",
)
SAME_ROW_TWICE = Rule(
    "MB-C006", _W, "Hàng này giống hệt hàng {line}.", "Một số ghi hai lần dễ bị cộng hai lần.", "Xóa một hàng.",
    "tap-huan,2025,27.5\ntap-huan,2025,27.5", "tap-huan,2025,27.5",
)
SOURCES_DISAGREE = Rule(
    "MB-C007", _W, "{indicator}, {date}: các nguồn nói khác nhau ({values}).",
    "Trang nêu cả hai và không dùng số nào để xếp tình trạng.",
    "Kiểm lại nguồn; chọn một số và ghi lý do ở cột preferred.",
    "tram-5g,2025-12,167,bao-a,\ntram-5g,2025-12,734,bao-b,",
    "tram-5g,2025-12,167,bao-a,\ntram-5g,2025-12,734,bao-b,Sở Khoa học và Công nghệ xác nhận số này",
)
PREFERRED_ALONE = Rule(
    "MB-C008", _N, "Hàng ghi preferred nhưng không có nguồn nào khác để chọn.",
    "Lý do chọn chỉ có nghĩa khi các nguồn nói khác nhau.", "Xóa nội dung cột preferred.",
    "value,preferred\n27.5,số mới hơn", "value,preferred\n27.5,",
)
SOURCE_UNUSED = Rule(
    "MB-C009", _N, "Nguồn “{value}” chưa được dùng ở đâu.", "Nguồn thừa làm người sau khó tìm.",
    "Xóa, hoặc dùng cho số liệu.",
    "sources.yml:\n  - id: bao-cao-2024", "results.csv:\n  tap-huan,2024,20,bao-cao-2024",
)
DUTY_WITHOUT_DATE = Rule(
    "MB-C010", _E, "Nghĩa vụ “{value}” không có hạn nào.",
    "Không có hạn thì không ai biết đúng hạn hay muộn.",
    "Điền due (một lần), hoặc đủ before, first_year và last_year (hằng năm).",
    "before: '12-15'\nfirst_year: 2025", "before: '12-15'\nfirst_year: 2025\nlast_year: 2030",
)
REPORT_YEAR_UNKNOWN = Rule(
    "MB-C011", _W, "Nghĩa vụ “{obligation}” không có kỳ năm {value}.",
    "Báo cáo này sẽ không được tính vào kỳ nào.", "Kiểm lại năm, hoặc lịch trong programme.yml.",
    "year: 2024", "year: 2025",
)
PERCENT_OUT_OF_RANGE = Rule(
    "MB-S001", _W, "{value}% nằm ngoài 0–100%.", "Tỷ lệ của một phần trong tổng không thể như vậy.",
    "Kiểm lại số và đơn vị.", "value: 976", "value: 97.6",
)
PERCENT_DIFFERS = Rule(
    "MB-S002", _W, "{indicator}: ghi {value}% nhưng {numerator}/{denominator} = {computed}%.",
    "Người đọc tính lại sẽ thấy khác.", "Kiểm tử số, mẫu số và tỷ lệ với nguồn.",
    "value,numerator,denominator\n28.5,55,200", "value,numerator,denominator\n27.5,55,200",
)
NUMERATOR_ABOVE = Rule(
    "MB-S003", _W, "Tử số {numerator} lớn hơn mẫu số {denominator}.",
    "Một phần không thể lớn hơn tổng.", "Kiểm lại hai số; có thể đã đổi chỗ.",
    "numerator,denominator\n200,55", "numerator,denominator\n55,200",
)
DENOMINATOR_ZERO = Rule(
    "MB-S004", _E, "Mẫu số bằng 0.", "Không chia được cho 0.", "Kiểm lại; chưa biết thì để trống.",
    "numerator,denominator\n55,0", "numerator,denominator\n55,200",
)
DATE_IN_FUTURE = Rule(
    "MB-S005", _W, "Số liệu đề ngày {value}, sau ngày {as_of}.",
    "Số của ngày chưa tới là dự kiến, chưa phải kết quả.", "Kiểm lại ngày.",
    "as_of: 2062-11-30", "as_of: 2026-11-30",
)
DOCUMENT_IN_FUTURE = Rule(
    "MB-S006", _W, "Văn bản {document} đề ngày {value}, sau ngày {as_of}.", "Văn bản chưa tới ngày không thể đã ban hành.",
    "Kiểm lại ngày.", "date: 2062-03-20", "date: 2026-03-20",
)
JUMP = Rule(
    "MB-S007", _W, "{indicator}: từ {before} ({date_before}) {direction} {value} ({date}), chênh hơn {factor} lần.",
    "Có thể thừa hay thiếu một chữ số, hoặc cách tính đã đổi.", "Kiểm với nguồn; đúng thì ghi lý do ở note.",
    "as_of,value,note\n2025,1480,\n2026,52000,", "as_of,value,note\n2025,1480,\n2026,5200,Thêm số trạm của hai tỉnh cũ",
)
CUMULATIVE_FELL = Rule(
    "MB-S008", _W, "{indicator} là số lũy kế nhưng giảm từ {before} ({date_before}) xuống {value} ({date}).",
    "Số lũy kế không thể giảm.", "Kiểm với nguồn; đúng thì ghi lý do ở note.",
    "as_of,value,note\n2025,4700,\n2026,4350,", "as_of,value,note\n2025,4700,\n2026,4350,Bỏ các lớp tính hai lần",
)
UNIT_NOT_VALID = Rule(
    "MB-S009", _W, "Số liệu ngày {value} ghi cho đơn vị hiện nay, nhưng đơn vị này có từ {valid_from}.",
    "Số của đơn vị cũ không so được với đơn vị mới.", "Điền đơn vị cũ ở cột former_unit, hoặc sửa ngày.",
    "as_of,value,former_unit\n2025-05-31,12,", "as_of,value,former_unit\n2025-05-31,12,soc-trang",
)
WRONG_SIDE = Rule(
    "MB-S010", _W, "{commitment}: mục tiêu {value} nằm ngược chiều so với mốc đầu kỳ {baseline}.",
    "Mốc đầu kỳ đã vượt mục tiêu, hoặc chiều tăng giảm ghi nhầm.", "Kiểm giá trị và trường ascending.",
    "value: 10\nascending: yes\nbaseline:\n  value: 14", "value: 10\nascending: no\nbaseline:\n  value: 14",
)
MET_AT_BASELINE = Rule(
    "MB-S011", _W, "{commitment}: mốc đầu kỳ {baseline} đã đạt mục tiêu {value}.",
    "Cam kết đã đạt từ đầu nên không đo được tiến độ.", "Kiểm lại mốc đầu kỳ và mục tiêu.",
    "value: 80\nbaseline:\n  value: 80", "value: 80\nbaseline:\n  value: 8",
)
GROWTH_REFUSED = Rule(
    "MB-S012", _W, "{commitment}: không tính được theo tốc độ tăng kép vì {reason}.",
    "Phép tính cần mốc đầu kỳ và mục tiêu khác 0, cùng dấu.", "Dùng method: linear cho cam kết này.",
    "method: growth\nbaseline:\n  value: 0", "method: linear\nbaseline:\n  value: 0",
)
TASK_DATES_REVERSED = Rule(
    "MB-S013", _W, "Nhiệm vụ {task}: bắt đầu {start} sau khi kết thúc {end}.",
    "Nhiệm vụ không thể kết thúc trước khi bắt đầu.", "Kiểm lại hai ngày; có thể đã đổi chỗ.",
    "start: 2030-12\nend: 2025-04", "start: 2025-04\nend: 2030-12",
)
PLAN_BEFORE_PROGRAMME = Rule(
    "MB-S014", _W, "Kế hoạch đề ngày {value}, trước khi chương trình bắt đầu ({start}).",
    "Kế hoạch thực hiện không thể có trước chương trình.", "Kiểm lại ngày, hoặc chuyển sang related.yml.",
    "date: 2024-03-20", "date: 2025-03-20",
)
PERHAPS_THOUSANDS = Rule(
    "MB-S015", _W, "“{written}” được đọc là số lẻ {value}; nếu là hàng nghìn thì phải viết {meant}.",
    "Trong tệp dữ liệu dấu chấm ngăn phần thập phân, không ngăn hàng nghìn.",
    "Nếu là hàng nghìn, bỏ dấu chấm; nếu đúng là số lẻ, bỏ bớt hoặc thêm một chữ số sau dấu chấm.", "3.802", "3802",
)
MILESTONE_OUTSIDE = Rule(
    "MB-S016", _W, "{commitment}: mốc {value} ngày {date} nằm ngoài thời gian từ mốc đầu kỳ đến hạn {deadline}.",
    "Mốc ngoài thời gian của cam kết không được dùng để tính tiến độ.", "Kiểm lại ngày của mốc và hạn.",
    "deadline: 2030-12-31\nmilestones:\n  - value: 35\n    by: 2036-12-31",
    "deadline: 2030-12-31\nmilestones:\n  - value: 35\n    by: 2026-12-31",
)
MILESTONE_BACKWARDS = Rule(
    "MB-S017", _W,
    "{commitment}: từ {before} ({date_before}) đến {value} ({date}) là đi ngược hướng của mục tiêu, hoặc trùng ngày.",
    "Mức cần đạt không thể lùi.", "Kiểm giá trị và ngày của các mốc.",
    "milestones:\n  - value: 35\n    by: 2026-12-31\n  - value: 5\n    by: 2027-12-31",
    "milestones:\n  - value: 35\n    by: 2026-12-31\n  - value: 50\n    by: 2027-12-31",
)
BASELINE_AFTER_DEADLINE = Rule(
    "MB-S018", _W, "{commitment}: mốc đầu kỳ ngày {date} không trước hạn {deadline}.",
    "Không còn thời gian nào để tính tiến độ.", "Kiểm lại hai ngày.",
    "deadline: 2030-12-31\nbaseline:\n  as_of: 2031-12-31", "deadline: 2030-12-31\nbaseline:\n  as_of: 2024-12-31",
)
TARGET_WITHOUT_COMMITMENT = Rule(
    "MB-P001", _W, "Kế hoạch {plan} chưa có cam kết cho mục tiêu {target} ({short}).",
    "Hướng dẫn yêu cầu mỗi mục tiêu giao cho địa phương có cam kết.",
    "Nếu kế hoạch có nêu, thêm cam kết đó; nếu không, chờ kế hoạch được điều chỉnh.",
    "commitments:\n  - id: CK1\n    target: XHS.1",
    "commitments:\n  - id: CK1\n    target: XHS.1\n  - id: CK2\n    target: XHS.2",
)
COMMITMENT_WITHOUT_TASK = Rule(
    "MB-P002", _W, "Cam kết {commitment} của kế hoạch {plan} chưa có nhiệm vụ nào thực hiện.",
    "Hướng dẫn yêu cầu mỗi cam kết có việc làm và người chịu trách nhiệm.", "Gắn nhiệm vụ ở trường serves.",
    "- id: NV2\n  serves: [CK2]", "- id: NV2\n  serves: [CK2, CK3]",
)
TASK_SERVES_NOTHING = Rule(
    "MB-P003", _W, "Nhiệm vụ {task} của kế hoạch {plan} không phục vụ cam kết nào.",
    "Hướng dẫn yêu cầu mỗi nhiệm vụ nhằm một cam kết.", "Điền trường serves.",
    "- id: NV1\n  text: Mở lớp tập huấn", "- id: NV1\n  text: Mở lớp tập huấn\n  serves: [CK1]",
)
TASK_INCOMPLETE = Rule(
    "MB-P004", _W, "Nhiệm vụ {task} của kế hoạch {plan} chưa rõ {missing}.",
    "Hướng dẫn yêu cầu rõ người, rõ việc, rõ kết quả, rõ thời gian.", "Điền phần còn thiếu nếu kế hoạch có ghi.",
    "- id: NV1\n  text: Mở lớp tập huấn",
    "- id: NV1\n  text: Mở lớp tập huấn\n  lead: Ban Dân tộc\n  expected_result: 30 lớp một năm\n  start: 2025-04\n  end: 2030-12",
)
PLATFORM_PROPOSED = Rule(
    "MB-P005", _W, "Nhiệm vụ {task} của kế hoạch {plan} đề xuất xây “{platform}”, nền tảng đã có.",
    "Hướng dẫn yêu cầu không đề xuất hệ thống đã có, đang xây hoặc đang chuẩn bị.",
    "Nếu chỉ mở rộng nền tảng, ghi extension: yes.",
    "platform: hop-truc-tuyen", "platform: hop-truc-tuyen\nextension: yes",
)
RESOURCES_MISSING = Rule(
    "MB-P006", _W, "Kế hoạch {plan} chưa nêu {missing}.",
    "Hướng dẫn yêu cầu nêu nhân lực và kinh phí.", "Điền trường resources nếu kế hoạch có ghi.",
    "resources:\n  money: 500 triệu đồng", "resources:\n  people: 2 công chức\n  money: 500 triệu đồng",
)
PLAN_LATE = Rule(
    "MB-P007", _N, "Kế hoạch {plan} ban hành {date}, muộn {days} ngày so với hạn {due}.",
    "Trang nêu cả hai ngày để người đọc tự so.", "Không cần sửa nếu ngày đúng.",
    "date: 2025-04-23", "date: 2025-03-23",
)
PLAN_EXCERPT = Rule(
    "MB-P008", _N, "Kế hoạch {plan} mới được đọc qua trích đoạn, chưa đối chiếu đủ với hướng dẫn.",
    "Những gì trích đoạn không nêu có thể vẫn có trong toàn văn.", "Bổ sung toàn văn, rồi ghi complete: yes.",
    "complete: no", "complete: yes",
)
