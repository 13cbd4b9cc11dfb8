"""Pins: fingerprints of a macro's parts as they were when the macro was approved."""

from __future__ import annotations

import hashlib
import json
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from soptool.compose import checks
from soptool.compose.canonical import canonical
from soptool.compose.expand import Composer
from soptool.finding import Finding, Related, found
from soptool.language import msg
from soptool.model.sop import Macro, Micro
from soptool.model.step import MacroStep
from soptool.workspace.entry import Entry
from soptool.workspace.generic import filled_part
from soptool.workspace.workspace import Workspace

LENGTH = 16
_Key = tuple[str, frozenset[tuple[str, str]]]


@dataclass(frozen=True, slots=True)
class Pin:
    """One part of a macro's step `index`: the fingerprint in the file, and the present one."""

    index: int
    part: str
    pinned: str | None
    present: str

    @property
    def is_outdated(self) -> bool:
        """Whether the part was pinned and means something else now."""
        return self.pinned is not None and self.pinned != self.present


@dataclass(slots=True)
class Fingerprints:
    """Fingerprints of the SOPs of one workspace, each computed once."""

    composer: Composer
    _own: dict[_Key, tuple[str, tuple[_Key, ...]]] = field(default_factory=dict)

    @property
    def workspace(self) -> Workspace:
        """The workspace."""
        return self.composer.workspace

    def of(self, name: str, values: Mapping[str, str] | None = None) -> str | None:
        """Return the fingerprint of a part with all its parts; None where it is not loaded.

        `values` fill the parameters of a generic one.
        """
        if self.workspace.procedure(name) is None:
            return None
        start = _key(name, values)
        below = {key: self._digest(key)[0] for key in self._reached(start)}
        first = below.pop(start)
        others = sorted([key[0], *sorted(map(list, key[1])), below[key]] for key in below)
        return _hash([first, *others])

    def _reached(self, start: _Key) -> Iterator[_Key]:
        seen, waiting = {start}, deque([start])
        while waiting:
            key = waiting.popleft()
            yield key
            for part in self._digest(key)[1]:
                if part not in seen:
                    seen.add(part)
                    waiting.append(part)

    def _digest(self, key: _Key) -> tuple[str, tuple[_Key, ...]]:
        if key not in self._own:
            self._own[key] = self._digested(key)
        return self._own[key]

    def _digested(self, key: _Key) -> tuple[str, tuple[_Key, ...]]:
        name, values = key[0], dict(key[1])
        entry = self.workspace.by_id.get(name)
        if entry is None or not isinstance(entry.sop, (Micro, Macro)):
            return "", ()
        sop = filled_part(entry, values).sop
        assert isinstance(sop, (Micro, Macro))
        rows = self.composer.part_of(name, values).rows
        return _hash(canonical(sop, rows, self.workspace)), tuple(_parts(sop))


def _key(name: str, values: Mapping[str, str] | None) -> _Key:
    return name, frozenset((values or {}).items())


def _parts(sop: Micro | Macro) -> Iterator[_Key]:
    for step in sop.steps if isinstance(sop, Macro) else ():
        yield from (_key(name, step.with_) for name in (step.use.ids if step.use else ()))


def _hash(data: object) -> str:
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:LENGTH]


def pins_of(fingerprints: Fingerprints, macro: Macro) -> tuple[Pin, ...]:
    """Return the parts of a macro that can be pinned, in order: those that are loaded."""
    return tuple(
        Pin(index, name, pinned, present)
        for index, step in enumerate(macro.steps)
        for name, pinned in _pinned(step)
        if (present := fingerprints.of(name, step.with_)) is not None
    )


def _pinned(step: MacroStep) -> Iterator[tuple[str, str | None]]:
    names = step.use.ids if step.use else ()
    words: list[str | None] = [*(step.pin or "").split()]
    words += [None] * len(names)
    yield from zip(names, words, strict=False)


def has_pins(macro: Macro) -> bool:
    """Whether any part of the macro is pinned."""
    return any(step.pin for step in macro.steps)


def pin_findings(fingerprints: Fingerprints, entry: Entry) -> Iterator[Finding]:
    """Report parts of a macro that changed since they were pinned, and those without a pin."""
    macro = entry.sop
    assert isinstance(macro, Macro)
    for pin in pins_of(fingerprints, macro):
        part = fingerprints.workspace.by_id[pin.part]
        if pin.is_outdated:
            yield _outdated(pin, entry, part)
        elif pin.pinned is None:
            yield _missing(pin, entry, part)
    yield from _idle(macro, entry)


def _outdated(pin: Pin, entry: Entry, part: Entry) -> Finding:
    message = msg("The part `{part}` has changed since this macro was approved.", part=pin.part)
    hint = msg(
        "Read what changed (`sop diff`), then pin it anew: `sop pin {macro}`.", macro=entry.sop.id
    )
    place = entry.document.value(("steps", pin.index, "pin"))
    return found(checks.PIN_OUTDATED, message, place, hint=hint, related=[_here(part)])


def _missing(pin: Pin, entry: Entry, part: Entry) -> Finding:
    message = msg("The part `{part}` is not pinned.", part=pin.part)
    hint = msg("Pin it: `sop pin {macro}`.", macro=entry.sop.id)
    place = entry.document.key(("steps", pin.index, "use"))
    return found(checks.PIN_MISSING, message, place, hint=hint, related=[_here(part)])


def _here(part: Entry) -> Related:
    place = part.document.value(("title",))
    return Related(place, msg("The part, with all parts of its own, begins here."))


def _idle(macro: Macro, entry: Entry) -> Iterator[Finding]:
    for index, step in enumerate(macro.steps):
        names = step.use.ids if step.use else ()
        if len((step.pin or "").split()) > len(names):
            message = msg("There are more pins here than parts.")
            hint = msg("A pin stands beside `use`, one word for each part. Delete what is left.")
            place = entry.document.value(("steps", index, "pin"))
            yield found(checks.PIN_WITHOUT_PART, message, place, hint=hint)
