"""``minhbach links`` against a real server on this machine: what is asked, what is kept, what never is."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler
from itertools import pairwise
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator import cli
from generator.links.account import Account
from generator.links.archives import Archive
from generator.links.fetching import Limits, NotAskedError, is_public, place_of
from generator.links.run import Wishes, check_links
from generator.records.evidence import Link
from tests.links.server import Do, Web, drips, hangs_up, says, says_nothing, serve
from tests.small import Small, copy

DAY = dt.date(2026, 6, 20)
PDF = b"%PDF-1.7 bao cao"
WISHES = Wishes(pause=0, limits=Limits(body=50_000), allow_local=True)
LINKS = "data/links.csv"


@pytest.fixture
def web() -> Iterator[Web]:
    with serve({}) as web:
        yield web


@pytest.fixture
def small(tmp_path: Path) -> Small:
    return copy(tmp_path)


def cites(small: Small, *urls: str) -> None:
    """Make ``urls`` the addresses of the project's sources, and no others."""
    for path in [*small.root.glob("data/sources.yml"), *small.root.glob("data/provinces/*/sources.yml")]:
        lines = path.read_text("utf-8").splitlines(keepends=True)
        path.write_text("".join(line for line in lines if not line.strip().startswith("url:")), "utf-8")
    for n, url in enumerate(urls):
        small.add("data/sources.yml", f"  - id: n{n}\n    title: N{n}\n    publisher: P\n    kind: press\n    url: '{url}'\n")


def run(small: Small, wishes: Wishes = WISHES, day: dt.date = DAY) -> Account:
    """Check the project's links and write the table."""
    return check_links(small.project(), wishes, day, lambda text: small.put(LINKS, text))


def found(small: Small) -> dict[str, Link]:
    """The table by path of the address."""
    return {link.url.split("/", 3)[3]: link for link in small.project().links}


def asked_one(small: Small, web: Web, do: Do | None = None, path: str = "/bai", wishes: Wishes = WISHES) -> Link:
    if do:
        web.pages[path] = do
    # A host that answers beside it shows that the network is there.
    web.pages["/song"] = says(200)
    cites(small, web.address(path), web.address("/song", "localhost"))
    run(small, wishes)
    return found(small)[path[1:]]


# --- what one answer means ---

ONE: list[tuple[str, Do, str, str]] = [
    ("a page", says(200, b"x", Content_Type="text/html; charset=utf-8"), "live", "200"),
    ("nothing there", says(404), "failing", "404"), ("gone", says(410), "failing", "410"),
    ("a fault of the server", says(500), "failing", "500"), ("breaks off at once", hangs_up, "failing", "closed"),
    ("not for machines", says(403), "refused", "403"), ("with a password", says(401), "refused", "401"),
    ("to itself", says(302, Location="/bai"), "refused", "redirects"), ("to the front page", says(302, Location="/"), "failing", "home"),
    ("to a private network", says(302, Location="ftp://10.0.0.1/a"), "refused", "address"),
    ("with somebody's name", says(302, Location="http://a:b@127.0.0.1/"), "refused", "credentials"),
    ("an address no library takes", says(302, Location="http://[x]/"), "refused", "address"),
    ("forged header", says(200, Content_Type="=HYPERLINK(1)"), "live", "200"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "do", "state", "status"), ONE, ids=[name for name, *_ in ONE])
def test_one_answer(small: Small, web: Web, name: str, do: Do, state: str, status: str) -> None:
    web.pages["/"] = says(200, b"front")
    link = asked_one(small, web, do)
    assert (link.state.value, link.status) == (state, status)
    assert link.content_type in (None, "text/html")


@pytest.mark.parametrize(("do", "limits"), [
    (says_nothing, Limits(read=1)), (drips, Limits(whole=1)), (says_nothing, Limits(whole=1)),
])  # fmt: skip
def test_nobody_waits_for_ever(small: Small, web: Web, do: Do, limits: Limits) -> None:
    link = asked_one(small, web, do, wishes=replace(WISHES, limits=limits))
    assert (link.state.value, link.status) == ("failing", "timeout")


def test_a_document_is_hashed_as_sent(small: Small, web: Web) -> None:
    link = asked_one(small, web, says(200, PDF, Content_Type="Application/PDF", Content_Encoding="gzip"))
    assert (link.size, link.sha256) == (len(PDF), hashlib.sha256(PDF).hexdigest())
    assert link.content_type == "application/pdf"


@pytest.mark.parametrize("do", [says(200, PDF, Content_Length="9999"), says(200, b"a" * 60_000)], ids=["cut short", "huge"])
def test_what_does_not_come_whole_is_there_but_has_no_hash(small: Small, web: Web, do: Do) -> None:
    link = asked_one(small, web, do)
    assert (link.state.value, link.size, link.sha256) == ("live", None, None)


MOVES = [
    ([301, 308], "/noi-khac", True), ([301, 302], "/noi-khac", False), ([301], "/bai/", False),
    ([301], "/b%C3%A0i%20m%E1%BB%9Bi", True),
]  # fmt: skip


@pytest.mark.parametrize(("codes", "to", "told"), MOVES)
def test_only_a_move_for_good_to_another_place_is_kept(small: Small, web: Web, codes: list[int], to: str, told: bool) -> None:
    web.pages |= {f"/{n}": says(code, Location=f"/{n + 1}") for n, code in enumerate(codes[:-1])}
    web.pages |= {"/bai" if len(codes) == 1 else f"/{len(codes) - 1}": says(codes[-1], Location=to), to: says(200)}
    link = asked_one(small, web, path="/bai" if len(codes) == 1 else "/0")
    assert link.state.value == "live"
    assert link.moved_to == (web.address(to) if told else None)


def test_a_server_without_a_certificate_is_for_people_to_look_at(small: Small, web: Web) -> None:
    web.pages["/song"] = says(200)
    cites(small, web.address("/song"), web.address("/bai", "localhost").replace("http:", "https:"))
    run(small)
    assert (found(small)["bai"].state.value, found(small)["bai"].status) == ("refused", "tls")


def test_a_closed_port_is_no_answer(small: Small, web: Web) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    web.pages["/song"] = says(200)
    cites(small, web.address("/song"), f"http://localhost:{port}/bai")
    run(small)
    assert (found(small)["bai"].state.value, found(small)["bai"].status) == ("failing", "connect")


# --- what is never asked ---


@pytest.mark.parametrize("address", [
    "127.0.0.1", "10.1.2.3", "192.168.1.1", "172.16.0.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1", "240.0.0.1",
    "::1", "::", "fe80::1%eth0", "fc00::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1", "64:ff9b::7f00:1",
    "2002:7f00:1::", "2001::1", "2001:db8::1",
])  # fmt: skip
def test_private_networks_are_known(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["203.162.0.181", "1.1.1.1", "2606:4700:4700::1111"])
def test_public_ones_too(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(("url", "reason"), [
    ("ftp://example.org/a", "address"), ("file:///etc/passwd", "address"), ("javascript:alert(1)", "address"),
    ("https://a:b@example.org/", "credentials"), ("http://example.org:22/", "port"), ("http://exa mple.org/", "address"),
    ("http:///a", "address"), ("http://example.org:99999/", "address"),
])  # fmt: skip
def test_addresses_that_are_not_asked(url: str, reason: str) -> None:
    with pytest.raises(NotAskedError, match=reason):
        place_of(url)


@pytest.mark.parametrize("path", ["/bai", "/qua"])
def test_this_machine_is_not_asked_nor_by_a_redirect(small: Small, web: Web, path: str) -> None:
    web.pages["/song"] = says(200)
    cites(small, web.address("/song"))
    assert run(small, replace(WISHES, allow_local=False)).offline
    assert web.asked == []
    assert not small.path(LINKS).exists()


# --- manners ---


def test_robots_are_obeyed(small: Small, web: Web) -> None:
    web.pages |= {"/robots.txt": says(200, b"User-agent: *\nDisallow: /kin\n"), "/mo": says(200), "/kin/a": says(200),
                  "/dua": says(302, Location="/kin/a")}  # fmt: skip
    cites(small, *map(web.address, ("/mo", "/kin/a", "/dua")))
    run(small)
    assert {path: (x.state.value, x.status) for path, x in found(small).items()} == {
        "mo": ("live", "200"), "kin/a": ("refused", "robots"), "dua": ("refused", "robots"),
    }  # fmt: skip
    assert "/kin/a" not in web.paths()
    assert web.paths(robots=True).count("/robots.txt") == 1


@pytest.mark.parametrize("first", [says(429, Retry_After="3600"), says(429), says(503, Retry_After="60")])
def test_a_server_that_asks_for_patience_is_left_alone(small: Small, web: Web, first: Do) -> None:
    web.pages |= {"/a": first, "/b": says(200), "/song": says(200)}
    cites(small, web.address("/a"), web.address("/b"), web.address("/song", "localhost"))
    account = run(small)
    assert list(found(small)) == ["song"]
    assert (account.left, "/b" in web.paths()) == (2, False)


def test_one_request_at_a_time_to_one_host_several_hosts_at_once(small: Small, web: Web) -> None:
    meeting = threading.Barrier(2, timeout=5)

    def meets(handler: BaseHTTPRequestHandler) -> None:
        meeting.wait()  # only two hosts asked at the same time get past it
        says(200)(handler)

    def lingers(handler: BaseHTTPRequestHandler) -> None:
        time.sleep(0.1)  # so that whoever is asked beside it is seen
        says(200)(handler)

    web.pages |= {"/a": meets, "/b": lingers, "/c": lingers}
    hosts = ("127.0.0.1", "localhost")
    cites(small, *(web.address(path, host) for host in hosts for path in ("/a", "/b", "/c")))
    run(small)
    assert len(found(small)) == 3
    assert {link.state.value for link in small.project().links} == {"live"}
    assert web.most_together == dict.fromkeys(hosts, 1)


def test_a_pause_lies_between_two_requests_to_one_host(small: Small, web: Web) -> None:
    times: list[float] = []

    def notes(handler: BaseHTTPRequestHandler) -> None:
        times.append(time.monotonic())
        says(200)(handler)

    web.pages |= dict.fromkeys(("/robots.txt", "/a", "/b"), notes)
    cites(small, web.address("/a"), web.address("/b"))
    run(small, replace(WISHES, pause=0.1))
    assert min(later - one for one, later in pairwise(times)) >= 0.1  # however slow this machine is


def test_it_says_who_asks_and_brings_nothing_else(small: Small, web: Web) -> None:
    web.pages["/song"] = says(200, Set_Cookie="a=b")
    cites(small, web.address("/song"), web.address("/hai"))
    run(small)
    assert all(agent.startswith("minhbach-links/") and "(+https://example.org/thu/)" in agent for agent in web.agents)
    assert set(web.headers) == {"Host", "User-Agent", "Accept", "Accept-Encoding", "Connection"}


def test_a_host_that_is_down_is_not_tried_for_every_address(small: Small, web: Web) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        gone = [f"http://localhost:{free.getsockname()[1]}/{n}" for n in range(5)]
    web.pages["/song"] = says(200)
    cites(small, web.address("/song"), *gone)
    account = run(small)
    assert (len(account.failing), len(account.asked)) == (5, 6)


# --- resuming, and being offline ---


def test_what_was_asked_not_long_ago_is_not_asked_again(small: Small, web: Web) -> None:
    web.pages |= {"/a": says(200), "/b": says(200)}
    cites(small, web.address("/a"), web.address("/b"), web.address("/mat"))
    run(small, replace(WISHES, limit=1))
    assert web.paths() == ["/a"]
    run(small)
    assert web.paths() == ["/a", "/b", "/mat"]
    account = run(small)
    assert (web.paths(), account.fresh, account.left) == (["/a", "/b", "/mat"], 3, 0)
    run(small, day=DAY + dt.timedelta(1))
    assert web.paths()[3:] == ["/mat"]  # only what failed
    assert found(small)["mat"].state.value == "dead"


def test_a_row_of_an_address_nobody_cites_goes(small: Small, web: Web) -> None:
    web.pages |= {"/a": says(200), "/b": says(200)}
    cites(small, web.address("/a"))
    run(small)
    cites(small, web.address("/b"))
    small.put("data/sources.yml", small.path("data/sources.yml").read_text("utf-8").replace("id: n0", "id: n9", 1))
    run(small)
    assert list(found(small)) == ["b"]


def test_without_network_nothing_is_written(small: Small, web: Web) -> None:
    web.pages["/a"] = says(200)
    cites(small, web.address("/a"))
    run(small)
    before = small.path(LINKS).read_bytes()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        cites(small, f"http://127.0.0.1:{free.getsockname()[1]}/a")
    assert run(small, day=DAY + dt.timedelta(30)).offline
    assert small.path(LINKS).read_bytes() == before


def test_silence_at_the_end_counts_only_while_the_network_is_still_there(small: Small, web: Web) -> None:
    web.pages |= {"/a": says(200), "/b": hangs_up}
    cites(small, web.address("/a"), web.address("/b"))
    run(small)
    assert web.paths() == ["/a", "/b", "/a"]  # the one that answered was asked once more
    assert found(small)["b"].state.value == "failing"

    def leaves(handler: BaseHTTPRequestHandler) -> None:
        web.pages["/a"] = hangs_up
        hangs_up(handler)

    web.pages |= {"/a": says(200), "/b": leaves}
    account = run(small, replace(WISHES, every=0), DAY + dt.timedelta(30))
    assert (found(small)["a"].checked, found(small)["b"].checked) == (DAY + dt.timedelta(30), DAY)
    assert account.left == 1


def arguments(small: Small, *more: str) -> list[str]:
    return ["links", "--project", str(small.root), "--allow-local", "--pause", "0", *more]


def command(small: Small, *more: str) -> Result:
    result = CliRunner().invoke(cli.cli, arguments(small, *more))
    assert "Traceback" not in result.output
    return result


def begun(small: Small, web: Web, path: str) -> subprocess.Popen[str]:
    """Start the command beside us; return when it asks for ``path``."""
    process = subprocess.Popen(
        [sys.executable, "-m", "generator", *arguments(small)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    while path not in web.paths():
        assert process.poll() is None, process.communicate()
        time.sleep(0.02)
    return process


def test_stopped_by_hand_and_begun_again(small: Small, web: Web) -> None:
    paths, go_on = [f"/{n}" for n in range(8)], threading.Event()

    def waits(handler: BaseHTTPRequestHandler) -> None:
        go_on.wait(20)
        says(200)(handler)

    web.pages |= dict.fromkeys(paths, says(200)) | {"/3": waits}
    cites(small, *map(web.address, paths))
    process = begun(small, web, "/3")
    process.send_signal(signal.SIGINT)
    time.sleep(0.2)
    go_on.set()
    said, _ = process.communicate(timeout=60)
    assert (process.returncode, "Dừng giữa chừng" in said) == (0, True), said
    known = set(found(small))
    assert {"0", "1", "2", "3"} <= known
    before = len(web.paths())
    assert command(small).exit_code == 0
    assert {path[1:] for path in web.paths()[before:]} == {path[1:] for path in paths} - known
    assert len(found(small)) == 8


def test_killed_in_the_middle_the_table_is_whole(small: Small, web: Web) -> None:
    paths = [f"/{n}" for n in range(8)]
    web.pages |= dict.fromkeys(paths, says(200)) | {"/4": says_nothing}
    cites(small, *map(web.address, paths))
    process = begun(small, web, "/4")
    process.kill()
    process.communicate()
    assert set(found(small)) >= {"0", "1", "2"}
    assert [f for f in small.read().findings if f.place.file == LINKS] == []


# --- archived copies ---


def answers_with(web: Web, **closest: str) -> Archive:
    body = json.dumps({"archived_snapshots": {"closest": {"available": True, **closest}} if closest else {}})
    web.pages["/available"] = says(200, body.encode())
    return Archive(web.address("/available", "localhost"))


COPY = "web.archive.org/web/20260101000000/http://a.vn/bai"
COPIES = [
    ({"url": f"http://{COPY}", "status": "200"}, f"https://{COPY}"), ({"url": f"http://{COPY}", "status": "404"}, None),
    ({"url": "https://evil.example/web/2026/http://a.vn", "status": "200"}, None), ({"url": "javascript:alert(1)", "status": "200"}, None),
    ({}, None),
]  # fmt: skip


@pytest.mark.parametrize(("closest", "kept"), COPIES)
def test_an_archived_copy_is_looked_for_and_never_made(small: Small, web: Web, closest: dict[str, str], kept: str | None) -> None:
    archive = answers_with(web, **closest)
    web.pages["/bai"] = says(200)
    cites(small, web.address("/bai"))
    account = run(small, replace(WISHES, archive=archive))
    assert found(small)["bai"].archived == kept
    assert [link.archived for link in account.copies] == ([kept] if kept else [])
    asked = [path for path in web.paths() if path.startswith("/available")]
    assert len(asked) == 1
    assert "timestamp=20260620" in asked[0]


def test_a_silent_archive_is_told_and_asked_no_more(small: Small, web: Web) -> None:
    web.pages |= {"/a": says(200), "/b": says(200)}
    cites(small, web.address("/a"), web.address("/b"))
    account = run(small, replace(WISHES, archive=Archive(web.address("/hong", "localhost"))))
    assert account.archive_silent
    assert sum(path.startswith("/hong") for path in web.paths()) == 1


# --- the command ---


def test_the_account_in_words_and_the_proposal(small: Small, web: Web, tmp_path: Path) -> None:
    web.pages |= {"/song": says(200), "/doi": says(301, Location="/moi"), "/moi": says(200)}
    cites(small, *map(web.address, ("/song", "/doi", "/mat")))
    assert command(small, "--day", "2026-06-19").exit_code == 0
    result = command(small, "--day", "2026-06-20", "--output", str(tmp_path / "out"))
    assert result.exit_code == 0
    assert "Hiện nay 2 mở được, 1 không còn mở được" in result.output
    assert f"Không còn mở được, kết luận lần này (1)\n  {web.address('/mat')} (404)" in result.output
    assert (tmp_path / "out" / "title.txt").read_text("utf-8") == "Đường dẫn nguồn ngày 20/06/2026: 1 không còn mở được, 2 mở được\n"
    assert (tmp_path / "out" / "files" / LINKS).read_bytes() == small.path(LINKS).read_bytes()
    assert f"//127.0.0.1:{web.port}/mat" in (tmp_path / "out" / "text.md").read_text("utf-8")
    told = json.loads(command(small, "--day", "2026-06-20", "--every", "0", "--format", "json").output)
    assert (told["states"], told["died"]) == ({"live": 2, "dead": 1, "failing": 0, "refused": 0}, [])


def test_what_came_back_and_which_documents_differ_is_told(small: Small, web: Web) -> None:
    pdf, html = {"Content_Type": "application/pdf"}, {"Content_Type": "text/html"}
    web.pages |= {"/cu": says(200, b"1", **pdf), "/trang": says(200, b"1", **html)}
    cites(small, *map(web.address, ("/cu", "/trang", "/mat")))
    for days in (0, 1):
        run(small, replace(WISHES, every=0), DAY + dt.timedelta(days))
    web.pages |= {"/cu": says(200, b"2", **pdf), "/trang": says(200, b"2", **html), "/mat": says(200)}
    account = run(small, replace(WISHES, every=0), DAY + dt.timedelta(8))
    told = {name: [link.url for link in getattr(account, name)] for name in ("died", "returned", "rewritten", "moved", "failing")}
    assert told == {"died": [], "returned": [web.address("/mat")], "rewritten": [web.address("/cu")], "moved": [], "failing": []}
    assert found(small)["trang"].changed == DAY + dt.timedelta(8)


def test_nothing_new_proposes_nothing(small: Small, web: Web, tmp_path: Path) -> None:
    web.pages["/song"] = says(200)
    cites(small, web.address("/song"))
    command(small, "--day", "2026-06-20")
    command(small, "--day", "2026-06-20", "--output", str(tmp_path / "out"))
    assert not (tmp_path / "out").exists()


def test_what_another_table_knows_later_counts(small: Small, web: Web, tmp_path: Path) -> None:
    web.pages["/a"] = says(200)
    cites(small, web.address("/a"), web.address("/b"))
    head = "url,state,checked,status,failures,failing_since\n"
    (tmp_path / "khac.csv").write_text(
        f"{head}{web.address('/b')},failing,2026-06-13,404,1,2026-06-13\n{web.address('/a')},hong,2026-06-13,404,,\n", "utf-8"
    )
    small.put(LINKS, f"{head}{web.address('/b')},live,2026-06-06,200,,\n")
    assert command(small, "--day", "2026-06-20", "--known", str(tmp_path / "khac.csv")).exit_code == 0
    assert {path: link.state.value for path, link in found(small).items()} == {"a": "live", "b": "dead"}


def test_it_cannot_run_without_network_or_with_a_broken_table(small: Small) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        cites(small, f"http://127.0.0.1:{free.getsockname()[1]}/a")
    result = command(small)
    assert (result.exit_code, "không ghi gì" in result.output) == (2, True)
    small.put(LINKS, "url,state,checked,status\nhttps://example.org/a,=1+1,2026-06-20,200\n")
    result = command(small)
    assert (result.exit_code, f"Bảng {LINKS} có lỗi" in result.output) == (2, True)
