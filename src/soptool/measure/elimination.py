"""The one exact solver of expectations: linear equations of a flow, by elimination.

Each step's value is a constant of its own and shares of other steps' values. The last step is
expressed by those before it, then the last but one, and so on: where no line comes back nothing is
left to express, so that it takes linear time; a loop leaves its first step as the only unknown of
those in it. Fractions keep it exact, however often a loop is walked.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from heapq import heapify, heappop, heappush

Values = tuple[Fraction, ...]


@dataclass(slots=True)
class Equation:
    """A value as the sum of a constant and of shares of other values, all of them at least 0."""

    constant: Values
    shares: dict[str, Fraction] = field(default_factory=dict)

    def add(self, name: str, share: Fraction) -> None:
        """Add a share of another value."""
        if share:
            self.shares[name] = self.shares.get(name, Fraction(0)) + share


class Unbounded(Exception):  # noqa: N818 - no error, but an answer: the value has no bound
    """The value of `name` has no bound: it holds itself once or more."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


def solve(equations: Mapping[str, Equation], order: Sequence[str]) -> dict[str, Values]:
    """Return the values of all names; `order` is that of the way forward. Raises Unbounded.

    Every value must depend on a constant above 0, or be 0 without depending on itself wholly.
    """
    place = {name: number for number, name in enumerate(order)}
    expressed: dict[str, Equation] = {}
    for name in reversed(order):
        expressed[name] = _by_earlier(equations[name], expressed, order, place, place[name])
    found: dict[str, Values] = {}
    for name in order:
        values = expressed[name].constant
        for other, share in expressed[name].shares.items():
            values = plus(values, found[other], share)
        found[name] = values
    return found


def _by_earlier(
    equation: Equation,
    expressed: Mapping[str, Equation],
    order: Sequence[str],
    place: Mapping[str, int],
    here: int,
) -> Equation:
    """Express the value at a place of the order by those before it."""
    constant, shares = equation.constant, dict(equation.shares)
    later = [-place[other] for other in shares if place[other] > here]
    heapify(later)
    while later:
        other = order[-heappop(later)]
        share, inner = shares.pop(other), expressed[other]
        constant = plus(constant, inner.constant, share)
        for far, part in inner.shares.items():
            if far not in shares and place[far] > here:
                heappush(later, -place[far])
            shares[far] = shares.get(far, Fraction(0)) + share * part
    left = 1 - shares.pop(order[here], Fraction(0))
    if left <= 0:
        raise Unbounded(order[here])
    if left == 1:
        return Equation(constant, shares)
    return Equation(
        tuple(value / left for value in constant),
        {other: share / left for other, share in shares.items()},
    )


def plus(values: Values, others: Values, share: Fraction) -> Values:
    """Add a share of other values."""
    return tuple(one + share * other for one, other in zip(values, others, strict=True))
