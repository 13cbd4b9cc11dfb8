"""All that the checks and the measures need to know of a flow, each computed once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from soptool.flow.finishing import traps
from soptool.flow.graph import Flow
from soptool.flow.joining import Joining, joining
from soptool.flow.meeting import Meetings, meetings
from soptool.flow.order import Forward, components, forward_of
from soptool.flow.reach import Reach, reach_of


@dataclass(frozen=True)
class Analysis:
    """A flow and what follows from it."""

    flow: Flow

    @cached_property
    def forward(self) -> Forward:
        """The flow without the lines that come back."""
        return forward_of(self.flow)

    @cached_property
    def reach(self) -> Reach:
        """The ways between all steps."""
        return reach_of(self.flow, self.circles)

    @cached_property
    def circles(self) -> tuple[tuple[str, ...], ...]:
        """The groups of steps that lead back to one another, mostly of one, the last first."""
        following = self.flow.following
        return tuple(map(tuple, components(following, following)))

    @cached_property
    def meetings(self) -> Meetings:
        """The splits and where their lines meet."""
        return meetings(self.forward)

    @cached_property
    def joining(self) -> Joining:
        """The joins that go wrong."""
        return joining(self.meetings)

    @cached_property
    def traps(self) -> tuple[tuple[str, ...], ...]:
        """The loops without exit, and the dead ends."""
        return traps(self.flow, self.forward.reached)

    @cached_property
    def starts_waited_for(self) -> frozenset[str]:
        """The starts that some step waits for together (`join: all`); others are alternatives."""
        if len(self.flow.starts) < 2:
            return frozenset()
        return frozenset(
            str(line.target)
            for name, meetings in self.meetings.at.items()
            if self.flow.by_id[name].join == "all"
            for meeting in meetings
            if meeting.split.node is None
            for line in meeting.split.marked(meeting.marks)
        )

    @cached_property
    def is_open(self) -> bool:
        """Whether a line that can be walked leads to a step that does not exist."""
        return any(self.flow.by_id[name].unknown for name in self.forward.reached)
