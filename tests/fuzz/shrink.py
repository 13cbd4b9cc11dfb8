"""A failing case made small: fewer files, fewer lines, fewer words, as long as it fails alike."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from .cases import Case
from .corpus import Files
from .judging import Fault
from .worker import Worker

TRIES = 250
_WORDS = re.compile(rb"(\s+|[,{}\[\]])")


def shrunk(case: Case, fault: Fault, worker: Worker) -> Case:
    """Return a smaller case with the same fault."""
    left = TRIES

    def fails(files: Files) -> bool:
        nonlocal left
        left -= 1
        found = worker.judge(replace(case, files=files)).faults if left >= 0 else ()
        return fault in found

    return replace(case, files=smaller(case.files, fails))


def smaller(files: Files, fails: Callable[[Files], bool]) -> Files:
    """Return fewer and smaller files of which `fails` is still true."""
    for name in sorted(files, key=lambda one: -len(files[one])):
        rest = {other: content for other, content in files.items() if other != name}
        if rest and fails(rest):
            files = rest
    for apart in (_lines, _words):
        for name in files:
            files = _of_file(files, name, apart, fails)
    return files


def _lines(content: bytes) -> list[bytes]:
    return content.splitlines(keepends=True)


def _words(content: bytes) -> list[bytes]:
    return [piece for piece in _WORDS.split(content) if piece]


def _of_file(
    files: Files, name: str, apart: Callable[[bytes], list[bytes]], fails: Callable[[Files], bool]
) -> Files:
    """Leave out pieces of one file: halves first, then quarters, at last single ones."""
    pieces = apart(files[name])
    size = max(1, len(pieces) // 2)
    while True:
        at = 0
        while at < len(pieces):
            fewer = pieces[:at] + pieces[at + size :]
            if fails({**files, name: b"".join(fewer)}):
                pieces = fewer
            else:
                at += size
        if size == 1:
            return {**files, name: b"".join(pieces)}
        size //= 2
