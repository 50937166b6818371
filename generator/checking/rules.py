"""What can be wrong with what the data says: content (MB-C…), plans against the guidance (MB-P…),
and figures that are possible but hard to believe (MB-S…)."""

from __future__ import annotations

from generator.records.finding import Rule, Severity

_E, _W, _N = Severity.ERROR, Severity.WARNING, Severity.NOTE

UNKNOWN_ID = Rule(
    "MB-C001", _E, "Không có {kind} nào mang mã “{value}”.", "Dòng này dẫn tới một mã không tồn tại.",
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
    "as_of,value,note\n2025,1480,\n2026,52000,", "as_of,value,note\n2025,1480,\n2026,5200,Thêm số trạm của hai đơn vị cũ",
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
    "MB-S015", _W, "“{written}” được đọc là số thập phân {value}; nếu là hàng nghìn thì phải viết {meant}.",
    "Trong tệp dữ liệu dấu chấm ngăn phần thập phân, không ngăn hàng nghìn.",
    "Nếu là hàng nghìn, bỏ dấu chấm; nếu đúng là số thập phân, bỏ bớt hoặc thêm một chữ số sau dấu chấm.", "3.802", "3802",
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
    "- id: NV1\n  text: Mở lớp tập huấn\n  lead: Phòng Tổng hợp\n  expected_result: 30 lớp một năm\n  start: 2025-04\n  end: 2030-12",
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

# --- sources and figures beside each other ------------------------------------------------------

SOURCE_DEAD = Rule(
    "MB-C012", _W, "Nguồn “{title}” không còn mở được và chưa có bản lưu; {count} chỗ đang dẫn nguồn này.",
    "Người đọc không tự kiểm chứng được.", "Tìm địa chỉ mới, hoặc ghi bản lưu ở archived.",
    "link: dead", "link: dead\narchived: https://web.archive.org/web/2025/https://sonla.gov.vn/bao-cao",
)
UNDATED_DIFFER = Rule(
    "MB-C013", _N, "{indicator}: hai giá trị không có ngày và khác nhau ({values}).",
    "Không biết giá trị nào mới hơn nên không giá trị nào dùng để xếp tình trạng.",
    "Tìm ngày của từng số; không có thì nói rõ khác biệt ở as_of_note.",
    "as_of,value\n,167\n,734", "as_of,value\n2024,167\n2025,734",
)
SAME_FIGURE_TWICE = Rule(
    "MB-C014", _N, "Hàng này ghi lại số của hàng {line}: cùng đối tượng, thời điểm, giá trị và nguồn.",
    "Một số ghi hai lần dễ bị cộng hai lần.", "Gộp hai hàng làm một.",
    "tap-huan,2025,27.5,bao-cao-2025,đạt 27,5%\ntap-huan,2025,27.5,bao-cao-2025,",
    "tap-huan,2025,27.5,bao-cao-2025,đạt 27,5%",
)
SAME_ADDRESS = Rule(
    "MB-C015", _N, "Nguồn “{value}” có cùng địa chỉ với nguồn “{other}”.",
    "Một tài liệu mang hai mã thì trông như hai nguồn độc lập.", "Giữ một mã, sửa các chỗ dẫn mã kia.",
    "- id: bao-1\n  url: https://a.vn/bai\n- id: bao-2\n  url: https://a.vn/bai", "- id: bao-1\n  url: https://a.vn/bai",
)
SOURCE_MOVED = Rule(
    "MB-C017", _N, "Nguồn “{title}” đã chuyển hẳn sang địa chỉ “{value}”.",
    "Địa chỉ cũ có thể ngừng chuyển tiếp bất cứ lúc nào.", "Mở địa chỉ mới; đúng tài liệu ấy thì ghi vào url.",
    "url: http://a.vn/bai-cu", "url: https://a.vn/bai-moi",
)
SAME_NAME = Rule(
    "MB-C016", _W, "Chỉ số “{value}” có cùng tên với chỉ số “{other}”.",
    "Số liệu của một việc bị chia làm hai nơi.", "Gộp hai chỉ số, hoặc đặt tên cho khác.",
    "- id: tram-5g\n  name: Số trạm 5G\n- id: so-tram\n  name: Số trạm 5G",
    "- id: tram-5g\n  name: Số trạm 5G\n- id: so-tram\n  name: Số trạm 4G",
)
REPORT_UNDATED = Rule(
    "MB-C024", _E, "{obligation}, năm {year}: không có ngày gửi, cũng không có lý do chưa gửi.",
    "Mục này chưa nói được điều gì.", "Điền date; chưa gửi thì ghi lý do theo nguồn ở reason, hoặc bỏ cả mục.",
    "- obligation: bao-cao-nam\n  year: 2027\n  source: cong-van-2027",
    "- obligation: bao-cao-nam\n  year: 2027\n  reason: Đang sắp xếp bộ máy\n  source: cong-van-2027",
)
REPLY_ELSEWHERE = Rule(
    "MB-C025", _E, "Ý kiến của địa phương (reply) ghi ở hàng không phải của bên rà soát.",
    "Ý kiến đứng cạnh kết quả rà soát mà địa phương nói tới.",
    "Chuyển ý kiến sang hàng có voice là review, hoặc điền voice: review.",
    "value,voice,reply\n71.4,,Danh sách thiếu hai lớp", "value,voice,reply\n57.1,review,Danh sách thiếu hai lớp",
)
REPLY_INCOMPLETE = Rule(
    "MB-C026", _E, "Ý kiến của địa phương ghi chưa đủ: thiếu {missing}.",
    "Người đọc cần biết ai nêu ý kiến gì, ngày nào.", "Điền đủ ba cột reply, reply_by và reply_date.",
    "reply,reply_by,reply_date\nDanh sách thiếu hai lớp,,",
    "reply,reply_by,reply_date\nDanh sách thiếu hai lớp,Sở phụ trách,2030-03-04",
)
REVIEW_ALONE = Rule(
    "MB-C027", _N, "{indicator}, {date}: có kết quả rà soát nhưng chưa có số địa phương báo cáo cho cùng ngày.",
    "Hai bên chỉ đặt cạnh nhau được khi nói về cùng một ngày và một nơi.",
    "Thêm hàng địa phương báo cáo nếu có; không có thì để nguyên.",
    "as_of,value,voice\n2029-11-30,57.1,review",
    "as_of,value,voice\n2029-11-30,71.4,\n2029-11-30,57.1,review",
)

# --- dates that cannot be ------------------------------------------------------------------------

RECORDED_IN_FUTURE = Rule(
    "MB-S019", _W, "“{field}” ghi ngày {value}, sau ngày {as_of}.", "Việc đã làm không thể có ngày chưa tới.",
    "Kiểm lại ngày.", "last_checked: 2062-11-30", "last_checked: 2026-11-30",
)
BEFORE_PROGRAMME = Rule(
    "MB-S020", _N, "{indicator}: số liệu của {value} có trước khi chương trình bắt đầu ({start}).",
    "Số có trước chương trình chỉ có thể là mốc đầu kỳ, không phải kết quả của chương trình.",
    "Kiểm lại ngày; nếu là mốc đầu kỳ thì ghi ở baseline của cam kết.",
    "results.csv:\n  tap-huan,2023,20,bao-cao-2023", "plan.yml:\n  baseline:\n    value: 20\n    as_of: 2023-12-31",
)
BEFORE_PLAN = Rule(
    "MB-S021", _W, "{indicator}: kết quả của {value}, trước ngày kế hoạch được ban hành ({date}).",
    "Việc xong trước khi cam kết không phải là kết quả của cam kết.", "Kiểm lại ngày và mã cam kết.",
    "commitment,as_of,state\nkh-son-la-2025/CK3,2024-03,achieved",
    "commitment,as_of,state\nkh-son-la-2025/CK3,2026-03,achieved",
)
SOURCE_EARLIER = Rule(
    "MB-S022", _W, "Số liệu của {value} nhưng nguồn công bố từ {published}.",
    "Số của ngày chưa tới chỉ có thể là dự kiến.", "Kiểm lại ngày của số liệu, ngày công bố và mã nguồn.",
    "as_of: 2026-03 (nguồn công bố 2025-03)", "as_of: 2025-03 (nguồn công bố 2025-03)",
)
FORMER_UNIT_ENDED = Rule(
    "MB-S023", _W, "Số liệu của {value} ghi cho đơn vị cũ {former}, nhưng đơn vị này chỉ có đến trước {valid_from}.",
    "Từ ngày sắp xếp, số liệu thuộc đơn vị hiện nay.", "Kiểm lại ngày, hoặc bỏ former_unit.",
    "as_of,value,former_unit\n2026-05,18.5,soc-trang", "as_of,value,former_unit\n2026-05,18.5,",
)
PLAN_UNIT_NOT_VALID = Rule(
    "MB-S024", _W, "Kế hoạch {plan} đề ngày {value}, trước khi đơn vị hiện nay có ({valid_from}).",
    "Kế hoạch khi đó là của một đơn vị cũ.", "Điền former_unit: mã đơn vị cũ đã ban hành.",
    "date: 2025-04-23\nissuer: Văn phòng vùng Bắc",
    "date: 2025-04-23\nissuer: Văn phòng vùng Bắc\nformer_unit: vung-bac",
)
REPORT_BEFORE_YEAR = Rule(
    "MB-S025", _W, "Báo cáo năm {year} đề ngày {value}, trước khi năm đó bắt đầu.",
    "Chưa thể báo cáo kết quả của năm chưa tới.", "Kiểm lại năm và ngày.",
    "year: 2026\ndate: 2025-12-10", "year: 2025\ndate: 2025-12-10",
)

# --- promises beside the programme ---------------------------------------------------------------

DEADLINE_AFTER_TARGET = Rule(
    "MB-S026", _W, "{commitment}: hạn {deadline} sau hạn {limit} của mục tiêu {target}.",
    "Cam kết đúng hạn của mình vẫn muộn so với mục tiêu.", "Kiểm lại hạn với kế hoạch.",
    "target: XHS.1\ndeadline: 2032-12-31", "target: XHS.1\ndeadline: 2030-12-31",
)
DEADLINE_OUTSIDE = Rule(
    "MB-S027", _W, "{commitment}: hạn {deadline} nằm ngoài thời gian của chương trình ({start}–{end}).",
    "Kết quả ngoài thời gian của chương trình không được tính.", "Kiểm lại hạn.",
    "deadline: 2035-12-31", "deadline: 2030-12-31",
)
DEADLINE_BEFORE_PLAN = Rule(
    "MB-S028", _N, "{commitment}: hạn {deadline} trước ngày ban hành kế hoạch ({date}).",
    "Khi kế hoạch được ban hành thì hạn này đã qua.", "Kiểm lại hạn với kế hoạch; đúng thì không cần sửa.",
    "date: 2025-03-20\ndeadline: 2024-12-31", "date: 2025-03-20\ndeadline: 2025-12-31",
)
DIRECTION_DIFFERS = Rule(
    "MB-S029", _W, "{commitment}: chiều tăng giảm (ascending) ngược với mục tiêu {target}.",
    "Tiến độ sẽ được tính ngược.", "Ghi ascending như của mục tiêu.",
    "target: XHS.1 (càng cao càng tốt)\nascending: no", "target: XHS.1 (càng cao càng tốt)\nascending: yes",
)
UNIT_DIFFERS = Rule(
    "MB-S030", _W, "{indicator}: đơn vị ghi là “{unit}”, nhưng {reason}.",
    "Sai đơn vị thì số vẫn đúng chữ mà sai nghĩa.", "Kiểm lại đơn vị với nguồn.",
    "value,unit,quote\n41,trạm,\"đạt 41%\"", "value,unit,quote\n41,%,\"đạt 41%\"",
)
NEGATIVE = Rule(
    "MB-S031", _W, "“{field}” là số âm: {value}.", "Số đếm và số tiền không thể âm.", "Kiểm lại dấu với nguồn.",
    "numerator: -55", "numerator: 55",
)
NOT_IN_QUOTE = Rule(
    "MB-S032", _W, "{indicator}: không thấy số {value} trong lời trích “{quote}”.",
    "Số và lời trích phải khớp nhau thì người đọc mới tin được.", "Kiểm với nguồn; sửa số, hoặc chép lại lời trích.",
    "value,quote\n58,đạt 41%", "value,quote\n58,đạt 58%",
)
MILESTONES_UNORDERED = Rule(
    "MB-S033", _N, "{commitment}: mốc ngày {date} đứng sau mốc ngày {date_before}.",
    "Trang vẫn tính đúng, nhưng người đọc tệp dễ nhầm.", "Xếp các mốc theo thứ tự ngày.",
    "milestones:\n  - value: 50\n    by: 2027-12-31\n  - value: 35\n    by: 2026-12-31",
    "milestones:\n  - value: 35\n    by: 2026-12-31\n  - value: 50\n    by: 2027-12-31",
)
TASK_AFTER_DEADLINE = Rule(
    "MB-S034", _N, "Nhiệm vụ {task} kết thúc {end}, sau hạn {deadline} của cam kết {commitment} mà nhiệm vụ phục vụ.",
    "Việc làm xong sau hạn thì cam kết khó đúng hạn.", "Kiểm lại hai ngày với kế hoạch.",
    "deadline: 2026-12-31\nend: 2028-06", "deadline: 2026-12-31\nend: 2026-06",
)
REPORT_LATE = Rule(
    "MB-P009", _N, "{report} gửi {date}, muộn {days} ngày so với hạn {due}.",
    "Trang nêu cả hai ngày để người đọc tự so.", "Không cần sửa nếu ngày đúng; lý do muộn ghi ở note.",
    "date: 2026-01-06", "date: 2025-12-12",
)
OVERDUE = Rule(
    "MB-P010", _N, "{count} văn bản đã đến hạn mà chưa thấy công khai; sớm nhất là “{title}”, hạn {due}, đến nay {days} ngày.",
    "Trang ghi “chưa thấy công khai”, không suy ra là chưa làm.",
    "Khi có văn bản, thêm tệp kế hoạch hoặc một mục trong reports.yml.",
    "data/provinces/son-la/ (không có reports.yml)",
    "data/provinces/son-la/reports.yml:\n  - obligation: bao-cao-nam\n    year: 2025\n    date: 2025-12-12",
)
MERGED_UNSAID = Rule(
    "MB-P011", _N, "Kế hoạch {plan} chưa ghi phần lồng ghép với chương trình khác.",
    "Hướng dẫn yêu cầu đánh dấu phần lồng ghép để không tính hai lần một khoản.",
    "Ghi ở resources.merged, kể cả khi không lồng ghép.",
    "resources:\n  money: 500 triệu đồng", "resources:\n  money: 500 triệu đồng\n  merged: Không lồng ghép",
)
BELOW_TARGET = Rule(
    "MB-P012", _N, "Cam kết {commitment} của kế hoạch {plan} là {value}, mục tiêu {target} là {aim}.",
    "Mức cam kết chưa tới mức của mục tiêu; trang nêu cả hai.", "Không cần sửa nếu kế hoạch ghi như vậy.",
    "target: XHS.1 (80)\nvalue: 60", "target: XHS.1 (80)\nvalue: 80",
)

# --- glossary -------------------------------------------------------------------------------------

TERM_TWICE = Rule(
    "MB-C018", _E, "Cách viết “{value}” đã có ở thuật ngữ “{other}”.",
    "Trang chỉ giải thích được một nghĩa cho một từ.", "Bỏ ở một trong hai mục, hoặc gộp hai mục.",
    "- id: moc\n  word: mốc đầu kỳ\n- id: goc\n  word: Mốc đầu kỳ", "- id: moc\n  word: mốc đầu kỳ",
)

# --- acceptances ----------------------------------------------------------------------------------

ACCEPTED_SILENTLY = Rule(
    "MB-C030", _W, "Chấp nhận {value} nhưng không ghi lý do.", "Người đọc cần biết vì sao chỗ này không phải là sai.",
    "Ghi lý do sau dấu hai chấm.",
    "deadline: 2030-12-31 # MB-S026", "deadline: 2030-12-31 # MB-S026: kế hoạch ghi như vậy", final=True,
)
ACCEPTED_UNKNOWN = Rule(
    "MB-C031", _W, "Chấp nhận “{value}”, nhưng không có phát hiện nào mang mã này.", "Không biết lý do này nói về điều gì.",
    "Chép đúng mã từ kết quả kiểm tra.",
    "accept: MB-S999: thêm số trạm", "accept: MB-S007: thêm số trạm", final=True,
)
ACCEPTED_ERROR = Rule(
    "MB-C032", _W, "{value} không chấp nhận được bằng lý do.",
    "Lỗi và dữ liệu cá nhân phải được sửa thì trang mới đăng.", "Sửa chỗ sai, rồi xóa phần chấp nhận.",
    "value: 97,6 # MB-R053: theo Excel", "value: 97.6", final=True,
)
ACCEPTED_NOTHING = Rule(
    "MB-C033", _N, "Chấp nhận {value}, nhưng dòng này không có phát hiện đó.", "Lý do để lâu sẽ che một sai sót về sau.",
    "Đặt lý do ở cuối chính dòng được nêu, hoặc xóa nó đi.",
    "# MB-S026: kế hoạch ghi như vậy\ndeadline: 2030-12-31", "deadline: 2030-12-31 # MB-S026: kế hoạch ghi như vậy",
    final=True,
)

# --- change notes ---------------------------------------------------------------------------------

NOTE_TOO_LONG = Rule(
    "MB-C040", _W, "Ghi chú thay đổi dài {n} ký tự, {sentences} câu; nên là một câu không quá 200 ký tự.",
    "Câu này đứng trong danh sách thay đổi; dài thì người đọc bỏ qua.",
    "Giữ một câu nói thay đổi gì; lý do ghi ở why.",
    "what: Sửa kết quả tập huấn. Số cũ cộng trùng một lớp.",
    "what: Sửa kết quả tập huấn năm 2025\nwhy: Số cũ cộng trùng một lớp",
)
NOTE_SAYS_NOTHING = Rule(
    "MB-C041", _N, "Ghi chú “{value}” chưa nói thay đổi gì.", "Người đọc muốn biết số nào, của năm nào.",
    "Nêu điều đã đổi, ví dụ “Sửa kết quả tập huấn năm 2025”.",
    "what: Cập nhật số liệu", "what: Thêm kết quả tập huấn năm 2026",
)
NOTE_TWICE = Rule(
    "MB-C042", _N, "Ghi chú ngày {date} “{value}” đã có rồi.", "Một thay đổi kể hai lần trông như hai thay đổi.",
    "Xóa một trong hai ghi chú.",
    "- date: 2026-06-05\n  what: Thêm báo cáo 2025\n- date: 2026-06-05\n  what: Thêm báo cáo 2025",
    "- date: 2026-06-05\n  what: Thêm báo cáo 2025",
)
NOTE_OF_ONE_PLACE = Rule(
    "MB-C043", _N, "Ghi chú này chỉ nói về {province} nhưng nằm trong tệp chung.",
    "Ghi chú nằm cạnh số liệu thì cơ quan phụ trách tự viết và tự duyệt được.",
    "Chuyển ghi chú sang {file}, bỏ dòng provinces.",
    "data/changes.yml:\n  - what: Sửa kết quả tập huấn năm 2025\n    provinces: [son-la]",
    "data/provinces/son-la/changes.yml:\n  - what: Sửa kết quả tập huấn năm 2025",
)
