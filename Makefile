# Những lệnh dùng hằng ngày; CI dùng đúng các lệnh này.      The words used every day; CI uses the same.
# Cần có: Python từ 3.11, git, make. Môi trường nằm trong .venv; xóa lúc nào cũng được.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help site pdf preview check demo preview-demo links test same kills reproduce zensical audit fuzz measure bench golden pictures schema screenshots lint types lock vendor clean

# Đặt khi gọi, ví dụ: make check FORMAT=github      make site AS_OF=2026-11-22      make test ARGS="-k slug"
FORMAT = text
PORT = 8000
AS_OF =
ARGS =
# Trình thông dịch Python muốn dùng; bỏ trống thì tự tìm.      The interpreter to use; found when left empty.
PYTHON =

VENV = .venv
DEMO = tests/projects/minh-hoa
# The demonstration with its life, as deep as the project itself: its articles are found from there.
DEMO_LIFE = .minhbach/demo/minh-hoa
DEMO_PARTS = $(shell find $(DEMO)/site_config.yml $(DEMO)/data tests/projects/demo_history -name __pycache__ -prune -o -type f -print)
PY = $(VENV)/bin/python
MINHBACH = $(PY) -m generator
DAY = $(if $(AS_OF),--as-of $(AS_OF))
PIP = $(PY) -m pip --disable-pip-version-check -qq
# Wheels only: a missing wheel is told as such, and nobody is asked for a compiler.
LOCKED = install --require-hashes --only-binary :all: --requirement
COMPILE = uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --upgrade \
	--no-emit-index-url --no-emit-find-links --no-header --no-annotate

help:
	@echo "make site          dựng trang vào site/                  build the site into site/"
	@echo "make pdf           dựng trang, kèm bản in A4 (PDF)       the site with A4 reports (PDF; needs Chrome)"
	@echo "make preview       xem trang, dựng lại mỗi khi lưu       serve it, rebuild on every save"
	@echo "make check         kiểm tra dữ liệu                      check the data"
	@echo "make demo          dựng trang minh họa vào demo-site/    build the demonstration into demo-site/"
	@echo "make preview-demo  xem trang minh họa                    serve the demonstration"
	@echo "make links         mở thử đường dẫn các nguồn, cần mạng  try the links of all sources (network)"
	@echo "make test          chạy mọi phép thử của chương trình    run every test of the program"
	@echo "make fuzz          thử lâu mọi chỗ đọc tệp lạ           fuzz every reader for long, by hand"
	@echo "make same          sửa ngẫu nhiên, so với dựng từ đầu    random edits: builds must equal clean ones"
	@echo "make kills         dừng đột ngột khi dựng, nhiều lần     kill builds at any moment, many times"
	@echo "make reproduce     dựng ở hai môi trường, phải giống     build in two surroundings: the same bytes"
	@echo "make zensical      dựng thử bằng chương trình khác       build the same pages with another builder"
	@echo "make audit         gói nào có lỗ hổng, cần mạng          known vulnerabilities of packages (network)"
	@echo "make measure       đo tốc độ trong trình duyệt           measure the site in a browser (Chromium)"
	@echo "make bench         đo thời gian dựng, cả khi rất lớn     time builds, up to the size of all communes"
	@echo "make golden        ghi lại các trang mẫu của dự án nhỏ   write the small site's golden files again"
	@echo "make schema        ghi lại mô tả cho trình soạn thảo     write the editors' schemas again"
	@echo "make pictures      chụp lại hình trong bài hướng dẫn     take the guides' pictures again (Chromium)"
	@echo "make screenshots   chụp mọi loại trang để xem            take pictures of every kind of page (Chromium)"
	@echo "make lint          soát cách viết mã                     look over the code's style (ruff)"
	@echo "make types         soát kiểu dữ liệu trong mã            look over the code's types (mypy)"
	@echo "make lock          chọn lại phiên bản các gói, cần mạng  resolve both lock files again (network)"
	@echo "make vendor        lấy lại mã của bên khác, cần mạng     fetch the code of others again (network, npm)"
	@echo "make clean         xóa mọi thứ làm ra được lại           remove whatever can be made again"

# Chạy chương trình / Running ------------------------------------------------------------------

# "build" checks first and refuses data with errors: then the old site stays as it was.
site: $(VENV)/ready
	@$(MINHBACH) build $(DAY) --output site
	@echo "Xem trang: make preview (mở http://127.0.0.1:$(PORT)/).    To look at it: make preview"

# Các trang địa phương cũng được in ra PDF; cần Chrome hay Chromium.      Provinces' pages are printed too (Chrome).
pdf: $(VENV)/ready
	@$(MINHBACH) build $(DAY) --output site --with-pdf
	@echo "Xem trang: make preview (mở http://127.0.0.1:$(PORT)/).    To look at it: make preview"

preview: $(VENV)/ready
	@$(MINHBACH) preview $(DAY) --port $(PORT)

check: $(VENV)/ready
	@$(MINHBACH) check $(DAY) --format $(FORMAT)

demo: $(DEMO_LIFE)/site_config.yml
	@$(MINHBACH) build $(DAY) --project $(DEMO_LIFE) --output demo-site
	@echo "Xem trang: make preview-demo.    To look at it: make preview-demo"

preview-demo: $(DEMO_LIFE)/site_config.yml
	@$(MINHBACH) preview $(DAY) --project $(DEMO_LIFE) --port $(PORT)

# A git repository of 300 commits, so that the site has changes and editions to show; what builds keep there stays.
$(DEMO_LIFE)/site_config.yml: $(DEMO_PARTS) | $(VENV)/ready
	@mkdir -p $(DEMO_LIFE)
	@find $(DEMO_LIFE) -mindepth 1 -maxdepth 1 ! -name .minhbach -exec rm -rf {} +
	@$(PY) -m tests.projects.demo_history $(DEMO_LIFE)

# Chỗ duy nhất hỏi mạng; dừng rồi chạy lại thì làm tiếp.      The one place that asks the network; goes on where it stopped.
links: $(VENV)/ready
	@$(MINHBACH) links $(ARGS)

# Phép thử / Testing ---------------------------------------------------------------------------

test: lint types
	$(PY) -m pytest -n 2 $(ARGS)

# Mỗi chỗ đọc tệp chừng năm phút; để lâu hơn: make fuzz ARGS="--seconds 3600 prose".      Some minutes for each reader; counts go into tests/fuzz/RECORD.json.
fuzz: $(VENV)/ready-to-fuzz
	$(PY) -m tests.fuzz --record $(ARGS)

# Sửa ngẫu nhiên thật nhiều lần; mỗi lần, trang dựng tiếp phải giống từng byte trang dựng từ đầu.      Many random edits: a site built on must equal one built from nothing.
EDITS = 200
SEED = 1
same: $(VENV)/ready-to-test
	MINHBACH_EDITS=$(EDITS) MINHBACH_SEED=$(SEED) $(PY) -m pytest -q tests/test_standing.py -k builds_leave_behind

# Dừng đột ngột lúc dựng, nhiều lần, ở lúc bất kỳ: trang phải nguyên vẹn.      Kill builds at any moment: the site must be whole.
KILLS = 50
kills: $(VENV)/ready-to-test
	MINHBACH_KILLS=$(KILLS) MINHBACH_SEED=$(SEED) $(PY) -m pytest -q tests/test_whole.py -k killed_at_any_moment

# Dựng hai lần trong hai môi trường khác hẳn nhau: PROJECT=. cho dự án thật.      Built twice in very different surroundings.
PROJECT = tests/projects/nho
reproduce: $(VENV)/ready-to-test
	MINHBACH_PROJECT=$(abspath $(PROJECT)) $(PY) -m pytest -q tests/test_whole.py -k same_bytes

# Dựng cùng cây trang bằng Zensical, trong môi trường riêng; không cần cho việc gì khác.      The same tree by another builder.
ZENSICAL = .minhbach/zensical
zensical: $(VENV)/ready-to-test
	@$(PY) -m venv $(ZENSICAL)
	@$(ZENSICAL)/bin/python -m pip --disable-pip-version-check -qq $(LOCKED) tests/zensical/requirements.lock
	MINHBACH_ZENSICAL=$(abspath $(ZENSICAL))/bin/zensical $(PY) -m pytest -q tests/zensical

# Các gói đã khóa có lỗ hổng nào được công bố không; cần mạng. Gói nào không tra được cũng là chưa đạt.      Known vulnerabilities of what is locked (network); one not looked up is a failure.
AUDIT = .minhbach/audit
audit: $(VENV)/ready
	@$(PY) -m venv $(AUDIT)
	@$(AUDIT)/bin/python -m pip --disable-pip-version-check -qq $(LOCKED) tests/audit.lock
	$(AUDIT)/bin/pip-audit --strict --require-hashes --disable-pip --requirement requirements.lock

# Xem kỹ phần khác đi (git diff tests/golden) rồi mới commit.      Look at the difference before committing it.
golden: $(VENV)/ready-to-test
	$(PY) -m tests.golden.make

# Sau khi sửa một bản ghi trong generator/records.      After a record in generator/records has changed.
schema: $(VENV)/ready
	@$(MINHBACH) schema

# Hình trong bài hướng dẫn và README, chụp từ trang đang chạy, cần Chromium. Xem lại từng hình rồi mới commit.      Look at each before committing.
pictures: $(VENV)/ready-to-test
	$(PY) -m tests.pictures

# Mọi loại trang, ba bề rộng, nền sáng và tối, để xem từng hình: make screenshots ARGS="province 360".
screenshots: $(VENV)/ready-to-test
	$(PY) -m tests.screenshots $(ARGS)

# Đo như một lần xem đầu trên mạng chậm, cần Chromium; để máy yên. Ghi bảng vào README.      Measures as a first visit on a slow network; leave the machine alone meanwhile.
measure: site demo $(VENV)/ready-to-test
	$(PY) -m tests.speed

# Đo kiểm tra và dựng trên dự án thật, minh họa, 340 và 3.321 xã giả định; mất nhiều giờ, để máy yên.      Hours on a quiet machine; one part: make bench ARGS="--only demo --runs 3".
bench: $(VENV)/ready-to-test
	$(PY) -m tests.bench $(ARGS)

# zizmor soát các việc trên GitHub: ghim theo commit, quyền ít nhất, không nhận lệnh từ chữ người lạ.      It needs no network.
lint: $(VENV)/ready-to-test
	$(PY) -m ruff check .
	$(VENV)/bin/zizmor --offline --persona=auditor --no-progress --quiet .github

types: $(VENV)/ready-to-test
	$(PY) -m mypy

# Môi trường / Environment ---------------------------------------------------------------------

# One environment for both: the test lock is solved on top of the first, so it only adds.
$(VENV)/ready: requirements.lock pyproject.toml
	@$(find_python); \
	if ! $(PY) -c "$(SUITABLE)" 2>/dev/null; then \
		echo "Tạo môi trường $(VENV)…    Creating the environment with $$($$python -V)"; \
		"$$python" -m venv --clear $(VENV); \
	fi
	@echo "Cài các gói cần dùng, lần đầu chừng một phút…    Installing what is needed, a minute or so at first"
	@$(PIP) $(LOCKED) requirements.lock
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/ready-to-test: requirements-test.lock $(VENV)/ready
	@echo "Cài các gói để thử…    Installing what tests need"
	@$(PIP) $(LOCKED) requirements-test.lock
	@touch $@

$(VENV)/ready-to-fuzz: requirements-fuzz.lock $(VENV)/ready-to-test
	@$(PIP) $(LOCKED) requirements-fuzz.lock
	@touch $@

# Python 3.11 or later that can make environments; system ones may be older or lack a part.
SUITABLE = import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))
define find_python
python=; \
for candidate in $(or $(PYTHON),python3 python3.14 python3.13 python3.12 python3.11 python); do \
	if "$$candidate" -c "$(SUITABLE)" >/dev/null 2>&1; then python=$$candidate; break; fi; \
done; \
if [ -z "$$python" ]; then \
	echo "Không tìm thấy Python từ 3.11 có kèm venv$(if $(PYTHON), ở $(PYTHON)). Debian, Ubuntu: apt install python3 python3-venv; nơi khác: https://www.python.org/downloads/" >&2; \
	echo "No Python 3.11 or later with venv was found$(if $(PYTHON), at $(PYTHON)). Install one, or name it: make site PYTHON=/path/to/python3" >&2; \
	exit 1; \
fi
endef

# The build backend stands in the lock too: nothing is fetched when the package itself is installed.
lock: $(VENV)/ready
	@set -e; tools=$$(mktemp -d); trap 'rm -rf "$$tools"' EXIT; \
	$(PY) -m venv "$$tools"; \
	"$$tools/bin/python" -m pip --disable-pip-version-check --quiet install uv; \
	$(PY) -c 'import tomllib; print(*tomllib.load(open("pyproject.toml", "rb"))["build-system"]["requires"], sep="\n")' \
		> "$$tools/backend.in"; \
	"$$tools/bin/"$(COMPILE) pyproject.toml "$$tools/backend.in" --output-file requirements.lock; \
	"$$tools/bin/"$(COMPILE) pyproject.toml "$$tools/backend.in" --extra test --constraint requirements.lock \
		--output-file requirements-test.lock; \
	"$$tools/bin/"$(COMPILE) pyproject.toml "$$tools/backend.in" --extra fuzz --constraint requirements-test.lock \
		--output-file requirements-fuzz.lock; \
	echo "Đã chọn lại requirements.lock, requirements-test.lock, requirements-fuzz.lock. Chạy make test trước khi commit."

# Thư viện vẽ hình của bên khác; vendor.json ghi phiên bản và mã băm.      Only bytes that vendor.json records are taken.
vendor: $(VENV)/ready
	$(PY) theme/shell/assets/vendor/make.py $(ARGS)

clean:
	rm -rf $(VENV) site demo-site screenshots .minhbach $(DEMO)/.minhbach .mypy_cache .ruff_cache .pytest_cache .hypothesis *.egg-info
	find generator tests theme -name __pycache__ -type d -prune -exec rm -rf {} +
