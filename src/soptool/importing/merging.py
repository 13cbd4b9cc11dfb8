"""Three states of an SOP's data into one: the copy, the document's, and the file as it is today.

What one side alone changed is taken; what both changed, each in its way, is a conflict: it stays as
the file has it, and both are told.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from soptool.importing.alike import likeness, lined_up, matched, out_of_order
from soptool.importing.version import Version, Where, alike, plain

MISSING: Final[Any] = None
_SAID_TWICE: Final = 2.0
"""More alike than any two texts: the same id."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A value of the document that the file gets. `where` leads to its evidence, `path` to it."""

    where: Where
    path: Where
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Conflict:
    """A value that the document and the file both changed: `theirs` and `mine`."""

    where: Where
    path: Where
    theirs: Any
    mine: Any


@dataclass(slots=True)
class Merged:
    """The data that the file should hold; `origins`: each step's place in it today, or None."""

    data: dict[str, Any]
    origins: list[int | None]
    taken: list[Taken] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    led: list[Where] = field(default_factory=list)
    """Targets that named a step that is gone, and lead to what followed it now."""


def merge(version: Version, mine: Mapping[str, Any]) -> Merged:
    """Merge what the document says into the data of the file."""
    base, theirs = dict(version.base), dict(version.data)
    own = dict(mine)
    steps = [each.pop("steps", None) for each in (base, theirs, own)]
    work = Merged({}, [])
    data = _Work(work).keys(base, theirs, own, (), ())
    if any(isinstance(each, list) for each in steps):
        three = [each if isinstance(each, list) else [] for each in steps]
        merged_steps = _Steps(work, version, *three).merged()
        data = _put_steps(data, merged_steps, mine)
    work.data = data
    return work


def _put_steps(data: dict[str, Any], steps: list[Any], mine: Mapping[str, Any]) -> dict[str, Any]:
    order = [key for key in mine if key in data or key == "steps"]
    order += [key for key in data if key not in order]
    order += [] if "steps" in order else ["steps"]
    return {key: steps if key == "steps" else data[key] for key in order}


@dataclass(frozen=True, slots=True)
class _Work:
    merged: Merged

    def value(self, base: Any, theirs: Any, mine: Any, where: Where, path: Where) -> Any:
        """Return what a value becomes; None where there is none."""
        if alike(base, theirs) or alike(theirs, mine):
            return mine
        if alike(base, mine):
            self.merged.taken += _told(base, theirs, where, path)
            return theirs
        if isinstance(theirs, dict) and isinstance(mine, dict):
            return self.keys(base if isinstance(base, dict) else {}, theirs, mine, where, path)
        if any(isinstance(each, list) for each in (base, theirs, mine)) and not any(
            isinstance(each, dict) for each in (base, theirs, mine)
        ):
            return self.entries(base, theirs, mine, where, path)
        self.merged.conflicts.append(Conflict(where, path, theirs, mine))
        return mine

    def keys(
        self,
        base: Mapping[str, Any],
        theirs: Mapping[str, Any],
        mine: Mapping[str, Any],
        where: Where,
        path: Where,
    ) -> dict[str, Any]:
        found = {}
        for key in dict.fromkeys((*mine, *theirs)):
            was, said, own = (each.get(key, MISSING) for each in (base, theirs, mine))
            value = self.value(was, said, own, (*where, key), (*path, key))
            if value is not MISSING:
                found[key] = value
        return found

    def entries(self, base: Any, theirs: Any, mine: Any, where: Where, path: Where) -> Any:
        """Merge lists entry by entry."""
        was, said, own = (_list(each) for each in (base, theirs, mine))
        mine_of = {b: m for m, b in lined_up(*_keys(was, own)).items()}
        base_of = lined_up(*_keys(was, said))
        now: dict[int, Any] = dict(enumerate(own))
        for number in range(len(was)):
            there = next((t for t, b in base_of.items() if b == number), None)
            here = mine_of.get(number)
            after = said[there] if there is not None else None
            if after == was[number] or (here is None and after is None):
                continue
            if here is None or own[here] not in (was[number], after):
                self.merged.conflicts.append(Conflict(where, path, theirs, mine))
                return mine
            self.merged.taken.append(Taken(where, path, was[number], after))
            now[here] = after
        came: dict[int, list[Any]] = {}
        at = -1
        for number, text in enumerate(said):
            if number in base_of:
                at = mine_of.get(base_of[number], at)
            elif text not in [each for each in now.values() if each is not None]:
                came.setdefault(at, []).append(text)
                self.merged.taken.append(Taken(where, path, None, text))
        found = list(came.get(-1, ()))
        for number in range(len(own)):
            found += [] if now[number] is None else [now[number]]
            found += came.get(number, ())
        return found or None


@dataclass(frozen=True, slots=True)
class _Steps:
    merged_: Merged
    version: Version
    base: list[Any]
    theirs: list[Any]
    mine: list[Any]

    def merged(self) -> list[Any]:
        """Return the steps of the file, with those that came in, moved and went."""
        mine_of = {b: m for m, b in self._mine().items()}
        origins = self.version.origins
        steps: dict[int, Any] = dict(enumerate(self.mine))
        gone = self._gone(mine_of)
        came: dict[int, Any] = {}
        count = 0
        for number, step in enumerate(self.theirs):
            origin = origins[number]
            if origin is None:
                where: Where = ("steps", "+", count)
                count += 1
                if step not in self.mine:
                    came[number] = step
                    self.merged_.taken.append(Taken(where, where, None, step))
                continue
            here = mine_of.get(origin)
            place: Where = ("steps", origin)
            if here is not None:
                steps[here] = self._step(origin, step, self.mine[here], here)
            elif not alike(self.base[origin], step):
                self.merged_.conflicts.append(Conflict(place, place, step, None))
        order = self._order(mine_of, gone, came)
        found = [came[n] if is_new else steps[n] for is_new, n in order]
        self.merged_.origins = [None if is_new else n for is_new, n in order]
        return self._led_on(found, [self.mine[n] for n in gone])

    def _step(self, origin: int, step: Any, mine: Any, here: int) -> Any:
        base = self.base[origin]
        work = _Work(self.merged_)
        return work.value(base, step, mine, ("steps", origin), ("steps", here))

    def _mine(self) -> dict[int, int]:
        """Return for steps of the file their places in the copy."""
        base, mine = self.base, self.mine

        def near(here: int, there: int) -> float:
            one, other = base[here], mine[there]
            if not isinstance(one, dict) or not isinstance(other, dict):
                return 0.0
            if "id" in one and "id" in other:
                return _SAID_TWICE if one["id"] == other["id"] else 0.0
            texts = (str(each.get("activity") or each.get("use", "")) for each in (one, other))
            return likeness(*texts)

        return matched([*map(_key, base)], [*map(_key, mine)], near)

    def _gone(self, mine_of: Mapping[int, int]) -> list[int]:
        """Return the file's places of steps that the document has no more."""
        kept = {origin for origin in self.version.origins if origin is not None}
        gone: list[int] = []
        for origin, step in enumerate(self.base):
            here = mine_of.get(origin)
            if origin in kept or here is None:
                continue
            where: Where = ("steps", origin)
            if alike(step, self.mine[here]):
                gone.append(here)
                self.merged_.taken.append(Taken(where, ("steps", here), step, None))
            else:
                conflict = Conflict(where, ("steps", here), None, self.mine[here])
                self.merged_.conflicts.append(conflict)
        return gone

    def _order(
        self, mine_of: Mapping[int, int], gone: Sequence[int], came: Mapping[int, Any]
    ) -> list[tuple[bool, int]]:
        """Return the steps in their new order: whether each is new, and its place."""
        order = [n for n in range(len(self.mine)) if n not in gone]
        theirs = [(n, origin) for n, origin in enumerate(self.version.origins)]
        known = {n: mine_of[o] for n, o in theirs if o is not None and mine_of.get(o) in order}
        moved = out_of_order({n: o for n, o in theirs if o is not None})
        if moved:
            back = {m: b for b, m in mine_of.items()}
            if out_of_order({n: back[n] for n in order if n in back}):
                self.merged_.conflicts.append(Conflict(("steps",), ("steps",), None, None))
            else:
                order = _as_in(order, [known[n] for n in sorted(known)])
                for n in sorted(moved & set(known)):
                    place: Where = ("steps", known[n])
                    origin: Where = ("steps", theirs[n][1] or 0)
                    self.merged_.taken.append(Taken((*origin, ""), (*place, ""), known[n], n))
        found = [(False, n) for n in order]
        for n in sorted(came):
            before = [known[m] for m in known if m < n]
            new_before = [m for m in came if m < n]
            at = 0
            if before:
                last = max(m for m in known if m < n)
                at = found.index((False, known[last])) + 1
            if new_before and (not before or new_before[-1] > max(m for m in known if m < n)):
                at = found.index((True, new_before[-1])) + 1
            found.insert(at, (True, n))
        return found

    def _led_on(self, found: list[Any], gone: Sequence[Any]) -> list[Any]:
        """Lead lines to a step that is gone on to what followed it."""
        names = {step.get("id") for step in found if isinstance(step, dict)}
        told = [step for step in gone if isinstance(step, dict) and step.get("id")]
        lost = {step["id"]: step for step in told if step["id"] not in names}
        if not lost:
            return found
        after = {name: self._after(step, names, lost) for name, step in lost.items()}
        return [self._led(step, after, n) for n, step in enumerate(found)]

    def _after(self, step: Any, names: set[Any], lost: Mapping[str, Any]) -> str | None:
        """Return where a step that is gone led: its one target, or the step below it."""
        led = step.get("next")
        if isinstance(led, str) and led in names | {"end"}:
            return led
        if led or "branches" in step:
            return None
        at = self.mine.index(step)
        below = next((each for each in self.mine[at + 1 :] if isinstance(each, dict)
                      and each.get("id") not in lost), None)  # fmt: skip
        return "end" if below is None else below.get("id")

    def _led(self, step: Any, after: Mapping[str, str | None], number: int) -> Any:
        if not isinstance(step, dict):
            return step
        found = dict(step)
        for key in ("next", "branches"):
            if key in step:
                found[key] = self._target(step[key], after, ("steps", number, key))
        return found

    def _target(self, value: Any, after: Mapping[str, str | None], path: Where) -> Any:
        if isinstance(value, str) and value in after:
            self.merged_.led.append(path)
            return after[value] or value
        if isinstance(value, list):
            return [self._target(each, after, path) for each in value]
        if isinstance(value, dict) and not set(value) & {"end", "sop"}:
            return {key: self._target(each, after, path) for key, each in value.items()}
        return value


def _as_in(order: list[int], theirs: Sequence[int]) -> list[int]:
    """Bring steps into the order of the document; those of the file alone stay behind theirs."""
    found = list(theirs)
    for n in order:
        if n not in found:
            before = next((m for m in reversed(order[: order.index(n)]) if m in found), None)
            found.insert(found.index(before) + 1 if before is not None else 0, n)
    return found


def _list(value: Any) -> list[Any]:
    if isinstance(value, list):
        return value
    return [value] if value else []


def _keys(*lists: Sequence[Any]) -> tuple[list[str], ...]:
    return tuple([_key(each) for each in values] for values in lists)


def _key(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(plain(value), ensure_ascii=False)


def _told(base: Any, theirs: Any, where: Where, path: Where) -> Iterator[Taken]:
    """Yield each value below that differs; of lists each entry."""
    if isinstance(base, dict) and isinstance(theirs, dict):
        for key in dict.fromkeys((*base, *theirs)):
            if not alike(base.get(key), theirs.get(key)):
                yield from _told(base.get(key), theirs.get(key), (*where, key), (*path, key))
        return
    if base is None or theirs is None or not any(isinstance(x, list) for x in (base, theirs)):
        yield Taken(where, path, base, theirs)
        return
    was, said = _list(base), _list(theirs)
    there_of = {b: t for t, b in lined_up(*_keys(was, said)).items()}
    pairs = [(each, said[there_of[n]] if n in there_of else None) for n, each in enumerate(was)]
    pairs += [(None, each) for n, each in enumerate(said) if n not in there_of.values()]
    differing = [pair for pair in pairs if pair[0] != pair[1]] or [(base, theirs)]
    yield from (Taken(where, path, before, after) for before, after in differing)
