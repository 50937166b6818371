"""The preview is tried for real: a real server, a real save, and then the changed page."""

from __future__ import annotations

import socket
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import SimpleQueue
from threading import Thread

import pytest
from watchdog.observers import Observer

from generator import previewing
from generator.previewing import preview

PATIENCE_SECONDS = 10.0


class Running:
    """A preview in a thread: what it said, where it is, and a way to press Ctrl-C."""

    def __init__(self, root: Path, port: int = 0) -> None:
        self.root = root
        self.said: list[str] = []
        self.builds: SimpleQueue[str] = SimpleQueue()
        self._ended = False
        self._thread = Thread(target=preview, args=(root, port, self._rebuild, self._say), daemon=True)
        self._thread.start()

    def _rebuild(self, output: Path) -> str:
        """Stand in for the real build: one page that holds the text of one data file."""
        if self._ended:
            raise KeyboardInterrupt
        text = (self.root / "data" / "figure.csv").read_text("utf-8")
        if text == "broken":
            raise ValueError("the template is broken")
        output.mkdir(parents=True, exist_ok=True)
        (output / "tinh").mkdir(exist_ok=True)
        (output / "index.html").write_text(text, "utf-8")
        (output / "tinh" / "index.html").write_text(f"tỉnh {text}", "utf-8")
        (output / "404.html").write_text("không có trang này", "utf-8")
        return f"built {text}"

    def _say(self, text: str) -> None:
        self.said.append(text)
        if text.startswith(("built", "ValueError")):
            self.builds.put(text)

    def save(self, text: str) -> str:
        """Save the data file and return what the build that follows says."""
        (self.root / "data" / "figure.csv").write_text(text, "utf-8")
        return self.builds.get(timeout=PATIENCE_SECONDS)

    @property
    def address(self) -> str:
        """The address as said to the person at the keyboard."""
        said = wait_for(lambda: next((s for s in self.said if "http://" in s), ""))
        return next(word for word in said.split() if word.startswith("http://"))

    def get(self, path: str = "") -> tuple[int, str, str]:
        """Fetch a page: status, text, and what it says about keeping copies."""
        try:
            with urllib.request.urlopen(self.address + path, timeout=PATIENCE_SECONDS) as answer:
                return answer.status, answer.read().decode(), answer.headers["Cache-Control"]
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.read().decode(), error.headers["Cache-Control"]

    def stop(self) -> None:
        """Press Ctrl-C during the next build and wait for the end."""
        self._ended = True
        (self.root / "data" / "figure.csv").write_text("end", "utf-8")
        self._thread.join(PATIENCE_SECONDS)
        assert not self._thread.is_alive()


def wait_for(look: Callable[[], str]) -> str:
    """Look again and again until there is something to see."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not (seen := look()):
        assert time.monotonic() < deadline
        time.sleep(0.01)
    return seen


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder that looks like a project."""
    for name in previewing.WATCHED_FOLDERS:
        (tmp_path / name).mkdir()
    (tmp_path / "data" / "figure.csv").write_text("1", "utf-8")
    (tmp_path / previewing.WATCHED_FILE).write_text("format: 2\n", "utf-8")
    return tmp_path


@pytest.fixture
def running(project: Path) -> Iterator[Running]:
    """A preview whose first build is done."""
    started = Running(project)
    assert started.builds.get(timeout=PATIENCE_SECONDS).startswith("built 1")
    yield started
    started.stop()


def test_a_save_changes_the_page(running: Running) -> None:
    assert running.get() == (200, "1", "no-store")
    assert running.save("2").startswith("built 2")
    assert running.get()[1] == "2"
    assert any("data/figure.csv" in said for said in running.said)
    assert (running.root / previewing.OUTPUT / "index.html").is_file()


def test_a_failed_build_keeps_the_last_good_site(running: Running) -> None:
    assert running.save("broken").startswith("ValueError: the template is broken")
    assert running.get()[1] == "1"
    assert running.save("3").startswith("built 3")
    assert running.get()[1] == "3"


def test_addresses_answer_as_on_pages(running: Running) -> None:
    assert running.get("tinh/")[:2] == (200, "tỉnh 1")
    assert running.get("tinh")[:2] == (200, "tỉnh 1")
    assert running.get("khong-co/")[:2] == (404, "không có trang này")
    (running.root / previewing.OUTPUT / "empty").mkdir()
    assert running.get("empty/")[:2] == (404, "không có trang này")
    assert running.get("../../data/figure.csv")[0] == 404


def test_the_configuration_counts_and_its_neighbours_do_not(running: Running) -> None:
    (running.root / "notes.txt").write_text("mine", "utf-8")
    (running.root / "data" / ".figure.csv.swp").write_text("scratch", "utf-8")
    (running.root / "data" / "figure.csv").read_text("utf-8")
    (running.root / previewing.WATCHED_FILE).write_text("format: 2\n", "utf-8")
    running.builds.get(timeout=PATIENCE_SECONDS)
    told = [said for said in running.said if "lưu " in said and "http" not in said]
    assert len(told) == 1
    assert previewing.WATCHED_FILE in told[0]
    assert "swp" not in told[0]


def test_a_file_moved_into_place_is_a_save(running: Running) -> None:
    draft = running.root / "draft"
    draft.write_text("4", "utf-8")
    draft.replace(running.root / "data" / "figure.csv")
    assert running.builds.get(timeout=PATIENCE_SECONDS).startswith("built 4")


def test_a_first_build_that_fails_is_said_in_the_browser_too(project: Path) -> None:
    (project / "data" / "figure.csv").write_text("broken", "utf-8")
    started = Running(project)
    assert started.builds.get(timeout=PATIENCE_SECONDS).startswith("ValueError")
    status, page, _ = started.get()
    assert status == 503
    assert "Chưa dựng được trang" in page
    assert started.save("5").startswith("built 5")
    assert started.get()[:2] == (200, "5")
    started.stop()


def test_a_taken_port_is_left_to_its_owner(project: Path) -> None:
    with socket.create_server((previewing.HOST, 0)) as owner:
        taken = owner.getsockname()[1]
        started = Running(project, taken)
        assert started.address != f"http://{previewing.HOST}:{taken}/"
        assert f"Cổng {taken} đang bận" in " ".join(started.said)
        started.stop()


def test_it_ends_quietly(project: Path) -> None:
    started = Running(project)
    assert started.address
    started.stop()
    assert started.said[-1] == "Đã dừng xem thử."
    with pytest.raises(urllib.error.URLError):
        urllib.request.urlopen(started.address, timeout=1)


def test_without_system_notices_files_are_polled(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: object) -> None:
        raise OSError("the limit of watched folders is used up")

    monkeypatch.setattr(Observer, "start", refuse)
    started = Running(project)
    assert started.builds.get(timeout=PATIENCE_SECONDS).startswith("built 1")
    assert started.save("6 polled").startswith("built 6 polled")
    started.stop()
