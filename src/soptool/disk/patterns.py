"""Patterns of file names as in `.gitignore` (gitignore(5)), matched in linear time.

Whatever is written, a name of n characters costs n times the pattern's length at most: a star is
matched once and never taken back. What git can't read (`[z-a]`, `[a`, a lone backslash) matches
nothing here, as there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

_ANY = None
"""Any number of folders: `**`."""
_NEVER = re.compile("(?!)")
_RANGE = re.compile(r"\[[^\]]{0,99}?([^\[\]])-([^\]])[^\]]{0,99}\]")
_HERE = re.compile(r"^(?:\./+)+")
_STILL_HERE = re.compile(r"(?<=/)(?:\./+|/+|\.$)+")
_ELSEWHERE = re.compile(r"~[\\/]|[A-Za-z]:[\\/]|.*\{[^{},]*,[^{}]*\}|\.$")
"""Paths from somewhere else, the lists of a shell (`{a,b}`), and the folder itself."""
_POSIX = {
    "alnum": "a-zA-Z0-9", "alpha": "a-zA-Z", "blank": " \t", "cntrl": "\x00-\x1f\x7f",
    "digit": "0-9", "graph": "\x21-\x7e", "lower": "a-z", "print": "\x20-\x7e",
    "punct": "!-/:-@[-`{-~", "space": "\\s", "upper": "A-Z", "xdigit": "0-9a-fA-F",
}  # fmt: skip


class BadPattern(ValueError):  # noqa: N818
    """A pattern that can match nothing; `part` is what is wrong with it."""

    def __init__(self, part: str) -> None:
        super().__init__(part)
        self.part = part


@dataclass(frozen=True, slots=True)
class Pattern:
    """One line: what it matches is taken in again (`!`), or is a folder only (`x/`).

    `segments` of the path, from its end where the pattern is one name for any folder.
    """

    segments: tuple[re.Pattern[str] | None, ...]
    is_exception: bool = False
    is_for_folders: bool = False
    is_name: bool = False

    def matches(self, parts: Sequence[str], *, is_folder: bool) -> bool:
        """Whether it matches the path of these parts."""
        if self.is_for_folders and not is_folder:
            return False
        if self.is_name:
            segment = self.segments[0]
            return segment is not None and segment.match(parts[-1]) is not None
        return _fits(self.segments, parts)


def _fits(segments: Sequence[re.Pattern[str] | None], parts: Sequence[str]) -> bool:
    """Match names one by one; of `**` only the last is ever made longer."""
    at, number = 0, 0
    retry: tuple[int, int] | None = None
    while number < len(parts):
        segment = segments[at] if at < len(segments) else _NEVER
        if segment is _ANY:
            at, retry = at + 1, (at + 1, number)
        elif segment.match(parts[number]):
            at, number = at + 1, number + 1
        elif retry is None:
            return False
        else:
            at, number = retry[0], retry[1] + 1
            retry = (at, number)
    return all(segment is _ANY for segment in segments[at:])


@dataclass(frozen=True, slots=True)
class Patterns:
    """The patterns of one file or list; the last that matches decides."""

    patterns: tuple[Pattern, ...] = ()

    def says(self, path: str, *, is_folder: bool = False) -> bool | None:
        """Whether the path (with `/`) is left out; None where no pattern speaks of it."""
        parts = path.split("/")
        for pattern in reversed(self.patterns):
            if pattern.matches(parts, is_folder=is_folder):
                return not pattern.is_exception
        return None

    def leave_out(self, path: str) -> bool:
        """Whether a file is left out, or a folder above it."""
        parts = path.split("/")
        above = ("/".join(parts[:end]) for end in range(1, len(parts)))
        return any(self.says(folder, is_folder=True) for folder in above) or bool(self.says(path))


def git_patterns(text: str) -> Patterns:
    """Read the content of a `.gitignore`; lines that are no patterns are passed over."""
    return Patterns(tuple(_readable(text.removeprefix("\ufeff").split("\n"))))


def exclusions(lines: Iterable[str]) -> Patterns:
    """Read the patterns of `exclude`, as git's but that people write paths as their shell does."""
    return Patterns(tuple(_readable(map(_as_git, lines))))


def _readable(lines: Iterable[str]) -> Iterator[Pattern]:
    for line in lines:
        try:
            pattern = parsed(line)
        except BadPattern:
            continue
        if pattern is not None:
            yield pattern


def check_exclusion(line: str) -> None:
    """Raise BadPattern where an entry of `exclude` can't match what its author had in mind."""
    names = re.split(r"[\\/]", line)
    if parsed(_as_git(line)) is None or ".." in names or _ELSEWHERE.match(line.strip()):
        raise BadPattern(line)
    for found in _RANGE.finditer(line):
        if found[1] > found[2]:
            raise BadPattern(found[0])


def _as_git(line: str) -> str:
    r"""Turn `./x`, `x\y` and `x/./y` into `/x` and `x/y`; before a sign a backslash is git's."""
    line = line.strip()
    sign = next((sign for sign in ("!", "\\#", "\\!") if line.startswith(sign)), "")
    path = line.removeprefix(sign).replace("\\", "/")
    return sign + _STILL_HERE.sub("", _HERE.sub("/", path))


def parsed(line: str) -> Pattern | None:
    """Read one line; None for an empty line or a comment. Raises BadPattern."""
    text = _trimmed(line.removesuffix("\r"))
    if not text or text.startswith("#"):
        return None
    is_exception = text.startswith("!")
    text = text.removeprefix("!")
    is_for_folders = text.endswith("/")
    text = text.removesuffix("/")
    if not text or text.startswith("\\/"):
        raise BadPattern(line)
    text = text.replace("\\/", "/")
    is_name = "/" not in text
    names = text.removeprefix("/").split("/")
    if is_name:
        return Pattern((re.compile(_regex(names[0])),), is_exception, is_for_folders, is_name)
    segments = [
        _ANY if re.fullmatch(r"\*\*+", name) else re.compile(_regex(name)) for name in names
    ]
    if segments[-1] is _ANY:  # all that is in the folder, not the folder
        segments.insert(-1, re.compile(_regex("*")))
    return Pattern(tuple(segments), is_exception, is_for_folders)


def _trimmed(line: str) -> str:
    """Take the spaces at the end away; a backslash keeps the one after it."""
    text = line.rstrip(" ")
    if len(text) < len(line) and _ends_in_escape(text):
        text += " "
    return text


def _ends_in_escape(text: str) -> bool:
    return (len(text) - len(text.rstrip("\\"))) % 2 == 1


def _regex(name: str) -> str:
    """Translate one name. Raises BadPattern.

    All between two stars is found at its first place and kept there: no later one could fit better.
    """
    pieces: list[list[str]] = [[]]
    at = 0
    while at < len(name):
        letter = name[at]
        at += 1
        if letter == "*":
            pieces.append([])
        elif letter == "?":
            pieces[-1].append(".")
        elif letter == "[":
            text, at = _class(name, at)
            pieces[-1].append(text)
        elif letter == "\\":
            if at == len(name):
                raise BadPattern("\\")
            pieces[-1].append(re.escape(name[at]))
            at += 1
        else:
            pieces[-1].append(re.escape(letter))
    first, *others = ("".join(piece) for piece in pieces)
    if not others:
        return rf"(?s:{first})\Z"
    middle = "".join(f"(?>.*?{piece})" for piece in others[:-1] if piece)
    return rf"(?s:{first}{middle}.*{others[-1]})\Z"


def _class(name: str, start: int) -> tuple[str, int]:
    """Translate `[…]` that begins before `start`, and say where it ends. Raises BadPattern."""
    is_not = name[start : start + 1] in ("!", "^")
    at = start + is_not
    items: list[str] = []
    first = at
    while True:
        if at >= len(name):
            raise BadPattern(name[start - 1 :])
        if name[at] == "]" and at > first:
            break
        if name.startswith("[:", at) and (end := name.find(":]", at)) > 0:
            if name[at + 2 : end] not in _POSIX:
                raise BadPattern(name[at : end + 2])
            items.append(_POSIX[name[at + 2 : end]])
            at = end + 2
            continue
        low, at = _letter(name, at)
        if name[at : at + 1] == "-" and name[at + 1 : at + 2] not in ("", "]"):
            high, at = _letter(name, at + 1)
            is_range = low <= high  # else git takes the first letter alone
            items.append(f"{_quoted(low)}-{_quoted(high)}" if is_range else _quoted(low))
        else:
            items.append(_quoted(low))
    return f"[{'^' if is_not else ''}{''.join(items)}]", at + 1


def _letter(name: str, at: int) -> tuple[str, int]:
    if name[at] == "\\" and at + 1 < len(name):
        return name[at + 1], at + 2
    return name[at], at + 1


def _quoted(letter: str) -> str:
    return f"\\{letter}" if letter in "\\]^-[&~|" else letter
