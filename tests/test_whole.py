"""Whatever happens to a build, the site is the old one or the new one, whole; and the same anywhere."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.small import SMALL

ROOT = Path(__file__).parent.parent
KILLS = int(os.environ.get("MINHBACH_KILLS", "4"))
SEED = int(os.environ.get("MINHBACH_SEED", "1"))
# What is built to be compared; the small project if nothing else is named.
PROJECT = Path(os.environ.get("MINHBACH_PROJECT", SMALL))
WHO = ("-c", "user.name=Minh", "-c", "user.email=minh@example.org")
linux = pytest.mark.skipif(sys.platform != "linux", reason="tried by Linux's own means")


def building(project: Path, output: Path, **environment: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "generator", "build", "--project", str(project), "--output", str(output)]
    known = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
    return subprocess.Popen(
        command, cwd=project, env=known, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        start_new_session=True,
    )  # fmt: skip


def build(project: Path, output: Path, **environment: str) -> tuple[int, str]:
    with building(project, output, **environment) as process:
        said, _ = process.communicate()
    assert "Traceback" not in said, said
    return process.returncode, said


def contents(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def small(folder: Path) -> Path:
    return shutil.copytree(SMALL, folder)


# --- the same commit, the same bytes ---


def _repository(folder: Path, backwards: bool) -> Path:
    """Return a copy of the project as a repository, its files written in one order or the other."""
    if (PROJECT / ".git").exists():
        subprocess.run(["git", "clone", "-q", str(PROJECT), str(folder)], check=True)
        return folder
    names = sorted(p.relative_to(PROJECT) for p in PROJECT.rglob("*") if p.is_file() and ".minhbach" not in p.parts)
    for name in reversed(names) if backwards else names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(PROJECT / name, folder / name)
    dates = {"GIT_AUTHOR_DATE": "2026-06-01T08:00:00+07:00", "GIT_COMMITTER_DATE": "2026-06-01T08:00:00+07:00"}
    for arguments in (["init", "-q", "-b", "main"], ["add", "-A"], ["commit", "-q", "-m", "Bắt đầu"]):
        subprocess.run(["git", *WHO, *arguments], cwd=folder, check=True, env={**os.environ, **dates})
    return folder


def test_the_same_commit_gives_the_same_bytes_anywhere(tmp_path: Path) -> None:
    """In another folder, locale, time zone, with another hash seed, order of files and number of processes."""
    first = _repository(tmp_path / "a", backwards=False)
    second = _repository(tmp_path / "một thư mục khác" / "sâu hơn" / "b", backwards=True)
    environments = (
        {"LC_ALL": "C", "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1", "MINHBACH_PROCESSES": "1"},
        {"LC_ALL": "vi_VN.UTF-8", "TZ": "America/Los_Angeles", "PYTHONHASHSEED": "2", "MINHBACH_PROCESSES": "3"},
    )
    for project, environment in zip((first, second), environments, strict=True):
        code, said = build(project, project / "site", **environment)
        assert code == 0, said
    one, other = contents(first / "site"), contents(second / "site")
    assert [name for name in one.keys() | other.keys() if one.get(name) != other.get(name)] == []
    assert len(one) > 100


# --- killed at any moment ---


def _state(project: Path, number: int) -> None:
    """Give the project one of two states, so that every build has something to do."""
    config = (SMALL / "site_config.yml").read_text("utf-8")
    (project / "site_config.yml").write_text(config + f"\n# {number}\n", "utf-8")
    results = (SMALL / "data/results.csv").read_text("utf-8")
    lines = results.splitlines(keepends=True)
    (project / "data/results.csv").write_text("".join(lines if number else lines[:-1]), "utf-8")


def _family_is_gone(project: Path) -> bool:
    def here(process: Path) -> bool:
        try:
            return (process / "cwd").readlink() == project
        except OSError:
            return False

    return not any(here(process) for process in Path("/proc").glob("[0-9]*"))


@linux
def test_killed_at_any_moment_a_build_leaves_one_whole_site(tmp_path: Path) -> None:
    """Only the main process is killed: those that help it have to see for themselves."""
    project, output, chance = small(tmp_path / "project"), tmp_path / "public" / "site", random.Random(SEED)
    whole = []
    for number in (0, 1):
        _state(project, number)
        begun = time.monotonic()
        assert build(project, output)[0] == 0
        whole.append(contents(output))
    longest = time.monotonic() - begun
    assert whole[0] != whole[1]
    killed = 0
    for number in range(KILLS):
        _state(project, number % 2)
        process = building(project, output)
        time.sleep(chance.uniform(0, longest))
        killed += process.poll() is None
        process.send_signal(signal.SIGKILL)
        process.communicate()
        assert contents(output) in whole, f"kill {number}"
        until = time.monotonic() + 30
        while not _family_is_gone(project):
            assert time.monotonic() < until, "a helper outlived the build"
            time.sleep(0.05)
    assert killed > KILLS / 3, "most builds were done before they could be killed"
    for number in (0, 1):
        _state(project, number)
        assert build(project, output)[0] == 0
        assert contents(output) == whole[number]
    assert [p.name for p in output.parent.iterdir()] == ["site"], "nothing half-built is left lying about"


# --- no room, no permission, two at once ---


@contextmanager
def _disk(folder: Path, size: str) -> Iterator[Path]:
    """Give a small disk of its own; needs the right to mount one, which a machine for tests has."""
    folder.mkdir(parents=True)
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)], check=False)
    if mounted.returncode:
        pytest.skip("a disk can only be mounted by root")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


@linux
@pytest.mark.parametrize("megabytes", [1, 6, 7])
def test_a_full_disk_is_told_and_the_old_site_stands(tmp_path: Path, megabytes: int) -> None:
    project = small(tmp_path / "project")
    with _disk(tmp_path / "disk", "7m") as disk:
        assert build(project, disk / "site")[0] == 0
        before = contents(disk / "site")
        (disk / "filler").write_bytes(b"x" * (7 - megabytes) * 100_000)
        _state(project, 0)
        code, said = build(project, disk / "site")
        assert code == 2
        assert said.startswith("Không ghi được "), said
        assert said.endswith(": ổ đĩa đã hết chỗ. Trang cũ giữ nguyên.\n"), said
        assert contents(disk / "site") == before
        assert {p.name for p in disk.iterdir()} == {"site", "filler"}


@linux
def test_a_disk_that_cannot_be_written_is_told_and_the_old_site_stands(tmp_path: Path) -> None:
    project = small(tmp_path / "project")
    with _disk(tmp_path / "disk", "30m") as disk:
        assert build(project, disk / "site")[0] == 0
        before = contents(disk / "site")
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        _state(project, 0)
        code, said = build(project, disk / "site")
        assert (code, contents(disk / "site")) == (2, before)
        assert said.endswith(": ổ đĩa chỉ cho đọc. Trang cũ giữ nguyên.\n"), said


def test_of_two_builds_at_once_one_is_told_to_wait(tmp_path: Path) -> None:
    project, output = small(tmp_path / "project"), tmp_path / "site"
    both = [building(project, output), building(project, output)]
    said = [process.communicate()[0] for process in both]
    assert sorted(process.returncode for process in both) in ([0, 2], [0, 0]), said
    assert "Traceback" not in "".join(said)
    assert all("đang chạy" in text for process, text in zip(both, said, strict=True) if process.returncode)
    assert build(project, tmp_path / "clean")[0] == 0
    assert contents(output) == contents(tmp_path / "clean")


def test_a_mistake_in_one_template_names_it_and_the_old_site_stands(tmp_path: Path) -> None:
    project, output = small(tmp_path / "project"), tmp_path / "site"
    shutil.copytree(ROOT / "theme", project / "theme")
    config = project / "site_config.yml"
    text = config.read_text("utf-8")
    assert "folders:" not in text
    config.write_text(text + "\nfolders:\n  theme: theme\n", "utf-8")
    assert build(project, output)[0] == 0
    before = contents(output)
    with (project / "theme/pages/target.html").open("a") as template:
        template.write("{{ view.no_such_thing }}\n")
    code, said = build(project, output)
    assert code == 2
    assert "pages/target.html" in said, said
    assert "no_such_thing" in said, said
    assert contents(output) == before
