"""What `sop import` did, for people: what became of each file, and a table of all."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from textwrap import dedent
from typing import Final

from soptool.api.import_check import said
from soptool.api.imported import Imported
from soptool.cli.terminal import Terminal
from soptool.importing.draft import Remark, place_of
from soptool.importing.landing import Change
from soptool.language import Message, grouped, msg
from soptool.report.visible import one_line, visible

_LONGEST: Final = 100
_NAMES: Final = 5
"""So many files that were left aside are named."""
_NARROWEST: Final = 20
"""Letters of a file's name in the table at least."""
_LINES: Final = 5
"""So many lines a file's name may have there."""
_WHAT: Final = msg("What it is")
_KINDS: Final = {
    "pdf": msg("PDF"),
    "docx": msg("Word"),
    "xlsx": msg("Excel"),
    "doc": msg("Word before 2007"),
    "xls": msg("Excel before 2007"),
    "rtf": msg("Rich Text"),
    "odt": msg("OpenDocument text"),
    "ods": msg("OpenDocument table"),
    "zip": msg("zip"),
    "scan": msg("scan"),
    "unknown": msg("unknown"),
}


def as_text(found: Sequence[Imported], written: Sequence[Path], terminal: Terminal) -> str:
    """Return lines on each file, and a table where there are several."""
    files = [one for one in found if not one.is_aside and not one.is_settings]
    is_table = len(files) > 1
    lines = [
        visible(line.render(terminal.translate))
        for one in found
        if not one.is_aside
        for line in _lines(one, written, is_table=is_table)
    ]
    if is_table:
        lines += ["", *_table(files, terminal)]
    return "".join(f"{line}\n" for line in lines)


def set_aside(found: Sequence[Imported]) -> Iterator[Message]:
    """Say which files of folders and zips hold no SOP that anybody misses, and why."""
    reasons: dict[Message, list[str]] = {}
    for one in found:
        if one.is_aside and one.reason is not None:
            reasons.setdefault(one.reason, []).append(Path(one.source).name)
    for reason, names in reasons.items():
        shown = ", ".join(names[:_NAMES]) + (", …" if len(names) > _NAMES else "")
        number = grouped(len(names))
        yield msg("Left aside: {names} ({number}). {reason}",
                  names=shown, number=number, reason=reason)  # fmt: skip


def _lines(one: Imported, written: Sequence[Path], *, is_table: bool) -> Iterator[Message]:
    """Say of a file what became of it, and below it what was remarked."""
    if one.is_settings:
        yield msg("{file} → {path}: the settings by which it was made.",
                  file=one.source, path=one.path)  # fmt: skip
        return
    if one.reason is not None or one.draft is None:
        yield msg("{file}: not read. {reason}", file=one.source, reason=one.reason or "")
        return
    if is_table and not (one.draft.remarks or one.changes or one.drift):
        return
    yield msg(
        "{file} → {path}: {rows} rows; {placed} of {all} symbols, lines and texts placed.",
        file=one.source,
        path=one.path if one.path in written else one.path and one.path.name,
        rows=one.draft.counts.rows,
        placed=one.draft.counts.placed,
        all=one.draft.counts.placed + one.draft.counts.listed,
    )
    for change in one.changes or ():
        yield _change(change)
    yield from _remarks(one.draft.remarks)
    for drift in one.drift:
        yield msg("  {message}", message=said(drift))


def _remarks(remarks: Sequence[Remark]) -> Iterator[Message]:
    """Say what was remarked; what is said of many one after another, once for all of them."""
    alike = groupby(remarks, lambda remark: (remark.page, remark.message))
    for (page, message), group in alike:
        same = list(group)
        texts = "; ".join(_short(remark.text) for remark in same if remark.text)
        said = message
        if len(same) == 1:
            place = same[0].place
        else:
            rows = ", ".join(dict.fromkeys(remark.row for remark in same if remark.row))
            place = place_of(page, rows)
            said = msg("{message} {times} times", message=said, times=grouped(len(same)))
        said = msg("{message} ({text})", message=said, text=texts) if texts else said
        yield msg("  {place}: {message}", place=place or "–", message=said)


def _short(text: str) -> str:
    line = one_line(text)
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"


def _change(change: Change) -> Message:
    """Say what a file gets of a document that came back, and who wants it so."""
    place = msg("row {row}, {column}", row=change.row, column=change.column)
    who = ", ".join(f"{mark.author} {mark.date[:10]}".strip() for mark in change.marks)
    return msg("  {place}: {before} → {after}{who}",
                   place=place if change.row else change.column,
                   before=change.before or "–", after=change.after or "–",
                   who=f" ({who})" if who else "")  # fmt: skip


def _table(files: Sequence[Imported], terminal: Terminal) -> Sequence[str]:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    def say(message: Message) -> str:
        return message.render(terminal.translate)

    def number(figure: int | None) -> str:
        return "–" if figure is None else say(msg("{number}", number=grouped(figure)))

    console = terminal.console()
    table = Table(box=SIMPLE_HEAD, pad_edge=False, collapse_padding=True, show_footer=True)
    figures = [_figures(one) for one in files]
    table.add_column(say(msg("File")), say(msg("Total")), overflow="fold")
    table.add_column(say(_WHAT), number(len({one.source for one in files})))
    heads = (msg("Rows"), msg("Executors"), msg("Arrows"), msg("Guessed"), msg("Not read"))
    for at, head in enumerate(heads):
        total = number(sum(each[at] or 0 for each in figures if each))
        table.add_column(say(head), total, justify="right")
    kinds = max(len(say(kind)) for kind in (_WHAT, *(_KINDS[one.kind] for one in files)))
    beside = sum(len(say(head)) for head in heads) + kinds + 2 * (len(heads) + 2)
    width = max(_NARROWEST, console.width - beside)
    of, before = Counter(one.source for one in files), ""
    for one, name, each in zip(files, _called(files), figures, strict=True):
        cells = map(number, each) if each else ("–", "–", "–", "–", say(msg("all")))
        if of[one.source] == 1 or one.path is None:
            table.add_row(_folded(name, width), say(_KINDS[one.kind]), *cells)
            continue
        if one.source != before:
            table.add_row(_folded(name, width), say(_KINDS[one.kind]))
        table.add_row(_folded(one.path.stem, width, "  "), "", *cells)
        before = one.source
    with console.capture() as captured:
        console.print(table)
    return [line.rstrip() for line in dedent(captured.get()).strip("\n").splitlines()]


def _called(files: Sequence[Imported]) -> Iterator[str]:
    """Yield the names of files without the folder that all share."""
    folders = [one.source.rpartition("/")[0] for one in files]
    shared = len(folders[0]) + 1 if folders[0] and len(set(folders)) == 1 else 0
    return (one.source[shared:] for one in files)


def _folded(name: str, width: int, indent: str = "") -> str:
    """Break a name behind its words, and leave out the middle of one of many lines."""
    lines, room = [""], width - len(indent)
    for piece in re.findall(r"[^-_/. ]+[-_/. ]*|[-_/. ]+", visible(name)):
        if len(lines[-1] + piece.rstrip()) > room and lines[-1]:
            lines.append("")
        lines[-1] += piece
    if len(lines) > _LINES:
        lines[_LINES // 2 : 1 - _LINES // 2] = ["…"]
    return "\n".join(f"{indent}{line}" for line in lines)


def _figures(one: Imported) -> tuple[int | None, ...] | None:
    """Return rows, executors, lines, what was guessed and what was not read; None of no SOP.

    Of a document that carries its source no line need be read.
    """
    draft = one.draft
    if one.text is None or draft is None:
        return None
    is_drawn = (draft.version is None and one.kind != "xlsx") or any(draft.edges.values())
    edges = sum(count for kind, count in draft.edges.items() if kind != "lost")
    guessed = draft.edges["near"] + draft.edges["assumed"]
    executors = draft.data.get("executors") or ()
    return (
        draft.counts.rows,
        len(executors),
        edges if is_drawn else None,
        guessed if is_drawn else None,
        draft.counts.listed,
    )
