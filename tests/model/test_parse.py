"""What an SOP file says, and what is said about one that is wrong."""

from __future__ import annotations

from decimal import Decimal

import pytest

from soptool.finding import Finding, in_order
from soptool.lint.fixing import fixed
from soptool.model.executor import Mode
from soptool.model.parse import parse
from soptool.model.sop import Macro, Micro, Sop
from soptool.model.standard import Standard
from soptool.model.step import MacroStep
from soptool.model.target import TO_END, Target
from soptool.source.names import STEP_KEYS
from soptool.source.read import read

HEAD = "kind: micro\ntitle: Penanganan Surat\nexecutors: {a: Agendaris, k: Kabag}\n"


def load(text: str, path: str = "surat.yaml") -> tuple[Sop | None, tuple[Finding, ...]]:
    document, findings = read(path, text.encode())
    assert document is not None, findings
    sop, more = parse(document)
    return sop, (*findings, *more)


def micro(steps: str) -> tuple[Micro, tuple[Finding, ...]]:
    sop, findings = load(f"{HEAD}steps:\n{steps}")
    assert isinstance(sop, Micro), [str(finding.message) for finding in findings]
    return sop, findings


def at(finding: Finding) -> tuple[str, int, int]:
    return finding.code, finding.place.line, finding.place.column


def test_the_least_that_loads() -> None:
    sop, findings = load("kind: micro\ntitle: X\nsteps:\n  - activity: Menerima surat\n")
    assert not findings
    assert isinstance(sop, Micro)
    assert sop.id == "surat"
    assert sop.steps[0].performers.ids == ()


def test_empty_is_absent_and_one_is_a_list_of_one() -> None:
    sop, findings = load(
        "kind: micro\ntitle: X\nnumber:\nlegal_basis: UU 30\nequipment: []\ndates: {revised: ''}\n"
        "executors: {a: }\nsteps:\n  - activity: M\n    executor: a\n    requirements: Surat\n"
    )
    assert not findings
    assert isinstance(sop, Micro)
    assert sop.number is None
    assert sop.legal_basis == ("UU 30",)
    assert sop.dates.revised is None
    assert sop.executors["a"].name == "a"
    assert sop.steps[0].requirements == ("Surat",)


@pytest.mark.parametrize(
    ("text", "mode", "ids"),
    [
        ("a", Mode.ONE, ("a",)),
        ("[a]", Mode.ONE, ("a",)),
        ("[a, k]", Mode.TOGETHER, ("a", "k")),
        ("{any: [a, k]}", Mode.ANY, ("a", "k")),
        ("{each: [a, k]}", Mode.EACH, ("a", "k")),
        ("{chain: [k, a]}", Mode.CHAIN, ("k", "a")),
        ("{chain: k}", Mode.ONE, ("k",)),
        ("[a, a]", Mode.ONE, ("a",)),
    ],
)
def test_executors_of_a_step(text: str, mode: Mode, ids: tuple[str, ...]) -> None:
    sop, findings = micro(f"  - {{activity: M, executor: {text}}}\n")
    assert not findings
    assert (sop.steps[0].performers.mode, sop.steps[0].performers.ids) == (mode, ids)


def test_targets() -> None:
    sop, findings = micro(
        "  - id: x\n    activity: M\n    executor: a\n"
        "    branches: {Ya: next, Tidak: [x, end], Batal: {end: batal}, Lain: {sop: lain}}\n"
        "  - activity: N\n    executor: a\n    next: [x, end]\n"
    )
    assert not findings
    assert sop.steps[0].branches == {
        "Ya": (Target(step="next"),),
        "Tidak": (Target(step="x"), TO_END),
        "Batal": (Target(outcome="batal"),),
        "Lain": (Target(outcome="lain", sop="lain"),),
    }
    assert sop.steps[1].next == (Target(step="x"), TO_END)


WRONG = [
    ("kegiatan: M", ("SOP101", 5, 6), "`activity`"),
    ("activity: M, pelaksana: a", ("SOP101", 5, 19), "`executor`"),
    ("activity: M, reqirements: a", ("SOP101", 5, 19), "`requirements`"),
    ("activity: M, waktu: 1 jam", ("SOP101", 5, 19), "`duration`"),
    ("activity: M, executor: agendariss", ("SOP203", 5, 29), "`a`, `k`"),
    ("activity: M, executor: Kabag", ("SOP203", 5, 29), "`k`"),
    ("activity: M, executor: a, next: lanjut", ("SOP202", 5, 38), "mean `next`"),
    ("activity: M, executor: a, next: entah", ("SOP202", 5, 38), "`end`. To point at a step"),
    ("activity: M, executor: a, next: step-1", ("SOP202", 5, 38), "give it an `id`"),
    ("id: end, activity: M, executor: a", ("SOP204", 5, 10), None),
    ("id: step-4, activity: M, executor: a", ("SOP204", 5, 10), "word"),
    ("id: a b, activity: M, executor: a", ("SOP204", 5, 10), None),
    ("activity: M, executor: a, question: Ya?", ("SOP209", 5, 32), "branches"),
    ("activity: M, executor: a, branches: {Y: end}, next: end", ("SOP205", 5, 52), None),
    ("activity: M, executor: a, branches: {Y: end}, when: x", ("SOP205", 5, 52), None),
    ("activity: M, executor: {each: [a, k]}, branches: {Y: end}", ("SOP205", 5, 45), "row: same"),
    ("activity: M, executor: a, branches: {Ya: end}, route: {Y: left}", ("SOP208", 5, 61), "Ya"),
    (
        "activity: M, executor: a, branches: {Y: end, T: end}, chance: {Y: 0.5, T: 60%}",
        ("SOP218", 5, 60),
        "takes what",
    ),
    ("activity: M, executor: a, duration: same", ("SOP207", 5, 42), None),
    ("activity: M, executor: a, row: same", ("SOP206", 5, 32), None),
    ("activity: M, executor: a, footnote: x", ("SOP214", 5, 42), None),
]


@pytest.mark.parametrize(("step", "where", "hint"), WRONG)
def test_wrong_steps_still_load(step: str, where: tuple[str, int, int], hint: str | None) -> None:
    _, findings = micro(f"  - {{{step}}}\n")
    assert where in [at(finding) for finding in findings]
    finding = next(finding for finding in findings if at(finding) == where)
    assert hint is None or hint in str(finding.hint)


NOT_LOADED = [
    ("activity: M, executor: {both: [a, k]}", "SOP104"),
    ("activity: [M, N], executor: a", "SOP104"),
    ("activity: M, join: semuanya", "SOP103"),
    ("activity: M, next: {to: x}", "SOP104"),
]


@pytest.mark.parametrize(("step", "code"), NOT_LOADED)
def test_what_would_change_the_flow_stops_the_loading(step: str, code: str) -> None:
    sop, findings = load(f"{HEAD}steps:\n  - {{{step}}}\n")
    assert sop is None
    assert [finding.code for finding in findings] == [code]


def test_all_errors_of_a_file_are_reported_at_once() -> None:
    sop, findings = load(
        "kind: micro\ntitel: X\ntitle: Y\nstatus: efektif\n"
        "dates: {created: 2 Januari 2024, revised: x}\n"
        "executors: {a: {nama: X}}\nsteps:\n  - {activity: M, executor: b, note: [x]}\n"
    )
    assert isinstance(sop, Micro) or sop is None
    assert {at(finding) for finding in findings} >= {
        ("SOP101", 2, 1),
        ("SOP103", 4, 9),
        ("SOP103", 5, 18),
        ("SOP103", 5, 43),
        ("SOP104", 8, 38),
    }
    hints = [str(finding.hint) for finding in findings]
    assert "Did you mean `effective`?" in hints
    assert any("2024-01-02" in hint for hint in hints)


def test_use_belongs_to_macros() -> None:
    sop, findings = load("kind: micro\ntitle: X\nsteps:\n  - use: surat\n")
    assert [finding.code for finding in findings] == ["SOP101"]
    sop, findings = load("kind: macro\ntitle: X\nsteps:\n  - activity: M\n")
    assert isinstance(sop, Macro)
    assert [finding.code for finding in findings] == ["SOP210"]


def test_uses() -> None:
    sop, findings = load(
        "kind: macro\ntitle: X\nsteps:\n  - use: a\n  - use: [a, b]\n  - use: same\n"
        "  - use: {title: SOP C, number: '3'}\n"
    )
    assert not findings
    assert isinstance(sop, Macro)
    uses = [step.use for step in sop.steps if step.use]
    assert [use.ids for use in uses] == [("a",), ("a", "b"), (), ()]
    assert [use.same for use in uses] == [False, False, True, False]
    assert (uses[3].title, uses[3].number) == ("SOP C", "3")


def test_kinds_that_are_none() -> None:
    sop, (finding,) = load("kind: mikrob\ntitle: X\n")
    assert sop is None
    assert at(finding) == ("SOP211", 1, 7)
    sop, (finding,) = load("title: X\n")
    assert sop is None
    assert finding.code == "SOP212"


@pytest.mark.parametrize("text", ["kind: mikro", "Jenis: Mikro", "“kind”: “micro”"])
def test_a_kind_that_can_only_be_a_known_one(text: str) -> None:
    sop, (finding,) = load(f"{text}\ntitle: X\nsteps: [{{activity: M}}]\n")
    assert isinstance(sop, Micro)
    assert finding.code == "SOP211"
    assert finding.fix is not None


INDONESIAN = """\
jenis: mikro
judul: Penanganan Surat
tanggal: {dibuat: 2026-01-05}
pelaksana:
  agendaris: {nama: Pengadministrasi}
  kabag: Kepala Bagian
langkah:
  - id: terima
    kegiatan: Menerima surat
    pelaksana: agendaris
    kelengkapan: [Surat]
    waktu: 10 menit
    keluaran: [Agenda]
  - kegiatan: Memeriksa surat
    pelaksana: Kepala Bagian
    keputusan: {Ya: selesai, Tidak: terima}
    rute: {Tidak: kiri}
"""


def test_indonesian_keys_are_read_as_what_they_are_with_one_finding_each() -> None:
    sop, findings = load(INDONESIAN)
    assert isinstance(sop, Micro)
    assert [step.performers.ids for step in sop.steps] == [("agendaris",), ("kabag",)]
    assert sop.steps[1].branches is not None
    assert [target.is_end for (target,) in sop.steps[1].branches.values()] == [True, False]
    assert [finding.code for finding in in_order(findings)] == [
        *("SOP211", "SOP101", "SOP101", "SOP101", "SOP101", "SOP101", "SOP101"),
        *["SOP101"] * 5,
        *("SOP101", "SOP101", "SOP203", "SOP101", "SOP202", "SOP101", "SOP103"),
    ]
    fixed_once = fixed({"surat.yaml": INDONESIAN}, findings).texts["surat.yaml"]
    assert load(fixed_once) == (sop, ())


def test_a_key_whose_place_is_taken_is_not_read_as_that() -> None:
    sop, (finding,) = load("kind: micro\ntitle: A\njudul: B\nsteps: [{activity: M}]\n")
    assert sop is not None
    assert (sop.title, finding.code, finding.fix) == ("A", "SOP101", None)


def test_a_key_of_another_place_is_told_where_it_belongs() -> None:
    _, (finding,) = load("kind: micro\ntitle: A\ncreated: 2026\nsteps: [{activity: M}]\n")
    assert str(finding.hint) == "It belongs under `dates:`."


EXECUTORS = (
    "kind: micro\ntitle: A\nexecutors: {camat: Camat, sekcam: Sekretaris Camat, kasi: Kasi}\n"
    "steps: [{activity: Menerima surat, executor: WHO}]\n"
)


@pytest.mark.parametrize(
    ("who", "mode", "ids", "written"),
    [
        ("camat/sekcam", "any", ("camat", "sekcam"), None),
        ("Camat / Sekretaris Camat", "any", ("camat", "sekcam"), None),
        ("camat atau sekcam", "any", ("camat", "sekcam"), "{any: [camat, sekcam]}"),
        ("camat dan kasi", "together", ("camat", "kasi"), "[camat, kasi]"),
        ("'camat, sekcam dan kasi'", "together", ("camat", "sekcam", "kasi"),
         "[camat, sekcam, kasi]"),
        ("camat & kasi", "together", ("camat", "kasi"), "[camat, kasi]"),
        ("kasi lalu camat", "chain", ("kasi", "camat"), "{chain: [kasi, camat]}"),
        ("Sekretaris Camat", "one", ("sekcam",), "sekcam"),
        ("[Camat, kasi]", "together", ("camat", "kasi"), "[camat, kasi]"),
    ],
)  # fmt: skip
def test_several_executors_in_one_text(
    who: str, mode: str, ids: tuple[str, ...], written: str | None
) -> None:
    text = EXECUTORS.replace("WHO", who)
    sop, (finding,) = load(text)
    assert isinstance(sop, Micro)
    performers = sop.steps[0].performers
    assert (finding.code, performers.mode, performers.ids) == ("SOP203", mode, ids)
    texts = fixed({"surat.yaml": text}, [finding]).texts
    if written is None:
        assert texts == {}
        assert "{any: [camat, sekcam]}" in str(finding.hint)
        texts = fixed({"surat.yaml": text}, [finding], unsafe=True).texts
    else:
        assert f"executor: {written}}}" in texts["surat.yaml"]
    assert load(texts["surat.yaml"]) == (sop, ())


def test_executors_that_are_not_declared_are_answered_with_the_form() -> None:
    _, (finding,) = load(EXECUTORS.replace("WHO", "lurah/sekel"))
    assert "`executor: {any: [lurah, sekel]}`" in str(finding.hint)
    assert finding.fix is None


def test_a_standard_loads() -> None:
    sop, findings = load(
        "kind: standard\ntitle: Legalisir\nsops: [legalisir]\n"
        "delivery: {requirements: [Ijazah asli], time: 1 hari, cost: Gratis}\n"
        "management: {staff: 2 orang}\nextra: {Jam layanan: 08.00}\n"
        "services: [{title: A, delivery: {time: 2 jam}}]\npledge: {promise: Kami sanggup}\n"
    )
    assert not findings
    assert isinstance(sop, Standard)
    assert [term.duration for term in sop.delivery.time] == ["1 hari"]
    assert sop.extra == {"Jam layanan": ("08.00",)}


@pytest.mark.parametrize("name", ["con", "Surat Masuk", "surat_masuk", "-x", "lpt1"])
def test_ids_that_cannot_be(name: str) -> None:
    sop, findings = load(f"kind: micro\nid: {name}\ntitle: X\nsteps: [{{activity: M}}]\n")
    assert [finding.code for finding in findings] == ["SOP103"]
    assert sop is not None
    assert sop.id == "surat"


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("{Ya:next, Tidak: end}", "SOP014"),
        ("{Ya:next, Tidak:end}", "SOP014"),
        ('{Ya:"next", Tidak: end}', "SOP014"),
        ("{Ya:next; Tidak:end}", "SOP014"),
        ("{Ya=next, Tidak => end}", "SOP014"),
        ("{Ya;next, Tidak: end}", "SOP014"),
        ("{Ya: next, Tidak:{end: selesai}}", "SOP001"),
        ("{Ya: next Tidak: end}", "SOP001"),
        ("[Ya:next, Tidak: end]", "SOP104"),
        ('"Ya:next"', "SOP104"),
    ],
)
def test_answers_whose_colon_lacks_its_space_are_read_as_meant(written: str, code: str) -> None:
    sop, findings = load(f"{HEAD}steps:\n  - {{activity: M, branches: {written}}}\n")
    assert isinstance(sop, Micro)
    targets = {"Ya": (Target(step="next"),), "Tidak": (Target(outcome="selesai"),)}
    assert targets.items() >= (sop.steps[0].branches or {}).items() >= {("Ya", targets["Ya"])}
    assert {finding.code for finding in findings} == {code}
    assert all(finding.fix for finding in findings)
    assert "Ya: " in str(findings[0].hint)


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("dates: {created:2021}", "dates: {created: 2021}"),
        ("dates: created:2021", "dates: {created: 2021}"),
        ("approval: [position: Camat, name:Budi]", "approval: {position: Camat, name: Budi}"),
        (
            "definitions: [SOP: prosedur, Surat:naskah]",
            "definitions: {SOP: prosedur, Surat: naskah}",
        ),
    ],
)
def test_keys_without_the_space_behind_their_colon_are_read_as_meant(line: str, meant: str) -> None:
    rest = "steps: [{activity: M}]\n"
    sop, findings = load(f"kind: micro\ntitle: X\n{line}\n{rest}")
    assert len(findings) == 1
    assert findings[0].fix
    assert findings[0].fix.safe
    assert sop == load(f"kind: micro\ntitle: X\n{meant}\n{rest}")[0]


@pytest.mark.parametrize(
    ("target", "near"),
    [("agenda", None), ("kendala", None), ("nexts", "next"), ("ende", "end"), ("agenda-1", None)],
)
def test_a_step_that_lacks_is_no_slip_of_a_word(target: str, near: str | None) -> None:
    _, findings = load(f"{HEAD}steps:\n  - {{activity: M, branches: {{Ya: {target}}}}}\n")
    (finding,) = (one for one in findings if one.code == "SOP202")
    assert (finding.fix is None) == (near is None)
    assert (near or "There are") in str(finding.hint)


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("0.995", "0.995"),
        ("0,995", "0.995"),
        ("99.125%", "0.99125"),
        ("1.000", "1"),
        ("0.001", "0.001"),
        ("99,5 %", "0.995"),
    ],
)
def test_a_chance_is_never_a_thousand(text: str, share: str) -> None:
    said = "{activity: M, branches: {Y: end, T: end}, chance: {Y: '" + text + "'}}"
    sop, findings = micro(f"  - {said}\n")
    assert (sop.steps[0].chance, findings) == ({"Y": Decimal(share)}, ())


def test_the_reader_of_files_knows_the_keys_of_a_step() -> None:
    assert set(MacroStep.known_keys()) <= STEP_KEYS


@pytest.mark.parametrize(
    ("old", "new", "fixed_to"),
    [
        ("unit: U", "unit: [Bagian Umum]", "unit: Bagian Umum"),
        ("dates: D", "dates: {created: 5 Januari 2026}", "dates: {created: 2026-01-05}"),
        ("[R]", "{Surat, KTP}", "[Surat, KTP]"),
        ("[R]", "[KTP, Catatan: isi]", "[KTP, 'Catatan: isi']"),
        ("{Ya: end, Tidak: terima}", "{Ya:end, Tidak:terima}", "{Ya: end, Tidak: terima}"),
        ("{Ya: end, Tidak: terima}", "[Ya: end, Tidak: terima]", "{Ya: end, Tidak: terima}"),
        ("executor: b", "executor: {any: a, b}", "executor: {any: [a, b]}"),
        ("executor: b", "executor: {salah satu: [a, b]}", "executor: {any: [a, b]}"),
        ("b: Kabag", "b: {nama: Kabag, eksternal: ya}", "b: {name: Kabag, external: 'true'}"),
        ("{a: Staf, b: Kabag}", "[a: Staf, b: Kabag]", "{a: Staf, b: Kabag}"),
        ("status: S", "status: Berlaku", "status: effective"),
    ],
)
def test_values_of_another_form_are_read_as_what_they_mean(
    old: str, new: str, fixed_to: str
) -> None:
    text = (
        "kind: micro\ntitle: T\nunit: U  # unit\nstatus: S\ndates: D\n"
        "executors: {a: Staf, b: Kabag}\nsteps:\n  - id: terima\n    activity: M\n"
        "    requirements: [R]\n    executor: b\n    question: Q?\n"
        "    branches: {Ya: end, Tidak: terima}\n"
    ).replace("status: S", "status: draft" if old != "status: S" else "status: S")
    text = text.replace("dates: D", "revision: 1") if old != "dates: D" else text
    sop, findings = load(text.replace(old, new))
    assert sop is not None
    texts = fixed({"surat.yaml": text.replace(old, new)}, findings).texts
    assert texts["surat.yaml"] == text.replace(old, fixed_to)
    assert load(texts["surat.yaml"]) == (sop, ())
