"""Files that a command rewrites: shown as a unified diff, or written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import unified_diff
from pathlib import Path, PurePosixPath

from soptool.api.mend import Rewritten
from soptool.cli import output
from soptool.cli.output import move, write
from soptool.cli.terminal import Terminal

_COLORS = {"+": "32", "-": "31", "@": "36"}


def changed(files: Iterable[Rewritten]) -> tuple[Rewritten, ...]:
    """Keep the files whose content would be another."""
    return tuple(file for file in files if file.before != file.after or file.moved)


def write_all(files: Iterable[Rewritten]) -> None:
    """Write the files, each whole or not at all. Raises OutputError."""
    for file in files:
        write(file.path, file.after)


def write_together(files: Iterable[Rewritten]) -> None:
    """Write all the files or none, and give those their new names that get one.

    Raises OutputError.
    """
    known = tuple(files)
    moves = [(file.path, _target(file)) for file in known if file.moved]
    made: list[tuple[Path, Path]] = []
    try:
        for source, target in moves:
            move(source, target)
            made.append((source, target))
        output.write_together({_target(file): file.after for file in known})
    except BaseException:
        for source, target in reversed(made):
            target.replace(source)
        raise


def _target(file: Rewritten) -> Path:
    return file.path.with_name(PurePosixPath(file.moved).name) if file.moved else file.path


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
        yield f"rename from {file.name}"
        yield f"rename to {file.moved}"
    for line in unified_diff(before, after, f"a/{file.name}", f"b/{file.moved or file.name}"):
        body = line.removesuffix("\n").removesuffix("\r")
        yield body
        if not line.endswith("\n") and not line.startswith(("---", "+++", "@@")):
            yield "\\ No newline at end of file"


def _lines(content: bytes) -> list[str]:
    return content.decode("utf-8", "replace").splitlines(keepends=True)
