"""Rules survive anything that loads: random SOPs, macros and standards, together."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lint.examples import subject
from soptool.lint.catalogue import RULES
from soptool.lint.engine import judge
from soptool.lint.fixing import fixed
from soptool.model.parse import parse
from soptool.settings import Settings
from soptool.shape.fill import fill
from soptool.source.read import read
from soptool.workspace.entry import Entry
from soptool.workspace.workspace import Workspace


def one_of(text: str) -> st.SearchStrategy[str]:
    """One of the phrases between `|`, or now and then anything at all."""
    phrases = [part.strip() for part in text.replace("\n", "|").split("|") if part.strip()]
    return st.sampled_from(phrases * 4) | ANY


LETTERS = st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp", "Cn"))
ANY = st.text(LETTERS, min_size=1, max_size=12).filter(lambda text: bool(text.strip()))
TITLES = one_of("""Penanganan Surat Masuk|SOP|SOP SOP Surat|Surat|menerima surat|😀|Pembuatan SK
Handling incoming letters|Penanganan Surat di Biro Umum|Pelayanan SOP Kognitif|–|ſ|İ|a\u0301""")
ACTS = one_of("""Menerima surat|menerima dan memeriksa surat serta mencatat agenda|Surat diperiksa
Kasubbag memeriksa berkas|diperiksa oleh PPK|Memeriksa kelengkapan berkas secepatnya|Periksa surat
The officer checks the form|Check and sign the form|The form is checked|Penelitian dan evaluasi""")
TIMES = one_of("""10 menit|14 (dua belas) hari|secepatnya|1 x 24 jam|± 2 hari kerja|0 menit|P3D|-
2 menit/berkas|H-3|same|1-3 hari|3 hari kalender|minimal 2 jam|90 hari|sesuai kebutuhan""")
THINGS = one_of("""Surat masuk|Surat masuk tercatat|Agenda|Surat diterima oleh Kabag|Konsep|Komputer
Konsep surat|Berkas|Form A|Nota|Izin usaha|Output|Surat keputusan""")
LAWS = one_of("""Undang-Undang Nomor 30 Tahun 2014 tentang Administrasi Pemerintahan|UU 30/2014
PermenPAN-RB 35/2012|Peraturan Nomor|uu-30-2014|PP Nomor 96 Tahun 2012|Perwali Bogor 5/2020|UUD 1945
Peraturan Menteri PANRB Nomor 15 Tahun 2014 tentang Pedoman Standar Pelayanan|ISO 9001:2015""")
TEXTS = one_of("""Jika surat hilang maka ditunda|Kepala Bagian|Budi, S.E.|Plt. Kepala|../../x|{a: b}
%s {0}|' "|null|SOP-001/SETJEN/2026|SOP-{seq:3}/{year}|٣|ß|01.02|Pranata Komputer|Memahami arsip|…
197001011995011999|000000000000000000|Tim|Kepala Subbagian Umum|Penanganan Surat Masuk|a|b|$$(x""")
ANSWERS = st.sampled_from(["Ya", "Tidak", "ya", "Lengkap", "Revisi", "Disetujui"]) | ANY
LISTS = st.lists(TEXTS, max_size=3)
IDS = st.sampled_from(["a", "b", "c", "d", "surat-masuk"])
STEPS = st.sampled_from(["s1", "s2", "s3"])
EXECUTORS = st.sampled_from(["x", "y", "z"])
DATES = st.sampled_from(["2026-01-05", "2026-02", "2027", "1999-12-31", "2026-06-01"])


def optional(**keys: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({}, optional=keys)


TARGETS: st.SearchStrategy[Any] = (
    STEPS | st.sampled_from(["next", "end"]) | st.fixed_dictionaries({"end": TEXTS})
)
TARGETS |= st.fixed_dictionaries({"sop": IDS})
WHO: st.SearchStrategy[Any] = EXECUTORS | st.lists(EXECUTORS, min_size=1, max_size=3)
WHO |= st.sampled_from(["any", "each", "chain"]).flatmap(
    lambda mode: st.fixed_dictionaries({mode: st.lists(EXECUTORS, min_size=1, max_size=3)})
)
STEP = optional(
    id=STEPS,
    activity=ACTS,
    executor=WHO,
    requirements=st.lists(THINGS, max_size=3),
    outputs=st.lists(THINGS, max_size=3),
    duration=TIMES,
    effort=TIMES,
    note=TEXTS,
    see=LISTS,
    details=LISTS,
    when=TEXTS,
    start=st.just("true"),
    label=TEXTS,
    next=TARGETS | st.lists(TARGETS, max_size=2),
    branches=st.dictionaries(ANSWERS, TARGETS, max_size=3),
    question=TEXTS,
    join=st.sampled_from(["all", "any"]),
    row=st.just("same"),
    section=TEXTS,
    no=TEXTS,
)
USE: st.SearchStrategy[Any] = IDS | st.lists(IDS, min_size=1, max_size=2) | st.just("same")
USE |= st.fixed_dictionaries({"title": TEXTS}, optional={"number": TEXTS})
PART = st.tuples(STEP, st.fixed_dictionaries({"use": USE})).map(lambda pair: pair[0] | pair[1])
IDENTITY = {
    "number": TEXTS,
    "unit": TEXTS,
    "status": st.sampled_from(["draft", "review", "effective", "revoked"]),
    "dates": optional(created=DATES, revised=DATES, effective=DATES, review=DATES),
    "revision": st.sampled_from(["0", "1", "7"]),
    "approval": optional(
        position=TEXTS, name=TEXTS, nip=TEXTS, rank=TEXTS, place=TEXTS, date=DATES
    ),
}
BODY = {
    **IDENTITY,
    "classification": optional(
        nature=st.sampled_from(["technical", "administrative"]),
        completeness=st.sampled_from(["final", "partial"]),
        coverage=st.sampled_from(["generic", "specific"]),
    ),
    "process": TEXTS,
    "legal_basis": st.lists(LAWS, max_size=4),
    "qualifications": LISTS,
    "related": st.lists(
        TEXTS
        | IDS
        | st.fixed_dictionaries(
            {"sop": IDS, "as": st.sampled_from(["before", "after", "related"])}
        ),
        max_size=3,
    ),
    "equipment": LISTS,
    "warnings": LISTS,
    "records": LISTS,
    "inputs": st.lists(THINGS, max_size=2),
    "outputs": st.lists(THINGS, max_size=2),
    "purpose": TEXTS,
    "scope": TEXTS,
    "definitions": st.dictionaries(TEXTS, TEXTS, max_size=2),
    "executors": st.dictionaries(
        EXECUTORS, TEXTS | optional(name=TEXTS, group=TEXTS, unit=TEXTS), max_size=3
    ),
}
DELIVERY = optional(requirements=LISTS, procedure=LISTS, product=LISTS, time=TIMES, cost=TEXTS)
MANAGEMENT = optional(legal_basis=st.lists(LAWS, max_size=3), competence=LISTS, staff=TEXTS)


def sops(kind: str, steps: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    head = {
        "kind": st.just(kind),
        "title": TITLES,
        "steps": st.lists(steps, min_size=1, max_size=5),
    }
    return st.fixed_dictionaries(head, optional=BODY)


STANDARDS = st.fixed_dictionaries(
    {"kind": st.just("standard"), "title": TITLES},
    optional={
        **IDENTITY,
        "sops": st.lists(IDS, max_size=3),
        "delivery": DELIVERY,
        "management": MANAGEMENT,
        "pledge": optional(promise=TEXTS, improvement=TEXTS, sanction=TEXTS),
    },
)
DOCUMENTS = sops("micro", STEP) | sops("macro", PART | STEP) | STANDARDS
SETTINGS = optional(
    language=st.sampled_from(["id", "en"]),
    number_pattern=TEXTS,
    regulations=st.dictionaries(IDS, TEXTS, max_size=2),
    documents=st.dictionaries(IDS, TEXTS, max_size=2),
    organization=optional(name=TEXTS, city=TEXTS),
)


def workspace(documents: list[dict[str, Any]], settings_: dict[str, Any]) -> Workspace:
    """Load the documents as far as they load; the ids are those that others may name."""
    entries = []
    for name, data in zip("abcd", documents, strict=False):
        document, _ = read(f"{name}.yaml", json.dumps(data, ensure_ascii=False).encode())
        sop = parse(document)[0] if document else None
        if document and sop:
            entries.append(Entry(sop, document))
    document, _ = read("sop.yaml", json.dumps(settings_ or {"language": "id"}).encode())
    filled = fill(Settings, document, document.data)[0] if document else None
    return Workspace(Path("/none"), filled or Settings(), tuple(entries))


@pytest.mark.parametrize("kind", ["micro", "macro", "standard"])
@pytest.mark.parametrize("steps", [{}, {"steps": []}, {"steps": [{}]}, {"steps": [{}, {}]}])
def test_no_rule_fails_where_there_is_nearly_nothing(kind: str, steps: dict[str, Any]) -> None:
    check([{"kind": kind, "title": "Surat", **steps}], {})


WORKSPACES = st.lists(DOCUMENTS, min_size=1, max_size=4)


@settings(max_examples=20)
@given(WORKSPACES, SETTINGS)
def test_no_rule_fails(documents: list[dict[str, Any]], settings_: dict[str, Any]) -> None:
    check(documents, settings_)


@pytest.mark.long
@settings(max_examples=300)
@given(WORKSPACES, SETTINGS)
def test_no_rule_fails_in_many(documents: list[dict[str, Any]], settings_: dict[str, Any]) -> None:
    check(documents, settings_)


def check(documents: list[dict[str, Any]], settings_: dict[str, Any]) -> None:
    loaded = workspace(documents, settings_)
    findings = judge(subject(loaded), RULES).findings
    failed = [str(finding.message) for finding in findings if finding.code == "SOP901"]
    assert failed == []
    for finding in findings:
        text = finding.message.render()
        assert text
        assert finding.place.line >= 1
    texts = {entry.path: entry.document.text for entry in loaded.entries}
    for text in fixed(texts, findings, unsafe=True).texts.values():
        assert read("", text.encode())[0] is not None
