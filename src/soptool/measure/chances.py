"""Where a case goes: the share of each answer, and the steps that it can come to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from soptool.compose.procedure import Procedure
from soptool.flow.analysis import Analysis
from soptool.flow.graph import Line, Node

Chances = Mapping[str, Mapping[str, Fraction]]


def chances_of(procedure: Procedure) -> Chances:
    """Return the chances that the rows give for their answers."""
    return {
        row.id: {label: Fraction(share) for label, share in row.chances}
        for row in procedure.rows
        if row.chances
    }


def shares(node: Node, chances: Mapping[str, Fraction]) -> Mapping[str | None, Fraction]:
    """Return the share of each answer; answers without a chance divide what is left evenly.

    All are 0 where the chances leave no answer at all.
    """
    labels: list[str | None] = [group[0].label for group in node.groups]
    if len(labels) < 2:
        return dict.fromkeys(labels, Fraction(1))
    known: dict[str | None, Fraction] = {
        label: chances[label] for label in labels if label is not None and label in chances
    }
    open_labels = [label for label in labels if label not in known]
    left = max(Fraction(0), 1 - sum(known.values(), Fraction(0)))
    rest = {label: left / len(open_labels) for label in open_labels}
    total = sum(known.values(), Fraction(0)) + sum(rest.values(), Fraction(0))
    scale = 1 / total if total else Fraction(0)
    return {label: (known | rest)[label] * scale for label in labels}


@dataclass(frozen=True)
class Prospect:
    """A flow with the chances of its answers, for one case.

    It begins at the first start; where a step waits for further starts, at these too.
    """

    analysis: Analysis
    chances: Chances

    @cached_property
    def entries(self) -> tuple[str, ...]:
        """The steps where the case begins."""
        starts = self.analysis.flow.starts
        together = self.analysis.starts_waited_for
        return tuple(name for name in starts if name in together or name == starts[0])

    @cached_property
    def alternatives(self) -> Mapping[str, tuple[tuple[Fraction, tuple[Line, ...]], ...]]:
        """For each step, what may follow: the share of each answer, and its lines."""
        return {node.id: tuple(self._followed(node)) for node in self.analysis.flow.nodes}

    def _followed(self, node: Node) -> Iterator[tuple[Fraction, tuple[Line, ...]]]:
        share = shares(node, self.chances.get(node.id, {}))
        for group in node.groups:
            yield share[group[0].label], group

    @cached_property
    def undecided(self) -> tuple[str, ...]:
        """The decisions that a case may come to, of which no answer's chance is known."""
        return tuple(
            node.id
            for node in self.analysis.flow.nodes
            if node.id in self.likely and self._is_undecided(node.id)
        )

    def _is_undecided(self, name: str) -> bool:
        followed = self.alternatives[name]
        is_known = bool(self.chances.get(name)) and any(share for share, _ in followed)
        return len(followed) > 1 and not is_known

    @cached_property
    def likely(self) -> frozenset[str]:
        """The steps that a case may come to by answers with a chance above 0."""
        found, queue = {*self.entries}, [*self.entries]
        while queue:
            name = queue.pop()
            is_open = self._is_undecided(name)
            for share, lines in self.alternatives[name]:
                new = {line.target for line in lines if line.target is not None} - found
                if share or is_open:
                    found |= new
                    queue += new
        return frozenset(found)

    @cached_property
    def order(self) -> tuple[str, ...]:
        """The likely steps on the way forward."""
        return tuple(name for name in self.analysis.forward.order if name in self.likely)
