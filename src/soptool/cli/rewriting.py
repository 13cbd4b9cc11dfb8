"""Files that a command rewrites: shown as a unified diff, or written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from difflib import unified_diff
from itertools import compress, count, groupby
from operator import ne

from soptool.api.mend import Rewritten
from soptool.api.request import Request
from soptool.api.scope import roots_of
from soptool.cli import together
from soptool.cli.links import check_inside, home_of
from soptool.cli.terminal import Terminal
from soptool.disk.ways import real
from soptool.language import Message, msg
from soptool.report.visible import visible

_COLORS = {"+": "32", "-": "31", "@": "36"}
_SHOWN = 3
"""Lines that a difference shows before and behind."""
_AT = re.compile(r"([-+])(\d+)")


def changed(files: Iterable[Rewritten]) -> tuple[Rewritten, ...]:
    """Keep the files whose content would be another."""
    return tuple(file for file in files if file.before != file.after or file.moved)


def settle(request: Request, terminal: Terminal) -> None:
    """Take back what a run left half done that was killed: before anything is read.

    Raises UsageError, OutputError, and FileLeft where a linked folder leads out of the repository.
    """
    roots, home = roots_of(request), home_of(request.here)
    for typed in request.arguments:
        path = request.here / typed
        check_inside(path if path.is_dir() else path.parent, home)
    for root in roots:
        undone = together.settle(root)
        if undone is not None:
            terminal.remark(undone)


def write_all(
    files: Sequence[Rewritten], terminal: Terminal, *, is_each_alone: bool = False
) -> int:
    """Write the files of each workspace together; say which were left as they are.

    Return how many were left, all where one is and none `is_each_alone`. Raises OutputError.
    """
    left: list[Message] = []
    for root, mine in groupby(map(_at_home, files), key=lambda file: file.root):
        left += together.write_together(root, tuple(mine), is_each_alone=is_each_alone)
    for reason in left:
        terminal.complain(reason)
    if left and not is_each_alone:
        terminal.complain(msg("Nothing was written."))
        return len(files)
    return len(left)


def _at_home(file: Rewritten) -> Rewritten:
    """Let a file that was named, but lies outside the workspace, count for itself."""
    if not file.name.startswith("../"):
        return file
    return replace(file, root=real(file.path).parent, name=file.path.name)


def show_diff(files: Iterable[Rewritten], terminal: Terminal) -> None:
    """Print what would change, as `diff -u` does."""
    color = terminal.look().color
    for file in files:
        for line in _diff(file):
            style = _COLORS.get(line[0]) if color else None
            terminal.result(f"\x1b[{style}m{line}\x1b[0m\n" if style else f"{line}\n")


def _diff(file: Rewritten) -> Iterator[str]:
    before, after = (_lines(content) for content in (file.before, file.after))
    if file.moved:
        yield f"rename from {_quoted(file.name)}"
        yield f"rename to {_quoted(file.moved)}"
    names = (_quoted(f"a/{file.name}"), _quoted(f"b/{file.moved or file.name}"))
    for line in _compared(before, after, names):
        body = line.removesuffix("\n").removesuffix("\r")
        yield "\t".join(map(visible, body.split("\t")))
        if not line.endswith("\n") and not line.startswith(("---", "+++", "@@")):
            yield "\\ No newline at end of file"


def _compared(before: list[str], after: list[str], names: tuple[str, str]) -> Iterator[str]:
    """Compare lines; of those that are alike before and behind, only what is shown is looked at."""
    first = max(0, _alike(before, after) - _SHOWN)
    left, right = before[first:], after[first:]
    last = max(0, _alike(left[::-1], right[::-1]) - _SHOWN)
    for line in unified_diff(left[: len(left) - last], right[: len(right) - last], *names):
        if line.startswith("@@"):
            yield _AT.sub(lambda at: f"{at[1]}{int(at[2]) + first}", line)
        else:
            yield line


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """Return how many lines are the same before the first that differs."""
    return next(compress(count(), map(ne, one, other)), min(len(one), len(other)))


def _quoted(name: str) -> str:
    """Write a name as git does, where a terminal or a reader could take it for more."""
    if visible(name) == name and not {'"', "\\"} & set(name):
        return name
    plain = range(ord(" "), ord("\x7f"))
    letters = (
        chr(byte) if byte in plain and chr(byte) not in '"\\' else f"\\{byte:03o}"
        for byte in name.encode("utf-8", "surrogateescape")
    )
    return f'"{"".join(letters)}"'


def _lines(content: bytes) -> list[str]:
    return content.decode("utf-8", "replace").splitlines(keepends=True)
