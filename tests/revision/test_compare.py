"""Two states compared: nothing in a file and itself, exactly the edits that were planted."""

from __future__ import annotations

import json
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compose.test_expand import workspace
from compose.test_pins import MIDDLE, PART, fingerprint
from revision.states import State, state
from soptool.model.parse import parse
from soptool.model.sop import Macro, Micro
from soptool.revision.compare import compare
from soptool.revision.matching import match
from soptool.revision.sentences import sentences, settings_sentences
from soptool.settings import Settings
from soptool.shape.names import Kind
from soptool.source.read import read
from soptool.workspace.workspace import Workspace

SIX = """\
kind: micro
title: Enam
executors: {a: Agendaris, k: Kabag}
steps:
  - {activity: Menerima surat masuk, executor: a, duration: 1 jam}
  - {activity: Memeriksa kelengkapan berkas, executor: k, duration: 2 jam}
  - {activity: Menyusun konsep tanggapan, executor: a, duration: 3 jam}
  - {activity: Membubuhkan paraf, executor: k, duration: 4 jam}
  - {activity: Menandatangani naskah, executor: k, duration: 5 jam}
  - {activity: Mengarsipkan naskah dinas, executor: a, duration: 6 jam}
"""
ROWS = SIX.splitlines(keepends=True)[4:]


def said(old: str, new: str) -> list[str]:
    found = compare(workspace(part=old), workspace(part=new))
    return [str(one.text) for sop in found.sops for one in sentences(sop)]


def with_rows(*rows: str) -> str:
    return SIX[: SIX.index("  - ")] + "".join(rows)


@pytest.mark.parametrize("text", [PART, SIX])
def test_nothing_differs_from_itself(text: str) -> None:
    assert compare(workspace(part=text), workspace(part=text)).is_empty


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("    duration: 10 menit\n", "    duration: 10   menit\n    next: periksa\n"),
        ("executor: agendaris", "executor: [agendaris]"),
        ("Ya: next", "Ya: arsip"),
        ("0.7, Tidak: 0.3", "70%, Tidak: 30 %"),
        ("id: terima", "id: terima\n    no: '1'\n    start: true\n    route: left"),
        ("terima", "masuk"),
        ("agendaris", "juru-agenda"),
        ("  - id: arsip\n    activity", "  - activity"),
        ("{end: diarsipkan}", "{end: diarsipkan} # akhir"),
    ],
)
def test_what_is_no_difference(old: str, new: str) -> None:
    assert old in PART
    assert said(PART, PART.replace(old, new)) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("10 menit", "1 hari kerja", ["Step 1: time 10 menit → 1 hari kerja."]),
        (
            "duration: 5 menit\n    effort",
            "duration: 1 jam\n    effort",
            ["Step 2: time 5 menit → 1 jam."],
        ),
        ("    effort: 2 menit\n", "", ["Step 2: working time 2 menit removed."]),
        ("Menerima surat", "Menerima berkas", [
            "Step 1: activity Menerima surat → Menerima berkas."]),
        ("[Surat masuk]", "[Surat masuk, Lembar pengantar]", [
            "Step 1: requirement Lembar pengantar added."]),
        ("[kabag, agendaris]", "kabag", [
            "Step 2: executor Kepala Bagian, Agendaris (together) → Kepala Bagian."]),
        ("[kabag, agendaris]", "{any: [kabag, agendaris]}", [
            ("Step 2: executor Kepala Bagian, Agendaris (together)"
            " → Kepala Bagian, Agendaris (one of them).")]),
        ("name: Kepala Bagian", "name: Kepala Biro", [
            "Executors: Kepala Bagian is called Kepala Biro now."]),
        (", group: Sekretariat", "", [
            "Executors: Kepala Bagian: group Sekretariat removed."]),
        ("kabag: {", "kabag: {system: true, ", ["Executors: Kepala Bagian is a system now."]),
        ("Tidak: terima", "Tidak: {end: ditolak}", [
            ("Step 2: the answer “Tidak” goes to the end “ditolak”"
            " instead of step 1 “Menerima surat”.")]),
        ("Ya: next, Tidak: terima", "Ya: next, Belum: terima", [
            ("Step 2: chances Tidak 0.3, Ya 0.7 removed;"
            " the answer “Tidak” is called “Belum” now.")]),
        ("Tidak: terima}", "Tidak: terima, Batal: end}", [
            "Step 2: new answer “Batal” to the end."]),
        ("next: {end: diarsipkan}", "next: terima", [
            "Step 3: goes on to step 1 “Menerima surat” instead of the end “diarsipkan”."]),
        ("    note: Setiap hari\n", "", ["Step 3: remark Setiap hari removed."]),
        ("title: Penanganan", "title: Pengelolaan", [
            "Identity: title Penanganan Surat Masuk → Pengelolaan Surat Masuk."]),
        ("number: SOP-002", "number: SOP-002\ndates: {revised: 2026-01}\nstatus: draft", [
            "Identity: status draft added.", "Identity: date revised 2026-01 added."]),
        ("uu-30-2014", "uu-25-2009", ["Identity: legal basis uu-30-2014 → uu-25-2009."]),
        ("[uu-30-2014, Peraturan X]", "[Peraturan X, uu-30-2014]", [
            "Identity: legal basis: another order."]),
        ("naskah}", "berkas}", ["Identity: definition Surat: naskah → berkas."]),
    ],
)  # fmt: skip
def test_planted_edits(old: str, new: str, expected: list[str]) -> None:
    assert old in PART
    text = PART.replace(old, new)
    if "Belum" in new:
        text = text.replace("    chance: {Ya: 0.7, Tidak: 0.3}\n", "")
    assert said(PART, text) == expected


def test_a_step_more() -> None:
    extra = "  - {activity: Menelaah isi surat, executor: k, duration: 1 hari}\n"
    new = with_rows(*ROWS[:2], extra, *ROWS[2:])
    assert said(SIX, new) == ["Step 3: new: Menelaah isi surat (Kabag; 1 hari)."]
    assert said(new, SIX) == ["Step 3 (before): gone: Menelaah isi surat."]


def test_a_step_that_moved_and_changed() -> None:
    moved = ROWS[4].replace("5 jam", "7 jam")
    new = with_rows(*ROWS[:1], moved, *ROWS[1:4], ROWS[5])
    assert said(SIX, new) == ["Step 2: moved here from no. 5; time 5 jam → 7 jam."]


def test_a_step_with_another_number_says_both() -> None:
    new = with_rows(*ROWS[1:]).replace("6 jam", "8 jam")
    assert said(SIX, new) == [
        "Step 1 (before): gone: Menerima surat masuk.",
        "Step 5 (before: 6): time 6 jam → 8 jam.",
    ]


def test_a_step_rewritten_between_its_neighbours() -> None:
    new = SIX.replace("Menyusun konsep tanggapan", "Mengetik jawaban")
    assert said(SIX, new) == ["Step 3: activity Menyusun konsep tanggapan → Mengetik jawaban."]


def test_executors_new_gone_and_in_another_order() -> None:
    new = SIX.replace("{a: Agendaris, k: Kabag}", "{k: Kabag, a: Agendaris, s: Sekretaris}")
    assert said(SIX, new) == [
        "Executors: Sekretaris is new.",
        "Executors: another order of columns: Kabag, Agendaris.",
    ]


def test_a_macro_whose_part_changed() -> None:
    old = workspace(part=PART, tengah=MIDDLE)
    new = workspace(part=PART.replace("10 menit", "9 menit"), tengah=MIDDLE)
    found = compare(old, new)
    texts = {sop.entry.sop.id: [str(one.text) for one in sentences(sop)] for sop in found.sops}
    assert texts == {
        "part": ["Step 1: time 10 menit → 9 menit."],
        "tengah": ["Step 1: the part `part` itself has changed."],
    }
    assert [sop.entry.sop.id for sop in compare(old, new, ["part"]).sops] == ["part"]


def test_parts_of_a_macro() -> None:
    old = "kind: macro\ntitle: M\nsteps:\n  - {use: a}\n  - {use: b, executors: {x: y}}\n"
    new = "kind: macro\ntitle: M\nsteps:\n  - {use: a}\n  - {use: [b, c], executors: {x: z}}\n"
    found = compare(workspace(m=old), workspace(m=new))
    assert [str(one.text) for one in sentences(found.sops[0])] == [
        "Step 2: part b → b, c; executors of the part x: y → x: z."
    ]


def test_sops_new_gone_and_with_another_id() -> None:
    found = compare(workspace(a=PART, b=SIX), workspace(a=PART, c=SIX))
    assert [(sop.entry.path, sop.sort) for sop in found.sops] == [
        ("b.yaml", "removed"),
        ("c.yaml", "added"),
    ]
    renamed = PART.replace("kind: micro", "kind: micro\nid: lain")
    assert said(PART, renamed) == ["Identity: id part → lain."]


def test_a_file_that_can_not_be_loaded_is_not_gone() -> None:
    old = workspace(a=PART)
    new = Workspace(old.root, unloaded={"a": "a.yaml"})
    assert "can't be now" in str(sentences(compare(old, new).sops[0])[0].text)
    assert "can be now" in str(sentences(compare(new, old).sops[0])[0].text)


def test_hundreds_of_changes_in_one_step() -> None:
    many = ", ".join(f"Berkas {number}" for number in range(1000))
    goals = ", ".join(f"Jawaban {number}: end" for number in range(60))
    old = "kind: micro\ntitle: T\nsteps:\n  - {activity: Menata berkas}\n"
    new = old.replace("berkas}", f"berkas, outputs: [{many}], branches: {{{goals}}}}}")
    (text,) = said(old, new)
    assert text.startswith("Step 1: output Berkas 0 added; output Berkas 1 added; output Berkas 2")
    assert "a decision now: “Jawaban 0” to the end, “Jawaban 1” to the end, " in text
    assert said(new, old)


def test_settings() -> None:
    old = Settings.model_validate({"regulations": {"u": {"title": "U", "status": "in-force"}}})
    new = Settings.model_validate({"regulations": {"u": {"title": "U", "status": "revoked"}}})
    found = compare(Workspace(workspace().root, old), Workspace(workspace().root, new))
    assert [str(one.text) for one in settings_sentences(found.settings)] == [
        "sop.yaml: `regulations.u.status`: in-force → revoked."
    ]


def steps_of(text: str) -> Micro | Macro:
    document, _ = read("x.yaml", text.encode())
    assert document is not None
    sop, _ = parse(document)
    assert isinstance(sop, (Micro, Macro))
    return sop


@given(st.permutations(range(6)))
def test_any_order_is_found_again(order: list[int]) -> None:
    shuffled = with_rows(*(ROWS[index] for index in order))
    found = match(steps_of(SIX), steps_of(shuffled))
    assert found.new_of == {old: new for new, old in enumerate(order)}
    still = [old for new, old in enumerate(order) if new not in found.moved]
    assert still == sorted(still)
    assert bool(found.moved) == (order != sorted(order))


@given(st.sets(st.integers(0, 5)), st.sets(st.integers(0, 5)))
def test_exactly_the_planted_edits(gone: set[int], late: set[int]) -> None:
    rows = [
        row.replace(" jam", " hari") if index in late else row
        for index, row in enumerate(ROWS)
        if index not in gone
    ]
    if not rows:
        return
    found = compare(workspace(part=SIX), workspace(part=with_rows(*rows))).sops
    changes = [change for sop in found for change in sop.changes]
    assert {c.old for c in changes if c.sort == "removed"} == gone
    assert {c.old for c in changes if c.field == "duration"} == late - gone
    assert len(changes) == len(gone) + len(late - gone)


VALUES = st.sampled_from(["", "x", "same", "terima", "next", "end", "any", "1 jam", "agendaris"])
KEYS = st.sampled_from(
    [
        *("id", "activity", "executor", "duration", "next", "branches", "requirements", "row"),
        *("use", "when", "join", "no", "section", "chance", "see", "start", "steps", "title"),
        *("executors", "dates", "approval", "related", "definitions", "any", "end", "sop"),
    ]
)


@st.composite
def edited(draw: st.DrawFn) -> str:
    """Draw PART with some of its values replaced, taken away or repeated."""
    document, _ = read("part.yaml", PART.encode())
    assert document is not None
    data = json.loads(json.dumps(document.data))
    random = draw(st.randoms(use_true_random=False))
    for _ in range(draw(st.integers(1, 4))):
        _disturb(data, random, draw)
    return json.dumps(data, ensure_ascii=False)


def _disturb(data: object, random: Random, draw: st.DrawFn) -> None:
    spots: list[tuple[object, object]] = []
    waiting = [data]
    while waiting:
        value = waiting.pop()
        keys = value.keys() if isinstance(value, dict) else range(len(value))  # type: ignore[arg-type]
        for key in keys:
            spots.append((value, key))
            if isinstance(value[key], (dict, list)):  # type: ignore[index]
                waiting.append(value[key])  # type: ignore[index]
    where, key = random.choice(spots)
    act = random.randrange(4)
    if act == 0:
        del where[key]  # type: ignore[attr-defined]
    elif act == 1 and isinstance(where, list):
        where.insert(0, where[random.randrange(len(where))])
    elif act == 2 and isinstance(where, dict):
        where[draw(KEYS)] = draw(VALUES)
    else:
        where[key] = draw(VALUES)  # type: ignore[index]


@given(edited(), edited())
def test_random_edits_never_raise_and_none_is_missed(one: str, other: str) -> None:
    old, new = loaded(one), loaded(other)
    found = compare(old, new)
    for sop in found.sops:
        assert all(str(sentence.text) for sentence in sentences(sop))
    if "part" in old.by_id and "part" in new.by_id and fingerprint(one) != fingerprint(other):
        assert not found.is_empty


def loaded(text: str) -> Workspace:
    document, _ = read("part.yaml", text.encode())
    sop = parse(document)[0] if document else None
    return workspace(part=text) if sop is not None else workspace()


NUMBERED = {
    "sop.yaml": b"regulations: {uu-1: UU Nomor 1, uu-2: {title: UU Nomor 2, by: uu-1}}\n",
    "part.yaml": b"kind: micro\ntitle: Satu\nnumber: '1'\nlegal_basis: uu-1\n"
    b"steps: [{activity: Menata berkas}]\n",
    "makro.yaml": b"kind: macro\ntitle: Makro\nlegal_basis: [uu-1, uu-2]\nrelated: part\n"
    b"steps: [{use: part}]\n",
    "layanan.yaml": b"kind: standard\ntitle: L\nsops: part\n"
    b"delivery: {cost: {amount: Rp5, ground: uu-1}, complaints: {channels: L, sop: part}}\n",
}


def phrases(before: State, after: State) -> list[str]:
    found = compare(before.workspace, after.workspace)
    of_sops = [str(one.text) for sop in found.sops for one in sentences(sop)]
    return of_sops + [str(one.text) for one in settings_sentences(found.settings)]


@pytest.mark.parametrize(
    ("kind", "old", "new", "expected"),
    [
        (Kind.SOP, "part", "bagian", ["Identity: id part → bagian."]),
        (Kind.REGULATION, "uu-1", "uu-satu", ["sop.yaml: `regulations`: uu-1 → uu-satu."]),
    ],
)
def test_a_new_id_is_said_once(kind: Kind, old: str, new: str, expected: list[str]) -> None:
    before = state(NUMBERED)
    there = before.after([before.plan(kind, old, new, None)])
    assert phrases(before, there) == expected
    assert there.after([there.plan(kind, new, old, None)]).contents == NUMBERED


def test_what_changes_beside_a_new_id_is_said() -> None:
    before = state(NUMBERED)
    there = before.after([before.plan(Kind.SOP, "part", "bagian", None)])
    there.contents["bagian.yaml"] = there.contents["bagian.yaml"].replace(
        b"berkas", b"berkas masuk"
    )
    assert phrases(before, state(there.contents)) == [
        "Identity: id part → bagian.",
        "Step 1: activity Menata berkas → Menata berkas masuk.",
        "Step 1: the part `bagian` itself has changed.",
    ]
