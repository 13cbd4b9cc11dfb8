"""A macro with one row a part, the official macro form: what a part needs, yields and takes."""

from __future__ import annotations

from dataclasses import replace

from soptool.compose.blocks import blocks_of, in_words_of, is_routed, outcomes_of
from soptool.compose.columns import Union
from soptool.compose.documents import document_key, needed, post_key, without_repeats, yielded
from soptool.compose.expand import Composer
from soptool.compose.level import Level
from soptool.compose.missing_parts import part_titles
from soptool.compose.procedure import Origin, Procedure, Row, RowKind
from soptool.compose.rows import own_row
from soptool.flow.graph import Flow, Line
from soptool.model.executor import Mode
from soptool.model.sop import Macro, numbered
from soptool.model.target import DEFAULT_OUTCOME
from soptool.workspace.entry import Entry


def compose(composer: Composer, entry: Entry, level: Level = Level.ALL) -> Procedure:
    """Return the procedure of a micro or macro; a micro is the same at either level."""
    full = composer.expand(entry)
    if level is Level.ALL or not isinstance(entry.sop, Macro):
        return full
    return _in_parts(composer, entry, full)


def _in_parts(composer: Composer, entry: Entry, full: Procedure) -> Procedure:
    macro = entry.sop
    assert isinstance(macro, Macro)
    union = Union(entry, post_key(composer.workspace.settings))
    flow, numbers = entry.flow, numbered(macro.steps)
    rows: list[Row] = []
    for block in blocks_of(macro):
        for index in range(block.first, block.last + 1):
            node = flow.nodes[index]
            origin = Origin(entry, node.id, index)
            row = own_row(origin, macro.steps[index], node, numbers[index])
            parts = _usable(composer, macro, block.first)
            rows.append(_row(composer, union, row, parts, is_head=index == block.first))
        rows[-1] = _open_outcomes(macro, flow, block.last, rows[-1], parts)
    columns = union.in_order(rows)
    return replace(full, rows=tuple(rows), columns=columns, parts=(), whole=full)


def _usable(composer: Composer, macro: Macro, index: int) -> tuple[Procedure, ...]:
    step = macro.steps[index]
    names = step.use.ids if step.use else ()
    known = (name for name in names if composer.workspace.procedure(name) is not None)
    return tuple(composer.part_of(name, step.with_) for name in known)


def _row(
    composer: Composer, union: Union, row: Row, parts: tuple[Procedure, ...], *, is_head: bool
) -> Row:
    index = row.origins[0].index
    step = union.sop.steps[index]
    if step.use is None:
        return row
    titles = "; ".join(part_titles(step, composer.workspace))
    row = replace(row, kind=RowKind.PART, activity=row.activity or titles)
    if not parts:
        return row
    maps = [union.take(part.columns, index, part.id) for part in parts]
    performers = dict.fromkeys(
        names.get(name, name)
        for part, names in zip(parts, maps, strict=True)
        for inner in part.rows
        for name in inner.executors
    )
    if not row.executors:
        row = replace(row, executors=tuple(performers), mode=_mode(performers))
    return _derived(composer, row, parts) if is_head else row


def _mode(performers: dict[str, None]) -> Mode:
    return Mode.CHAIN if len(performers) > 1 else Mode.ONE


def _derived(composer: Composer, row: Row, parts: tuple[Procedure, ...]) -> Row:
    """Fill the cells that the macro leaves to its parts."""
    key = document_key(composer.workspace.settings)
    inner = tuple(line for part in parts for line in part.rows)
    declared = tuple(text for part in parts for text in part.sop.inputs)
    results = tuple(text for part in parts for text in part.sop.outputs)
    return replace(
        row,
        stands_for=parts,
        requirements=row.requirements or without_repeats(declared, key) or needed(inner, key),
        outputs=row.outputs or without_repeats(results, key) or yielded(inner, key),
    )


def _open_outcomes(
    macro: Macro,
    flow: Flow,
    index: int,
    row: Row,
    parts: tuple[Procedure, ...],
) -> Row:
    """Draw the ends of the part that no branch takes up: they go on with the next row."""
    step = macro.steps[index]
    if not parts or not step.branches:
        return row
    outcomes = outcomes_of(in_words_of(step, parts[-1].rows))
    if not is_routed(step, outcomes):
        return row
    after = flow.nodes[index + 1].id if index + 1 < len(flow.nodes) else None
    end = None if after else DEFAULT_OUTCOME
    left = (Line(after, outcome, end) for outcome in outcomes if outcome not in step.branches)
    return replace(row, lines=(*row.lines, *left))
