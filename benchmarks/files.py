"""Written documents judged by nothing but their files."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from pathlib import Path

from as_yaml import step_id
from prototype import FAULTS, Prototype, as_geometry, load

from soptool.diagram.checker.drawing import Drawing, read
from soptool.diagram.checker.judge import judge
from soptool.diagram.grid import END, Grid
from soptool.diagram.lettering import POINT
from soptool.form.widths import widths_of

F4 = (330.0, 215.0)
ROOM = 310.0
"""Millimetres between the margins of F4 landscape."""
LETTERS, WIDE, HIGH = 7.0, 9.0, 5.0
"""The least: letters in points, symbols in mm."""
_SIZE = re.compile(r'font-size="([\d.]+)"')
_TABLE = re.compile(r'class="sop[^"]*" style="[^"]*min-width:([\d.]+)mm')
_PAGE = re.compile(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]")
_SYMBOL_AS_TEXT = '<td class="who">'

Lines = frozenset[tuple[str, str, str]]


@dataclass(frozen=True, slots=True)
class Job:
    """A written document: where its files are, and what its lines must be, where that is known."""

    name: str
    folder: Path
    prototypes: Path
    lines: Lines | None = None


@dataclass
class Sums:
    """What was found in files; added up over a set."""

    svg: int = 0
    html: int = 0
    pdf: int = 0
    pages: int = 0
    connectors: int = 0
    crossings: int = 0
    bends: int = 0
    too_wide: int = 0
    widened: int = 0
    split: int = 0
    faults: Counter[str] = field(default_factory=Counter)
    theirs: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    letters: float = 99.0
    wide: float = 99.0
    high: float = 99.0
    table: float = 0.0
    at: list[str] = field(default_factory=list)

    def add(self, other: Sums) -> None:
        for name in ("svg", "html", "pdf", "pages", "connectors", "crossings", "bends"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.widened += other.widened
        self.too_wide += other.too_wide
        self.split += other.split
        for name in ("faults", "theirs", "wrong"):
            getattr(self, name).update(getattr(other, name))
        for name in ("letters", "wide", "high"):
            setattr(self, name, min(getattr(self, name), getattr(other, name)))
        self.table = max(self.table, other.table)
        self.at += other.at


@cache
def prototype(folder: Path) -> Prototype:
    return load(folder)


def look(job: Job) -> Sums:
    """Judge one document by its files."""
    sums = Sums()
    for suffix, judged in ((".svg", _svg), (".html", _html), (".pdf", _pdf)):
        file = job.folder / f"{job.name}{suffix}"
        if file.exists():
            judged(file, job, sums)
    if sums.faults or sums.theirs or sums.wrong:
        found = f"{dict(sums.faults)} {dict(sums.theirs)} {dict(sums.wrong)}"
        sums.at.append(f"{job.folder.name}/{job.name}: {found}")
    return sums


def _svg(file: Path, job: Job, sums: Sums) -> None:
    text = file.read_text(encoding="utf-8")
    drawing = read(text)
    verdict = judge(drawing)
    sums.svg += 1
    sums.connectors += verdict.connectors
    sums.crossings += verdict.crossings
    sums.bends += verdict.bends
    sums.faults.update(verdict.counts)
    theirs = prototype(job.prototypes).check(as_geometry(drawing))
    hard = Counter({ours: int(theirs[name]) for name, ours in FAULTS.items()})
    sums.theirs.update(+hard)
    sums.letters = min([sums.letters, *map(float, _SIZE.findall(text))])
    _measure(drawing, sums)
    if job.lines is not None and not sums.split and lines_of(drawing) != job.lines:
        sums.wrong["lines are not those of the YAML"] += 1


def _measure(drawing: Drawing, sums: Sums) -> None:
    for symbol in drawing.symbols:
        box = symbol.box
        sums.wide = min(sums.wide, (box.right - box.left) * POINT)
        sums.high = min(sums.high, (box.bottom - box.top) * POINT)
    edges = [x for x in drawing.upright_borders if x >= drawing.area.left - 0.01]
    columns = [(right - left) * POINT for left, right in pairwise(edges)]
    names = tuple(f"Pelaksana {number + 1}" for number in range(len(columns)))
    wished = widths_of("F4", names, 2).executor
    sums.widened += any(width > wished + 0.05 for width in columns)
    sums.split += any(symbol.kind == "connector" for symbol in drawing.symbols)
    small = sums.letters < LETTERS or sums.wide < WIDE - 0.005 or sums.high < HIGH - 0.005
    sums.wrong.update(["too small"] * small)


def _html(file: Path, _: Job, sums: Sums) -> None:
    text = file.read_text(encoding="utf-8")
    sums.html += 1
    width = max((float(found) for found in _TABLE.findall(text)), default=0.0)
    sums.table = max(sums.table, width)
    if _SYMBOL_AS_TEXT in text:
        sums.wrong["HTML without the drawing"] += 1
    sums.too_wide += width > ROOM + 0.5


def _pdf(file: Path, _: Job, sums: Sums) -> None:
    sizes = _PAGE.findall(file.read_bytes())
    sums.pdf += 1
    sums.pages += len(sizes)
    for size in sizes:
        if any(abs(float(n) * POINT - mm) > 0.1 for n, mm in zip(size, F4, strict=True)):
            sums.wrong["page that is not F4 landscape"] += 1
    if not sizes:
        sums.wrong["PDF without pages"] += 1


def lines_of(drawing: Drawing) -> Lines:
    """Return the lines from step to step; not those inside a step, nor to starts and ends."""
    steps = {symbol.id: symbol.step for symbol in drawing.symbols}
    pairs = ((steps[line.source], steps[line.target], line.label) for line in drawing.connectors)
    return frozenset(
        pair for pair in pairs if pair[0] != pair[1] and not {"start", "end"} & {*pair[:2]}
    )


def wanted_lines(grid: Grid) -> Lines:
    return frozenset(
        (step_id(edge.source), step_id(edge.target), edge.label)
        for edge in grid.edges
        if edge.target not in (END, edge.source)
    )
