"""The cells of one row that came back → the keys of the steps in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from soptool.form.shown import Shown, ShownRow
from soptool.importing.alike import lined_up
from soptool.importing.returned.theirs import Theirs, like, listed, within
from soptool.importing.seen import Mark, SeenCell, SeenRow, normal, same
from soptool.importing.version import Version
from soptool.language import msg
from soptool.source.places import Data

_AROUND = re.compile(r"^(.*\S)\s*\(([^()]*)\)$", re.DOTALL)
SAME: Final = "same"
Place = tuple[int, str, int | None]
"""Which step of the row, which key of it, which entry of its list."""


@dataclass(frozen=True, slots=True)
class Cells:
    """One row; `steps` are those in it, each with its place in the copy."""

    theirs: Theirs
    shown: Shown
    before: ShownRow
    row: SeenRow
    steps: Sequence[tuple[Version, int]]

    def compare(self) -> None:
        """Bring what changed into the steps."""
        self._number()
        if not same(self.before.cells["activity"], self.row.cells["activity"].texts):
            self._activity()
        for key in ("requirements", "outputs"):
            if not same(self.before.cells[key], self.row.cells[key].texts):
                self._list(key)
        if not same(self.before.cells["note"], self.row.cells["note"].texts):
            self._note()
        self._time()

    def _now(self, number: int) -> dict[str, Any]:
        version, index = self.steps[number]
        step: dict[str, Any] = version.data["steps"][index]
        return step

    def _was(self, number: int) -> dict[str, Any]:
        version, index = self.steps[number]
        step: dict[str, Any] = version.steps[index]
        return step

    def _put(
        self, number: int, key: str, value: str | Sequence[Data], marks: Sequence[Mark]
    ) -> None:
        version, index = self.steps[number]
        step = self._now(number)
        if value:
            step[key] = value
        else:
            step.pop(key, None)
        version.evidence["steps", index, key] = tuple(marks)

    def _untold(self, key: str, text: str) -> None:
        message = msg("It can't be told where this belongs in the SOP: it was not taken.")
        self.theirs.tell("text", self.row.no or self.before.no, key, text, message)

    def _number(self) -> None:
        """Take a number only where the author wrote one: others are counted."""
        old, new = normal(self.before.no), normal(self.row.no)
        if old == new or not self.steps:
            return
        if normal(str(self._was(0).get("no", ""))) == old:
            self._put(0, "no", self.row.no, self.row.marks)

    def _activity(self) -> None:
        cell = self.row.cells["activity"]
        places = [*self._acts()]
        old = self.before.cells["activity"]
        if not self.steps or (len(places) != len(old) and len(self.steps) > 1):
            self._untold("activity", " / ".join(cell.texts))
            return
        if len(places) != len(old):  # the text is not the step's own: that of a part
            first, *details = cell.texts or ("",)
            self._put(0, "activity", first, cell.marks)
            if details:
                self._put(0, "details", details, cell.marks)
            return
        self._lines(places, old, cell)

    def _acts(self) -> Iterator[Place]:
        """Yield where each line of the cell comes from."""
        for number in range(len(self.steps)):
            step = self._was(number)
            details = listed(step.get("details"))
            if step.get("activity") or details or step.get("when"):
                yield number, "activity", None
            for entry in range(len(details)):
                yield number, "details", entry

    def _lines(self, places: Sequence[Place], old: Sequence[str], cell: SeenCell) -> None:
        pairs = lined_up([*map(normal, old)], [*map(normal, cell.texts)])
        details: dict[int, list[str]] = {number: [] for number in range(len(self.steps))}
        at = 0
        for here, line in enumerate(cell.texts):
            place = places[pairs[here]] if here in pairs else None
            if place is None or place[1] == "details":
                at = place[0] if place else at
                was = place and str(listed(self._was(at).get("details"))[place[2] or 0])
                is_kept = place is not None and normal(old[pairs[here]]) == normal(line)
                details[at].append(str(was) if is_kept else line)
                continue
            at = place[0]
            if normal(old[pairs[here]]) != normal(line):
                self._act(at, old[pairs[here]], line, cell.lines[here].marks or cell.marks)
        for number, texts in details.items():
            was = self._was(number).get("details")
            if texts != listed(was):
                self._put(number, "details", like(was, texts), cell.marks)
        kept = {places[there] for there in pairs.values()}
        for place in places:
            if place[1] == "activity" and place not in kept:
                self._put(place[0], "activity", "", cell.marks)

    def _act(self, number: int, old: str, new: str, marks: Sequence[Mark]) -> None:
        """Take a changed line apart: the activity, and the condition or question behind it."""
        step = self._was(number)
        activity = str(step.get("activity", ""))
        if not activity:
            self._put(number, "activity", new, marks)
            return
        alone = within(old, activity, new)
        if alone:
            self._put(number, "activity", alone, marks)
            return
        was, now = _AROUND.match(normal(old)), _AROUND.match(normal(new))
        around = {normal(str(step.get(key, ""))): key for key in ("question", "when")}
        key = around.get(was[2]) if was else None
        said_now = within(was[1], activity, now[1] if now else new) if was else None
        if key is None or was is None or not said_now:
            self._untold("activity", new)
            return
        if said_now != activity:
            self._put(number, "activity", said_now, marks)
        self._put(number, key, now[2] if now else "", marks)

    def _list(self, key: str) -> None:
        cell, old = self.row.cells[key], self.before.cells[key]
        places = [(number, entry) for number in range(len(self.steps))
                  for entry in range(len(listed(self._was(number).get(key))))]  # fmt: skip
        if not self.steps or (len(places) != len(old) and (places or len(self.steps) > 1)):
            self._untold(key, " / ".join(cell.texts))
            return
        pairs = lined_up([*map(normal, old)], [*map(normal, cell.texts)]) if places else {}
        found: dict[int, list[Any]] = {number: [] for number in range(len(self.steps))}
        at = 0
        for here, text in enumerate(cell.texts):
            there = pairs.get(here)
            if there is None:
                found[at].append(text)
                continue
            at, entry = places[there]
            was = listed(self._was(at).get(key))[entry]
            is_kept = normal(old[there]) == normal(text)
            found[at].append(was if is_kept else within(old[there], str(was), text) or text)
        for number, texts in found.items():
            value = self._was(number).get(key)
            if texts != listed(value):
                self._put(number, key, like(value, texts), cell.marks)

    def _note(self) -> None:
        """Take remarks; the SOPs that are named below them are none of their text."""
        cell, old = self.row.cells["note"], self.before.cells["note"]
        noted = [n for n in range(len(self.steps)) if self._was(n).get("note")]
        cites = old[len(noted) :]
        pairs = lined_up([*map(normal, old)], [*map(normal, cell.texts)])
        lines: dict[int, list[str]] = {number: [] for number in noted}
        kept: set[int] = set()
        for here, text in enumerate(cell.texts):
            there = pairs.get(here)
            if there is not None and there >= len(noted):
                kept.add(there)
                if normal(old[there]) != normal(text):
                    self._untold("see", text)
                continue
            number = noted[there] if there is not None else (noted[-1] if noted else 0)
            is_same = there is not None and normal(old[there]) == normal(text)
            lines.setdefault(number, []).append(str(self._was(number)["note"]) if is_same else text)
        for number, texts in lines.items():
            if self.steps and "\n".join(texts) != self._was(number).get("note", ""):
                self._put(number, "note", "\n".join(texts), cell.marks)
        gone = [n for n in range(len(cites)) if len(noted) + n not in kept]
        if gone:
            self._uncited(gone, cites, cell.marks)
        if not self.steps:
            self._untold("note", " / ".join(cell.texts))

    def _uncited(self, gone: Sequence[int], cites: Sequence[str], marks: Sequence[Mark]) -> None:
        see = listed(self._was(0).get("see")) if len(self.steps) == 1 else []
        if len(see) != len(cites):
            self._untold("see", " / ".join(cites[n] for n in gone))
            return
        self._put(0, "see", [each for n, each in enumerate(see) if n not in gone], marks)

    def _time(self) -> None:
        old, cell = self.before.time, self.row.time
        if normal("\n".join(old or ())) == normal(cell.text if cell else "") and (
            old is None or cell is not None
        ):
            return
        marks = cell.marks if cell else self.row.marks
        timed = [
            n for n in range(len(self.steps)) if self._was(n).get("duration") not in (None, SAME)
        ]
        if cell is None:
            self._put(0, "duration", SAME, marks) if self.steps else None
        elif len(self.steps) == 1:
            self._put(0, "duration", cell.text, marks)
        elif len(timed) == 1 and (not old or len(old) == 1):
            self._put(timed[0], "duration", cell.text, marks)
        elif old and len(timed) == len(old) == len(cell.texts):
            for number, text, before in zip(timed, cell.texts, old, strict=True):
                if normal(text) != normal(before):
                    self._put(number, "duration", text, marks)
        elif not timed and self.steps:
            self._put(0, "duration", cell.text, marks)
        else:
            self._untold("duration", cell.text)
