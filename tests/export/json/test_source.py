"""What `source` says, written as YAML beside the same sop.yaml, composes and prints alike."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from export.json.made import FACTS
from export.painting import bytes_by, text_by
from export.rendered import procedures
from lint.test_any_sop import DOCUMENTS, SETTINGS
from revision.states import state
from revision.test_every_key import files, names
from soptool.compose.expand import Composer
from soptool.compose.level import Level
from soptool.compose.parts import compose
from soptool.compose.procedure import Procedure
from soptool.export.html.documents import procedure_html
from soptool.export.json.composed import composed
from soptool.export.json.source import source_of
from soptool.export.markdown.documents import procedure_markdown
from soptool.export.pdf.procedure import procedure_pdf
from soptool.export.svg import procedure_svg
from soptool.form.edition import Edition
from soptool.model.standard import Standard
from soptool.source.emit import document
from soptool.workspace.workspace import Workspace

NAMES = sorted(procedures())


def again(name: str, level: Level, edition: Edition) -> tuple[Procedure, Edition]:
    """Write the sources of an SOP into a workspace of their own, and compose it there."""
    workspace = edition.workspace
    sources = source_of(name, workspace)
    written = {f"{one['id']}.yaml": document(one).encode() for one in sources}
    if workspace.registry is not None:
        written["sop.yaml"] = workspace.registry.text.encode()
    alone = state(written).workspace
    procedure = compose(Composer(alone), alone.by_id[name], level)
    return procedure, Edition(alone, edition.logo)


def without_places(data: Any) -> Any:
    """Leave out where things are written."""
    if isinstance(data, Mapping):
        return {
            key: without_places(value)
            for key, value in data.items()
            if key not in ("path", "line", "source")
        }
    return [without_places(item) for item in data] if isinstance(data, list) else data


@pytest.mark.parametrize("name", NAMES)
def test_documents_of_the_sources_are_the_same_bytes(name: str) -> None:
    procedure, edition = procedures()[name]
    level = Level.ALL if procedure.whole is None else Level.PARTS
    other, its = again(procedure.id, level, edition)
    # Every step of a macro is drawn with its parts: there the texts are enough.
    drawn = () if name.endswith("-all") and procedure.parts else (procedure_html, procedure_svg)
    for paint in (procedure_markdown, *drawn):
        assert text_by(paint, other, its) == text_by(paint, procedure, edition)


def test_pdf_of_the_sources_is_the_same_bytes() -> None:
    pytest.importorskip("typst", reason="the extra soptool[pdf] is not installed")
    procedure, edition = procedures()["pengelolaan-surat-parts"]
    other, its = again(procedure.id, Level.PARTS, edition)
    assert bytes_by(procedure_pdf, other, its) == bytes_by(procedure_pdf, procedure, edition)


def check(workspace: Workspace) -> None:
    """Every SOP of a workspace says whole what it is made from."""
    composer, edition = Composer(workspace), Edition(workspace)
    for name, entry in workspace.by_id.items():
        if isinstance(entry.sop, Standard):
            continue
        procedure = compose(composer, entry)
        other, its = again(name, Level.ALL, edition)
        before, after = composed(procedure, workspace), composed(other, its.workspace)
        assert without_places(after) == without_places(before)
        assert after["source"] == before["source"]
        assert text_by(procedure_markdown, other, its) == text_by(
            procedure_markdown, procedure, edition
        )


@settings(max_examples=15)
@given(st.lists(DOCUMENTS, min_size=1, max_size=4), SETTINGS)
def test_any_sop_is_whole_in_its_sources(
    documents: list[dict[str, Any]], registry: dict[str, Any]
) -> None:
    contents = {
        f"{name}.yaml": json.dumps(data, ensure_ascii=False).encode()
        for name, data in zip("abcd", documents, strict=False)
    }
    if registry:
        contents["sop.yaml"] = json.dumps(registry).encode()
    check(state(contents).workspace)


@pytest.mark.parametrize("end", ["", ": x", " $(p)", " $$(p)", " $$$(p) é"])
def test_what_is_filled_stays_filled(end: str) -> None:
    check(state({k: json.dumps(v).encode() for k, v in files(names(end)).items()}).workspace)


def test_all_facts_are_whole() -> None:
    check(state({name: text.encode() for name, text in FACTS.items()}).workspace)


def test_a_specific_sop_stands_without_its_generic_one() -> None:
    generic = (
        "kind: micro\ntitle: Umum $(unit)\nparameters: {unit: text}\n"
        "classification: {coverage: generic}\n"
        'steps: [{activity: "Menata $(unit) seharga $$(lima)"}]\n'
    )
    own = "kind: micro\nid: khusus\ntitle: Khusus\nextends: umum\nwith: {unit: Biro}\n"
    loaded = state({"umum.yaml": generic.encode(), "khusus.yaml": own.encode()}).workspace
    (source,) = source_of("khusus", loaded)
    assert source["steps"] == [{"activity": "Menata Biro seharga $$(lima)"}]
    assert not {"extends", "with", "parameters"} & source.keys()
    check(loaded)


def test_the_sources_are_the_sop_its_parts_and_what_they_name() -> None:
    ids = [one["id"] for one in source_of("pengelolaan-surat", _examples())]
    assert ids == [
        "pengelolaan-surat",
        "surat-masuk",
        "tanggapan-surat",
        "pengiriman-surat",
        "penanganan-pengaduan",
    ]


def _examples() -> Workspace:
    return procedures()["pengelolaan-surat-all"][1].workspace


def test_values_are_what_the_author_wrote() -> None:
    text = (
        "kind: micro\ntitle: 08\nrevision: 1\nsteps:\n  - {no: 1.10, activity: Ya, start: true}\n"
    )
    loaded = state({"a.yaml": text.encode()}).workspace
    (source,) = source_of("a", loaded)
    assert source == {
        "kind": "micro",
        "id": "a",
        "title": "08",
        "revision": "1",
        "steps": [{"no": "1.10", "activity": "Ya", "start": "true"}],
    }
