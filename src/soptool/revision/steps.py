"""Steps of two states of an SOP, compared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from soptool.compose.canonical import plain
from soptool.language import Message, msg
from soptool.model.executor import Mode
from soptool.model.sop import Procedural, executor_name
from soptool.model.step import MacroStep, Step
from soptool.revision.change import Change, Sort, What, arrow, sort_of
from soptool.revision.identity import list_changes
from soptool.revision.lines import Side, line_changes, side
from soptool.revision.matching import Matching, match
from soptool.revision.posts import executor_changes, same_executors

_TEXTS: Final[Mapping[str, Message]] = {
    "activity": msg("activity"),
    "duration": msg("time"),
    "effort": msg("working time"),
    "when": msg("condition"),
    "question": msg("question"),
    "note": msg("remark"),
    "footnote": msg("footnote"),
    "label": msg("text in the capsule"),
    "section": msg("heading"),
}
_LISTS: Final[Mapping[str, Message]] = {
    "requirements": msg("requirement"),
    "outputs": msg("output"),
    "see": msg("reference"),
    "details": msg("detail"),
}


def step_changes(old: Procedural, new: Procedural) -> Iterator[Change]:
    """Yield what differs in executors, then in steps, in the order of the later state."""
    known = same_executors(old, new)
    yield from executor_changes(old, new, known)
    work = _Steps(side(old), side(new), match(old, new), known)
    old_of, gone = work.matching.old_of, work.gone()
    for there in range(len(new.steps)):
        here = old_of.get(there)
        if here is None:
            yield work.added(there)
        else:
            yield from (work.removed(index) for index in gone if index < here)
            gone = [index for index in gone if index >= here]
            yield from work.pair(here, there)
    yield from map(work.removed, gone)


@dataclass(frozen=True, slots=True)
class _Steps:
    old: Side
    new: Side
    matching: Matching
    executors: Mapping[str, str]

    def gone(self) -> list[int]:
        """Return the steps that are no more."""
        return [i for i in range(len(self.old.sop.steps)) if i not in self.matching.new_of]

    def added(self, there: int) -> Change:
        step = self.new.sop.steps[there]
        text, what = title_of(step), _what(step)
        said = msg("new: {text}", text=self._whole(self.new, step, text))
        return Change(Sort.ADDED, what, "steps", said, None, text, None, there)

    def removed(self, here: int) -> Change:
        step = self.old.sop.steps[here]
        text = title_of(step)
        said = msg("gone: {text}", text=text)
        return Change(Sort.REMOVED, _what(step), "steps", said, text, None, here, None)

    def _whole(self, where: Side, step: Step, text: str) -> Message:
        known = [executor_name(where.sop.executors, name) for name in step.performers.ids]
        more = "; ".join((*([", ".join(known)] if known else []), *filter(None, [step.duration])))
        if not more:
            return msg("{text}", text=text)
        return msg("{text} ({more})", text=text, more=more)

    def pair(self, here: int, there: int) -> Iterator[Change]:
        """Yield what differs in one step."""
        old, new = self.old.sop.steps[here], self.new.sop.steps[there]
        if there in self.matching.moved:
            before, after = self.old.numbers[here], self.new.numbers[there]
            said = msg("moved here from no. {before}", before=before)
            yield Change(Sort.MOVED, What.STEP, "steps", said, before, after, here, there)
        for key, name in _TEXTS.items():
            yield from self._value(key, name, (getattr(old, key), getattr(new, key)), here, there)
        for key, name in _LISTS.items():
            one, other = getattr(old, key), getattr(new, key)
            yield from list_changes(name, one, other, What.STEP, key, here, there)
        yield from self._performers(old, new, here, there)
        yield from self._settings(old, new, here, there)
        yield from self._parts(old, new, here, there)
        yield from line_changes(self.old, self.new, self.matching, (here, there))

    def _value(
        self,
        key: str,
        name: Message,
        values: tuple[str | None, str | None],
        here: int,
        there: int,
        what: What = What.STEP,
    ) -> Iterator[Change]:
        one, other = values
        if plain(one) != plain(other):
            said = arrow(name, one, other)
            yield Change(sort_of(one, other), what, key, said, one, other, here, there)

    def _performers(self, old: Step, new: Step, here: int, there: int) -> Iterator[Change]:
        mapped = tuple(self.executors.get(name, name) for name in old.performers.ids)
        if (old.performers.mode, mapped) == (new.performers.mode, new.performers.ids):
            return
        one, other = _posts(self.old, old), _posts(self.new, new)
        said = arrow(msg("executor"), one, other)
        before, after = (str(text) if text else None for text in (one, other))
        sort = sort_of(before, after)
        yield Change(sort, What.STEP, "executor", said, before, after, here, there)

    def _settings(self, old: Step, new: Step, here: int, there: int) -> Iterator[Change]:
        chances = (_chances(old), _chances(new))
        yield from self._value("chance", msg("chances"), chances, here, there)
        if old.no or new.no:
            numbers = self.old.numbers[here], self.new.numbers[there]
            yield from self._value("no", msg("number"), numbers, here, there)
        yield from self._value("pieces", msg("pieces"), (_pieces(old), _pieces(new)), here, there)
        for key, one, other, said in (
            ("row", old.same_row, new.same_row, msg("stands in the row above now")),
            ("start", old.start and here > 0, new.start and there > 0, msg("a further start now")),
        ):
            if one != other:
                phrase = said if other else msg("no longer: {said}", said=said)
                before, after = str(one).lower(), str(other).lower()
                yield Change(Sort.CHANGED, What.STEP, key, phrase, before, after, here, there)

    def _parts(self, old: Step, new: Step, here: int, there: int) -> Iterator[Change]:
        part, what = msg("part"), What.PART
        one, other = _part(old), _part(new)
        yield from self._value("use", part, (one, other), here, there, what)
        mapping = (_map(old, "executors"), _map(new, "executors"))
        yield from self._value(
            "executors", msg("executors of the part"), mapping, here, there, what
        )
        values = (_map(old, "with_"), _map(new, "with_"))
        yield from self._value("with", msg("values of the part"), values, here, there, what)


def title_of(step: Step) -> str:
    """Return what a step is called: its activity, else its part."""
    return step.activity or _part(step) or "–"


def _what(step: Step) -> What:
    return What.PART if isinstance(step, MacroStep) and step.use else What.STEP


def _part(step: Step) -> str | None:
    use = step.use if isinstance(step, MacroStep) else None
    if use is None:
        return None
    number = f" ({use.number})" if use.number else ""
    return f"{use.title}{number}" if use.title else ", ".join(use.ids) or "same"


def _map(step: Step, key: str) -> str | None:
    known = getattr(step, key, None) or {}
    return ", ".join(f"{name}: {known[name]}" for name in sorted(known)) or None


def _pieces(step: Step) -> str | None:
    if step.pieces is None or isinstance(step.pieces, str):
        return step.pieces
    return str(plain(step.pieces))


def _chances(step: Step) -> str | None:
    known = step.chance or {}
    return ", ".join(f"{name} {plain(known[name])}" for name in sorted(known)) or None


def _posts(where: Side, step: Step) -> Message | None:
    who = step.performers
    names = ", ".join(executor_name(where.sop.executors, name) for name in who.ids)
    if not names:
        return None
    return Message(_MODES[who.mode], (("names", names),))


_MODES = {
    Mode.ONE: "{names}",
    Mode.TOGETHER: msg("{names} (together)").template,
    Mode.ANY: msg("{names} (one of them)").template,
    Mode.EACH: msg("{names} (at the same time)").template,
    Mode.CHAIN: msg("{names} (one after another)").template,
}
