"""Generic SOPs, the specific ones that fill them, and macros that use them with values."""

from __future__ import annotations

from soptool.compose.expand import Composer
from soptool.compose.level import Level
from soptool.compose.parts import compose
from soptool.model.sop import Micro
from soptool.workspace.references import reference_findings

from .conftest import Make

GENERIC = """\
kind: micro
title: Penanganan Surat di $(unit)
number: GEN-1
classification: {coverage: generic, nature: administrative}
parameters: {unit: text, batas: duration}
executors: {a: Pengadministrasi $(unit), k: Kepala $(unit)}
legal_basis: [UU 30]
steps:
  - {activity: Menerima surat untuk $(unit), executor: a, duration: $(batas), outputs: Agenda}
  - {activity: "Mencatat biaya $$(unit)", executor: k, requirements: Agenda}
"""
SPECIFIC = """\
kind: micro
title: Penanganan Surat Biro Umum
extends: generik
with: {unit: Biro Umum, batas: 2 jam}
executors: {k: Kepala Biro Umum}
"""


PLAIN = """\
kind: micro
title: Skrip $$(unit)
executors: {a: "Petugas $$(x)"}
steps: [{activity: "Mencatat $$$$(unit) dan $$", executor: a}]
"""


def test_two_dollars_are_one_in_every_sop(make: Make) -> None:
    specific = SPECIFIC.replace("Umum\nextends", "$$(unit)\nextends").replace(
        "{k: Kepala Biro Umum}", '{k: "Kepala $$(k)"}'
    )
    made = make({"generik.yaml": GENERIC, "skrip.yaml": PLAIN, "umum.yaml": specific})
    assert not made.findings
    plain, generic, own = (made.by_id[name].sop for name in ("skrip", "generik", "umum"))
    assert isinstance(plain, Micro)
    assert isinstance(generic, Micro)
    assert isinstance(own, Micro)
    assert plain.title == "Skrip $(unit)"
    assert plain.executors["a"].name == "Petugas $(x)"
    assert plain.steps[0].activity == "Mencatat $$$(unit) dan $$"
    assert generic.steps[1].activity == "Mencatat biaya $(unit)"
    assert own.title == "Penanganan Surat Biro $(unit)"
    assert own.executors["k"].name == "Kepala $(k)"


def test_a_specific_sop_is_the_generic_one_filled(make: Make) -> None:
    workspace = make({"generik.yaml": GENERIC, "umum.yaml": SPECIFIC})
    assert not workspace.findings
    assert not reference_findings(workspace)
    sop = workspace.by_id["umum"].sop
    assert isinstance(sop, Micro)
    assert (sop.title, sop.number) == ("Penanganan Surat Biro Umum", None)
    assert sop.classification.coverage == "specific"
    assert sop.classification.nature == "administrative"
    assert {key: executor.name for key, executor in sop.executors.items()} == {
        "a": "Pengadministrasi Biro Umum",
        "k": "Kepala Biro Umum",
    }
    assert [step.activity for step in sop.steps] == [
        "Menerima surat untuk Biro Umum",
        "Mencatat biaya $(unit)",
    ]
    assert sop.steps[0].duration == "2 jam"
    assert sop.legal_basis == ("UU 30",)


def test_rows_point_at_the_file_that_holds_the_step(make: Make) -> None:
    workspace = make({"generik.yaml": GENERIC, "umum.yaml": SPECIFIC})
    origin = Composer(workspace).expand(workspace.by_id["umum"]).rows[1].origins[0]
    assert (origin.sop, origin.path, origin.line) == ("umum", "generik.yaml", 10)


def test_values_are_checked_at_both_places(make: Make) -> None:
    wrong = SPECIFIC.replace("{unit: Biro Umum, batas: 2 jam}", "{unitt: X, batas: sebentar}")
    workspace = make({"generik.yaml": GENERIC, "umum.yaml": wrong})
    found = [
        (f.code, f.place.path, f.place.line, [(r.place.path, r.place.line) for r in f.related])
        for f in workspace.findings
    ]
    assert found == [
        ("SOP215", "umum.yaml", 4, []),
        ("SOP217", "umum.yaml", 4, [("generik.yaml", 5)]),
        ("SOP216", "umum.yaml", 4, [("generik.yaml", 5)]),
    ]
    assert "`unit`" in str(workspace.findings[0].hint)


def test_an_unknown_mark_is_said_in_the_generic_file(make: Make) -> None:
    workspace = make({"generik.yaml": GENERIC.replace("surat untuk $(unit)", "surat untuk $(uni)")})
    (finding,) = workspace.findings
    assert (finding.code, finding.place.line) == ("SOP215", 9)
    assert "`unit`" in str(finding.hint)


def test_a_specific_sop_has_no_steps_of_its_own(make: Make) -> None:
    text = SPECIFIC + "steps: [{activity: X}]\n"
    workspace = make({"generik.yaml": GENERIC, "umum.yaml": text})
    assert [finding.code for finding in workspace.findings] == ["SOP205"]
    sop = workspace.by_id["umum"].sop
    assert isinstance(sop, Micro)
    assert len(sop.steps) == 2


def test_generations(make: Make) -> None:
    middle = (
        "kind: micro\ntitle: T $(unit)\nextends: generik\nparameters: {unit: text}\n"
        "with: {unit: Biro $(unit), batas: 1 hari}\n"
    )
    last = "kind: micro\ntitle: Umum\nextends: tengah\nwith: {unit: Umum}\n"
    workspace = make({"generik.yaml": GENERIC, "tengah.yaml": middle, "akhir.yaml": last})
    assert not workspace.findings
    sop = workspace.by_id["akhir"].sop
    assert isinstance(sop, Micro)
    assert sop.steps[0].activity == "Menerima surat untuk Biro Umum"


def test_a_circle_of_generics_ends(make: Make) -> None:
    one = "kind: micro\ntitle: A\nextends: b\n"
    two = "kind: micro\ntitle: B\nextends: a\n"
    workspace = make({"a.yaml": one, "b.yaml": two})
    assert "SOP224" in [finding.code for finding in reference_findings(workspace)]


def test_a_macro_uses_a_generic_part_twice_with_other_values(make: Make) -> None:
    macro = (
        "kind: macro\ntitle: M\nsteps:\n"
        "  - {use: generik, with: {unit: Biro A, batas: 1 jam}}\n"
        "  - {use: generik, with: {unit: Biro B, batas: 2 jam}}\n"
    )
    workspace = make({"generik.yaml": GENERIC, "m.yaml": macro})
    assert not reference_findings(workspace)
    rows = Composer(workspace).expand(workspace.by_id["m"]).rows
    assert [row.activity for row in rows][::2] == [
        "Menerima surat untuk Biro A",
        "Menerima surat untuk Biro B",
    ]
    assert [row.id for row in rows][2] == "generik-2.step-1"


def test_a_macro_that_gives_no_values_is_told(make: Make) -> None:
    macro = "kind: macro\ntitle: M\nsteps:\n  - use: generik\n"
    workspace = make({"generik.yaml": GENERIC, "m.yaml": macro})
    assert [(f.code, f.place.line) for f in reference_findings(workspace)] == [
        ("SOP216", 4),
        ("SOP216", 4),
    ]


COUNTED = """\
kind: micro
title: Verifikasi Berkas di $(unit)
classification: {coverage: generic}
parameters: {unit: text, n: number}
executors: {a: Petugas}
steps: [{activity: Memeriksa berkas, executor: a, duration: 2 menit/berkas, pieces: $(n)}]
"""
OWN = "kind: micro\ntitle: Verifikasi Berkas\nextends: generik\nwith: {unit: Biro Umum, n: '15'}\n"
USES = "kind: macro\ntitle: M\nsteps: [{use: generik, with: {unit: Biro A, n: 4}}]\n"


def test_a_parameter_says_how_many_pieces_a_case_has(make: Make) -> None:
    workspace = make({"generik.yaml": COUNTED, "umum.yaml": OWN, "makro.yaml": USES})
    assert not [*workspace.findings, *reference_findings(workspace)]
    composer = Composer(workspace)
    pieces = {
        name: [row.pieces for row in composer.expand(workspace.by_id[name]).rows]
        for name in ("generik", "umum", "makro")
    }
    assert pieces == {"generik": [None], "umum": [15], "makro": [4]}


def test_the_row_of_a_part_has_its_title_filled(make: Make) -> None:
    workspace = make({"generik.yaml": COUNTED, "makro.yaml": USES})
    composer = Composer(workspace)
    (row,) = compose(composer, workspace.by_id["makro"], Level.PARTS).rows
    assert row.activity == "Verifikasi Berkas di Biro A"


def test_pieces_are_one_parameter_or_a_number(make: Make) -> None:
    wrong = ("$(n) berkas", "0", "banyak")
    for text in wrong:
        file = COUNTED.replace("pieces: $(n)", f"pieces: {text}")
        assert [one.code for one in make({"generik.yaml": file}).findings] == ["SOP103"]


def test_a_value_that_cannot_stand_where_it_is_filled_in_is_wrong_where_it_is_given(
    make: Make,
) -> None:
    generic = GENERIC.replace("batas: duration", "batas: text, n: text").replace(
        "duration: $(batas),", "duration: $(batas)/berkas, pieces: $(n),"
    )
    specific = SPECIFIC.replace("batas: 2 jam", "batas: 2 jam, n: banyak")
    macro = """\
kind: macro
title: Makro
steps:
  - use: generik
    with: {unit: Biro, batas: 1 jam, n: "3"}
  - use: generik
    with: {unit: Biro, batas: 1 jam, n: beberapa}
"""
    made = make({"generik.yaml": generic, "umum.yaml": specific, "makro.yaml": macro})
    (own,) = (f for f in made.findings if f.place.path == "umum.yaml")
    assert str(own.message) == "`banyak` is not a number."
    assert (own.place.line, own.place.column) == (4, 42)
    assert [related.place.path for related in own.related] == ["generik.yaml"]
    (used,) = reference_findings(made)
    assert str(used.message) == "`beberapa` is not a number."
    assert used.place.line == 7


def test_a_part_that_values_make_too_much_is_said_where_they_are_given(make: Make) -> None:
    generic = (
        "kind: micro\ntitle: Umum\nclassification: {coverage: generic}\nparameters: {isi: text}\n"
        "executors: {a: Analis}\nsteps:\n"
        + "  - {activity: Mencatat $(isi), executor: a}\n" * 25
    )  # fmt: skip
    macro = (
        "kind: macro\ntitle: Makro\nsteps:\n"
        f"  - {{use: umum, with: {{isi: {'x' * 30_000}}}}}\n"
        "  - {use: umum, with: {isi: surat}}\n"
    )
    made = make({"umum.yaml": generic, "makro.yaml": macro})
    (found,) = reference_findings(made)
    assert (found.code, found.place.path, found.place.line) == ("SOP015", "makro.yaml", 4)
    assert str(found.message).startswith("With these values `umum` is too much: The texts of this")
