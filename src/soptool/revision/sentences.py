"""Changes as sentences that an approver reads: one for each step, field and executor."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from soptool.language import Message, msg
from soptool.model.sop import Macro, Micro, numbered
from soptool.revision.change import Change, SopChange, Sort, What, joined
from soptool.workspace.entry import Entry


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and what it tells of: the changes of one step, or one change of another thing."""

    text: Message
    changes: tuple[Change, ...]

    @property
    def sort(self) -> Sort:
        """What it is in the main: new or gone, else moved, else changed."""
        order = (Sort.ADDED, Sort.REMOVED, Sort.MOVED, Sort.CHANGED)
        whole = [c.sort for c in self.changes if c.field == "steps"]
        return min(whole or [Sort.CHANGED], key=order.index)

    @property
    def new(self) -> int | None:
        """The step's position in the later state, from 0."""
        return next((change.new for change in self.changes if change.new is not None), None)

    @property
    def old(self) -> int | None:
        """The step's position in the earlier state, from 0."""
        return next((change.old for change in self.changes if change.old is not None), None)


def sentences(sop: SopChange) -> tuple[Sentence, ...]:
    """Return the sentences on one SOP; what concerns one step stands in one sentence."""
    if not sop.changes:
        return (Sentence(_whole(sop), ()),)
    numbers = _numbers(sop.old), _numbers(sop.new)
    return tuple(_sentence(group, numbers) for group in _grouped(sop.changes))


def _whole(sop: SopChange) -> Message:
    if sop.sort is Sort.ADDED:
        return msg("The SOP is new: {title}.", title=sop.entry.sop.title)
    return msg("The SOP is gone: {title}.", title=sop.entry.sop.title)


def _grouped(changes: Sequence[Change]) -> Iterator[tuple[Change, ...]]:
    """Put the changes of one step together, where the first of them stands."""
    groups: dict[tuple[str, int], list[Change]] = {}
    for number, change in enumerate(changes):
        groups.setdefault(_step(change) or ("other", number), []).append(change)
    yield from map(tuple, groups.values())


def _step(change: Change) -> tuple[str, int] | None:
    if change.new is not None:
        return "new", change.new
    return None if change.old is None else ("old", change.old)


Numbers = tuple[tuple[str, ...], tuple[str, ...]]


def _numbers(entry: Entry | None) -> tuple[str, ...]:
    """Return the printed numbers of an SOP's steps."""
    sop = entry.sop if entry else None
    return numbered(sop.steps) if isinstance(sop, (Micro, Macro)) else ()


def _sentence(group: tuple[Change, ...], numbers: Numbers) -> Sentence:
    said = joined(change.said for change in group)
    if _step(group[0]) is not None:
        return Sentence(_of_step(group, said, numbers), group)
    return Sentence(_subject(group[0].what, said), group)


def _of_step(group: tuple[Change, ...], said: Message, numbers: Numbers) -> Message:
    new = next((change.new for change in group if change.new is not None), None)
    old = next((change.old for change in group if change.old is not None), None)
    before = None if old is None else numbers[0][old]
    if new is None:
        return msg("Step {no} (before): {changes}.", no=before, changes=said)
    now = numbers[1][new]
    if before is None or before == now or any(change.sort is Sort.MOVED for change in group):
        return msg("Step {no}: {changes}.", no=now, changes=said)
    return msg("Step {no} (before: {before}): {changes}.", no=now, before=before, changes=said)


def _subject(what: What, said: Message) -> Message:
    if what is What.SETTINGS:
        return msg("sop.yaml: {changes}.", changes=said)
    if what is What.EXECUTOR:
        return msg("Executors: {changes}.", changes=said)
    if what is What.IDENTITY:
        return msg("Identity: {changes}.", changes=said)
    return msg("File: {changes}.", changes=said)


def settings_sentences(changes: Sequence[Change]) -> tuple[Sentence, ...]:
    """Return the sentences on sop.yaml."""
    return tuple(Sentence(_subject(change.what, change.said), (change,)) for change in changes)
