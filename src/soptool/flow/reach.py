"""Which steps some way leads from and to, loops included: as bits, for there are many pairs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from soptool.flow.graph import Flow


@dataclass(frozen=True, slots=True)
class Reach:
    """`before` and `after` have the bits of all steps on ways to and from each; `bit` its own.

    A step in a loop stands before and after itself.
    """

    bit: Mapping[str, int]
    before: Mapping[str, int]
    after: Mapping[str, int]


def reach_of(flow: Flow, circles: Sequence[Sequence[str]]) -> Reach:
    """Work out the ways between all steps of a flow, from its `circles`, the last first."""
    bit = {node.id: 1 << place for place, node in enumerate(flow.nodes)}
    arriving: dict[str, list[str]] = {node.id: [] for node in flow.nodes}
    for name, targets in flow.following.items():
        for target in targets:
            arriving[target].append(name)
    # What leads forward from the last to the first leads back from the first to the last.
    before = _gathered(bit, arriving, reversed(circles))
    return Reach(bit, before, _gathered(bit, flow.following, circles))


def _gathered(
    bit: Mapping[str, int], steps: Mapping[str, Sequence[str]], circles: Iterable[Sequence[str]]
) -> Mapping[str, int]:
    found: dict[str, int] = {}
    for group in circles:
        near = dict.fromkeys(name for one in group for name in steps[one])
        seen = 0
        for name in near:
            seen |= bit[name] | found.get(name, 0)
        found |= dict.fromkeys(group, seen)
    return found
