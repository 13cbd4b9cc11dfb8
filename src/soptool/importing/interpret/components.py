"""Service standards: a table of components, or texts under their names → rows of both."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from soptool.importing.interpret.approval import place_and_date
from soptool.importing.interpret.items import items_of
from soptool.importing.interpret.letters import Line
from soptool.importing.interpret.page import Page
from soptool.importing.interpret.paragraphs import folded
from soptool.importing.interpret.words import plain
from soptool.importing.sheets import Box
from soptool.numerals import ENTRY_MARK

NAMES: Final[Mapping[tuple[str, str], str]] = {
    ("delivery", "requirements"): r"(per)?syaratan?( pelayanan| layanan| administrasi)?.{0,40}"
    r"|requirements.*",
    ("delivery", "procedure"): r"(sistem|mekanisme|prosedur).{0,60}|system, mechanism.*",
    ("delivery", "time"): r"(jangka )?waktu (penyelesaian|pelayanan|layanan).{0,40}"
    r"|jangka waktu|time to completion",
    ("delivery", "cost"): r"(biaya|tarif).{0,40}|cost or tariff",
    ("delivery", "product"): r"(produk|hasil) (pelayanan|layanan).{0,40}|produk"
    r"|product of the service",
    ("delivery", "complaints"): r"(penanganan |pengelolaan )?pengaduan.{0,60}|complaints.*",
    ("management", "legal_basis"): r"dasar hukum.{0,40}|legal basis",
    ("management", "facilities"): r"(sarana|prasarana|fasilitas).{0,60}|facilities",
    ("management", "competence"): r"kompetensi.{0,40}|competence.*",
    ("management", "supervision"): r"pengawasan.{0,40}|internal supervision",
    ("management", "staff"): r"jumlah (pelaksana|petugas|pegawai).{0,40}|number of executors",
    ("management", "guarantee"): r"jaminan (pelayanan|layanan).{0,140}"
    r"|guarantee of the service",
    ("management", "safety"): r"jaminan (keamanan|keselamatan).{0,180}"
    r"|guarantee of security.*",
    ("management", "evaluation"): r"evaluasi.{0,60}|evaluation of performance",
}
"""How components are named, the official long names too."""
_NUMBER = re.compile(rf"^(?:{ENTRY_MARK}\s*)+")
_HEADS: Final = r"no\.?|komponen( standar)?( pelayanan| layanan)?|uraian|component|description"
_GROUPS: Final = (
    r"(komponen |proses )?.{0,60}(penyampaian|pengelolaan) pelayanan.{0,60}|komponen tambahan"
    r"|service (delivery|point)|(internal )?management.{0,40}|additional components"
)
"""Headings over several components."""
PLEDGE: Final = r"maklumat (pelayanan|layanan)|service pledge"
_ENDS = re.compile(rf"{PLEDGE}|(di)?tetapkan di.*")
"""What stands behind the components."""
_LEAST: Final = 4
"""So many components make a standard."""
_TELLING: Final = 60
"""A heading among texts is not longer than that."""
_SAME: Final = 3.0
_AROUND: Final = 4.0


@dataclass(slots=True)
class Part:
    """A component as it stands: `key` is None for one that the format does not name.

    `is_headed`: the head of a table stands right before it.
    """

    name: str
    key: tuple[str, str] | None
    page: Page
    top: float
    bottom: float
    right: float = math.inf
    lines: list[Line] = field(default_factory=list)
    is_headed: bool = False

    @property
    def items(self) -> list[str]:
        """The entries of its list."""
        return items_of(self.lines, self.right, has_spaces=self.page.has_spaces)


def key_of(name: str) -> tuple[str, str] | None:
    """Return the component that a text names."""
    text = _NUMBER.sub("", plain(name))
    found = (key for key, pattern in NAMES.items() if re.fullmatch(pattern, text))
    return next(found, None)


def parts_of(pages: Sequence[Page]) -> list[Part]:
    """Return the components in the order of the pages, their texts taken; none where few are."""
    for read in (_in_table, _in_text):
        found = read(pages)
        if len({part.key for part in found if part.key}) >= _LEAST:
            return found
    return []


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where names and texts stand: from left to right of each."""

    name: tuple[float, float]
    text: tuple[float, float]


def _in_table(pages: Sequence[Page]) -> list[Part]:
    columns = _columns(pages)
    found: list[Part] = []
    taken: list[tuple[Page, Sequence[Line]]] = []
    is_headed = False
    for page in pages:
        for cell, each in _texts(page, columns):
            beside = page.rules.cell(sum(each.name) / 2, cell.middle[1])
            names = page.letters.inside(beside) if beside is not None else []
            name, lines = folded(names), _written(page.letters.inside(cell))
            taken.append((page, [*names, *lines, *_number_beside(page, beside)]))
            if re.fullmatch(_HEADS, plain(name)):
                is_headed = True
                continue
            if not name and found:
                found[-1].lines += lines
            elif name:
                right = page.edge(cell.x1)
                whole = (_named(name), key_of(name), page, cell.y0, cell.y1, right, lines)
                found.append(Part(*whole, is_headed=is_headed))
                is_headed = False
    if len({part.key for part in found if part.key}) >= _LEAST:
        for page in pages:
            groups = (line for line in page.phrases() if re.fullmatch(_GROUPS, plain(line.text)))
            taken.append((page, [*groups]))
        for page, seen in taken:
            page.letters.take(seen)
    return found


def _written(lines: Sequence[Line]) -> list[Line]:
    """Return lines that are no words of a drawing."""
    return [line for line in lines if all(glyph.part >= 0 for glyph in line.glyphs)]


def _named(name: str) -> str:
    return _NUMBER.sub("", name).strip(" :")


def _number_beside(page: Page, cell: Box | None) -> Sequence[Line]:
    """Return the number that stands in the cell before a name."""
    before = page.rules.cell(cell.x0 - _AROUND, cell.middle[1]) if cell is not None else None
    lines = page.letters.inside(before) if before is not None else []
    return lines if len("".join(line.text for line in lines)) <= _AROUND else []


def _columns(pages: Sequence[Page]) -> Sequence[_Columns]:
    """Find the pairs of columns in which components stand, of each table its own."""
    counted: Counter[_Columns] = Counter()
    for page in pages:
        seen: set[Box] = set()
        for phrase in page.phrases():
            box = page.rules.cell(*phrase.box.middle)
            if box is None or box in seen:
                continue
            seen.add(box)
            right = page.rules.cell(box.x1 + _AROUND, box.middle[1])
            if right is None or key_of(folded(page.letters.inside(box))) is None:
                continue
            counted[
                _Columns((round(box.x0), round(box.x1)), (round(right.x0), round(right.x1)))
            ] += 1
    return [columns for columns, number in counted.most_common() if number >= _LEAST]


def _texts(page: Page, columns: Sequence[_Columns]) -> list[tuple[Box, _Columns]]:
    """Return the cells of texts from above; those beside a name that are a table again are one."""
    found: dict[Box, _Columns] = {}

    def add(cell: Box, each: _Columns) -> None:
        x, y = cell.middle
        if not any(box.x0 < x < box.x1 and box.y0 < y < box.y1 for box in found):
            found[cell] = each

    for each in columns:
        for cell in _cells(page, each.text):
            add(cell, each)
    for each in columns:
        for name in _cells(page, each.name):
            add(Box(each.text[0], name.y0, each.text[1], name.y1), each)
    return sorted(found.items(), key=lambda pair: pair[0].y0)


def _cells(page: Page, column: tuple[float, float]) -> list[Box]:
    """Return the filled cells of a column, from above."""
    found: set[Box] = set()
    for phrase in page.phrases():
        box = page.rules.cell(*phrase.box.middle)
        if box is not None and all(
            abs(side - edge) < _SAME for side, edge in zip((box.x0, box.x1), column, strict=True)
        ):
            found.add(box)
    return sorted(found, key=lambda box: box.y0)


def _in_text(pages: Sequence[Page]) -> list[Part]:
    """Read texts that stand under the names of components."""
    found: list[Part] = []
    taken: list[tuple[Page, Line]] = []
    for page, line in _reading(pages):
        name, _, rest = line.text.partition(":")
        key = key_of(name) if len(name) <= _TELLING else None
        if key is not None:
            right = page.edge(max((each.box.x1 for each in page.phrases(3.0)), default=0.0))
            found.append(Part(_named(name), key, page, line.box.y0, line.box.y1, right))
        if not found:
            continue
        if _ENDS.fullmatch(plain(line.text)) or place_and_date(line.text):
            break
        if key is None or rest.strip():
            found[-1].lines.append(line if key is None else _after_colon(line))
        if found[-1].page is page:
            found[-1].bottom = line.box.y1
        taken.append((page, line))
    if len({part.key for part in found}) < _LEAST:
        return []
    for page, line in taken:
        page.letters.take([line])
    return found


def _reading(pages: Sequence[Page]) -> Iterator[tuple[Page, Line]]:
    """Yield the texts of all pages as one reads them."""
    for page in pages:
        for line in sorted(page.phrases(3.0), key=lambda line: (line.box.y0, line.box.x0)):
            yield page, line


def _after_colon(line: Line) -> Line:
    colon = next(at for at, glyph in enumerate(line.glyphs) if ":" in glyph.text)
    return line.part([at > colon for at in range(len(line.glyphs))])
