"""How far SOPs unfold, known before they do: levels, rows, and which are parts of each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from soptool.flow.order import components
from soptool.limits import MOST_LEVELS, MOST_ROWS
from soptool.model.sop import Macro
from soptool.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Extent:
    """What an SOP unfolds into: `levels` (a micro has 1) and `rows`.

    `inner`: its rows where the parts that hold it in turn stay closed. `step`: the position of the
    step that has most of the levels, where these are too many, else of the rows.
    """

    levels: int
    rows: int
    inner: int
    step: int = 0

    @property
    def is_too_large(self) -> bool:
        """Whether it is more than can be handled."""
        return self.levels > MOST_LEVELS or self.rows > MOST_ROWS


@dataclass(slots=True)
class Extents:
    """The extents of a workspace's SOPs, each worked out once, from the parts up.

    Parts of each other make a circle. Below the one that is unfolded its parts of the same circle
    stay closed, so that every SOP unfolds in two ways at most, whoever uses it.
    """

    workspace: Workspace
    _known: dict[str, Extent] = field(default_factory=dict)
    _circles: dict[str, frozenset[str]] = field(default_factory=dict)
    _reads: dict[str, frozenset[str]] = field(default_factory=dict)

    def of(self, name: str) -> Extent:
        """Return how far a micro or macro of the workspace unfolds."""
        if name not in self._known:
            with self.workspace.reads.noting() as reads:
                parts = self._unknown_below(name)
                for group in components(parts, parts):
                    self._take(group)
            self._reads |= dict.fromkeys(parts, frozenset(reads))
        self.workspace.reads.again(self._reads[name])
        return self._known[name]

    def of_macro(self, macro: Macro) -> Extent:
        """Return how far a macro unfolds that may not be the workspace's own with its id."""
        known = self.workspace.procedure(macro.id)
        if known is macro:
            return self.of(macro.id)
        for name in self._parts(macro):
            self.of(name)
        return self._extent(macro, frozenset((macro.id,)))

    def are_one_circle(self, one: str, other: str) -> bool:
        """Whether each of the two is, at some level, a part of the other."""
        return other in self._circles.get(one, (one,))

    def _unknown_below(self, name: str) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        waiting = [name]
        while waiting:
            here = waiting.pop()
            if here not in found:
                sop = self.workspace.procedure(here)
                parts = self._parts(sop) if isinstance(sop, Macro) else ()
                names = dict.fromkeys(parts)
                for known in names.keys() & self._reads.keys():
                    self.workspace.reads.again(self._reads[known])
                found[here] = tuple(name for name in names if name not in self._known)
                waiting += found[here]
        return found

    def _parts(self, macro: Macro) -> Iterator[str]:
        for step in macro.steps:
            for name in step.use.ids if step.use else ():
                if self.workspace.procedure(name) is not None:
                    yield name

    def _take(self, group: list[str]) -> None:
        circle = frozenset(group)
        self._circles |= dict.fromkeys(group, circle)
        sops = {name: self.workspace.procedure(name) for name in group}
        # First with the others of the circle closed, on which the whole of each stands.
        self._known |= {
            name: self._extent(sop, circle)
            if isinstance(sop, Macro)
            else Extent(1, len(sop.steps), len(sop.steps))
            for name, sop in sops.items()
            if sop is not None
        }
        whole = {
            name: self._extent(sop, frozenset((name,)))
            for name, sop in sops.items()
            if isinstance(sop, Macro) and len(group) > 1
        }
        for name, extent in whole.items():
            self._known[name] = replace(extent, inner=self._known[name].inner)

    def _extent(self, macro: Macro, closed: frozenset[str]) -> Extent:
        if not macro.steps:
            return Extent(1, 0, 0)
        rows: list[int] = []
        levels: list[int] = []
        for step in macro.steps:
            names = step.use.ids if step.use else ()
            parts = [self._known[name] for name in names if self._is_open(name, closed)]
            rows.append(max(sum(part.inner for part in parts), 1))
            levels.append(max((part.levels for part in parts), default=0) + 1)
        most = levels if max(levels) > MOST_LEVELS else rows
        return Extent(max(levels), sum(rows), sum(rows), most.index(max(most)))

    def _is_open(self, name: str, closed: frozenset[str]) -> bool:
        return name not in closed and self.workspace.procedure(name) is not None
