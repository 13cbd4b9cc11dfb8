"""The identity part of a form that came back, its executors and its notes → the SOP's keys."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from soptool.form.shown import Shown, ShownBox, ShownField
from soptool.importing.alike import lined_up
from soptool.importing.returned.theirs import Theirs, like, listed, within
from soptool.importing.seen import Line, Mark, Seen, SeenCell, normal, said, same
from soptool.importing.version import Version
from soptool.language import msg
from soptool.model.dates import recognise_date
from soptool.model.inheritance import ADDS, adds
from soptool.model.staff import staff_number

_EMPTY: Final = frozenset({"", "–", "-"})
_REVISION = re.compile(r"^(.*?)\s*\((?:\w+ )?(?:revisi ke-|revision )([^()]*)\)$", re.IGNORECASE)
_LISTS: Final = ("inputs", "outputs")


@dataclass(frozen=True, slots=True)
class Identity:
    """The SOP of the document itself; `laws` has ids of regulations by their titles."""

    shown: Shown
    seen: Seen
    theirs: Theirs
    laws: Mapping[str, str]

    @property
    def version(self) -> Version:
        return self.theirs.versions[self.shown.sop]

    def compare(self) -> None:
        """Bring what changed into the SOP."""
        for field in self.shown.fields:
            cell = self.seen.fields.get(field.key)
            if cell is not None:
                self._field(field, cell)
        self._signature()
        self._agency()
        for box in self.shown.boxes:
            items = self.seen.boxes.get(box.key)
            if items is None:
                message = msg("This box is not there any more; the SOP still has what stood in it.")
                self.theirs.tell("assumed", "", box.key, box.name, message)
            elif not same(_items(box), items.texts):
                self._box(box, items)
        self._executors()
        self._pairs()
        self._others()

    def _untold(self, key: str, text: str) -> None:
        message = msg("It can't be told where this belongs in the SOP: it was not taken.")
        self.theirs.tell("text", "", key, text, message)

    def _field(self, field: ShownField, cell: SeenCell) -> None:
        new = "" if (text := " ".join(cell.texts)) in _EMPTY else text
        old = "" if normal(field.text) in _EMPTY else field.text
        if normal(old) == normal(new):
            return
        if field.key == "dates.revised":
            old, new = self._revision(old, new, cell.marks)
            if normal(old) == normal(new):
                return
        self._put(field.key, old, new, cell.marks)

    def _revision(self, old: str, new: str, marks: Sequence[Mark]) -> tuple[str, str]:
        """Take the number of the revision, and return the dates without it."""
        was, now = _REVISION.match(normal(old)), _REVISION.match(normal(new))
        number = said(now[2]) if now else ""
        if (was[2] if was else "") != number:
            self.version.put(("revision",), number, marks)
        return was[1] if was else old, now[1] if now else new

    def _put(self, key: str, old: str, new: str, marks: Sequence[Mark]) -> None:
        path = key.split(".", 1)
        value = self.version.at(path)
        if path[0] == "dates":
            date = recognise_date(new) if new else None
            if new and date is None:
                self._untold(key, new)
            else:
                self.version.put(path, str(date or ""), marks)
            return
        if isinstance(value, (list, dict)):
            self._untold(key, new or old)
            return
        text = within(old, value, new) if isinstance(value, str) and old and new else new
        if text is None:
            self._untold(key, new)
        else:
            self.version.put(path, text, marks)

    def _signature(self) -> None:
        cell = self.seen.signature
        old = [field.text for field in self.shown.signature]
        if cell is None or same(old, cell.texts):
            return
        pairs = lined_up([*map(normal, old)], [*map(normal, cell.texts)])
        for here, text in enumerate(cell.texts):
            if here not in pairs:
                self._untold("approval", text)
            elif normal(old[pairs[here]]) != normal(text):
                self._signed(self.shown.signature[pairs[here]], text, cell.marks)
        for number, field in enumerate(self.shown.signature):
            if number not in pairs.values():
                if field.key == "approval.place_date":
                    self._untold(field.key, field.text)
                else:
                    self.version.put(field.key.split("."), "", cell.marks)

    def _signed(self, field: ShownField, new: str, marks: Sequence[Mark]) -> None:
        key = field.key.rpartition(".")[2]
        acting = self.version.at(("approval", "acting"))
        if key == "nip":
            self.version.put(("approval", "nip"), staff_number(new).short, marks)
        elif key == "place_date":
            self._place_date(field.text, new, marks)
        elif key == "position" and isinstance(acting, str) and acting:
            before, _, position = new.partition(" ")
            if normal(before) == normal(acting):
                self.version.put(("approval", "position"), position.strip(), marks)
            else:
                self._untold("approval.position", new)
        else:
            self.version.put(("approval", key), new, marks)

    def _place_date(self, old: str, new: str, marks: Sequence[Mark]) -> None:
        was, now = _parted(old), _parted(new)
        if now[1] and recognise_date(now[1]) is None:
            self._untold("approval.date", new)
            return
        if normal(was[0]) != normal(now[0]):
            self.version.put(("approval", "place"), now[0], marks)
        if normal(was[1]) != normal(now[1]):
            date = recognise_date(now[1]) if now[1] else None
            self.version.put(("approval", "date"), str(date or ""), marks)

    def _agency(self) -> None:
        cell = self.seen.agency
        old = self.shown.agency
        if cell is None or same(old, cell.texts):
            return
        pairs = lined_up([*map(normal, old)], [*map(normal, cell.texts)])
        unit = self.version.at(("unit",))
        for here, text in enumerate(cell.texts):
            was = old[pairs[here]] if here in pairs else ""
            if normal(was) == normal(text):
                continue
            if isinstance(unit, str) and normal(was) == normal(unit):
                self.version.put(("unit",), text, cell.marks)
            else:
                message = msg("This stands in `sop.yaml`, or is inherited from a `_defaults.yaml`:"
                              " change it there.")  # fmt: skip
                self.theirs.tell("text", "", "organization", text, message)

    def _box(self, box: ShownBox, cell: SeenCell) -> None:
        """Take a list: what was not changed stays as it is written, an id for example."""
        value = self.version.at((box.key,))
        if adds(value):
            self._added(box, listed(value)[1:], cell)
            return
        found = self._entries(box.key, listed(value), _items(box), cell.texts)
        if found is None:
            self._untold(box.key, " / ".join(cell.texts))
        else:
            self.version.put((box.key,), like(value, found), cell.marks)

    def _added(self, box: ShownBox, was: Sequence[Any], cell: SeenCell) -> None:
        """Take the entries behind those that are inherited, which stay as they are."""
        old, texts = _items(box), cell.texts
        number = len(old) - len(was)
        inherited = old[:number]
        if number < 0 or not same(inherited, texts[:number]):
            message = msg("What is inherited was changed here: change it where it is written.")
            self.theirs.tell("text", "", box.key, " / ".join(texts), message)
            return
        found = self._entries(box.key, was, old[number:], texts[number:]) or []
        self.version.put((box.key,), [ADDS, *found] if found else None, cell.marks)

    def _entries(
        self, key: str, was: Sequence[Any], old: Sequence[str], texts: Sequence[str]
    ) -> list[Any] | None:
        """Return what became of a list, None where it can't be told which entry is which."""
        if was and len(was) != len(old):
            return None
        pairs = lined_up([*map(normal, old)], [*map(normal, texts)])
        found: list[Any] = []
        for here, text in enumerate(texts):
            there = pairs.get(here)
            known = self.laws.get(normal(text), text) if key == "legal_basis" else text
            if there is None:
                found.append(known)
            elif normal(old[there]) == normal(text):
                found.append(was[there] if was else known)
            else:
                before = was[there] if was else ""
                kept = within(old[there], before, text) if isinstance(before, str) else None
                found.append(kept or known)
        return found

    def _executors(self) -> None:
        for number, (own, name) in enumerate(self.shown.columns):
            heads = [head[number] for head in self.seen.heads if head[number].texts]
            said_now = {" ".join(cell.texts): cell for cell in heads}
            new = {text: cell for text, cell in said_now.items() if normal(text) != normal(name)}
            if not own or not new:
                continue
            if len(new) > 1:
                self._untold("executors", " / ".join(new))
                continue
            ((text, cell),) = new.items()
            self._renamed(own, name, text, cell.marks)

    def _renamed(self, own: str, old: str, new: str, marks: Sequence[Mark]) -> None:
        value = self.version.at(("executors", own))
        label = value.get("name") if isinstance(value, dict) else value
        path = ("executors", own, *(("name",) if isinstance(value, dict) else ()))
        if not isinstance(label, str):
            message = msg("`{name}` is an executor of a part: change it there.", name=old)
            self.theirs.tell("text", "", "executors", new, message)
            return
        self.version.put(path, within(old, label, new) or new, marks)

    def _pairs(self) -> None:
        waiting = list(self.seen.pairs)
        for field in self.shown.pairs:
            pair = next((p for p in waiting if normal(p.name) == normal(field.name)), None)
            if pair is None:
                self._put_pair(field, "", ())
                continue
            waiting.remove(pair)
            text = "\n".join(pair.cell.texts)
            if normal(text) != normal(field.text):
                self._put_pair(field, text, pair.cell.marks)
        for pair in waiting:
            text = " ".join((pair.name, *pair.cell.texts)).strip()
            if text:
                self._untold("", text)

    def _put_pair(self, field: ShownField, text: str, marks: Sequence[Mark]) -> None:
        path = field.key.split(".", 1)
        if path[0] in ("definitions", "footnotes") and self.version.at(path) is None:
            self._untold(field.key, text or field.text)
        elif path[0] in _LISTS:
            value = self.version.at(path)
            items = [each.strip() for each in text.split(";") if each.strip()]
            if value is None:
                message = msg("This is derived from the steps: change them.")
                self.theirs.tell("text", "", field.key, text or field.text, message)
            else:
                self.version.put(path, like(value, items), marks)
        elif not field.key:
            self._untold("", text or field.text)
        elif field.key == "volume":
            self.version.put(path, text, marks)
        else:
            self._put(field.key, field.text, text, marks)

    def _others(self) -> None:
        """List what stands outside of the form, and what is reckoned where it was changed."""
        known = {normal(line) for line in self.shown.lines}
        for line in self.seen.lines:
            if normal(line.text) not in known:
                self._outside(line)
        for line in self.seen.other:
            if normal(line.text) not in known:
                self._outside(line)

    def _outside(self, line: Line) -> None:
        message = msg("This stands outside of the form, or is reckoned: it was not taken.")
        self.theirs.tell("text", "", "", said(line.text), message)


def _items(box: ShownBox) -> tuple[str, ...]:
    return tuple(item for item in box.items if normal(item) not in _EMPTY)


def _parted(text: str) -> tuple[str, str]:
    """Part `Jakarta, 26 Oktober 2026`; one of the two may be missing."""
    place, there, date = normal(text).rpartition(", ")
    if there:
        return place, date
    return ("", normal(text)) if recognise_date(text) else (normal(text), "")


def texts_in(seen: Seen) -> Iterator[str]:
    """Yield every text that was seen, once."""
    cells = [*seen.fields.values(), *seen.boxes.values(), *(pair.cell for pair in seen.pairs)]
    cells += [cell for cell in (seen.signature, seen.agency) if cell]
    cells += [cell for head in seen.heads for cell in head]
    for row in seen.rows:
        cells += [*row.cells.values(), *([row.time] if row.time else [])]
    for cell in cells:
        yield from cell.texts
    yield from (line.text for line in (*seen.lines, *seen.other))
    yield from (pair.name for pair in seen.pairs if pair.name)
