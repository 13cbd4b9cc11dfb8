"""Which steps no way from a start comes to, by what they hang on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from soptool.flow.graph import Flow, Node
from soptool.flow.order import Forward, components


def unreached(forward: Forward) -> tuple[tuple[str, ...], ...]:
    """Return the regions that cannot be reached, each with its first step and what follows it.

    A region begins where no other region leads to; what follows several counts to the first.
    """
    flow = forward.flow
    left = [node.id for node in flow.nodes if node.id not in forward.reached]
    inside = frozenset(left)
    following = {name: _targets_in(flow.by_id[name], inside) for name in left}
    told: set[str] = set()
    regions = []
    for root in _roots(left, following, flow):
        rest = sorted(_followers(root, following, told), key=flow.order.__getitem__)
        regions.append((root, *rest))
    return tuple(regions)


def _targets_in(node: Node, names: frozenset[str]) -> tuple[str, ...]:
    return tuple(line.target for line in node.lines if line.target and line.target in names)


def _roots(names: Sequence[str], following: Mapping[str, Sequence[str]], flow: Flow) -> list[str]:
    """Return the first step of each component that no other one leads to."""
    groups = components(names, following)
    home = {name: number for number, group in enumerate(groups) for name in group}
    entered = {
        home[target] for name in names for target in following[name] if home[target] != home[name]
    }
    first = (min(group, key=flow.order.__getitem__) for group in groups)
    roots = (name for name in first if home[name] not in entered)
    return sorted(roots, key=flow.order.__getitem__)


def _followers(root: str, following: Mapping[str, Sequence[str]], told: set[str]) -> list[str]:
    told.add(root)
    found, queue = [], [root]
    while queue:
        for name in following[queue.pop()]:
            if name not in told:
                told.add(name)
                found.append(name)
                queue.append(name)
    return found
