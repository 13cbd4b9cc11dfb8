"""A generic SOP's own sheet: blanks where a specific one gives values."""

from __future__ import annotations

from pathlib import Path

from soptool.compose.expand import Composer
from soptool.compose.parts import compose
from soptool.form.edition import Edition
from soptool.form.facts import facts_of
from soptool.model.generic import left_open
from soptool.model.sop import Micro
from soptool.workspace.load import load

GENERIC = """\
kind: micro
id: umum
title: Penanganan Surat $(unit)
classification: {coverage: generic}
parameters: {unit: text, lama: duration, lain: text}
related: [{sop: khusus}]
executors: {a: Agendaris $(unit)}
steps: [{activity: Menerima surat $$(asli), executor: a, duration: $(lama)}]
"""
SPECIFIC = """\
kind: micro
id: khusus
title: Surat
extends: umum
with: {unit: Biro Umum, lama: 2 jam, lain: x}
"""


def test_a_generic_sop_is_printed_with_blanks_and_says_which(tmp_path: Path) -> None:
    (tmp_path / "umum.yaml").write_text(GENERIC)
    workspace = load(tmp_path)
    entry = workspace.by_id["umum"]
    sop = left_open(entry.document)
    assert isinstance(sop, Micro)
    assert sop.title == "Penanganan Surat ‹unit›"
    assert sop.executors["a"].name == "Agendaris ‹unit›"
    assert sop.steps[0].activity == "Menerima surat $(asli)"
    procedure = compose(Composer(workspace), type(entry)(sop, entry.document))
    facts = dict(facts_of(procedure, Edition(workspace)))
    assert facts["Diisi pada SOP spesifik"] == "‹unit›, ‹lama›"


def test_a_specific_sop_has_none_and_is_no_relation_of_itself(tmp_path: Path) -> None:
    (tmp_path / "umum.yaml").write_text(GENERIC)
    (tmp_path / "khusus.yaml").write_text(SPECIFIC)
    workspace = load(tmp_path)
    entry = workspace.by_id["khusus"]
    procedure = compose(Composer(workspace), entry)
    assert not procedure.related
    assert "Diisi pada SOP spesifik" not in dict(facts_of(procedure, Edition(workspace)))
    assert not [it for it in workspace.findings if it.code == "SOP223"]
