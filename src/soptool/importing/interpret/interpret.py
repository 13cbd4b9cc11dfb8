"""Sheets → drafts: the stages in their order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from soptool.importing.draft import Counts, Draft, Remark
from soptool.importing.interpret.about import about_of
from soptool.importing.interpret.activity import acts_of
from soptool.importing.interpret.data import written
from soptool.importing.interpret.edges import Lines, read_nets
from soptool.importing.interpret.furniture import is_furniture
from soptool.importing.interpret.identity import Identity, identity_of
from soptool.importing.interpret.labels import Label, labels_of, name_branches
from soptool.importing.interpret.lines import nets_of
from soptool.importing.interpret.page import Page, page_of
from soptool.importing.interpret.pages import through_pages
from soptool.importing.interpret.pictures import is_scan, pictured, without_table
from soptool.importing.interpret.steps import Flow, flow_of
from soptool.importing.interpret.symbols import Symbol, symbols_of
from soptool.importing.interpret.tables import Table, tables_of
from soptool.importing.sheets import Box, Sheets
from soptool.language import msg
from soptool.model.sop import Macro
from soptool.shape.names import in_order, names_of


@dataclass(slots=True)
class _Reading:
    """One table with all that was read of it."""

    table: Table
    symbols: list[Symbol] = field(default_factory=list)
    lines: Lines = field(default_factory=Lines)
    labels: list[Label] = field(default_factory=list)


def interpret(
    sheets: Sheets, labels: Mapping[str, str] | None = None, *, with_names: bool = False
) -> list[Draft]:
    """Read what sheets say: a draft of each flow's table, or one without steps."""
    pages = [page_of(sheet, has_spaces=sheets.has_spaces, has_lines=sheets.has_lines)
             for sheet in sheets.pages]  # fmt: skip
    tables = tables_of(pages, labels or {})
    readings = [_read(table) for table in tables]
    identity = identity_of(_front(pages, tables), with_names=with_names or sheets.is_ours)
    if sheets.has_spaces:
        _add(about_of(pages), identity)
    identity.data |= {key: value for key in ("kind", "id") if (value := sheets.mark(key))}
    drafts = [_draft(reading, identity, sheets.has_spaces) for reading in readings]
    if not drafts:
        data = in_order({"kind": "micro", **identity.data}, names_of(Macro))
        scan = bool(pages) and all(map(is_scan, pages))
        remarks = list(without_table(pages))
        found = any(remark.kind == "picture" for remark in remarks)
        steps = {**data, "steps": []}
        drafts.append(Draft(steps, remarks=remarks, is_scan=scan, has_table=found))
    drafts[0].remarks[:0] = identity.remarks
    drafts[0].sources |= identity.sources
    _list_texts(pages, drafts[0])
    for draft in drafts:
        draft.pages, draft.is_ours = len(pages), sheets.is_ours
    return drafts


def _add(said: Mapping[str, Any], identity: Identity) -> None:
    dates = {**identity.data.get("dates", {}), **said.get("dates", {})}
    identity.data |= {**said, **({"dates": dates} if dates else {})}


def _front(pages: Sequence[Page], tables: Sequence[Table]) -> Sequence[Page]:
    """Return the pages on which the identity part may stand."""
    last = tables[0].areas[0].page.number if tables else len(pages)
    return pages[:last]


def _read(table: Table) -> _Reading:
    reading = _Reading(table)
    for area in table.areas:
        symbols = symbols_of(area)
        read_nets(nets_of(area, symbols), symbols, area.page, reading.lines)
        reading.symbols += symbols
        reading.labels += labels_of(area)
    return reading


def _draft(reading: _Reading, identity: Identity, has_spaces: bool) -> Draft:
    name_branches(reading.labels, reading.lines.edges, is_whole=has_spaces)
    edges, open_connectors = through_pages(reading.lines.edges)
    rows = reading.table.rows
    acts = {
        row.number: acts_of(row.cells.get("activity", []), has_spaces=has_spaces) for row in rows
    }
    flow = flow_of(rows, reading.symbols, edges, reading.lines.bonds, acts)
    columns = reading.table.columns
    seen = [area for area in reading.table.areas if pictured(area)]
    unseen = {id(row) for area in seen for row in area.rows}
    said = written(rows, flow.entries, columns, acts, unseen, has_spaces=has_spaces)
    data: dict[str, Any] = {"kind": "micro", **identity.data}
    data |= {"executors": said.executors, "steps": said.steps}
    data = {key: value for key, value in in_order(data, names_of(Macro)).items() if value}
    message = msg("The drawing on this page is a picture: symbols and lines were not read.")
    pictures = [Remark(area.page.number, "", "", "picture", "", message) for area in seen]
    remarks = [
        *pictures,
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
        yield Remark(symbol.page.number, "", "", "symbol", symbol.text, message, 1, symbol.box)
    for symbol in open_connectors:
        message = msg("This connector has no partner on another page.")
        yield Remark(symbol.page.number, "", "", "symbol", symbol.text, message, 1, symbol.box)


def _lost_lines(reading: _Reading, flow: Flow) -> Iterator[Remark]:
    loose = {each.net: each for each in reading.lines.loose}
    for net in range(1, reading.lines.nets + 1):
        if net in flow.used:
            continue
        each = loose.get(net)
        page = each.page.number if each else None
        touched = each.touched[0].row if each and each.touched else None
        row = " ".join(line.text for line in touched.cells.get("no", ())) if touched else ""
        box = Box(*each.place, *each.place) if each else None
        message = msg("This line leads nowhere, and was not read.")
        yield Remark(page, row, "", "line", "", message, 1, box)


def _list_texts(pages: Sequence[Page], draft: Draft) -> None:
    """Count the texts of all pages, and list those that found no place."""
    for page in pages:
        texts = page.phrases()
        for text in texts:
            if is_furniture(text, page):
                page.letters.take([text])
        left = []
        for text in texts:
            seen = [n for n, g in zip(text.numbers, text.glyphs, strict=True) if g.text.strip()]
            if any(number not in page.letters.taken for number in seen):
                left.append(text)
        for text in left:
            message = msg("This text has no place in the SOP.")
            draft.remarks.append(
                Remark(page.number, "", "", "text", text.text, message, 1, text.box)
            )
        draft.counts.texts += len(texts)
        draft.counts.placed += len(texts) - len(left)
        _list_stamp(page, draft)


def _list_stamp(page: Page, draft: Draft) -> None:
    """List what is stamped across a page; on our own it tells a draft, which is no text of it."""
    stamp = page.letters.stamp()
    if stamp is None or page.has_spaces:
        return
    text = "".join(glyph.text for glyph in stamp.glyphs).strip()
    message = msg("This stands across the page at a slant, and was not taken.")
    draft.remarks.append(Remark(page.number, "", "", "text", text, message, 1))
    draft.counts.texts += 1
