"""The identity part in Word: whose document it is, its dates, who approved it, and the boxes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from soptool.export.docx.cells import Cell, row, table
from soptool.export.docx.manuscript import Manuscript
from soptool.export.docx.redline import Redline
from soptool.export.docx.text import BOLD, PLAIN, Look, paragraph, run
from soptool.export.office.xml import Xml, element, joined
from soptool.form.breaks import breakable
from soptool.form.edition import Cited, cited
from soptool.form.measure.texts import SIGN_TAG
from soptool.form.page import Agency, Box, Field, Page, Signature

GREY: Final = "E6E6E6"
_NAMES: Final = 38.0
_SPACE: Final = 7.0
"""Above and below the tag in the free space for a signature, mm."""
_EDGE: Final = 0.3
_AROUND: Final = 0.5
"""Above and below the title, mm."""
_SIGNER: Final = Look(bold=True, underlined=True)
_TAG: Final = Look(size=2, colour="FFFFFF")
_ROOM, _LETTER = 60.0, 3.2
"""Words longer than this (mm), in letters so high, get room to break."""


@dataclass(frozen=True, slots=True)
class Identity:
    """What stands in the part; `title` under the name `title_name`, the boxes in pairs.

    `mark`: the name of the place where a table of contents leads. `redline`: what differs from
    the page as it `was` is tracked.
    """

    agency: Agency
    dates: Sequence[Field]
    signature: Signature
    title_name: str
    title: str
    bands: Sequence[tuple[Box, Box]] = ()
    level: int = 1
    mark: str = ""
    redline: Redline | None = None
    was: Page | None = None


def identity_table(it: Identity, width: float, manuscript: Manuscript) -> Xml:
    """Return the part as one table, so that its lines meet; `width` in mm."""
    t = manuscript.press.edition.t
    widths = (width / 2, _NAMES, width / 2 - _NAMES)
    facts = [(field.name, _fact(field, it)) for field in it.dates]
    facts.append((t("Approved by"), joined(_signature(it))))
    said = joined(_title(it))
    heading = marked(said, it.mark, manuscript)
    title = paragraph(heading, style=f"Heading{it.level}", before=_AROUND, after=_AROUND)
    facts.append((it.title_name, title))
    rows = []
    for number, (name, content) in enumerate(facts):
        left = Cell(joined(_agency(it, manuscript)), merge="restart")
        if number:
            left = Cell(paragraph(style="SopBox"), merge="continue")
        named = Cell(paragraph(words(name), style="SopBox"))
        rows.append(row((left, named, Cell(content)), widths))
    for number, band in enumerate(it.bands):
        rows += _band(band, widths, it, number, manuscript)
    return table(widths, rows, it.title, "SopIdentity")


def marked(content: Xml, mark: str, manuscript: Manuscript) -> Xml:
    """Return the content as a place with a name; as it is where it has none."""
    if not mark:
        return content
    number = manuscript.number()
    begin = element("w:bookmarkStart", {"w:id": number, "w:name": mark})
    return joined((begin, content, element("w:bookmarkEnd", {"w:id": number})))


def lettering(lines: Sequence[str], width: float) -> Iterator[Xml]:
    """Yield the lines that stand above an attachment of a decree, on its right."""
    for line in lines:
        yield paragraph(run(line, Look(size=9, caps=True)), left=width * 0.38)
    if lines:
        yield paragraph(style="SopGap", after=3.0)


def words(text: str) -> str:
    """Let very long words break."""
    return breakable(text, _ROOM, _LETTER)


def _agency(it: Identity, manuscript: Manuscript) -> Iterator[Xml]:
    agency = it.agency
    logo = manuscript.logo()
    if logo is not None:
        yield paragraph(logo, align="center", after=1.5, line=240)
    for name in (agency.parent, agency.name):
        if name is not None:
            look = Look(bold=True, caps=True, size=11)
            yield paragraph(run(words(name), look), align="center", before=0.5, after=0.5)
    if it.redline is not None and it.was is not None and agency.unit != it.was.agency.unit:
        yield it.redline.line(it.was.agency.unit, agency.unit, Look(size=10), align="center")
    elif agency.unit is not None:
        unit = run(words(agency.unit), Look(size=10))
        yield paragraph(unit, align="center", before=0.5, after=0.5)
    if not any((logo, agency.parent, agency.name, agency.unit)):
        yield paragraph(style="SopBox")


def signature(signed: Signature, size: float | None = None) -> Iterator[Xml]:
    """Yield who approved, around the free space with the tag that signing services look for."""
    above = [(text, Look(size=size)) for text in (signed.place_date, signed.position)]
    below = [(signed.name, Look(bold=True, underlined=True, size=size))]
    below += [(text, Look(size=size)) for text in (signed.rank, signed.nip)]
    yield from _around_tag(
        [paragraph(run(words(text), look), align="center") for text, look in above if text],
        [paragraph(run(words(text), look), align="center") for text, look in below if text],
    )


def _around_tag(above: Sequence[Xml], below: Sequence[Xml]) -> Iterator[Xml]:
    yield paragraph(style="SopGap", before=_EDGE)
    yield from above
    yield paragraph(run(SIGN_TAG, _TAG), align="center", before=_SPACE, after=_SPACE)
    yield from below
    yield paragraph(style="SopGap", after=_EDGE)


def _signature(it: Identity) -> Iterator[Xml]:
    """Yield who approved, with what was changed of it."""
    redline, was, now = it.redline, it.was and it.was.signature, it.signature
    if redline is None or was is None:
        return signature(now)

    def lines(*names: str) -> list[Xml]:
        pairs = [(getattr(was, name), getattr(now, name), name) for name in names]
        return [
            redline.line(old, new, _SIGNER if name == "name" else PLAIN, align="center")
            for old, new, name in pairs
            if old or new
        ]

    return _around_tag(lines("place_date", "position"), lines("name", "rank", "nip"))


def _title(it: Identity) -> Iterator[Xml]:
    look = Look(size=11)
    if it.redline is not None and it.was is not None:
        return it.redline.runs(words(it.was.name), words(it.title), look)
    return iter((run(words(it.title), look),))


def _fact(field: Field, it: Identity) -> Xml:
    if it.redline is None or it.was is None:
        return paragraph(words(field.text), style="SopBox")
    old = [words(one.text) for one in it.was.dates if one.name == field.name]
    return it.redline.paragraphs(old, [words(field.text)], "SopBox")


def _band(
    band: tuple[Box, Box],
    widths: Sequence[float],
    it: Identity,
    number: int,
    manuscript: Manuscript,
) -> Iterator[Xml]:
    """Yield two boxes side by side: their names, and below these what stands in them."""
    names = [_name(box.name, it.level + 1) for box in band]
    left, right = (Cell(name, shade=GREY) for name in names)
    yield row((left, Cell(right.content, columns=2, shade=GREY)), widths)
    was = it.was.bands[number] if it.was else (None, None)
    left, right = (
        Cell(_items(box, old, it, manuscript), align="top")
        for box, old in zip(band, was, strict=True)
    )
    yield row((left, Cell(right.content, columns=2, align="top")), widths, may_split=True)


def _name(name: str, level: int) -> Xml:
    heading = run(name, Look(bold=True, caps=True, size=8.5))
    return paragraph(
        heading, style=f"Heading{min(level, 3)}", before=0.65, after=0.65, keep_next=True
    )


def _items(box: Box, was: Box | None, it: Identity, manuscript: Manuscript) -> Xml:
    said = _said(box.items)
    if it.redline is None or was is None:
        return joined(listed(said, manuscript, empty="–"))
    old = _said(was.items)
    count = max(len(said), len(old))
    number = (manuscript.numbered(), 0) if count > 1 else None
    return it.redline.paragraphs(old, said, "SopBox", numbering=number)


def _said(items: Sequence[Cited]) -> list[str]:
    return [words(cited(it)) for it in items]


def listed(texts: Sequence[str], manuscript: Manuscript, empty: str = "") -> Iterator[Xml]:
    """Yield a numbered list; one text alone has no number."""
    if len(texts) < 2:
        yield paragraph(texts[0] if texts else empty, style="SopBox")
        return
    number = manuscript.numbered()
    for text in texts:
        yield paragraph(text, style="SopBox", numbering=(number, 0))


def named(name: str, text: str, was: str | None = None, redline: Redline | None = None) -> Xml:
    """Return `Name: text`, the text bold; `redline` tracks what of it `was` another."""
    if redline is None or was is None:
        return paragraph(f"{name}: ", run(text, BOLD))
    return paragraph(f"{name}: ", *redline.runs(was, text, BOLD))
