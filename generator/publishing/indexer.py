"""Runs Pagefind as a service: it is handed documents one after the other and hands back the files of their index.

Read from a folder, documents are numbered in the order in which the system lists them, which differs from one file
system to the next, and so would the index. Files that the service writes may come after its answer; so it is asked
for their content. Requests and answers are JSON in Base64, each with a comma behind it.
"""

from __future__ import annotations

import json
import os
from base64 import b64decode, b64encode
from collections.abc import Iterator, Sequence
from subprocess import PIPE, Popen
from tempfile import TemporaryFile
from typing import Any

from pagefind_bin import get_executable

_END = b","
_AT_ONCE = 1 << 20  # bytes


class Indexer:
    """Pagefind making the index of ``documents``, HTML pages, in a process of its own which begins at once.

    Each is known in the index by its number, from 1, as its address.
    """

    def __init__(self, documents: Sequence[str]) -> None:
        self._asked = len(documents) + 2
        self._complaints = TemporaryFile()  # noqa: SIM115 - open as long as the process runs
        self.process = Popen([get_executable(), "--service"], stdin=PIPE, stdout=PIPE, stderr=self._complaints)  # noqa: S603 - no shell, own words
        self._ask(documents)

    def files(self) -> dict[str, bytes]:
        """Wait for the index, and return the content of its files by their paths.

        Raises :class:`OSError` with what Pagefind said when it could not make it.
        """
        answers = list(self._answers())
        if len(answers) < self._asked:
            code = self.process.wait()
            self._complaints.seek(0)
            raise OSError(self._complaints.read().decode("utf-8", "replace").strip() or f"pagefind: {code}")
        self.end()
        for answer in answers:
            if answer["type"] == "Error":
                raise OSError(answer["message"])
        return {file["path"]: b64decode(file["content"]) for file in answers[-1]["files"]}

    def end(self) -> None:
        """End the process, whatever it is doing."""
        self.process.kill()
        self.process.communicate()
        self._complaints.close()

    def _ask(self, documents: Sequence[str]) -> None:
        """Send all requests; the service takes them in at once, whoever waits for its answers.

        So no thread is needed, with which this process could not be copied. The service ends where its input ends, so
        that stays open.
        """
        into = self.process.stdin
        assert into is not None
        try:
            for request in _requests(documents):
                into.write(request)
            into.flush()
        except OSError:  # it has ended: whoever waits for its answers learns why
            return

    def _answers(self) -> Iterator[dict[str, Any]]:
        out, told, answered = self.process.stdout, [], 0
        assert out is not None
        while answered < self._asked and (part := os.read(out.fileno(), _AT_ONCE)):
            told.append(part)
            answered += part.count(_END)
        for message in b"".join(told).split(_END)[:answered]:
            yield json.loads(b64decode(message))["payload"]


def _requests(documents: Sequence[str]) -> Iterator[bytes]:
    asked: list[dict[str, Any]] = [{"type": "NewIndex", "config": {}}]
    asked += [
        {"type": "AddFile", "index_id": 0, "url": str(number), "file_contents": document}
        for number, document in enumerate(documents, start=1)
    ]
    asked.append({"type": "GetFiles", "index_id": 0})
    for number, payload in enumerate(asked):
        yield b64encode(json.dumps({"message_id": number, "payload": payload}).encode()) + _END
