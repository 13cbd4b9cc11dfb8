"""A macro's steps → blocks: a part printed over several rows (`use: same`) is one block."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from soptool.compose.procedure import Row
from soptool.flow.graph import Line, Node
from soptool.model.sop import Macro
from soptool.model.step import MacroStep
from soptool.model.target import DEFAULT_OUTCOME, outcome_key
from soptool.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Block:
    """The steps `first` to `last` (positions from 0) of a macro: one row's worth of parts."""

    first: int
    last: int


def blocks_of(macro: Macro) -> tuple[Block, ...]:
    """Group the macro's steps; every step belongs to one block.

    After a step of the macro's own, a row that goes on with the part stands for itself.
    """
    blocks: list[Block] = []
    for index, step in enumerate(macro.steps):
        above = macro.steps[index - 1].use if index else None
        if step.use is not None and step.use.same and above is not None:
            blocks[-1] = Block(blocks[-1].first, index)
        else:
            blocks.append(Block(index, index))
    return tuple(blocks)


def part_ids(macro: Macro, block: Block, workspace: Workspace) -> list[str]:
    """Return the parts of a block that are loaded."""
    use = macro.steps[block.first].use
    ids = use.ids if use else ()
    return [name for name in ids if workspace.procedure(name) is not None]


def in_words_of(step: MacroStep, rows: Sequence[Row]) -> tuple[Row, ...]:
    """Name the ends of a part as the macro's branches name them, where they mean the same."""
    words = {outcome_key(label): label for label in step.branches or ()}
    if not words:
        return tuple(rows)
    return tuple(
        replace(
            row,
            lines=tuple(
                replace(line, outcome=words.get(outcome_key(line.outcome), line.outcome))
                if line.is_end and line.outcome
                else line
                for line in row.lines
            ),
        )
        for row in rows
    )


def is_routed(step: MacroStep, outcomes: tuple[str, ...]) -> bool:
    """Whether the branches route the part's ends; else they are the macro's own decision."""
    if not step.branches:
        return False
    named = tuple(outcome for outcome in outcomes if outcome != DEFAULT_OUTCOME)
    return bool(named) or DEFAULT_OUTCOME in step.branches


def routed(line: Line, node: Node, step: MacroStep) -> list[Line]:
    """Return what an end of the part becomes in the macro; nothing where it just goes on.

    `node` is the macro's own step with its lines; an answer's label stays the part's.
    """
    if step.branches and line.outcome in step.branches:
        ways = [way for way in node.lines if way.label == line.outcome]
    elif line.sop is not None:
        return [line]
    elif step.branches or step.next is None:
        return []
    else:
        ways = list(node.lines)
    return [Line(way.target, line.label, way.outcome, way.sop) for way in ways]


def ending_in(rows: Sequence[Row], target: str) -> Iterator[Row]:
    """Lead every end of the rows to one row."""
    for row in rows:
        if leads_on(row):
            yield row
            continue
        lines = (Line(target, line.label) if line.is_end else line for line in row.lines)
        yield replace(row, lines=tuple(dict.fromkeys(lines)))


def leads_on(row: Row) -> bool:
    """Whether the row leads to one other only, and nowhere to an end."""
    return len(row.lines) == 1 and not row.lines[0].is_end


def outcomes_of(rows: Sequence[Row]) -> tuple[str, ...]:
    """Return the named ends of a part's rows, in order, without repeats."""
    ends = (line.outcome or DEFAULT_OUTCOME for row in rows for line in row.lines if line.is_end)
    return tuple(dict.fromkeys(ends))
