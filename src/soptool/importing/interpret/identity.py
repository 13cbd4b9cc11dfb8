"""The identity part: values beside their labels, lists below their headings, who signed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from soptool.importing.draft import Path, Remark, Source
from soptool.importing.interpret.approval import approval_of
from soptool.importing.interpret.fronts import Place
from soptool.importing.interpret.items import is_empty, items_of
from soptool.importing.interpret.letters import Line
from soptool.importing.interpret.page import Page
from soptool.importing.interpret.paragraphs import joined, paragraph
from soptool.importing.interpret.words import ASIDE, BELOW, SIDE, WITHIN, is_, plain
from soptool.importing.interpret.wrapped import wrapped
from soptool.importing.sheets import Box
from soptool.language import msg
from soptool.lint.wording.sop import below_heading
from soptool.model.dates import recognise_date
from soptool.model.staff import is_staff_number

_DATES: Final = ("created", "revised", "effective")
_REVISION = re.compile(r"(.*?)\s*\((?:revisi ke-|revision )\s*(\d{1,9})\)", re.IGNORECASE)
_COUNTED = re.compile(r"\D*(\d{1,9})", re.ASCII)
"""The number of a revision, behind words (`Rev. 2`)."""
_OF_NUMBER: Final = re.compile(r"\d|[-/.…_]")
"""A number of an SOP, be it one that is still open, has one of these."""
_WRAPPED: Final = ("title", *ASIDE)
"""Values that are longer than a line."""
_INDENT: Final = 3.0
_HOPS: Final = 4
"""So many cells beside a label are looked into, where the file tells what is a cell."""
_LABEL, _LINES = 24, 4
"""A label that wraps has fewer letters in its first line, and fewer lines."""
_SHORT: Final = 3
"""`No` is a label there, and a heading of the table too."""
_SMALLER: Final = 0.97


@dataclass(slots=True)
class Identity:
    """What the identity part says, by keys; where each value stands; what was not understood."""

    data: dict[str, Any] = field(default_factory=dict)
    sources: dict[Path, Source] = field(default_factory=dict)
    remarks: list[Remark] = field(default_factory=list)
    dashed: set[str] = field(default_factory=set)
    """Keys beside whose label a dash stands."""
    agency: tuple[str, ...] = ()
    """The lines above the unit: whose document it is."""


def identity_of(places: Sequence[Place], *, with_names: bool) -> Identity:
    """Read the identity part before and beside a table."""
    found = Identity()
    for place in places:
        reader = _Reader(place.page, found, with_names=with_names)
        labels = [phrase for phrase in place.phrases(1.6) if _is_side(phrase)]
        reader.wrapped(list(place.phrases(1.1)))
        for phrase in place.phrases(1.6):
            reader.phrase(phrase)
        if "unit" not in found.data:
            _agency(place.page, labels, found)
    return found


def _is_side(phrase: Line) -> bool:
    """Whether a text is a label whose value stands beside it, and no heading of a table."""
    text = plain(phrase.text)
    patterns = SIDE.values()
    return len(phrase.text) > _SHORT and any(
        re.match(rf"^(?:{p})\s*(?::|$)", text) for p in patterns
    )


def _is_label(line: Line) -> bool:
    return _labels_in([line]) > 0 or any(is_(each, line.text) for each in BELOW.values())


@dataclass(slots=True)
class _Reader:
    page: Page
    found: Identity
    with_names: bool

    def wrapped(self, phrases: Sequence[Line]) -> None:
        """Take what labels that wrapped stand for, by their order."""
        for key, label, values in wrapped(phrases):
            if not self._has(key):
                self.page.letters.take(label)
                self._value(key, values)

    def phrase(self, phrase: Line) -> None:
        """Take what a label or a heading stands for."""
        text = plain(phrase.text)
        is_free = not self.page.letters.taken.issuperset(phrase.numbers)
        for key, pattern in {**SIDE, **(ASIDE if is_free else {})}.items():
            said = re.match(rf"^(?:{pattern})\s*(?::\s*(?P<value>.*))?$", text)
            if said is not None:
                self._beside(key, _label_of(phrase) if said["value"] else phrase)
                return
        for key, pattern in BELOW.items():
            if is_(pattern, text) and key not in self.found.data:
                self._below(key, phrase)
                return
        self._in_lines(phrase)

    def _in_lines(self, phrase: Line) -> None:
        """Take what a label stands for that wrapped in a cell of its own."""
        box = self.page.rules.cell(*phrase.box.middle)
        lines = self._inside(box) if box is not None and len(phrase.text) < _LABEL else []
        if box is None or not 1 < len(lines) < _LINES or lines[0].numbers[0] != phrase.numbers[0]:
            return
        text = plain(joined(lines, has_spaces=False))
        key = next((key for key, pattern in SIDE.items() if re.fullmatch(pattern, text)), None)
        if key is not None and not self._has(key):
            self.page.letters.take(lines)
            self._value(key, self._next_cell(box))

    def _inside(self, box: Box, pad: float = 0.5) -> list[Line]:
        return self.page.letters.inside(box, pad)

    def _beside(self, key: str, label: Line) -> None:
        if self._has(key):
            return
        page, box = self.page, self.page.rules.cell(*label.box.middle)
        if box is None:
            self._on_line(key, label)
            return
        inside = self._inside(box)
        if _labels_in(inside) > 1:
            lines = list(self._rest(inside, label, key))
        elif rest := self._after(inside, label):
            lines = rest
        else:
            lines = self._next_cell(box)
        page.letters.take([label])
        self._value(key, lines)

    def _on_line(self, key: str, label: Line) -> None:
        """Take what stands behind the colon of a line that is in no cell."""
        line = next((each for each in self.page.letters.lines()
                     if set(label.numbers) <= set(each.numbers)), None)  # fmt: skip
        if line is None or not label.text.endswith(":"):
            return
        self.page.letters.take([label])
        lines = list(self._rest([line], label, key))
        if lines and key in _WRAPPED:
            lines = paragraph(lines[0], self._under(lines[0]))
        self._value(key, lines)

    def _under(self, value: Line) -> Iterator[Line]:
        """Yield the lines below a value that begin where it does, and are no label."""
        for line in self.page.letters.lines():
            is_below = line.box.y0 > value.box.middle[1]
            if is_below and abs(line.box.x0 - value.box.x0) < _INDENT and not _is_label(line):
                yield line

    def _has(self, key: str) -> bool:
        data = self.found.data
        return key in data or key in data.get("dates", {}) or key in self.found.dashed

    def _rest(self, inside: Sequence[Line], label: Line, key: str) -> Iterator[Line]:
        """Yield what stands on the label's line after it, where a cell has several labels."""
        for line in inside:
            y, here = line.box.middle[1], label.box.middle[1]
            is_meant = abs(y - here) < 3.5 or (key == "approval" and y > here)
            keep = [glyph.x0 > label.box.x1 - 1 for glyph in line.glyphs]
            if is_meant and any(keep):
                part = line.part(keep)
                if part.text:
                    yield part

    def _after(self, inside: Sequence[Line], label: Line) -> list[Line]:
        """Return what stands in the label's own cell, where that is more than a label's."""
        known = set(label.numbers)
        rest = []
        for line in inside:
            part = line.part([number not in known for number in line.numbers])
            if part.glyphs and part.text.strip(" :"):
                rest.append(part)
        return rest

    def _next_cell(self, box: Box) -> list[Line]:
        y = box.middle[1]
        cell = self.page.rules.cell(box.x1 + 4, y) or self.page.rules.cell(box.x1 + 8, y)
        lines: list[Line] = []
        for _ in range(_HOPS if self.page.has_lines else 2):
            if cell is None:
                return lines
            lines = self._inside(cell)
            if plain(" ".join(line.text for line in lines)):
                return lines
            if not lines and not self.page.has_lines:
                return lines
            self.page.letters.take(lines)  # a colon in a column of its own
            cell = self.page.rules.cell(cell.x1 + 4, y)
        return lines

    def _value(self, key: str, lines: Sequence[Line]) -> None:
        page = self.page
        said = [line for line in lines if not is_empty(line.text)]
        if key == "number" and said and not any(_OF_NUMBER.search(line.text) for line in said):
            return  # it heads a column of numbers
        page.letters.take(lines)
        if key == "title":  # what stands below the signature may reach over the rule
            lines = [line for line in lines if not is_staff_number(line.text.strip())]
        text = joined(lines, has_spaces=page.has_spaces).strip(" :")
        if text and is_empty(text):
            self.found.dashed.add(key)
        elif key == "approval":
            self._approval(lines)
        elif key in _DATES:
            self._date(key, text)
        elif text and key == "revision":
            self._revision(text)
        elif text:
            self.found.data[key] = below_heading(text) if key == "title" else text
        self.found.sources[(key,)] = Source(page.called, "", key)

    def _date(self, key: str, text: str) -> None:
        data = self.found.data
        said = _REVISION.fullmatch(text)
        if said is not None and key == "revised":
            text, data["revision"] = said[1], said[2]
        if is_empty(text):
            return
        date = recognise_date(text)
        if date is None:
            message = msg("This date is not understood.")
            self.found.remarks.append(Remark(self.page.called, "", key, "date", text, message))
            return
        data.setdefault("dates", {})[key] = str(date)

    def _revision(self, text: str) -> None:
        counted = _COUNTED.fullmatch(text)
        if counted is not None:
            self.found.data["revision"] = counted[1]
            return
        message = msg("This number of a revision is not understood.")
        remark = Remark(self.page.called, "", "revision", "number", text, message)
        self.found.remarks.append(remark)

    def _approval(self, lines: Sequence[Line]) -> None:
        approved = approval_of(lines, with_names=self.with_names)
        if approved:
            self.found.data["approval"] = approved

    def _below(self, key: str, heading: Line) -> None:
        page = self.page
        box = page.rules.cell(*heading.box.middle)
        if box is None:
            return
        page.letters.take([heading])
        own = [line for line in self._after(self._inside(box), heading)
               if line.box.y0 > heading.box.y0 + 2]  # fmt: skip
        cell = box
        if len("".join(line.text for line in own)) <= 3:
            below = self._cell_under(box)
            if below is None:
                return
            own, cell = self._inside(below), below
        opening = r"SOP\b" if key == "related" else ""
        right = page.edge(cell.x1)
        items = []
        page.letters.take([line for line in own if is_(WITHIN[key], line.text)])
        for part in _parts(key, own):
            page.letters.take(part)
            items += items_of(
                part, right, has_spaces=page.has_spaces, opening=opening, left=cell.x0
            )
        if items:
            self.found.data[key] = items
            self.found.sources[(key,)] = Source(page.called, "", key)

    def _cell_under(self, box: Box) -> Box | None:
        """Return the widest cell right below another: bits of rules may cut off its margin."""
        xs = (box.x0 + 3, *(box.x0 + share * box.width for share in (0.25, 0.5, 0.75)))
        found = [self.page.rules.cell(x, box.y1 + 3) for x in xs]
        cells = [cell for cell in found if cell is not None]
        if not cells:
            return None
        widest = max(cells, key=lambda cell: cell.width)
        return widest._replace(x0=min(widest.x0, box.x0)) if len(set(cells)) > 1 else widest


def _parts(key: str, lines: Sequence[Line]) -> Iterator[Sequence[Line]]:
    """Yield a list's parts: its own heading may stand in it again, another's list begins there."""
    first = 0
    for at, line in enumerate(lines):
        named = next((name for name, said in WITHIN.items() if is_(said, line.text)), None)
        if named is None:
            continue
        yield lines[first:at]
        if named != key:
            return
        first = at + 1
    yield lines[first:]


def _label_of(phrase: Line) -> Line:
    """Return what stands before the colon, with it."""
    colon = next(at for at, glyph in enumerate(phrase.glyphs) if ":" in glyph.text)
    return phrase.part([at <= colon for at in range(len(phrase.glyphs))])


def _labels_in(lines: Sequence[Line]) -> int:
    return sum(
        any(re.match(rf"^(?:{pattern})\s*(?::|$)", plain(line.text)) for pattern in SIDE.values())
        for line in lines
    )


def _agency(page: Page, labels: Sequence[Line], found: Identity) -> None:
    """Take the names beside the labels: whose document it is, the unit last."""
    if not labels:
        return
    cell = _beside_labels(page, labels)
    if cell is None or cell.width < 60:
        return
    lines = [line for line in page.letters.inside(cell) if line.text]
    texts = [line.text for line in lines]
    if page.has_spaces:
        page.letters.take(lines)
        if unit := _own_unit(lines):
            found.data.setdefault("unit", unit)
        return
    if not texts or len(texts) > 8:
        return
    page.letters.take(lines)
    if len(texts) > 1 or not found.data.get("unit"):
        found.data.setdefault("unit", texts[-1])
        found.agency = tuple(texts[:-1])


def _beside_labels(page: Page, labels: Sequence[Line]) -> Box | None:
    """Return the cell to the left of the labels, the highest of those beside them."""
    own = [cell for label in labels if (cell := page.rules.cell(*label.box.middle)) is not None]
    found = [page.rules.cell(box.x0 - off, box.middle[1]) for box in own for off in (4, 8, 14)]
    beside = [cell for cell in found if cell is not None and cell not in own and cell.width > 60]
    return max(beside, key=lambda cell: cell.height, default=None)


def _own_unit(lines: Sequence[Line]) -> str:
    """Return the unit on a form of ours: it stands last, smaller than the organization's name.

    On a sheet of a workbook it is as large, but not in capitals.
    """
    is_name = bool(lines) and lines[0].text.isupper()
    if not lines or (is_name and lines[-1].height > _SMALLER * lines[0].height):
        rest = [line for line in lines if not line.text.isupper()] if is_name else []
        return joined(rest, has_spaces=True)
    return joined([line for line in lines if line.height < lines[-1].height + 0.1], has_spaces=True)
