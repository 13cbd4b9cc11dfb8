"""`sop` run as users run it, in this process; what every run must keep stands here."""

from __future__ import annotations

import os
import random
import re
import resource
import shutil
import sys
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO, TextIOWrapper
from pathlib import Path
from unittest import mock

from soptool.cli.run import run

from .corpus import Files

_FRAME = re.compile(r'^  File ".*?((?:src|tests|site-packages)/[^"]*)", line (\d+), in (\S+)', re.M)
_LAST = re.compile(r"^(\w[\w.]*(?:Error|Exception|Interrupt|Exit)\b)", re.M)
CODES = (0, 1, 2)


class Broken(Exception):  # noqa: N818
    """A promise that was not kept: `what` is alike for alike faults, `detail` is this one's."""

    def __init__(self, what: str, detail: str = "") -> None:
        super().__init__(what)
        self.what, self.detail = what, detail

    def __str__(self) -> str:
        return f"{self.what}\n{self.detail}" if self.detail else self.what


@dataclass(frozen=True)
class Ended:
    """How a command ended, and what it said."""

    code: int
    out: str
    err: str


@dataclass
class Room:
    """A case on disk: its files in a folder of their own, and a folder beside for results.

    `before` are the files as they were before something was done to them.
    """

    place: Path
    files: Files
    chance: random.Random
    before: Files = field(default_factory=dict)
    is_named_oddly: bool = False
    settings_changed: bool = False
    ran: list[str] = field(default_factory=list)
    cpu: float = 0.0
    """Seconds that its commands took."""

    @property
    def root(self) -> Path:
        return self.place / "ruang"

    @property
    def beside(self) -> Path:
        return self.place / "hasil"

    def reset(self) -> None:
        """Write the files anew."""
        for folder in (self.root, self.beside):
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(parents=True)
        self.put(self.files)
        os.chdir(self.root)

    def put(self, files: Files) -> None:
        """Write files, and take away all others but the cache."""
        for name in self.now().keys() - files.keys():
            (self.root / name).unlink()
        for name, content in files.items():
            path = self.root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)

    def now(self) -> Files:
        """Return the files as they are."""
        return {
            path.relative_to(self.root).as_posix(): path.read_bytes()
            for path in sorted(self.root.rglob("*"))
            if path.is_file() and ".sop-cache" not in path.parts
        }

    def sop(self, *words: str, stdin: bytes = b"") -> Ended:
        """Run a command. Raises Broken where it does not end as every command must."""
        self.ran.append(" ".join(words))
        before = cpu_taken()
        ended = _run(words, stdin)
        self.cpu += cpu_taken() - before
        if ended.code not in CODES or "Traceback" in ended.err:
            raise Broken(
                f"exit {ended.code}: {cause(ended.err)}", f"sop {self.ran[-1]}\n{ended.err}"
            )
        if ended.code == 2 and not (ended.err + ended.out).strip():
            raise Broken("exit 2 without a word", self.ran[-1])
        for text in (ended.out, ended.err):
            # A difference shows lines as they are, to be taken over: a tab stays one.
            if mark := raw(text.replace("\t", " ") if "--diff" in words else text):
                raise Broken(f"a raw {mark} is printed by {words[0]}", self.ran[-1])
        return ended


_HIDDEN = "".join(
    re.escape(chr(code))
    for code in range(sys.maxunicode + 1)
    if unicodedata.category(chr(code)) in ("Cc", "Cf", "Zl", "Zp")
    and chr(code) not in "\n\u200c\u200d"
)
_RAW = re.compile(f"[{_HIDDEN}]")


def raw(text: str) -> str:
    """Return the name of the first character that a terminal or a reader could be misled by."""
    found = _RAW.search(text)
    return f"U+{ord(found[0]):04X}" if found else ""


def cause(text: str) -> str:
    """Return where an internal error comes from: its kind, and the last of our frames."""
    frames = [found for found in _FRAME.findall(text) if found[0].startswith("src/")]
    kinds = _LAST.findall(text)
    where = f"{frames[-1][0]} in {frames[-1][2]}" if frames else "?"
    return f"{kinds[-1] if kinds else '?'} at {where}"


def cpu_taken() -> float:
    """Return the seconds that this process and those that it started took."""
    own, below = (
        resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return own.ru_utime + own.ru_stime + below.ru_utime + below.ru_stime


def _run(words: tuple[str, ...], stdin: bytes) -> Ended:
    with _streams(stdin) as (out, err):
        code = run(words)
        for stream in (out, err):
            stream.flush()
        said = [stream.buffer.getvalue().decode("utf-8") for stream in (out, err)]  # type: ignore[attr-defined]
    return Ended(code, *said)


@contextmanager
def _streams(stdin: bytes) -> Iterator[tuple[TextIOWrapper, TextIOWrapper]]:
    out, err = (TextIOWrapper(BytesIO(), "utf-8", write_through=True) for _ in range(2))
    with (
        mock.patch.object(sys, "stdin", TextIOWrapper(BytesIO(stdin))),
        mock.patch.object(sys, "stdout", out),
        mock.patch.object(sys, "stderr", err),
    ):
        yield out, err


def prepare(home: Path, language: str) -> None:
    """Make this process speak and count as every run of a case does."""
    for name in ("GITHUB_ACTIONS", "NO_COLOR", "FORCE_COLOR", "COLUMNS", "LANG", "CI"):
        os.environ.pop(name, None)
    os.environ.update(
        LC_ALL="C.UTF-8",
        LANGUAGE=language,
        XDG_CACHE_HOME=str(home),
        SOURCE_DATE_EPOCH="1767225600",
        SOPTOOL_TODAY="2026-06-01",
        SOPTOOL_DEBUG="1",
        GIT_CEILING_DIRECTORIES=str(home.parent),
    )
