"""The SOPs that deliver a service, one after another or each for itself, and how long they take."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from soptool.compose.documents import Key
from soptool.compose.expand import Composer
from soptool.compose.procedure import Procedure
from soptool.measure.applicant import ApplicantWay, applicant_way
from soptool.model.calendar import Calendar, Span, Spell
from soptool.model.component import Term
from soptool.model.duration.duration import Duration, parse_duration
from soptool.model.sop import Macro, Micro
from soptool.model.standard import Offer
from soptool.workspace.workspace import Workspace

Matches = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Course:
    """SOPs that follow one another, each taking what the one before yields; most often one."""

    ways: tuple[ApplicantWay, ...]
    calendar: Calendar

    @property
    def span(self) -> Span:
        """The shortest and the longest time of all together."""
        total = Span()
        for way in self.ways:
            total += way.span
        return total

    @property
    def expected(self) -> Spell | None:
        """The average time with repetitions; None where nothing repeats or chances are unknown."""
        if all(way.expected is None for way in self.ways):
            return None
        total = Spell()
        for way in self.ways:
            total += way.expected or way.span.maximum
        return total

    @property
    def is_endless(self) -> bool:
        """Whether by the chances a loop is never left."""
        return any(way.is_endless for way in self.ways)

    @property
    def repeats(self) -> bool:
        """Whether work may come back on the way."""
        return any(way.repeats for way in self.ways)

    @property
    def is_measured(self) -> bool:
        """Whether any row has a time."""
        return any(way.is_measured for way in self.ways)


def procedures_of(offer: Offer, composer: Composer) -> tuple[Procedure, ...]:
    """Return the SOPs of a service, without those that are parts of another of them."""
    workspace = composer.workspace
    entries = [
        workspace.by_id[name] for name in dict.fromkeys(offer.sops) if name in workspace.by_id
    ]
    procedures = [entry for entry in entries if isinstance(entry.sop, (Micro, Macro))]
    held = {name for entry in procedures for name in _below(entry.sop.id, workspace)}
    return tuple(composer.expand(entry) for entry in procedures if entry.sop.id not in held)


def _below(name: str, workspace: Workspace) -> set[str]:
    found: set[str] = set()
    waiting = [name]
    while waiting:
        entry = workspace.by_id.get(waiting.pop())
        below = entry.parts if entry else ()
        waiting += [part for part in below if part not in found]
        found |= {*below}
    return found


def courses_of(
    procedures: Sequence[Procedure], is_product: Matches, key: Key
) -> tuple[Course, ...]:
    """Return how the service is delivered: SOPs in a row where they hand over to each other.

    None is without a way.
    """
    found = (_course(chain, is_product) for chain in _chains(procedures, key) if chain)
    return tuple(course for course in found if course.ways)


def _chains(procedures: Sequence[Procedure], key: Key) -> Iterator[list[Procedure]]:
    chain: list[Procedure] = []
    for procedure in procedures:
        if chain and not _hands_over(chain[-1], procedure, key):
            yield chain
            chain = []
        chain.append(procedure)
    yield chain


def _hands_over(one: Procedure, other: Procedure, key: Key) -> bool:
    return bool({key(text) for text in one.outputs} & {key(text) for text in other.inputs})


def _course(chain: Sequence[Procedure], is_product: Matches) -> Course:
    ways = (
        applicant_way(
            procedure,
            is_product,
            goes_on=number + 1 < len(chain),
            comes_from=number > 0,
        )
        for number, procedure in enumerate(chain)
    )
    return Course(tuple(way for way in ways if way), chain[0].calendar)


def promised(offer: Offer, calendar: Calendar) -> tuple[int, Term, Duration] | None:
    """Return the longest promised time with its position; None where none can be measured."""
    known = [
        (number, term, duration)
        for number, term in enumerate(offer.delivery.time)
        if (duration := parse_duration(term.duration))
        and not (duration.open_ended or duration.every)
    ]
    return max(known, key=lambda one: _weight(one[2], calendar), default=None)


def _weight(duration: Duration, calendar: Calendar) -> Fraction:
    return calendar.weight(calendar.span(duration).maximum)
