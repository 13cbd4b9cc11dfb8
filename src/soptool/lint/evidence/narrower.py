"""What SOPs list and the standard they deliver does not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from soptool.compose.procedure import Procedure
from soptool.finding import Check, Finding, Related
from soptool.language import Message, msg
from soptool.lint.evidence.service import Served, served, sop_place
from soptool.lint.evidence.subject import StandardSubject

Leaves = Callable[[Served, Procedure], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Side:
    """A component of the standard and the list of an SOP that it must hold."""

    component: str
    list: str
    template: Message


def narrower(
    subject: StandardSubject, check: Check, side: Side, missing: Leaves
) -> Iterator[Finding]:
    """Yield a finding for each SOP that lists what the component does not name."""
    for one in served(subject):
        if not one.offer.component("management", side.component):
            continue  # SOP691 says that it is missing
        for procedure in one.procedures:
            left = missing(one, procedure)
            if left:
                place = sop_place(procedure, subject.whole, side.list)
                listed = ", ".join(f"“{text}”" for text in left)
                yield subject.at(
                    check,
                    one.offer.path("management", side.component),
                    msg(side.template.template, sop=procedure.title, listed=listed),
                    hint=msg("Add what belongs there, or take it from the SOP."),
                    related=[Related(place, msg("The SOP lists it here."))],
                    key=True,
                )


def lists(side: Side) -> Callable[[StandardSubject], bool]:
    """Make the condition that both sides list something."""
    return lambda subject: any(
        one.offer.component("management", side.component)
        and any(getattr(procedure, side.list) for procedure in one.procedures)
        for one in served(subject)
    )
