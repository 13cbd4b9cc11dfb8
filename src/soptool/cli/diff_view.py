"""What differs between two states, as text and as JSON."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.api.diff import Diff
from soptool.cli.terminal import Terminal
from soptool.language import Translate
from soptool.report.json_text import json_text
from soptool.report.visible import visible
from soptool.revision.change import SopChange, Sort
from soptool.revision.sentences import Sentence, sentences, settings_sentences

_COLORS = {Sort.ADDED: "32", Sort.REMOVED: "31", Sort.MOVED: "36", Sort.CHANGED: "33"}
_SIGNS = {Sort.ADDED: "+", Sort.REMOVED: "-", Sort.MOVED: ">", Sort.CHANGED: "~"}


def as_json(diff: Diff, translate: Translate) -> str:
    """Return it as JSON."""
    return json_text(diff.as_data(translate))


def as_text(diff: Diff, terminal: Terminal) -> str:
    """Return a paragraph for each SOP that differs, a sentence a line."""
    look = terminal.look()
    paragraphs = [_paragraph(sop, terminal.translate, look.color) for sop in diff.comparison.sops]
    said = settings_sentences(diff.comparison.settings)
    if said:
        paragraphs.append([_line(one, terminal.translate, look.color) for one in said])
    return "\n".join("".join(f"{line}\n" for line in lines) for lines in paragraphs)


def _paragraph(sop: SopChange, translate: Translate, color: bool) -> list[str]:
    entry = sop.entry
    head = f"{entry.sop.id}  {visible(entry.sop.title)}  {visible(entry.path)}"
    if color:
        head = f"\x1b[1m{head}\x1b[0m"
    return [head, *_lines(sop, translate, color)]


def _lines(sop: SopChange, translate: Translate, color: bool) -> Iterator[str]:
    for one in sentences(sop):
        sort = sop.sort if not one.changes else one.sort
        yield "  " + _line(one, translate, color, sort)


def _line(one: Sentence, translate: Translate, color: bool, sort: Sort | None = None) -> str:
    sort = sort or one.sort
    text = f"{_SIGNS[sort]} {visible(one.text.render(translate))}"
    return f"\x1b[{_COLORS[sort]}m{text}\x1b[0m" if color else text
