"""Fingerprints: what makes no difference to a part, what does, and the findings of a macro."""

from __future__ import annotations

import json
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compose.test_expand import workspace
from soptool.compose.expand import Composer
from soptool.compose.findings import composition_findings
from soptool.compose.pins import Fingerprints, pins_of
from soptool.model.sop import Macro
from soptool.source.read import read
from soptool.workspace.workspace import Workspace

PART = """\
kind: micro
title: Penanganan Surat Masuk
number: SOP-002
legal_basis: [uu-30-2014, Peraturan X]
equipment: [Komputer]
warnings: Jika terlambat, maka tertunda
definitions: {Surat: naskah}
volume: 1200
executors:
  agendaris: Agendaris
  kabag: {name: Kepala Bagian, group: Sekretariat}
steps:
  - id: terima
    activity: Menerima surat
    executor: agendaris
    requirements: [Surat masuk]
    duration: 10 menit
    outputs: [Surat terperiksa]
  - id: periksa
    activity: Memeriksa surat
    executor: [kabag, agendaris]
    requirements: [Surat terperiksa]
    duration: 5 menit
    effort: 2 menit
    outputs: [Lembar disposisi]
    question: Lengkap?
    branches: {Ya: next, Tidak: terima}
    chance: {Ya: 0.7, Tidak: 0.3}
  - id: arsip
    activity: Mengarsipkan surat
    executor: agendaris
    duration: 5 menit
    outputs: [Arsip surat]
    note: Setiap hari
    next: {end: diarsipkan}
"""
MIDDLE = "kind: macro\ntitle: Tengah\nsteps:\n  - {use: part}\n"
WHOLE = "kind: macro\ntitle: Seluruh\nsteps:\n  - {use: [part, tengah], pin: PIN}\n"


def fingerprint(part: str = PART, name: str = "part", **others: str) -> str:
    found = Fingerprints(Composer(workspace(part=part, **others))).of(name)
    assert found is not None
    return found


def codes(space: Workspace) -> list[str]:
    return [finding.code for finding in composition_findings(Composer(space))]


def written(data: object, random: Random) -> str:
    """Write data as YAML in one of the many ways there are."""
    if isinstance(data, dict):
        pairs = [f"{written(k, random)}: {written(v, random)}" for k, v in data.items()]
        random.shuffle(pairs)
        return "{" + random.choice((", ", ",  # ket\n  ")).join(pairs) + "}"
    if isinstance(data, list):
        lone = len(data) == 1 and isinstance(data[0], str) and random.random() < 0.5
        items = [written(item, random) for item in data]
        return items[0] if lone else "[" + random.choice((", ", ",\n # baris\n ")).join(items) + "]"
    assert isinstance(data, str)
    double = json.dumps(data, ensure_ascii=False)
    single = "'" + data.replace("'", "''") + "'"
    plain = data if data.isalpha() else single
    return random.choice((double, single, plain))


@given(st.randoms(use_true_random=False))
def test_comments_quotes_and_the_order_of_keys_make_no_difference(random: Random) -> None:
    document, _ = read("part.yaml", PART.encode())
    assert document is not None
    text = "# awal\n" + written(document.data, random) + "\n"
    assert fingerprint(text) == fingerprint()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("number: SOP-002\n", "number: SOP-002\nid: part\nstatus: effective\nrevision: 3\n"),
        ("number: SOP-002\n", "number: SOP-002\ndates: {revised: 2026-01-02}\n"),
        ("    duration: 10 menit\n", "    duration: 10 menit\n    next: periksa\n"),
        ("    duration: 10 menit\n", "    duration: 10   menit\n    next: next\n    start: true\n"),
        ("executor: agendaris", "executor: [agendaris]"),
        ("Ya: next", "Ya: arsip"),
        ("0.7, Tidak: 0.3", "70%, Tidak: 30 %"),
        ("id: terima", "id: terima\n    no: '1'\n    route: left"),
        ("volume: 1200", "volume: 1.200"),
        ("equipment: [Komputer]", "equipment: Komputer\nrecords:"),
        ("agendaris: Agendaris", "agendaris: {name: Agendaris, external: false}"),
        ("terima", "masuk"),
        ("agendaris", "juru-agenda"),
        ("arsip\n", "arsip-akhir\n"),
        ("number:", "inputs: Surat masuk\noutputs: [Lembar disposisi, Arsip surat]\nnumber:"),
    ],
)  # fmt: skip
def test_what_makes_no_difference(old: str, new: str) -> None:
    assert old in PART
    assert fingerprint(PART.replace(old, new)) == fingerprint()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Penanganan Surat", "Pengelolaan Surat"),
        ("SOP-002", "SOP-003"),
        ("uu-30-2014", "uu-25-2009"),
        ("Komputer", "Pemindai"),
        ("number: SOP-002", "status: revoked\nnumber: SOP-002"),
        ("naskah}", "berkas}"),
        ("1200", "1300"),
        ("kabag: {name: Kepala Bagian, ", "kabag: {name: Kepala Biro, "),
        (", group: Sekretariat", ""),
        ("Menerima surat", "Menerima surat masuk"),
        ("surat\n    executor: agendaris", "surat\n    executor: kabag"),
        ("[kabag, agendaris]", "{any: [kabag, agendaris]}"),
        ("[kabag, agendaris]", "[agendaris, kabag]"),
        ("[Surat masuk]", "[Surat dinas masuk]"),
        ("10 menit", "1 jam"),
        ("effort: 2 menit", "effort: 3 menit"),
        ("Surat terperiksa]\n  - id", "Surat diperiksa]\n  - id"),
        ("Lengkap?", "Benar?"),
        ("Tidak: terima", "Tidak: {end: ditolak}"),
        ("Tidak: terima", "Tidak: [terima, arsip]"),
        ("Ya: next, Tidak", "Sudah: next, Tidak"),
        ("Ya: 0.7, Tidak: 0.3", "Ya: 0.6, Tidak: 0.4"),
        ("Setiap hari", "Setiap pekan"),
        ("{end: diarsipkan}", "end"),
        ("    note: Setiap hari\n", ""),
        ("  - id: arsip", "  - {activity: Menata, executor: kabag}\n  - id: arsip"),
    ],
)  # fmt: skip
def test_what_makes_a_difference(old: str, new: str) -> None:
    assert old in PART
    assert fingerprint(PART.replace(old, new)) != fingerprint()


def test_a_part_of_a_part_counts() -> None:
    before = fingerprint(name="tengah", tengah=MIDDLE)
    after = fingerprint(PART.replace("10 menit", "9 menit"), name="tengah", tengah=MIDDLE)
    assert before != after


def test_the_pin_itself_does_not_count() -> None:
    pinned = MIDDLE.replace("{use: part}", "{use: part, pin: abc}")
    assert fingerprint(name="tengah", tengah=pinned) == fingerprint(name="tengah", tengah=MIDDLE)


def test_values_of_a_generic_part_count() -> None:
    generic = PART.replace("kind: micro", "kind: micro\nparameters: {unit: text}").replace(
        "Menerima surat", "Menerima surat di $(unit)"
    )
    prints = Fingerprints(Composer(workspace(part=generic)))
    found = {prints.of("part", {"unit": unit}) for unit in ("Biro Umum", "Biro Hukum")}
    assert len({*found, prints.of("part")}) == 3


def test_a_circle_ends() -> None:
    a = "kind: macro\ntitle: A\nsteps:\n  - {use: b}\n"
    b = "kind: macro\ntitle: B\nsteps:\n  - {use: a}\n"
    prints = Fingerprints(Composer(workspace(a=a, b=b)))
    assert prints.of("a") != prints.of("b")
    assert prints.of("c") is None


def test_fifty_levels_and_a_thousand_parts() -> None:
    levels = {f"m{n}": f"kind: macro\ntitle: M{n}\nsteps:\n  - use: m{n + 1}\n" for n in range(50)}
    wide = "kind: macro\ntitle: L\nsteps:\n" + "  - use: part\n" * 1000
    prints = Fingerprints(Composer(workspace(**levels, m50=PART, part=PART, wide=wide)))
    assert prints.of("m0")
    assert prints.of("wide")


def test_findings_name_both_files() -> None:
    space = workspace(part=PART, tengah=MIDDLE)
    prints = Fingerprints(Composer(space))
    pin = f"{prints.of('part')} {prints.of('tengah')}"
    whole = WHOLE.replace("PIN", pin)
    assert codes(workspace(part=PART, tengah=MIDDLE, whole=whole)) == []
    changed = PART.replace("10 menit", "9 menit")
    found = composition_findings(Composer(workspace(part=changed, tengah=MIDDLE, whole=whole)))
    assert [(f.code, f.place.path, f.place.line) for f in found] == [
        ("SOP411", "whole.yaml", 4)
    ] * 2
    assert [f.related[0].place.path for f in found] == ["part.yaml", "tengah.yaml"]
    assert "`part`" in str(found[0].message)


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ("  - {use: part}\n  - {use: tengah}\n", []),
        ("  - {use: [part, tengah], pin: PART}\n", ["SOP412"]),
        ("  - {use: part, pin: PART}\n  - {use: tengah}\n", ["SOP412"]),
        ("  - {use: part, pin: PART x}\n", ["SOP413"]),
        ("  - {use: part}\n  - {activity: Menata, pin: PART}\n", ["SOP412", "SOP413"]),
        ("  - {use: tidak-ada, pin: PART}\n  - {use: part, pin: PART}\n", []),
        ("  - {use: part, pin: 12e45678}\n", ["SOP411"]),
    ],
)
def test_pins_that_are_missing_or_too_many(steps: str, expected: list[str]) -> None:
    whole = "kind: macro\ntitle: Seluruh\nsteps:\n" + steps.replace("PART", fingerprint())
    assert codes(workspace(part=PART, tengah=MIDDLE, whole=whole)) == expected


def test_pins_in_order_of_the_parts() -> None:
    space = workspace(part=PART, tengah=MIDDLE, whole=WHOLE.replace("PIN", "a b"))
    macro = space.by_id["whole"].sop
    assert isinstance(macro, Macro)
    pins = pins_of(Fingerprints(Composer(space)), macro)
    assert [(pin.index, pin.part, pin.pinned) for pin in pins] == [
        (0, "part", "a"),
        (0, "tengah", "b"),
    ]
