"""Sheets → drafts: the stages in their order."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from soptool.importing.draft import Counts, Draft, Remark
from soptool.importing.interpret.about import about_of
from soptool.importing.interpret.activity import acts_of
from soptool.importing.interpret.cuts import through_cuts
from soptool.importing.interpret.data import written
from soptool.importing.interpret.edges import Lines, read_nets
from soptool.importing.interpret.fronts import Place, fronts_of
from soptool.importing.interpret.heard import hear
from soptool.importing.interpret.identity import Identity, identity_of
from soptool.importing.interpret.labels import (
    Label,
    as_heard,
    as_told,
    keep_spare,
    labels_of,
    name_branches,
    name_onward,
    without_echoes,
)
from soptool.importing.interpret.left import list_left, list_margins
from soptool.importing.interpret.lines import nets_of
from soptool.importing.interpret.page import Page, page_of
from soptool.importing.interpret.pages import through_pages
from soptool.importing.interpret.pictures import is_dense, is_scan, pictured, without_table
from soptool.importing.interpret.standard import standard_of
from soptool.importing.interpret.steps import Flow, flow_of, is_blank
from soptool.importing.interpret.symbols import Symbol, symbols_of
from soptool.importing.interpret.tables import Area, Table, tables_of
from soptool.importing.interpret.ticks import linked_ticks, said_of, ticks_of
from soptool.importing.interpret.titles import take_title
from soptool.importing.interpret.words import heads_in
from soptool.importing.sheets import Box, Sheets
from soptool.language import msg
from soptool.model.sop import Macro
from soptool.model.standard import Standard
from soptool.shape.names import in_order, names_of


@dataclass(slots=True)
class _Reading:
    """One table with all that was read of it."""

    table: Table
    symbols: list[Symbol] = field(default_factory=list)
    lines: Lines = field(default_factory=Lines)
    labels: list[Label] = field(default_factory=list)


def interpret(
    sheets: Sheets,
    labels: Mapping[str, str] | None = None,
    *,
    language: str | None = None,
    with_names: bool = False,
) -> list[Draft]:
    """Read what sheets say: a draft of each flow's table, or one without steps.

    Heads are in one `language`, or any; `labels` are an agency's own words for them.
    """
    pages = [page_of(sheet, has_spaces=sheets.has_spaces, has_lines=sheets.has_lines)
             for sheet in sheets.pages]  # fmt: skip
    tables = tables_of(pages, heads_in(language, labels or {}))
    readings = [_read(table) for table in tables]
    names = with_names or sheets.is_ours
    standard = standard_of(pages, with_names=names) if not tables else None
    fronts = fronts_of(pages, tables)
    margins = [page_of(sheet, has_spaces=False, has_lines=True) for sheet in sheets.margins]
    around = [Place(page) for page in margins]
    identities = [identity_of([*places, *around], with_names=names) for places in fronts]
    if not sheets.is_ours:
        for table, places, identity in zip(tables, fronts, identities, strict=False):
            take_title(table, places[-1].top if places else -math.inf, identity)
    if sheets.has_spaces:
        _add(about_of(pages), identities[0])
    said = {key: value for key in ("kind", "id") if (value := sheets.mark(key))}
    identities[0].data |= said
    drafts = [
        _draft(reading, _own(identity, identities[0]), sheets.has_spaces)
        for reading, identity in zip(readings, identities, strict=False)
    ]
    if standard is not None:
        whole = {**identities[0].data, **standard.data}
        standard.data = in_order(whole, names_of(Standard))
        drafts.append(standard)
    elif not drafts:
        data = in_order({"kind": "micro", **identities[0].data}, names_of(Macro))
        scan = bool(pages) and all(map(is_scan, pages))
        remarks = list(without_table(pages))
        found = any(remark.kind == "picture" for remark in remarks)
        steps = {**data, "steps": []}
        drafts.append(Draft(steps, remarks=remarks, is_scan=scan, has_table=found))
    for draft, identity in zip(drafts, identities, strict=True):
        draft.remarks[:0] = identity.remarks
        draft.agency = identity.agency
        draft.sources |= identity.sources
    areas = _areas(tables)
    list_margins(margins, drafts[0])
    list_left(pages, areas, _owners(pages, fronts, tables, drafts), sheets)
    for draft in drafts:
        draft.pages, draft.is_ours, draft.is_drawn = len(pages), sheets.is_ours, True
        if sheets.is_ours and "kind" not in said and _names_parts(draft.data):
            draft.data["kind"] = "macro"
    return drafts


def _own(identity: Identity, first: Identity) -> Identity:
    """Return the identity of a flow of its own; that of the first where it names none."""
    return identity if {"title", "number"} & set(identity.data) else first


def _names_parts(data: Mapping[str, Any]) -> bool:
    """Whether each row of a form of ours is a part: what it does is the SOP that it points to."""
    steps = data.get("steps", [])
    return bool(steps) and all(
        step.get("activity") and any(step["activity"] in text for text in step.get("see", ()))
        for step in steps
    )


def _areas(tables: Sequence[Table]) -> dict[int, list[Area]]:
    found: dict[int, list[Area]] = {}
    for table in tables:
        for area in table.areas:
            found.setdefault(area.page.number, []).append(area)
    return found


def _owners(
    pages: Sequence[Page],
    fronts: Sequence[Sequence[Place]],
    tables: Sequence[Table],
    drafts: Sequence[Draft],
) -> dict[int, Draft]:
    """Return the draft that the texts of each page are counted with."""
    found: dict[int, Draft] = {}
    for at, draft in enumerate(drafts):
        own = [place.page for place in fronts[at]]
        own += [area.page for area in tables[at].areas] if tables else []
        for page in own:
            found.setdefault(page.number, draft)
    return {page.number: found.get(page.number, drafts[0]) for page in pages}


def _add(said: Mapping[str, Any], identity: Identity) -> None:
    dates = {**identity.data.get("dates", {}), **said.get("dates", {})}
    identity.data |= {**said, **({"dates": dates} if dates else {})}


def _read(table: Table) -> _Reading:
    reading = _Reading(table)
    for area in table.areas:
        if area.page.sheet.is_read_by_ocr or is_dense(area):
            continue  # its drawing is a picture, or none that can be followed
        symbols = symbols_of(area)
        hear(area, symbols)
        read_nets(nets_of(area, symbols), symbols, area.page, reading.lines)
        ticks = [] if pictured(area) else ticks_of(area, symbols)
        bonds, edges = linked_ticks(ticks)
        reading.lines.bonds += bonds
        reading.lines.edges += edges
        reading.symbols += [*symbols, *ticks]
        reading.labels += labels_of(area)
    reading.lines.edges += through_cuts(reading.lines.loose, table.areas)
    return reading


def _draft(reading: _Reading, identity: Identity, has_spaces: bool) -> Draft:
    free = name_branches(reading.labels, reading.lines.edges, is_whole=has_spaces)
    edges, open_connectors = through_pages(reading.lines.edges)
    if not has_spaces:
        name_onward(free, edges)
        keep_spare(free, reading.symbols)
        edges = without_echoes(edges)
    names = [column.name for column in reading.table.columns.executors]
    edges = as_told(edges, names)
    as_heard(edges, names, free)
    rows = [row for row in reading.table.rows if not is_blank(row, reading.symbols)]
    acts = {
        row.number: acts_of(row.cells.get("activity", []), has_spaces=has_spaces) for row in rows
    }
    flow = flow_of(rows, reading.symbols, edges, reading.lines.bonds, acts)
    columns = reading.table.columns
    dense = [area for area in reading.table.areas if is_dense(area)]
    seen = [area for area in reading.table.areas if area not in dense and pictured(area)]
    unseen = {id(row) for area in (*seen, *dense) for row in area.rows}
    said = written(rows, flow.entries, columns, acts, unseen, has_spaces=has_spaces)
    data: dict[str, Any] = {"kind": "micro", **identity.data}
    data |= {"executors": said.executors, "steps": said.steps}
    data = {key: value for key, value in in_order(data, names_of(Macro)).items() if value}
    message = msg("The drawing on this page is a picture: symbols and lines were not read.")
    pictures = [Remark(area.page.called, "", "", "picture", "", message) for area in seen]
    message = msg("Too much is drawn on this page: symbols and lines were not read.")
    pictures += [Remark(area.page.called, "", "", "picture", "", message) for area in dense]
    remarks = [
        *pictures,
        *said_of(symbol for symbol in reading.symbols if symbol.mark),
        *said.remarks,
        *_lost_symbols(flow, open_connectors),
        *_lost_lines(reading, flow),
    ]
    draft = Draft(data, remarks=remarks, edges=said.edges, sources=said.sources, notes=said.notes)
    listed = sum(remark.count for remark in remarks)
    counts = Counts(
        rows=sum(not row.is_heading for row in rows),
        symbols=len(reading.symbols),
        lines=reading.lines.nets,
    )
    counts.placed = counts.symbols + counts.lines - listed
    draft.counts = counts
    draft.edges["lost"] = sum(remark.kind == "line" for remark in remarks)
    return draft


def _lost_symbols(flow: Flow, open_connectors: Sequence[Symbol]) -> Iterator[Remark]:
    for symbol in flow.unplaced:
        message = msg("This symbol was not understood.")
        yield Remark(symbol.page.called, "", "", "symbol", symbol.text, message, 1, symbol.box)
    for symbol in open_connectors:
        message = msg("This connector has no partner on another page.")
        yield Remark(symbol.page.called, "", "", "symbol", symbol.text, message, 1, symbol.box)


def _lost_lines(reading: _Reading, flow: Flow) -> Iterator[Remark]:
    loose = {each.net: each for each in reading.lines.loose}
    for net in range(1, reading.lines.nets + 1):
        if net in flow.used:
            continue
        each = loose.get(net)
        page = each.page.called if each else None
        touched = each.touched[0].row if each and each.touched else None
        row = " ".join(line.text for line in touched.cells.get("no", ())) if touched else ""
        box = Box(*each.place, *each.place) if each else None
        message = msg("This line leads nowhere, and was not read.")
        yield Remark(page, row, "", "line", "", message, 1, box)
