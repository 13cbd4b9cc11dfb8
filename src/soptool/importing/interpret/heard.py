"""What forms of ours say of a row to those who hear it → what is not seen of its symbols.

`Proses: Staf, urutan 1; lanjut ke 2` tells a chain from steps that follow one another, and has the
words that found no room in the drawing. The drawing itself stays what is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from soptool.catalogue import LANGUAGES
from soptool.form.headings import headings
from soptool.importing.interpret.columns import Columns
from soptool.importing.interpret.rows import Row
from soptool.importing.interpret.symbols import Kind, Share, Symbol
from soptool.importing.interpret.tables import Area
from soptool.importing.sheets import Box


@dataclass(frozen=True, slots=True)
class _Mark:
    """A symbol in words: in which column, what it says, how it shares the work."""

    column: int
    kind: Kind
    text: str
    share: Share
    turn: int
    is_start: bool
    answers: tuple[tuple[str, str], ...]


def hear(area: Area, symbols: Sequence[Symbol]) -> None:
    """Note what is said of the symbols of a page, where it is said of all rows that show words."""
    if any(symbol.said for symbol in symbols):
        _hear_each(area, symbols)
        return
    said, rows = area.page.sheet.spoken, [row for row in area.rows if _shows_words(area, row)]
    drawn = [row for row in area.rows if any(symbol.row is row for symbol in symbols)]
    told = [text for text in said if re.match(_words()[0], text)]
    if len(told) == len(drawn):
        said, rows = tuple(told), drawn
    if len(said) != len(rows):
        return
    own = [symbol for symbol in symbols if symbol.kind in ("process", "decision", "terminator")]
    for text, row in zip(said, rows, strict=True):
        _note([*_marks(text, area.columns)], [symbol for symbol in own if symbol.row is row])


def _hear_each(area: Area, symbols: Sequence[Symbol]) -> None:
    """Note what is said of each symbol by itself."""
    for symbol in symbols:
        mark = next(_marks(symbol.said, area.columns), None)
        if mark is None or (mark.column, mark.kind) != (symbol.column, symbol.kind):
            continue
        _tell(symbol, mark)
        if mark.share == "alone" and not mark.answers:
            symbol.shared = None  # beside marks of start and end the turn is not said


def _tell(symbol: Symbol, mark: _Mark) -> None:
    symbol.heard, symbol.shared, symbol.turn = mark.text, mark.share, mark.turn
    symbol.is_start, symbol.answers = mark.is_start, mark.answers


def _shows_words(area: Area, row: Row) -> bool:
    """Whether letters stand in the drawing of a row: older PDFs said nothing of mere lines."""
    return bool(
        area.page.letters.inside(Box(area.columns.left, row.y0, area.columns.right, row.y1))
    )


def _note(marks: Sequence[_Mark], row: Sequence[Symbol]) -> None:
    for place in {(symbol.column, symbol.kind) for symbol in row}:
        seen = sorted((s for s in row if (s.column, s.kind) == place), key=lambda s: s.box.y0)
        told = [(at, m) for at, m in enumerate(marks) if (m.column, m.kind) == place]
        if len(seen) != len(told):
            continue  # the ends of answers are drawn, and not said
        for symbol, (at, mark) in zip(seen, told, strict=True):
            _tell(symbol, mark)
            symbol.said_as = at


def _marks(text: str, columns: Columns) -> Iterator[_Mark]:
    kinds, onward, shares = _words()
    pieces = re.split(rf"(?:^|\. )(?={kinds})", text)
    names = [column.name for column in columns.executors]
    for piece in pieces:
        kind, colon, rest = piece.partition(": ")
        fitting = [at for at, name in enumerate(names) if _begins(rest, name)]
        if not colon or not fitting:
            continue
        column = max(fitting, key=lambda at: len(names[at]))
        said, *ways = re.split(rf"; (?=(?:[^;]* )?(?:{onward}) )", rest[len(names[column]) :])
        told = (re.split(rf"(?:^| )(?:{onward}) ", way, maxsplit=1) for way in ways)
        answers = tuple((label, goals) for label, goals in told)
        words = said.removeprefix(", ")
        share: Share = "alone"
        turn = 0
        for known, pattern in shares:
            found = re.fullmatch(rf"(?:(.*), )?{pattern}", words, re.DOTALL)
            if found is not None:
                share, words = known, found[1] or ""
                turn = int(found[2]) if known == "chain" else 0
        both = [headings(language) for language in LANGUAGES]
        is_start = any(kind.startswith(t("Start")) for t in both)
        is_process = any(kind == t("Process") for t in both)
        is_decision = any(kind == t("Decision") for t in both)
        drawn: Kind = "process" if is_process else "decision" if is_decision else "terminator"
        yield _Mark(column, drawn, words, share, turn, is_start, answers)


def _begins(text: str, name: str) -> bool:
    after = text[len(name) : len(name) + 1]
    return bool(name) and text.startswith(name) and after in ("", ",", ";", ".")


@cache
def _words() -> tuple[str, str, tuple[tuple[Share, str], ...]]:
    """Return patterns of how symbols begin, of what leads on, and of each way to share the work."""
    kinds: list[str] = []
    onward: list[str] = []
    shares: list[tuple[Share, str]] = []
    for language in LANGUAGES:
        t = headings(language)
        start, end = t("Start"), t("End")
        heads = (start, end, f"{start}/{end}", t("Process"), t("Decision"))
        kinds += [f"{head}: " for head in heads]
        kinds.append(t("connector {letter}", letter=""))
        onward.append(re.escape(t("goes on to")))
        order = re.escape(t("order {number}", number="#")).replace(r"\#", r"(\d+)")
        shares += [("chain", order), ("together", re.escape(t("together"))),
                   ("any", re.escape(t("one of them"))),
                   ("each", re.escape(t("at the same time")))]  # fmt: skip
    return f"(?:{'|'.join(map(re.escape, kinds))})", "|".join(onward), tuple(shares)
