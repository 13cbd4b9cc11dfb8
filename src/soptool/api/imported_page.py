"""What `sop import` read, as one page: each page's picture with its places, beside the reading."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any, Final

from soptool.api.import_check import said as said_of
from soptool.api.imported import Imported
from soptool.catalogue import translator
from soptool.export.templates import Templates
from soptool.form.clean import clean
from soptool.form.headings import Heading, headings
from soptool.importing.draft import Draft, Evidence, Remark
from soptool.importing.sheets import Box, PagePicture
from soptool.language import Message, Translate, grouped, msg
from soptool.source.emit import flow
from soptool.workbook.sheets import numbers_of

MAX_BYTES: Final = 80_000_000
"""Bytes of all pictures of a report; pages behind them have none, which is said."""
_TABLE: Final = (
    *(("activity", "Activity"), ("executor", "Executors"), ("requirements", "Requirements")),
    *(("duration", "Time"), ("outputs", "Output"), ("note", "Remarks")),
)
_NAMES: Final = {
    "title": "SOP title",
    "number": "SOP number",
    "unit": "Unit",
    "created": "Date created",
    "revised": "Date revised",
    "effective": "Date effective",
    "review": "Date of review",
    "approval": "Approved by",
    "legal_basis": "Legal basis",
    "qualifications": "Qualifications of executors",
    "related": "Related SOPs",
    "equipment": "Equipment",
    "warnings": "Warnings",
    "records": "Records",
    "purpose": "Purpose",
    "scope": "Scope",
    "definitions": "Definitions",
}
"""Keys as the form heads them; others stand as the file has them."""
_WAYS: Final = ("next", "branches", "question", "when", "join", "start", "use", "see", "row")
_PAD: Final = 2.0
_LEAST: Final = 8.0


@dataclass(frozen=True, slots=True)
class Mark:
    """A place on a page, in hundredths of it, by its number; `is_row`: it holds what was read."""

    number: str
    left: float
    top: float
    width: float
    height: float
    is_row: bool
    said: str


@dataclass(frozen=True, slots=True)
class PagePart:
    """A page: its picture as the address of data, none where there is none, and its marks."""

    name: str
    picture: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """A remark: its number on the picture, where it is, what is said, and the text it is about."""

    number: str
    place: str
    message: str
    text: str


@dataclass(frozen=True, slots=True)
class Step:
    """A row of the reading; `is_guessed`: something in it was."""

    number: str
    cells: tuple[str, ...]
    ways: str
    is_guessed: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """An SOP as it was read: `sums` adds up what was seen, `known` is how ways are known."""

    path: str
    sums: str
    known: tuple[tuple[str, str], ...]
    about: tuple[tuple[str, str], ...]
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class FilePart:
    """A file with its pages and what was read of them; `bare`: why there is no picture of it."""

    source: str
    anchor: str
    summary: str
    is_read: bool
    bare: str
    pages: tuple[PagePart, ...]
    readings: tuple[Reading, ...]
    remarks: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class ImportPage:
    """The whole report."""

    language: str
    title: str
    said: str
    words: Mapping[str, str]
    heads: tuple[str, ...]
    files: tuple[FilePart, ...]
    badge: None = None


def report_html(files: Sequence[Imported], language: str) -> str:
    """Return the report as one self-contained page."""
    say = translator(language)
    t = headings(language)
    told = [one for one in files if not one.is_settings and not one.is_aside]
    left = MAX_BYTES
    parts = []
    for number, source in enumerate(dict.fromkeys(one.source for one in told), start=1):
        ones = [one for one in told if one.source == source]
        has_room = left > 0
        left -= sum(len(picture.png) for picture in ones[0].pictures)
        parts.append(_file(ones, f"f{number}", say, t, has_room=has_room))
    page = ImportPage(
        language,
        msg("What was imported").render(say),
        msg("Files: {files}; not read: {unread}.", files=grouped(len(parts)),
            unread=grouped(sum(not part.is_read for part in parts))).render(say),
        {name: message.render(say) for name, message in _WORDS.items()},
        tuple(t(head) for _, head in _TABLE),
        tuple(parts),
    )  # fmt: skip
    return Templates().render("html/imported.html.j2", page=page)


_NO_PAGES: Final = msg("There is no picture of this file: its cells and paragraphs are named.")
_NO_ROOM: Final = msg("The pictures before it fill this report: import the file by itself.")
_KNOWN: Final[Mapping[Evidence, Message]] = {
    "glued": msg("the file ties the line to both symbols"),
    "drawn": msg("the line touches both symbols"),
    "near": msg("the line ends a little before a symbol"),
    "page": msg("through connectors to another page"),
    "assumed": msg("nothing is drawn: the next row is taken"),
    "lost": msg("the line leads nowhere: listed, not read"),
}
_WORDS: Final = {
    "known": msg("How ways are known"),
    "remarks": msg("What to look at"),
    "reading": msg("What was read"),
    "way": msg("Goes on"),
    "nothing": msg("Nothing is left over."),
}


def _file(
    ones: Sequence[Imported],
    anchor: str,
    say: Translate,
    t: Heading,
    *,
    has_room: bool,
) -> FilePart:
    pictures = ones[0].pictures if has_room else ()
    drafts = [one.draft for one in ones if one.draft is not None]
    remarks = [remark for draft in drafts for remark in draft.remarks]
    numbers = {id(remark): str(at) for at, remark in zip(count(1), remarks, strict=False)}
    read = [one for one in ones if one.text is not None and one.draft is not None]
    said = [_said(remark, numbers[id(remark)], say) for remark in remarks]
    why = [Said("", "", one.reason.render(say), "") for one in ones if one.reason is not None]
    why += [Said("", "", said_of(drift).render(say), "") for one in ones for drift in one.drift]
    return FilePart(
        clean(ones[0].source),
        anchor,
        _summary(read).render(say),
        bool(read),
        (_NO_ROOM if ones[0].pictures else _NO_PAGES).render(say),
        tuple(_page(picture, drafts, numbers, say) for picture in pictures),
        tuple(_reading(one, one.draft, t, say) for one in read if one.draft is not None),
        (*why, *said),
    )


def _summary(read: Sequence[Imported]) -> Message:
    drafts = [one.draft for one in read if one.draft is not None]
    if not drafts:
        return msg("It was not read.")
    placed = sum(draft.counts.placed for draft in drafts)
    return msg(
        "{rows} rows; {placed} of {all} symbols, lines and texts placed.",
        rows=sum(draft.counts.rows for draft in drafts),
        placed=placed,
        all=placed + sum(draft.counts.listed for draft in drafts),
    )


def _said(remark: Remark, number: str, say: Translate) -> Said:
    place = remark.place.render(say) if remark.place else ""
    return Said(number, place, remark.message.render(say), clean(remark.text))


def _page(
    picture: PagePicture, drafts: Sequence[Draft], numbers: Mapping[int, str], say: Translate
) -> PagePart:
    marks = [
        _mark(source.box, picture, "", is_row=True)
        for draft in drafts
        for source in draft.sources.values()
        if source.page == picture.number and source.box is not None
    ]
    marks += [
        _mark(remark.box, picture, numbers[id(remark)], remark.message.render(say))
        for draft in drafts
        for remark in draft.remarks
        if remark.page == picture.number and remark.box is not None
    ]
    address = f"data:image/png;base64,{b64encode(picture.png).decode()}"
    name = msg("Page {number}", number=picture.number).render(say)
    return PagePart(name, address, tuple(marks))


def _mark(
    box: Box, picture: PagePicture, number: str, said: str = "", *, is_row: bool = False
) -> Mark:
    """Return the place of a box, wide enough to be seen."""
    middle_x, middle_y = box.middle
    half_x = max(box.width + 2 * _PAD, _LEAST) / 2
    half_y = max(box.height + 2 * _PAD, _LEAST) / 2 if not is_row else box.height / 2
    left, top = max(middle_x - half_x, 0), max(middle_y - half_y, 0)
    right, bottom = min(middle_x + half_x, picture.width), min(middle_y + half_y, picture.height)
    return Mark(
        number,
        round(100 * left / picture.width, 2),
        round(100 * top / picture.height, 2),
        round(100 * max(right - left, 0) / picture.width, 2),
        round(100 * max(bottom - top, 0) / picture.height, 2),
        is_row,
        said,
    )


def _reading(one: Imported, draft: Draft, t: Heading, say: Translate) -> Reading:
    data = draft.data
    steps = [step for step in data.get("steps") or () if isinstance(step, dict)]
    names = {str(key): _name(value) for key, value in _mapping(data.get("executors")).items()}
    printed = dict(zip((str(s.get("id")) for s in steps), numbers_of(steps), strict=True))
    about = tuple(
        (t(_NAMES[key]) if key in _NAMES else key, clean(text)) for key, text in _about(data)
    )
    rows = tuple(
        Step(number, tuple(_cells(step, names)), _ways(step, printed), ("steps", at) in draft.notes)
        for at, (step, number) in enumerate(zip(steps, numbers_of(steps), strict=True))
    )
    known = ((say_of.render(say), grouped(draft.edges[kind]).render(say))
             for kind, say_of in _KNOWN.items() if draft.edges.get(kind))  # fmt: skip
    return Reading(clean(str(one.path or "")), _sums(draft).render(say), tuple(known), about, rows)


def _sums(draft: Draft) -> Message:
    counts = draft.counts
    return msg(
        "Symbols {symbols} + lines {lines} + texts {texts} = placed {placed} + listed {listed}.",
        symbols=grouped(counts.symbols),
        lines=grouped(counts.lines),
        texts=grouped(counts.texts),
        placed=grouped(counts.placed),
        listed=grouped(counts.listed),
    )


def _about(data: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield what stands before the steps: each date by itself, and who approved without keys."""
    for key, value in data.items():
        if key == "dates":
            yield from ((str(name), _text(date)) for name, date in _mapping(value).items())
        elif key == "approval":
            yield key, "\n".join(map(_text, _mapping(value).values()))
        elif key not in ("steps", "executors", "kind", "id"):
            yield str(key), _text(value)


def _cells(step: Mapping[str, Any], names: Mapping[str, str]) -> Iterator[str]:
    for key, _ in _TABLE:
        value = step.get(key)
        yield clean(_who(value, names) if key == "executor" else _text(value))


def _who(value: Any, names: Mapping[str, str]) -> str:
    if isinstance(value, dict):
        return "; ".join(f"{mode}: {_who(ids, names)}" for mode, ids in value.items())
    ids = value if isinstance(value, list) else [value] if value else []
    return ", ".join(names.get(str(own), str(own)) for own in ids)


def _ways(step: Mapping[str, Any], printed: Mapping[str, str]) -> str:
    """Say how a step goes on, rows by the numbers that are printed."""
    said = {key: step[key] for key in _WAYS if step.get(key)}
    lines = []
    for key, value in said.items():
        if key == "branches" and isinstance(value, dict):
            lines += [f"{label} → {_target(to, printed)}" for label, to in value.items()]
        elif key == "next":
            lines.append(f"→ {_target(value, printed)}")
        else:
            lines.append(f"{key}: {_text(value)}")
    return clean("\n".join(lines))


def _target(value: Any, printed: Mapping[str, str]) -> str:
    if isinstance(value, list):
        return ", ".join(_target(each, printed) for each in value)
    return printed.get(value, value) if isinstance(value, str) else flow(value)


def _mapping(value: Any) -> Mapping[Any, Any]:
    return value if isinstance(value, dict) else {}


def _name(value: Any) -> str:
    return str(_mapping(value).get("name", value))


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return "\n".join(_text(each) for each in value)
    return "\n".join(f"{key}: {_text(each)}" for key, each in value.items())
