"""The hierarchy of SOPs as `sop tree` shows it, and as it is kept where no file has changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Any

from soptool.api.recall import Words, recalled_value
from soptool.api.request import Request
from soptool.finding import Severity

MAX_AGAIN = 1_000


@dataclass(frozen=True, slots=True)
class Branch:
    """An SOP in the hierarchy, with its parts (or, in reverse, its users).

    `id` is None for a part that is not written yet, `kind` for one that is not found. `uses` says
    how many SOPs have it as a part; `is_cycle` that it stands above itself, so that it ends here,
    `is_cut` that it stands too deep, `is_again` that it stands with its children further up.
    """

    id: str | None
    kind: str | None = None
    title: str | None = None
    number: str | None = None
    path: str | None = None
    time: str | None = None
    findings: Mapping[Severity, int] = field(default_factory=dict)
    uses: int = 0
    is_cycle: bool = False
    is_cut: bool = False
    is_again: bool = False
    children: tuple[Branch, ...] = ()

    def as_data(self) -> dict[str, Any]:
        """Return the branch as `--format json` shows it.

        What stands further up is unfolded again, `MAX_AGAIN` branches in all; from there on such a
        branch has no children, and `again` says so.
        """
        return _data(self, count(1), is_again=False)

    @property
    def is_unread(self) -> bool:
        """Whether its file can't be loaded."""
        return self.kind is None and self.path is not None


def below(folder: str, roots: tuple[Branch, ...]) -> tuple[Branch, ...]:
    """Return branches of a workspace in a folder, from where its paths begin; each moved once."""
    moved: dict[int, Branch] = {}

    def move(branch: Branch) -> Branch:
        known = moved.get(id(branch))
        if known is None:
            path = branch.path and f"{folder}/{branch.path}"
            children = tuple(map(move, branch.children))
            known = moved[id(branch)] = replace(branch, path=path, children=children)
        return known

    return tuple(map(move, roots)) if folder else roots


def unread_in(roots: Iterable[Branch]) -> tuple[str, ...]:
    """Return the files in a hierarchy that can't be loaded, in order."""
    seen: dict[int, Branch] = {}
    waiting = list(roots)
    while waiting:
        branch = waiting.pop()
        if id(branch) not in seen:
            seen[id(branch)] = branch
            waiting += branch.children
    return tuple(sorted({one.path for one in seen.values() if one.is_unread and one.path}))


def _data(branch: Branch, repeats: Iterator[int], *, is_again: bool) -> dict[str, Any]:
    is_again = is_again or branch.is_again
    is_closed = is_again and next(repeats) > MAX_AGAIN and bool(branch.children)
    children = () if is_closed else branch.children
    return {
        "id": branch.id,
        "kind": branch.kind,
        "title": branch.title,
        "number": branch.number,
        "path": branch.path,
        "children": [_data(child, repeats, is_again=is_again) for child in children],
        **({"again": True} if is_closed else {}),
    }


def asked_of(request: Request, *, reverse: bool, language: str) -> Words:
    """Return what is asked, but for the state of the files."""
    here = (request.here,) if request.arguments else ()
    return ("tree", reverse, language, *request.arguments, *here)


def recalled_tree(request: Request, *, reverse: bool, language: str) -> tuple[Branch, ...] | None:
    """Return the hierarchy where it was worked out before; None where it was not.

    Raises UsageError.
    """
    rows = recalled_value(request, asked_of(request, reverse=reverse, language=language))
    try:
        return None if rows is None else branches_in(rows)
    except (TypeError, ValueError, KeyError, IndexError):
        return None


def rows_of(roots: Iterable[Branch]) -> list[Any]:
    """Return branches as plain values, each once, and the numbers of the roots."""
    rows: list[list[Any]] = []
    numbers: dict[int, int] = {}

    def number(branch: Branch) -> int:
        known = numbers.get(id(branch))
        if known is None:
            below = [number(child) for child in branch.children]
            counts = {str(severity): n for severity, n in branch.findings.items()}
            rows.append(
                [branch.id, branch.kind, branch.title, branch.number, branch.path, branch.time,
                 counts, branch.uses, branch.is_cycle, branch.is_cut, branch.is_again, below]
            )  # fmt: skip
            known = numbers[id(branch)] = len(rows) - 1
        return known

    held = tuple(roots)
    return [rows, [number(root) for root in held]]


def branches_in(values: Sequence[Any]) -> tuple[Branch, ...]:
    """Return the branches that plain values stand for. Raises on any others."""
    rows, roots = values
    made: list[Branch] = []
    for name, kind, title, code, path, time, counts, uses, *marks, below in rows:
        findings = {Severity(word): int(n) for word, n in counts.items()}
        children = tuple(made[number] for number in below)
        is_cycle, is_cut, is_again = marks
        made.append(
            Branch(name, kind, title, code, path, time, findings, uses, is_cycle, is_cut, is_again,
                   children)
        )  # fmt: skip
    return tuple(made[number] for number in roots)
