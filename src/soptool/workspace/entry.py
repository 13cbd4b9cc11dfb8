"""One SOP and the file that it stands in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from soptool.flow.analysis import Analysis
from soptool.flow.graph import Flow, flow_of
from soptool.model.sop import Sop
from soptool.model.standard import Standard
from soptool.shape.names import PARTS, Kind, Named, named, names_of
from soptool.source.document import Document


@dataclass(frozen=True)
class Entry:
    """An SOP and its document."""

    sop: Sop
    document: Document

    @property
    def path(self) -> str:
        """The file, relative to the workspace, with `/`."""
        return self.document.path

    def named(self, *kinds: Kind) -> Iterator[Named]:
        """Yield what the SOP names of these kinds, also where a generic one says it for it."""
        return named(self.document.data, names_of(type(self.sop), *kinds))

    @cached_property
    def flow(self) -> Flow:
        """The own steps of a micro or macro as a graph."""
        return Flow(()) if isinstance(self.sop, Standard) else flow_of(self.sop.steps)

    @cached_property
    def analysis(self) -> Analysis:
        """What follows from the flow."""
        return Analysis(self.flow)

    @cached_property
    def sops(self) -> tuple[Named, ...]:
        """What it names of SOPs, its own id among them."""
        return tuple(self.named(Kind.SOP))

    @cached_property
    def parts(self) -> tuple[str, ...]:
        """The ids of its parts in order, without repeats; of a standard, its SOPs.

        The SOP that handles complaints is one of them, the last.
        """
        found = [one for one in self.sops if one.name.role in PARTS]
        in_order = sorted(found, key=lambda one: PARTS.index(one.name.role))
        return tuple(dict.fromkeys(one.text for one in in_order))
