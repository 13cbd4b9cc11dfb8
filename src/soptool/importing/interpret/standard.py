"""Components of service standards → the data of a standard, in the format's own keys."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, Final

from soptool.importing.draft import Counts, Draft, Remark
from soptool.importing.interpret.approval import approval_of, place_and_date
from soptool.importing.interpret.components import PLEDGE, Part, key_of, parts_of
from soptool.importing.interpret.letters import Line
from soptool.importing.interpret.page import Page
from soptool.importing.interpret.pairs import parts_below
from soptool.importing.interpret.paragraphs import joined, paragraph
from soptool.importing.interpret.records import record_headings, record_of
from soptool.importing.interpret.words import plain, printed
from soptool.language import msg
from soptool.model.standard import Standard
from soptool.shape.names import in_order, names_of

_TITLE: Final = re.compile(
    r"(?:standar pelayanan(?: publik)?|service standards?)\s*[:–-]?\s*(.*)", re.IGNORECASE
)
_LABEL: Final = re.compile(
    r"(?:jenis|nama) (?:pelayanan|layanan)(?: publik)?\s*:?\s*(.*)", re.IGNORECASE
)
_EMPTY: Final = rf"{printed('not filled in')}|[-–—.\s]*"
_HANDLED: Final = re.compile(
    rf"(.*?)\s*((?:{printed('Handled according to')}) (.+?)\.?)", re.IGNORECASE | re.DOTALL
)
"""Behind the channels of complaints our own forms name the SOP that handles them."""
_DELIVERED: Final = rf"(?:{printed('Delivered through')}):"
_THROUGH: Final = re.compile(rf"{_DELIVERED}\s*(.+?)\.?", re.IGNORECASE | re.DOTALL)
"""So our own forms name the SOPs that deliver a service."""
_COUNTED: Final = re.compile(r"(?:\d{1,2}|[A-Z])[.)]\s*(\S.*)")
"""The name of a service among several, with its number."""
_SAME: Final = 3.0
_BELOW: Final = 40.0
_SIGNING: Final = 90.0
"""Room for a signature and a stamp."""
_STATEMENTS: Final = (
    ("sanction", r"sanksi|kompensasi|sanction"),
    ("improvement", r"perbaikan|memperbaiki|improve"),
    ("promise", r"sanggup|menyatakan|janji|able|promise"),
)


@dataclass(slots=True)
class _Service:
    title: str = ""
    delivery: dict[str, Any] = field(default_factory=dict)
    management: dict[str, Any] = field(default_factory=dict)
    extra: dict[str, Any] = field(default_factory=dict)
    sops: list[str] = field(default_factory=list)
    """Titles and numbers of those that deliver it, on forms of ours."""
    end: tuple[int, float] = (0, 0.0)
    """On which page, and where there, its last component ends."""

    @property
    def data(self) -> dict[str, Any]:
        """All that is there."""
        whole = {"sops": self.sops, "delivery": self.delivery, "management": self.management,
                 "extra": self.extra}  # fmt: skip
        return {key: value for key, value in whole.items() if value}

    def add(self, part: Part) -> None:
        """Take a component; a second one of a kind stands beside the fourteen."""
        self.end = (part.page.number, part.bottom)
        items = [item for item in part.items if not re.fullmatch(_EMPTY, plain(item))]
        if not items:
            return
        said: Any = items if len(items) > 1 else items[0]
        group, key = part.key or ("extra", part.name)
        place: dict[str, Any] = getattr(self, group)
        if part.key is not None and key in place:
            self.extra.setdefault(part.name, said)
        elif key == "complaints":
            handled = _HANDLED.fullmatch(items[-1])
            if handled is not None:
                items[-1:] = [handled[1]] if handled[1] else []
            place[key] = {"channels": items} if items else {}
            if handled is not None:
                place[key]["sop"] = handled[3]
        else:
            place[key] = said

    def has(self, part: Part) -> bool:
        """Whether a component is there already."""
        return part.key is not None and part.key[1] in getattr(self, part.key[0])


def standard_of(pages: Sequence[Page], *, with_names: bool) -> Draft | None:
    """Read a service standard; None where there are few components. Its identity is not read.

    Who signed the pledge is left out unless it is asked for `with_names`.
    """
    parts = parts_of(pages)
    if not parts:
        return None
    services = _services(parts)
    _deliver(pages, services)
    data: dict[str, Any] = {"kind": "standard"}
    title = _title(pages)
    if title:
        data["title"] = title
    if len(services) == 1:
        data |= services[0].data
    else:
        data["services"] = [
            {"title": service.title or f"Layanan {number}", **service.data}
            for number, service in enumerate(services, start=1)
        ]
    pledge = _pledge(pages, with_names=with_names)
    if pledge:
        data["pledge"] = pledge
    data |= _records(pages)
    draft = Draft(in_order(data, names_of(Standard)), counts=Counts(rows=len(parts)))
    draft.remarks += _unknown(parts)
    return draft


def _records(pages: Sequence[Page]) -> dict[str, Any]:
    """Take what is recorded of the standard's making and life."""
    found: dict[str, Any] = {}
    for page in pages:
        for key, pairs in parts_below(page, record_headings()):
            if record := record_of(key, pairs):
                found[key] = record
    return found


def _deliver(pages: Sequence[Page], services: Sequence[_Service]) -> None:
    """Take what our own forms say below a service: the SOPs that deliver it."""
    for page in pages:
        lines = list(page.letters.across())
        for at, line in enumerate(lines):
            if not page.letters.taken.isdisjoint(line.numbers) or not re.match(
                _DELIVERED, line.text, re.IGNORECASE
            ):
                continue
            said = paragraph(line, lines[at + 1 :])
            named = _THROUGH.fullmatch(joined(said, has_spaces=page.has_spaces))
            before = [each for each in services if each.end <= (page.number, line.box.y0 + 1)]
            if named is None or not before:
                continue
            page.letters.take(said)
            before[-1].sops = named[1].split("; ")


def _services(parts: Sequence[Part]) -> list[_Service]:
    """Tell services apart, and take their names."""
    starts = _starts(parts)
    found = []
    for start, end in pairwise([*starts, len(parts)]):
        service = _Service(_above(parts[start], parts[start - 1] if start else None, starts))
        for part in parts[start:end]:
            service.add(part)
        found.append(service)
    return found


def _starts(parts: Sequence[Part]) -> Sequence[int]:
    """Return where services begin: where the first component of the one before comes again.

    Those of other names between a table's head and that one belong to it.
    """
    first = next(part.key for part in parts if part.key)
    found = [0]
    for number, part in enumerate(parts):
        if part.key != first or first not in {each.key for each in parts[found[-1] : number]}:
            continue
        start = number
        while not parts[start].is_headed and parts[start - 1].key is None:
            start -= 1
        found.append(start if parts[start].is_headed else number)
    return found


def _above(part: Part, before: Part | None, starts: Sequence[int]) -> str:
    """Return what stands between a component and the one before: the name of a service.

    Over the first, where the standard has its title, it is labelled, or the first of several.
    """
    page = part.page
    top = before.bottom if before is not None and before.page is page else 0.0
    lines = [line for line in _free(page) if top <= line.box.y0 < part.top]
    if not lines and before is not None and before.page is not page:
        page = before.page  # its table begins on the next page
        lines = [line for line in _free(page) if before.bottom <= line.box.y0]
    labelled = [(line, label[1]) for line in lines
                if (label := _LABEL.fullmatch(line.text.strip())) and label[1]]  # fmt: skip
    if labelled:
        page.letters.take([line for line, _ in labelled])
        return labelled[-1][1].strip()
    own = [line for line in lines if page.rules.cell(*line.box.middle) is None]
    own = [line for line in own if abs(line.box.y0 - own[-1].box.y0) < _SAME]
    said = joined(sorted(own, key=lambda line: line.box.x0), has_spaces=page.has_spaces).strip()
    numbered = _COUNTED.fullmatch(said)
    if before is None and (len(starts) < 2 or numbered is None):
        return ""
    page.letters.take(own)
    return numbered[1] if numbered else said


def _free(page: Page) -> Iterator[Line]:
    for line in page.phrases(3.0):
        if page.letters.taken.isdisjoint(line.numbers):
            yield line


def _title(pages: Sequence[Page]) -> str:
    """Return the name of the service: behind the words of the document, beside or below them."""
    for page in pages:
        lines = list(_free(page))
        for pattern in (_TITLE, _LABEL):
            for line in lines:
                said = pattern.fullmatch(line.text.strip())
                if said is None or key_of(line.text):
                    continue
                page.letters.take([line])
                if said[1].strip(" :"):
                    return said[1].strip(" :")
                beside = _beside(page, line) or _below(line, lines)
                page.letters.take(beside)
                if beside:
                    return joined(beside, has_spaces=page.has_spaces).strip(" :")
    return ""


def _beside(page: Page, line: Line) -> list[Line]:
    box = page.rules.cell(*line.box.middle)
    right = page.rules.cell(box.x1 + 4, line.box.middle[1]) if box is not None else None
    return page.letters.inside(right) if right is not None else []


def _below(line: Line, lines: Sequence[Line]) -> list[Line]:
    """Return the lines of a heading below its first one."""
    found: list[Line] = []
    end = line.box.y1
    for other in lines:
        is_next = line.box.y1 - 1 < other.box.y0 < end + _BELOW / 2
        if is_next and other is not line and key_of(other.text) is None:
            if re.match(r"no(mor)?\b|dinas|badan|:", plain(other.text)):
                break
            found.append(other)
            end = other.box.y1
    return found


def _pledge(pages: Sequence[Page], *, with_names: bool) -> dict[str, str]:
    """Read the three statements of the pledge, each told by its words."""
    found: dict[str, str] = {}
    said: dict[str, list[Line]] = {}
    for page in pages:
        lines = list(_free(page))
        heading = next((x for x in lines if re.fullmatch(PLEDGE, plain(x.text))), None)
        if heading is None:
            continue
        page.letters.take([heading])
        last = ""
        for at, line in enumerate(lines):
            if line.box.y0 <= heading.box.y0:
                continue
            known = (key for key, words in _STATEMENTS if re.search(words, plain(line.text)))
            key = next(known, "")
            placed = place_and_date(line.text) if last and not key else None
            if placed is not None:
                found |= _signed(page, [line, *_signature(line, lines[at + 1 :])], with_names)
                break
            if not key and (not last or not line.text[:1].islower()):
                continue
            last = key if key and key not in said else last
            if last:
                said.setdefault(last, []).append(line)
                page.letters.take([line])
        return {key: joined(own, has_spaces=page.has_spaces) for key, own in said.items()} | found
    return found


def _signature(placed: Line, lines: Sequence[Line]) -> Iterator[Line]:
    """Yield the lines of the signature below place and date: those that stand in one column."""
    end = placed.box.y1
    for line in lines:
        if line.box.y0 > end + _SIGNING:
            return
        if line.box.x0 < placed.box.x1 and placed.box.x0 < line.box.x1:
            end = line.box.y1
            yield line


def _signed(page: Page, lines: Sequence[Line], with_names: bool) -> Mapping[str, str]:
    """Take who signed the pledge, where and when; its form has no place for ranks."""
    read = approval_of(lines, with_names=with_names)
    signer = f"{read.get('acting', '')} {read.get('position', '')}".strip()
    rank = read.get("rank")
    page.letters.take([line for line in lines if line.text.strip(" :") != rank])
    found = {key: text for key, text in read.items() if key in ("place", "date", "name", "nip")}
    return {**found, "signer": signer} if signer else found


def _unknown(parts: Sequence[Part]) -> Iterator[Remark]:
    for part in parts:
        if part.key is None and part.items:
            message = msg("This component is none of the fourteen: it stands in `extra`.")
            yield Remark(part.page.called, "", "", "component", part.name, message)
