"""Procedures for the tests of documents, made from YAML without the composer."""

from __future__ import annotations

from pathlib import Path

from soptool.compose.procedure import Column, Origin, Procedure, Row, RowKind
from soptool.export.templates import Templates
from soptool.flow.graph import flow_of
from soptool.form.edition import Edition
from soptool.model.parse import parse
from soptool.model.sop import Macro, Micro
from soptool.model.standard import Standard
from soptool.settings import Settings
from soptool.source.read import read
from soptool.workspace.entry import Entry
from soptool.workspace.workspace import Workspace

TEMPLATES = Templates()


def entry(text: str, path: str = "contoh.yaml") -> Entry:
    """Read one SOP; findings that do not stop it are no matter here."""
    document, findings = read(path, text.encode())
    assert document is not None, findings
    sop, more = parse(document)
    assert sop is not None, more
    return Entry(sop, document)


def micro(text: str) -> Entry:
    """Read a micro SOP of which only the rest is given."""
    return entry(f"kind: micro\nid: contoh\ntitle: Contoh\n{text}")


def edition(*entries: Entry, **settings: object) -> Edition:
    """Make an edition of these SOPs."""
    workspace = Workspace(Path(), Settings.model_validate(settings), entries)
    return Edition(workspace)


def standard(found: Entry) -> Standard:
    """Return the entry's standard."""
    assert isinstance(found.sop, Standard)
    return found.sop


def procedure(found: Entry) -> Procedure:
    """Return the entry's own steps as a procedure; a macro's parts stay rows."""
    sop = found.sop
    assert isinstance(sop, (Micro, Macro))
    columns = tuple(
        Column(name, item.name, item.group, item.external, item.system, item.unit)
        for name, item in sop.executors.items()
    )
    return Procedure(
        sop=sop,
        columns=columns,
        rows=tuple(_rows(found, sop)),
        legal_basis=sop.legal_basis,
        qualifications=sop.qualifications,
        equipment=sop.equipment,
        related=sop.related,
    )


def _rows(found: Entry, sop: Micro | Macro) -> list[Row]:
    rows: list[Row] = []
    number = 0
    for index, (step, node) in enumerate(zip(sop.steps, flow_of(sop.steps).nodes, strict=True)):
        number = 0 if step.section else number
        number += 0 if step.same_row else 1
        kind = RowKind.DECISION if step.is_decision else RowKind.ACTIVITY
        kind = RowKind.PART if getattr(step, "use", None) else kind
        rows.append(
            Row(
                id=node.id,
                no=step.no or str(number),
                kind=kind,
                activity=step.activity or "",
                mode=step.performers.mode,
                executors=step.performers.ids,
                requirements=step.requirements,
                duration=None if step.same_duration else step.duration,
                same_duration=step.same_duration,
                outputs=step.outputs,
                note=step.note,
                see=step.see,
                details=step.details,
                footnote=step.footnote,
                when=step.when,
                question=step.question,
                label=step.label,
                section=step.section,
                is_start=step.start,
                same_row=step.same_row,
                lines=node.lines,
                origins=(Origin(found, node.id, index),),
            )
        )
    return rows
