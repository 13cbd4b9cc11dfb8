"""Steps with the texts of their cells → the data of an SOP in the format's own keys."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from soptool.importing.draft import EVIDENCE, Evidence, Path, Remark, Source
from soptool.importing.interpret.activity import Act
from soptool.importing.interpret.columns import Columns
from soptool.importing.interpret.entries import Entry, Way
from soptool.importing.interpret.items import is_empty, items_of
from soptool.importing.interpret.labels import opposite_of
from soptool.importing.interpret.paragraphs import joined
from soptool.importing.interpret.rows import Row
from soptool.importing.interpret.steps import outcome_of
from soptool.importing.interpret.symbols import Symbol
from soptool.importing.interpret.tables import number_of
from soptool.importing.interpret.words import START, YES, is_
from soptool.importing.sheets import Box
from soptool.language import Message, msg
from soptool.model.target import RESERVED
from soptool.workbook.ids import id_of

_SAME = re.compile(r"(?:sama dengan|same as) no\. ?\S+", re.IGNORECASE)
_SEE = re.compile(r"(?:Lihat|See) (.+)", re.DOTALL)
_MODES: Final[Mapping[str, str]] = {"any": "any", "each": "each", "chain": "chain"}
_NOBODY: Final = "–"
"""So our forms head the column of executors where there are none."""
_WORDS: Final = 3
"""So many words of an activity make an id."""


@dataclass(slots=True)
class Written:
    """The executors and steps of a table as data, with where it all stands."""

    executors: dict[str, Any] = field(default_factory=dict)
    steps: list[dict[str, Any]] = field(default_factory=list)
    edges: dict[Evidence, int] = field(default_factory=lambda: dict.fromkeys(EVIDENCE, 0))
    sources: dict[Path, Source] = field(default_factory=dict)
    notes: dict[Path, Message] = field(default_factory=dict)
    remarks: list[Remark] = field(default_factory=list)


def written(
    rows: Sequence[Row],
    entries: Sequence[Entry],
    columns: Columns,
    acts: Mapping[int, Sequence[Act]],
    unseen: Container[int],
    *,
    has_spaces: bool,
) -> Written:
    """Write the data of a table; `unseen` are the rows whose drawing is a picture."""
    found = Written()
    names = _executors(columns, found, is_ours=has_spaces)
    writer = _Writer(rows, entries, columns, acts, unseen, names, found, has_spaces)
    writer.name()
    for entry in entries:
        found.steps.append(writer.step(entry))
    return found


def _executors(columns: Columns, found: Written, *, is_ours: bool) -> list[str]:
    """Give each column of executors an id of its words."""
    ids: list[str] = []
    if is_ours and [column.name for column in columns.executors] == [_NOBODY]:
        return ids
    for number, column in enumerate(columns.executors, start=1):
        name = column.name
        if not name:
            name = f"Pelaksana {number}"
            message = msg("This column of executors has no name.")
            found.remarks.append(Remark(None, "", str(number), "executor", name, message))
        own = id_of(name, found.executors)
        group = column.group
        found.executors[own] = {"name": name, "group": group} if group else name
        ids.append(own)
    return ids


@dataclass(slots=True)
class _Writer:
    rows: Sequence[Row]
    entries: Sequence[Entry]
    columns: Columns
    acts: Mapping[int, Sequence[Act]]
    unseen: Container[int]
    executors: Sequence[str]
    found: Written
    has_spaces: bool
    above: dict[str, list[str]] = field(default_factory=dict)
    expected: int = 0

    def name(self) -> None:
        """Give every entry an id of its words."""
        taken: list[str] = list(RESERVED)
        for entry in self.entries:
            act = self._act(entry)
            words = re.findall(r"\w+", act.text if act else "")[:_WORDS]
            entry.id = id_of(" ".join(words) or f"langkah {entry.row.number + 1}", taken)
            taken.append(entry.id)

    def _act(self, entry: Entry) -> Act | None:
        """Return what the cell says of an entry: of several the one in its turn."""
        acts = self.acts.get(entry.row.number, ())
        turn = [other for other in self.entries if other.row is entry.row].index(entry)
        return acts[turn] if turn < len(acts) else None

    def step(self, entry: Entry) -> dict[str, Any]:
        """Write one step."""
        act = self._act(entry)
        step: dict[str, Any] = {"id": entry.id}
        if entry.is_further:
            step["row"] = "same"
        else:
            step |= self._heading(entry)
        if act is not None:
            step |= self._said(act, entry)
        step |= self._executor(entry)
        if not entry.is_further:
            step |= self._cells(entry.row)
        step |= self._start(entry)
        step |= self._ways(entry)
        at = len(self.found.steps)
        self.found.sources[("steps", at)] = Source(
            entry.row.page.called, step.get("no", ""), box=self._box(entry.row)
        )
        return step

    def _heading(self, entry: Entry) -> dict[str, Any]:
        """Write the heading before a row, and its number where it is not the next one."""
        row = entry.row
        found: dict[str, Any] = {}
        before = [r for r in self.rows if r.number < row.number]
        headings: list[str] = []
        for other in reversed(before):
            if not other.is_heading:
                break
            headings.insert(0, joined(other.cells["activity"], has_spaces=self.has_spaces))
        if any(headings):
            found["section"] = " – ".join(text for text in headings if text)
            self.expected = 0
        self.expected += 1
        printed = " ".join(line.text for line in row.cells.get("no", ()))
        number = number_of(row)
        if number is not None and number != self.expected:
            found["no"] = str(number)
        elif number is None and printed and (self.has_spaces or not is_empty(printed)):
            found["no"] = printed
        return found

    def _said(self, act: Act, entry: Entry) -> dict[str, Any]:
        found: dict[str, Any] = {}
        when = entry.when
        text = act.text
        if when and entry.decision is None:
            found["when"] = when
        elif when:
            text = f"{text} ({when})"
        if text:
            found["activity"] = text
        if act.details:
            found["details"] = list(act.details)
        if act.mark:
            found["footnote"] = act.mark
        return found

    def _executor(self, entry: Entry) -> dict[str, Any]:
        ids = [self.executors[column] for column in entry.columns]
        if not ids and (self.has_spaces or id(entry.row) in self.unseen):
            return {}
        if not ids:
            message = msg("No symbol was read in this row: who acts?")
            row = " ".join(line.text for line in entry.row.cells.get("no", ()))
            page = entry.row.page.called
            box = self._box(entry.row)
            self.found.remarks.append(Remark(page, row, "", "executor", "", message, 0, box))
            return {}
        if any(len(symbol.columns) > 1 for symbol in entry.symbols):
            self._note(entry, msg("A symbol stands over the columns of several: all of them act."))
        if len(ids) == 1:
            return {"executor": ids[0]}
        mode = _MODES.get(entry.mode)
        return {"executor": {mode: ids} if mode else ids}

    def _cells(self, row: Row) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key in ("requirements", "outputs"):
            column = self.columns.of(key)
            if column is None:
                continue
            if key not in row.merged:
                lines = row.cells.get(key, [])
                self.above[key] = items_of(
                    lines, row.page.edge(column.x1), has_spaces=self.has_spaces, left=column.x0
                )
            if self.above.get(key):
                found[key] = list(self.above[key])
        found |= self._time(row)
        lines = row.cells.get("note", [])
        column = self.columns.of("note")
        right = column.x1 if column else 0.0
        notes = items_of(lines, right, has_spaces=True) if self.has_spaces else [
            joined(lines, has_spaces=False)]  # fmt: skip
        notes = [note for note in notes if not is_empty(note)]
        seen = [said[1] for note in notes if self.has_spaces and (said := _SEE.fullmatch(note))]
        notes = [note for note in notes if not (self.has_spaces and _SEE.fullmatch(note))]
        if notes:
            found["note"] = "\n".join(notes)
        if seen:
            found["see"] = seen
        return found

    def _time(self, row: Row) -> dict[str, Any]:
        if "duration" in row.merged:
            return {"duration": "same"} if self.found.steps else {}
        text = joined(row.cells.get("duration", []), has_spaces=self.has_spaces)
        text = " ".join(text.split())
        if _SAME.fullmatch(text):
            return {"duration": "same"}
        is_none = not text or (is_empty(text) and not self.has_spaces)
        return {} if is_none else {"duration": text}

    def _start(self, entry: Entry) -> dict[str, Any]:
        capsule = entry.terminator
        is_entered = any(way.target is entry for other in self.entries for way in other.ways)
        is_first = entry is self.entries[0]
        found: dict[str, Any] = {}
        text = entry.starts_with
        leaves = bool(entry.ways) and any(way.target for way in entry.ways)
        if capsule is not None and not entry.is_start and leaves:
            text = capsule.text
        is_capsule = capsule is not None and leaves and (self.has_spaces or not is_entered)
        if not is_first and (entry.is_start or is_capsule):
            found["start"] = "true"
        if text and not is_(START, text):
            found["label"] = text
        return found

    def _ways(self, entry: Entry) -> dict[str, Any]:
        decision = entry.decision
        labelled = [way for way in entry.ways if way.label]
        if decision is None and not self.has_spaces:
            named = {way.target for way in labelled if way.target}
            entry.ways = [way for way in entry.ways if way.label or way.target not in named]
        for way in entry.ways:
            self.found.edges[way.evidence] += 1
        if decision is not None and len(entry.ways) == 1 and not self.has_spaces:
            self._add_undrawn(entry, decision)
        if decision is not None and (len(entry.ways) > 1 or labelled):
            return self._branches(entry)
        if labelled and len({way.label for way in labelled}) > 1:
            return self._branches(entry)
        return self._next(entry)

    def _add_undrawn(self, entry: Entry, decision: Symbol) -> None:
        """Let a decision whose only line leads past the next row, or back, lead to that, too."""
        [way], after = entry.ways, self._after(entry)
        if after is None or way.target is after or after.is_further or not after.symbols:
            return
        spare = " ".join(line.text for line in decision.spare)
        decision.page.letters.take(decision.spare)
        entry.ways.append(
            Way(after, spare or opposite_of(way.label), "assumed", is_inferred=not spare)
        )
        self.found.edges["assumed"] += 1
        self._note(entry, msg("No line leads on: the next row is assumed to follow."))

    def _branches(self, entry: Entry) -> dict[str, Any]:
        decision = entry.decision
        found: dict[str, Any] = {}
        question = decision.text if decision else ""
        if question:
            found["question"] = question
        branches: dict[str, Any] = {}
        self._doubt(entry)
        ordered = sorted(entry.ways, key=lambda way: not is_(YES, way.label))
        for number, way in enumerate(ordered, start=1):
            label = way.label
            if not label and not self.has_spaces:
                label = f"cabang {number}"
                self._remark(
                    entry, "label", "", msg("A line leaves the decision without an answer.")
                )
            elif way.is_inferred and label:
                self._note(entry, msg("`{label}` was inferred from the other answer.", label=label))
            target = self._target(way)
            if label in branches:
                known = branches[label]
                branches[label] = [*(known if isinstance(known, list) else [known]), target]
            else:
                branches[label] = target
        if len(branches) < 2:
            if isinstance(next(iter(branches.values())), list):
                message = msg("All lines that leave the decision have the same answer.")
                self._remark(entry, "branch", "", message)
                return {**found, "branches": branches}
            self._remark(entry, "branch", "", msg("Only one line leaves the decision."))
            return self._lone(entry)
        return {**found, "branches": branches}

    def _lone(self, entry: Entry) -> dict[str, Any]:
        way = entry.ways[0]
        return {"next": self._target(way)} if way.target is not self._after(entry) else {}

    def _after(self, entry: Entry) -> Entry | None:
        at = self.entries.index(entry)
        return self.entries[at + 1] if at + 1 < len(self.entries) else None

    def _drawn_after(self, entry: Entry) -> Entry | None:
        """Return the next entry; on our forms lines pass over those of nobody."""
        later = self.entries[self.entries.index(entry) + 1 :]
        return next((each for each in later if each.symbols or not self.has_spaces), None)

    def _next(self, entry: Entry) -> dict[str, Any]:
        after = self._after(entry)
        if not entry.ways:
            return self._undrawn(entry, after)
        targets = [self._target(way) for way in entry.ways]
        self._doubt(entry)
        if len(targets) == 1:
            is_next = after is not None and entry.ways[0].target is self._drawn_after(entry)
            is_end = after is None and targets[0] == "end"
            return {} if is_next or is_end else {"next": targets[0]}
        return {"next": targets}

    def _doubt(self, entry: Entry) -> None:
        for way in entry.ways:
            if way.evidence == "near":
                self._note(entry, msg("The line ends a little before a symbol."))

    def _undrawn(self, entry: Entry, after: Entry | None) -> dict[str, Any]:
        """Say how it goes on where nothing is drawn: a capsule ends, else the next row follows."""
        capsule = entry.terminator
        is_entered = any(way.target is entry for other in self.entries for way in other.ways)
        if capsule is not None and (is_entered or after is None):
            outcome = None if capsule.is_start else outcome_of(capsule.text)
            if outcome:
                return {"next": {"end": outcome}}
            return {} if after is None else {"next": "end"}
        if after is None:
            return {}
        if entry.symbols and after.symbols:
            self.found.edges["assumed"] += 1
            if all(symbol.mark for symbol in (*entry.symbols, *after.symbols)):
                return {}  # said once of the table
            self._note(entry, msg("No line leads on: the next row is assumed to follow."))
        return {}

    def _target(self, way: Way) -> Any:
        if way.target is None:
            return {"end": way.outcome} if way.outcome else "end"
        return way.target.id

    def _note(self, entry: Entry, message: Message) -> None:
        """Say in the YAML, and in the report, that something was guessed."""
        at = len(self.found.steps)
        self.found.notes[("steps", at)] = message
        self._remark(entry, "guess", "", message)

    def _remark(self, entry: Entry, kind: str, text: str, message: Message) -> None:
        row = " ".join(line.text for line in entry.row.cells.get("no", ()))
        box = self._box(entry.row)
        page = entry.row.page.called
        self.found.remarks.append(Remark(page, row, "", kind, text, message, 0, box))

    def _box(self, row: Row) -> Box:
        """Return where a row stands on its page."""
        return Box(self.columns.all[0].x0, row.y0, self.columns.all[-1].x1, row.y1)
