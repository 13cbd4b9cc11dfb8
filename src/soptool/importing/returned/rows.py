"""The rows of a form that came back → what became of the steps they show."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from soptool.form.shown import Shown, ShownRow
from soptool.importing.alike import likeness, matched
from soptool.importing.returned.drawn import Drawings
from soptool.importing.returned.step import Cells
from soptool.importing.returned.theirs import Theirs
from soptool.importing.seen import Seen, SeenRow, normal, said
from soptool.importing.version import Version
from soptool.language import msg

_KEYS: Final = ("activity", "requirements", "outputs", "note")
_OWN_SYMBOL: Final = 0.3
"""What a symbol of the row's own adds to likeness."""


def compare_rows(shown: Shown, seen: Seen, theirs: Theirs) -> None:
    """Bring the changes of the rows into the steps."""
    theirs.rows = sum(not row.is_gone and not row.is_heading for row in seen.rows)
    _Rows(shown, seen, theirs).compare()


@dataclass(slots=True)
class _Rows:
    shown: Shown
    seen: Seen
    theirs: Theirs
    order: list[tuple[str, int | dict[str, Any]]] = field(default_factory=list)
    """The steps as they stand now: the SOP, and the step's place in the copy, or a new step."""

    def compare(self) -> None:
        old, new = self.shown.rows, self.seen.rows
        found = matched([*map(_shown_key, old)], [*map(_seen_key, new)], self._likeness)
        drawings = Drawings(self.shown, self.theirs, self.seen)
        for place, row in enumerate(new):
            before = old[found[place]] if place in found else None
            if row.is_gone or (before is not None and _is_empty(row)):
                self._gone(before, row)
            elif before is None:
                self._came(row)
            else:
                self._stays(before, row)
                drawings.compare(before, row)
        known = {*found.values()}
        for number, before in enumerate(old):
            if number not in known:
                self._gone(before, None)
        self._settle()

    def _likeness(self, here: int, there: int) -> float:
        old, new = self.shown.rows[here], self.seen.rows[there]
        if (old.kind == "heading") != new.is_heading:
            return 0.0
        pairs = (
            (_joined(old.cells.get(key, ())), " ".join(new.cells[key].texts), weight)
            for key, weight in zip(_KEYS, (2, 1, 1, 1), strict=True)
        )
        told = [(one, other, weight) for one, other, weight in pairs if one or other]
        whole = sum(weight for *_, weight in told)
        rate = sum(weight * likeness(one, other) for one, other, weight in told) / (whole or 1)
        own = {symbol.name for symbol in new.symbols or ()} & set(old.symbols)
        return rate + (_OWN_SYMBOL if own else 0.0)

    def _steps(self, row: ShownRow) -> Iterator[tuple[Version, int]]:
        for sop, index in row.steps:
            version = self.theirs.versions.get(sop)
            if version and index < len(version.steps) and isinstance(version.steps[index], dict):
                yield version, index

    def _stays(self, before: ShownRow, row: SeenRow) -> None:
        steps = [*self._steps(before)]
        if before.kind == "heading":
            self._heading(before, row)
            return
        for version, index in steps:
            self.order.append((version.sop, index))
        Cells(self.theirs, self.shown, before, row, steps).compare()

    def _heading(self, before: ShownRow, row: SeenRow | None) -> None:
        """Change the heading in the step that it stands above."""
        old = _joined(before.cells["activity"])
        new = " ".join(row.cells["activity"].texts) if row else ""
        if normal(old) == normal(new):
            return
        rows = self.shown.rows
        at = next(n for n, each in enumerate(rows) if each is before)
        below = next((each for each in rows[at + 1 :] if each.kind == "activity"), None)
        for version, index in self._steps(below) if below else ():
            step = version.data["steps"][index]
            if normal(str(step.get("section", ""))) == normal(old):
                step["section"] = said(new)
                if not new:
                    del step["section"]
                version.evidence["steps", index, "section"] = row.marks if row else ()
                return
        message = msg("This heading is not written in the SOP: it was not taken.")
        self.theirs.tell("text", "", "section", new or old, message)

    def _gone(self, before: ShownRow | None, row: SeenRow | None) -> None:
        if before is None:
            return
        if before.kind == "heading":
            self._heading(before, None)
        steps = [*self._steps(before)]
        if before.steps and not steps:
            self._elsewhere(before.no, _joined(before.cells["activity"]))
        for version, index in steps:
            version.evidence["steps", index] = row.marks if row else ()

    def _came(self, row: SeenRow) -> None:
        """Take a row that came in for a step."""
        text = " ".join(cell for key in _KEYS for cell in row.cells[key].texts)
        if not text and (row.time is None or not row.time.texts):
            return
        if row.is_heading or not row.cells["activity"].texts:
            message = msg("No row of this kind was there before: it was not taken.")
            self.theirs.tell("text", row.place, "activity", text, message)
            return
        sop = self.order[-1][0] if self.order else self._first()
        version = self.theirs.versions[sop]
        if not version.steps and self.shown.rows:
            self._elsewhere(row.place, text)
            return
        step = self._step(row, version)
        self.order.append((sop, step))
        count = sum(not isinstance(each, int) for _, each in self.order)
        version.evidence["steps", "+", count - 1] = row.marks

    def _elsewhere(self, place: str, text: str) -> None:
        message = msg("The steps stand in the generic SOP: change them there. It was not taken.")
        self.theirs.tell("text", place, "steps", text, message)

    def _first(self) -> str:
        owners = (sop for row in self.shown.rows for sop, _ in row.steps)
        return next((sop for sop in owners if sop in self.theirs.versions), self.theirs.own)

    def _step(self, row: SeenRow, version: Version) -> dict[str, Any]:
        activity, *details = row.cells["activity"].texts
        step: dict[str, Any] = {"activity": activity}
        columns = [symbol.column for symbol in row.symbols or ()]
        columns += [n for n, text in enumerate(row.executors) if text and n not in columns]
        known = version.base.get("executors")
        ids = list(dict.fromkeys(self.shown.columns[column][0] for column in columns))
        ids = [own for own in ids if not isinstance(known, dict) or own in known]
        step["executor"] = ids[0] if len(ids) == 1 else ids
        step["requirements"] = list(row.cells["requirements"].texts)
        step["duration"] = "same" if row.time is None else row.time.text
        step["outputs"] = list(row.cells["outputs"].texts)
        step["note"] = "\n".join(row.cells["note"].texts)
        step["details"] = details
        if not ids:
            message = msg("Nobody is drawn in this new row: write who does it (`executor`).")
            self.theirs.tell("assumed", row.place, "executor", activity, message)
        return {key: value for key, value in step.items() if value}

    def _settle(self) -> None:
        """Put the steps of each SOP into the order in which they stand now."""
        for version in self.theirs.versions.values():
            seen = [each for sop, each in self.order if sop == version.sop]
            shown = {index for row in self.shown.rows for sop, index in row.steps
                     if sop == version.sop}  # fmt: skip
            if not shown or not version.steps:
                continue
            steps, data = version.steps, version.data["steps"]
            unseen = [n for n in range(len(steps)) if n not in shown]
            for index in unseen:
                later = (n for n, e in enumerate(seen) if isinstance(e, int) and e > index)
                seen.insert(next(later, len(seen)), index)
            seen = [
                each
                for n, each in enumerate(seen)
                if not isinstance(each, int) or each not in seen[:n]
            ]
            version.origins = [each if isinstance(each, int) else None for each in seen]
            version.data["steps"] = [data[each] if isinstance(each, int) else each for each in seen]


def _joined(texts: Sequence[str]) -> str:
    return " ".join(map(said, texts))


def _is_empty(row: SeenRow) -> bool:
    """Whether somebody deleted what stood in the row, and left the row."""
    time = row.time.texts if row.time else ()
    return not any((*(cell.texts for cell in row.cells.values()), *time))


def _shown_key(row: ShownRow) -> tuple[str, ...]:
    cells: Mapping[str, Sequence[str]] = row.cells
    texts = (normal(_joined(cells.get(key, ()))) for key in _KEYS)
    return (str(row.kind == "heading"), *texts, normal("\n".join(row.time or ())))


def _seen_key(row: SeenRow) -> tuple[str, ...]:
    texts = (normal(" ".join(row.cells[key].texts)) for key in _KEYS)
    time = row.time.texts if row.time else ()
    return (str(row.is_heading), *texts, normal("\n".join(time)))
