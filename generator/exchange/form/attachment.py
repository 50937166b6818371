"""A file dropped into a form: GitHub keeps it and writes its address into the answer."""

from __future__ import annotations

import re

from generator.exchange.form.forms import Box
from generator.exchange.form.issue_form import Problem, trouble
from generator.language import ours

# Only what GitHub itself keeps; the name is what it makes of a file's name. Nothing else is ever fetched.
_KEPT = re.compile(
    r"https://github\.com/(?:user-attachments|[A-Za-z0-9-]{1,39}/[A-Za-z0-9_-][A-Za-z0-9._-]{0,99})/files/[0-9]{1,20}/"
    r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}\.(?:xlsx|csv|txt)(?=[)\s]|\Z)"
)


def attached(box: Box, answer: str) -> tuple[str, Problem | None]:
    """Return the address of the one file dropped into ``box``; empty, with the reason, when there is not just one."""
    addresses = sorted(set(_KEPT.findall(answer)))
    if len(addresses) == 1:
        return addresses[0], None
    if addresses:
        return "", trouble(box, ours("có {n} tệp; mỗi biểu mẫu chỉ nhận một tệp."), n=len(addresses))
    return "", trouble(box, ours("không thấy tệp .xlsx hay .csv nào được thả vào đây và tải lên xong."))
