"""Which steps some way leads from and to, loops included: as bits, for there are many pairs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from soptool.flow.graph import Flow
from soptool.flow.order import components


@dataclass(frozen=True, slots=True)
class Reach:
    """`before` and `after` have the bits of all steps on ways to and from each; `bit` its own.

    A step in a loop stands before and after itself.
    """

    bit: Mapping[str, int]
    before: Mapping[str, int]
    after: Mapping[str, int]


def reach_of(flow: Flow) -> Reach:
    """Work out the ways between all steps of a flow."""
    bit = {node.id: 1 << place for place, node in enumerate(flow.nodes)}
    arriving: dict[str, list[str]] = {node.id: [] for node in flow.nodes}
    following: dict[str, list[str]] = {node.id: [] for node in flow.nodes}
    for node in flow.nodes:
        for line in node.lines:
            if line.target is not None:
                arriving[line.target].append(node.id)
                following[node.id].append(line.target)
    return Reach(bit, _gathered(bit, arriving), _gathered(bit, following))


def _gathered(bit: Mapping[str, int], steps: Mapping[str, list[str]]) -> Mapping[str, int]:
    found: dict[str, int] = {}
    for group in components(steps, steps):
        near = dict.fromkeys(name for one in group for name in steps[one])
        seen = 0
        for name in near:
            seen |= bit[name] | found.get(name, 0)
        found |= dict.fromkeys(group, seen)
    return found
