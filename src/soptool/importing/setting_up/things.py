"""Documents that flow between SOPs: what one yields, another needs."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from soptool.compose.documents import normal
from soptool.importing.setting_up.read import ReadSop


@dataclass(frozen=True, slots=True)
class Thing:
    """A document: the name that most give it, and the SOPs that yield and that need it."""

    name: str
    makers: tuple[str, ...]
    users: tuple[str, ...]


def things_of(sops: Sequence[ReadSop]) -> tuple[Thing, ...]:
    """Return the documents that one SOP yields and another needs, by their names."""
    made: dict[str, dict[str, None]] = defaultdict(dict)
    used: dict[str, dict[str, None]] = defaultdict(dict)
    written: dict[str, Counter[str]] = defaultdict(Counter)
    for sop in sops:
        for key, place in (("outputs", made), ("requirements", used)):
            for text in (*sop.step_texts(key), *sop.texts("inputs" if place is used else key)):
                place[normal(text)][sop.id] = None
                written[normal(text)][" ".join(text.split())] += 1
    found = []
    for name, makers in made.items():
        users = [own for own in used.get(name, ()) if own not in makers]
        if name and users:
            [(text, _)] = written[name].most_common(1)
            found.append(Thing(text, tuple(makers), tuple(users)))
    return tuple(sorted(found, key=lambda thing: thing.name.casefold()))
