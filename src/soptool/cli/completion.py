"""What a shell offers behind a command: ids of SOPs, and other names of a workspace."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import Path

import typer

_SPECIAL = {"": re.compile(r"([^\w@%+=:,./-])"), '"': re.compile(r'(["$`\\])')}


def ids(ctx: typer.Context, incomplete: str) -> list[str]:
    """Return the ids that begin so; files and folders are the shell's own offer.

    Nothing is printed and nothing raises: a fault would stand amid what the user types.
    """
    try:
        from soptool.workspace.ids import ids_in

        return _offered(ids_in(_root(ctx)), incomplete)
    except Exception:
        return []


def names(ctx: typer.Context, incomplete: str) -> list[str]:
    """Return what begins so and is named in the workspace, of the kind that the command line says.

    Where it says none: ids of SOPs, and all other names as soon as a letter is there.
    """
    kind = ctx.params.get("kind")
    if kind == "sop" or not (kind or incomplete):
        return ids(ctx, incomplete)
    try:
        from soptool.revision.subject import names as names_of
        from soptool.shape.names import Kind
        from soptool.workspace.load import load
        from soptool.workspace.mentions import mentions

        named = mentions(load(_root(ctx)))
        return _offered(names_of(named, Kind(kind) if kind else None), incomplete)
    except Exception:
        return []


def rules(incomplete: str) -> list[str]:
    """Return the codes and names of rules that begin so, behind the last comma of a list."""
    try:
        from soptool.lint.lookup import ALL

        before, comma, begun = incomplete.rpartition(",")
        words = (word for check in ALL for word in (check.code, check.name))
        return [f"{before}{comma}{word}" for word in _offered(words, begun)]
    except Exception:
        return []


def profiles(incomplete: str) -> list[str]:
    """Return the packaged profiles that begin so; files are the shell's own offer."""
    from soptool.lint.profile import PACKAGED

    return _offered(PACKAGED, incomplete)


def _root(ctx: typer.Context) -> Path:
    from soptool.workspace.discover import find_root

    folder = ctx.params.get("workspace")
    return Path(folder) if folder else find_root(Path.cwd())


def _offered(known: Iterable[str], incomplete: str) -> list[str]:
    is_bash = os.environ.get("_SOP_COMPLETE") == "complete_bash"
    found = sorted({name for name in known if name.startswith(incomplete)})
    return [ForBash(name) for name in found] if is_bash else found


class ForBash(str):
    """A word as Typer compares it; written, it is what bash needs on its line.

    Bash puts what is offered there as it is; other shells quote it themselves.
    """

    __slots__ = ()

    def __format__(self, form: str) -> str:
        special = _SPECIAL.get(_open_quote(os.environ.get("COMP_WORDS", "")))
        return special.sub(r"\\\1", str(self)) if special else str(self)


def _open_quote(line: str) -> str:
    """Return the quotation mark in which a command line ends; none: nothing."""
    quote, letters = "", iter(line)
    for letter in letters:
        if letter == "\\" and quote != "'":
            next(letters, "")
        elif quote:
            quote = "" if letter == quote else quote
        elif letter in "'\"":
            quote = letter
    return quote
