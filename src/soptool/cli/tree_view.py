"""The hierarchy of SOPs as text, as a Rich tree, as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from soptool.api.branch import Branch
from soptool.cli.terminal import Terminal
from soptool.finding import Severity
from soptool.language import Message, Translate, msg
from soptool.report.json_text import json_text
from soptool.report.summary import counts
from soptool.report.visible import visible, width

if TYPE_CHECKING:
    from rich.text import Text


def as_json(roots: Iterable[Branch]) -> str:
    """Return the roots as JSON."""
    return json_text([root.as_data() for root in roots])


_GUIDE = "├── "


@dataclass(frozen=True, slots=True)
class Label:
    """One line of the tree in pieces: (text, style)."""

    pieces: tuple[tuple[str, str], ...]

    def __str__(self) -> str:
        return "  ".join(text for text, _ in self.pieces)

    def in_lines(self, room: int) -> list[list[tuple[str, str]]]:
        """Break the line between its pieces, so that each stays whole where it can."""
        lines: list[list[tuple[str, str]]] = []
        left = 0
        for text, style in self.pieces:
            needed = width(text) + 2
            if not lines or left < needed:
                lines.append([])
                left = room + 2
            lines[-1].append((text, style))
            left -= needed
        return lines


def as_text(roots: Iterable[Branch], translate: Translate) -> str:
    """Return the tree as plain text, one line an SOP."""
    lines = (line for root in roots for line in _lines(root, "", "", translate))
    return "".join(f"{line}\n" for line in lines)


def _lines(branch: Branch, first: str, rest: str, translate: Translate) -> Iterator[str]:
    yield first + str(label(branch, translate))
    children = _unfolded(branch)
    for number, child in enumerate(children, start=1):
        is_last = number == len(children)
        own, below = ("└── ", "    ") if is_last else ("├── ", "│   ")
        yield from _lines(child, rest + own, rest + below, translate)


def _unfolded(branch: Branch) -> tuple[Branch, ...]:
    return () if branch.is_again else branch.children


def label(branch: Branch, translate: Translate) -> Label:
    """Return the line for one SOP: id, kind, title, number, and what is to be said of it."""
    pieces = [(branch.id or "—", "bold"), (branch.kind or "", "cyan")]
    pieces += [(branch.title or "", ""), (branch.number or "", "dim")]
    pieces += [(branch.time or "", "green")]
    pieces += [(message.render(translate), style) for message, style in _remarks(branch)]
    return Label(tuple((visible(text), style) for text, style in pieces if text))


def _remarks(branch: Branch) -> Iterator[tuple[Message, str]]:
    if branch.findings:
        worst = min(branch.findings, key=lambda severity: severity.rank)
        yield counts(branch.findings), "red" if worst is Severity.ERROR else "yellow"
    if branch.uses > 1:
        yield msg("(used by {number} SOPs)", number=branch.uses), "magenta"
    if branch.is_cycle:
        yield msg("(part of itself: see above)"), "red"
    elif branch.is_cut:
        yield msg("(and so on)"), "red"
    elif branch.is_again and branch.children:
        yield msg("(parts: see above)"), "dim"
    if branch.id is None:
        yield msg("(not written yet)"), "dim"
    elif branch.is_unread and branch.path:
        yield msg("(can't be loaded: {path})", path=branch.path), "red"
    elif branch.kind is None:
        yield msg("(not found)"), "red"


def print_rich(roots: Sequence[Branch], terminal: Terminal) -> None:
    """Print the tree with Rich, in colour where the terminal has it."""
    from rich.text import Text
    from rich.tree import Tree

    console = terminal.console()

    def grow(branch: Branch, above: Tree | None, room: int) -> Tree:
        line = label(branch, terminal.translate)
        text = Text("\n").join(map(_styled, line.in_lines(room)))
        here = above.add(text) if above else Tree(text)
        for child in _unfolded(branch):
            grow(child, here, room - len(_GUIDE))
        return here

    for root in roots:
        console.print(grow(root, None, console.width))


def _styled(pieces: Sequence[tuple[str, str]]) -> Text:
    from rich.text import Text

    return Text("  ").join(Text(piece, style=style) for piece, style in pieces)
