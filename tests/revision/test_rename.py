"""A new name in every file: what changes, what stays, what is refused."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from revision.made import FILES, contents, write
from soptool.api.pin import check_pins, pin
from soptool.api.rename import rename
from soptool.api.request import Request
from soptool.cli.rewriting import write_all
from soptool.cli.terminal import Terminal
from soptool.compose.expand import Composer
from soptool.compose.findings import composition_findings
from soptool.errors import UsageError
from soptool.workspace.load import load
from soptool.workspace.references import reference_findings


def renamed(
    request: Request, kind: str, old: str, new: str, where: str | None = None, *, keep: bool = False
) -> None:
    files = rename(request, kind, old, new, where=where, keep_file=keep).files
    assert write_all(files, Terminal()) == 0


def changed(before: dict[str, str], after: dict[str, str]) -> dict[str, int]:
    return {
        name: sum(a != b for a, b in zip(text.split("\n"), after[name].split("\n"), strict=False))
        for name, text in before.items()
        if text != after[name]
    }


def codes(root: Path) -> list[str]:
    workspace = load(root)
    found = (
        *workspace.findings,
        *reference_findings(workspace),
        *composition_findings(Composer(workspace)),
    )
    return sorted(finding.code for finding in found)


@pytest.mark.parametrize(
    ("kind", "old", "new", "lines"),
    [
        ("sop", "surat-masuk", "penanganan-surat", {"mikro/masuk.yaml": 1, "makro.yaml": 1}),
        ("executor", "agendaris", "juru-agenda", {"mikro/masuk.yaml": 3, "makro.yaml": 1}),
        ("executor", "kabag", "kepala", {"mikro/masuk.yaml": 2, "makro.yaml": 2}),
        (
            "executor",
            "konseptor",
            "penyusun",
            {"mikro/tanggapan-surat.yaml": 2, "makro.yaml": 1},
        ),
        ("executor", "Kepala Bagian", "Kepala Biro", {"mikro/masuk.yaml": 2, "makro.yaml": 1}),
        ("document", "Surat masuk", "Surat: datang", {"mikro/masuk.yaml": 1, "sop.yaml": 1}),
        ("document", "surat", "surat-datang", {"sop.yaml": 1}),
        ("document", "surat", "Surat datang", {"mikro/masuk.yaml": 1, "sop.yaml": 1}),
        (
            "document",
            "Surat yang masuk",
            "Surat dinas",
            {"mikro/tanggapan-surat.yaml": 1, "sop.yaml": 1},
        ),
        (
            "document",
            "Disposisi",
            "Lembar, disposisi",
            {"mikro/masuk.yaml": 1, "mikro/tanggapan-surat.yaml": 1},
        ),
    ],
)
def test_there_and_back(
    kind: str, old: str, new: str, lines: dict[str, int], tmp_path: Path
) -> None:
    request = write(tmp_path)
    before, flaws = contents(tmp_path), codes(tmp_path)
    renamed(request, kind, old, new)
    assert changed(before, contents(tmp_path)) == lines
    assert codes(tmp_path) == flaws
    renamed(request, kind, new, "Surat masuk" if new == "Surat datang" else old)
    assert contents(tmp_path) == before


def test_an_id_that_was_the_name_of_the_file(tmp_path: Path) -> None:
    request = write(tmp_path)
    before, flaws = contents(tmp_path), codes(tmp_path)
    renamed(request, "sop", "tanggapan-surat", "jawaban", keep=True)
    after = contents(tmp_path)
    assert after["mikro/tanggapan-surat.yaml"].startswith("kind: micro\nid: jawaban\ntitle:")
    assert "branches: {jawaban: next, selesai: end}" in after["makro.yaml"]
    assert "Ya: {sop: jawaban}" in after["mikro/masuk.yaml"]
    assert codes(tmp_path) == flaws
    renamed(request, "sop", "jawaban", "tanggapan-surat")
    back = {**before, "mikro/tanggapan-surat.yaml": after["mikro/tanggapan-surat.yaml"].replace(
        "jawaban", "tanggapan-surat")}  # fmt: skip
    assert contents(tmp_path) == back


def test_a_file_named_after_its_sop_follows_it(tmp_path: Path) -> None:
    request = write(tmp_path)
    before, flaws = contents(tmp_path), codes(tmp_path)
    renamed(request, "sop", "tanggapan-surat", "jawaban")
    after = contents(tmp_path)
    assert after["mikro/jawaban.yaml"] == before["mikro/tanggapan-surat.yaml"]
    assert "branches: {jawaban: next, selesai: end}" in after["makro.yaml"]
    assert codes(tmp_path) == flaws
    renamed(request, "sop", "jawaban", "tanggapan-surat")
    assert contents(tmp_path) == before


def test_a_file_in_the_way_is_left(tmp_path: Path) -> None:
    request = write(tmp_path)
    (tmp_path / "mikro/jawaban.yaml").write_text("a: b\n")
    with pytest.raises(UsageError, match=r"is taken: mikro/jawaban\.yaml"):
        rename(request, "sop", "tanggapan-surat", "jawaban")


SHARED = {
    "p.yaml": "kind: micro\ntitle: P\nexecutors: {a: Satu, b: Dua}\n"
    "steps: [{id: x, activity: Menata, executor: a}, {activity: Menulis, executor: b, next: x}]\n",
    "q.yaml": "kind: micro\ntitle: Q\nexecutors: {a: Lain}\n"
    "steps: [{id: x, activity: Menata, executor: a}]\n",
    "m.yaml": "kind: macro\ntitle: M\nexecutors: {a: Ketua}\n"
    "steps: [{use: p, executors: {a: a}}, {use: q, executors: {a: a}}]\n",
    "n.yaml": "kind: macro\ntitle: N\nsteps: [{use: p}, {activity: Menutup, executor: a}]\n",
    "o.yaml": "kind: macro\ntitle: O\nsteps: [{use: n}, {activity: Menutup, executor: a}]\n",
}


@pytest.mark.parametrize(
    ("kind", "old", "where", "expected"),
    [
        (
            "executor",
            "a",
            "p",
            {
                "p.yaml": [("{a: Satu", "{z: Satu"), ("executor: a", "executor: z")],
                "m.yaml": [("use: p, executors: {a: a}", "use: p, executors: {z: a}")],
                "n.yaml": [("executor: a", "executor: z")],
                "o.yaml": [("executor: a", "executor: z")],
            },
        ),
        ("executor", "a", "m.yaml", {"m.yaml": [("{a: K", "{z: K"), (": a}", ": z}")]}),
        ("executor", "b", None, {"p.yaml": [("b: Dua", "z: Dua"), ("r: b", "r: z")]}),
        ("step", "x", "p", {"p.yaml": [("id: x", "id: z"), ("next: x", "next: z")]}),
        ("step", "x", "q", {"q.yaml": [("id: x", "id: z")]}),
    ],
)
def test_ids_hold_in_their_file(
    kind: str,
    old: str,
    where: str | None,
    expected: dict[str, list[tuple[str, str]]],
    tmp_path: Path,
) -> None:
    request, after = write(tmp_path, SHARED), dict(SHARED)
    for name, pairs in expected.items():
        for before, now in pairs:
            assert before in after[name]
            after[name] = after[name].replace(before, now)
    renamed(request, kind, old, "z", where)
    assert contents(tmp_path) == after
    renamed(request, kind, "z", old, where)
    assert contents(tmp_path) == SHARED


def test_a_row_that_maps_an_id_of_several_parts_ties_them(tmp_path: Path) -> None:
    files = {**SHARED, "m.yaml": "kind: macro\ntitle: M\nexecutors: {k: Ketua}\n"
             "steps: [{use: [p, q], executors: {a: k}}]\n"}  # fmt: skip
    request = write(tmp_path, files)
    flaws = codes(tmp_path)
    renamed(request, "executor", "a", "z", "p")
    after = contents(tmp_path)
    assert "executors: {z: Lain}" in after["q.yaml"]
    assert "executors: {z: k}" in after["m.yaml"]
    assert codes(tmp_path) == flaws


@pytest.mark.parametrize(
    ("kind", "old", "new", "expected"),
    [
        ("unit", "Bagian Umum", "Biro Umum", "unit: Biro Umum\nprocess: 03.02\n"),
        ("process", "03", "04", "unit: Bagian Umum\nprocess: 04.02\n"),
        ("regulation", "pp-5", "pp-5-2020", "legal_basis: [pp-5-2020, PP 9]\n"),
        ("regulation", "PP 9", "PP 9/2010", "legal_basis: [pp-5, PP 9/2010]\n"),
    ],
)
def test_other_names_there_and_back(
    kind: str, old: str, new: str, expected: str, tmp_path: Path
) -> None:
    files = {
        "sop.yaml": "regulations:\n  pp-5: PP 5\n  pp-9: {title: PP 9, by: pp-5}\n",
        "a.yaml": "kind: micro\ntitle: A\nunit: Bagian Umum\nprocess: 03.02\n"
        "legal_basis: [pp-5, PP 9]\n"
        "executors: {a: {name: A, unit: Bagian Umum, group: Bagian Umum}}\n"
        "steps: [{activity: Menata berkas, executor: a}]\n",
        "b.yaml": "kind: micro\ntitle: B\nprocess: 03.02.01\nsteps: [{activity: Menata}]\n",
        "c.yaml": "kind: micro\ntitle: C\nprocess: 031\nsteps: [{activity: Menata}]\n",
    }
    request = write(tmp_path, files)
    before = contents(tmp_path)
    renamed(request, kind, old, new)
    after = contents(tmp_path)
    assert expected in after["a.yaml"]
    assert (after["sop.yaml"] == before["sop.yaml"]) is (old != "pp-5")
    assert ("process: 04.02.01" in after["b.yaml"]) is (kind == "process")
    assert after["c.yaml"] == before["c.yaml"]
    renamed(request, kind, new, old)
    assert contents(tmp_path) == before


def test_a_generic_sop_and_its_specific_one(tmp_path: Path) -> None:
    files = {
        "umum.yaml": "kind: micro\ntitle: U $(unit)\nparameters: {unit: text}\nexecutors: {a: A}\n"
        "steps: [{activity: Menata berkas, executor: a}]\n",
        "khusus.yaml": "kind: micro\ntitle: K\nextends: umum\nwith: {unit: Biro}\n"
        "executors: {a: B}\n",
    }
    request = write(tmp_path, files)
    renamed(request, "executor", "a", "z")
    renamed(request, "sop", "umum", "generik")
    after = contents(tmp_path)
    assert "extends: generik" in after["khusus.yaml"]
    assert "executors: {z: B}" in after["khusus.yaml"]
    assert "executor: z}" in after["generik.yaml"]
    assert codes(tmp_path) == []


GENERIC = {
    "sop.yaml": "defaults:\n  unit: Bagian $(unit) $$(unit)\n",
    "umum.yaml": "kind: micro\ntitle: U $(unit)\nparameters: {unit: text, hari: duration}\n"
    "steps:\n  - activity: >-\n      Menata berkas\n      $(unit), $( unit )\n\n"
    "      dan $$(unit)  # tetap\n    duration: $(hari)\n"
    '  - activity: "Menulis\n      surat $(unit)"\n',
    "antara.yaml": "kind: micro\ntitle: A $(unit)\nextends: umum\nparameters: {unit: text}\n"
    "with: {unit: Biro $(unit), hari: 1 hari}\n",
    "khusus.yaml": "kind: micro\ntitle: K $(unit)\nextends: umum\nwith: {unit: B, hari: 1 jam}\n",
    "makro.yaml": "kind: macro\ntitle: M $(unit)\nparameters: {unit: text}\nsteps:\n"
    "  - {use: umum, with: {unit: Biro $(unit), hari: 1 hari}}\n",
    "lain.yaml": "kind: micro\ntitle: L $(unit)\nunit: x\nparameters: {unit: text}\n"
    "steps: [{activity: Menata}]\n",
}


@pytest.mark.parametrize(
    ("old", "where", "expected"),
    [
        ("hari", None, {"umum.yaml": 2, "antara.yaml": 1, "khusus.yaml": 1, "makro.yaml": 1}),
        ("unit", "lain", {"lain.yaml": 2}),
        # One text of the defaults is filled by each of them.
        (
            *("unit", "umum"),
            {"sop.yaml": 1, "umum.yaml": 4, "antara.yaml": 3, "khusus.yaml": 1, "makro.yaml": 3},
        ),
    ],
)
def test_a_parameter_wherever_it_is_filled(
    old: str, where: str | None, expected: dict[str, int], tmp_path: Path
) -> None:
    request = write(tmp_path, GENERIC)
    flaws = codes(tmp_path)
    renamed(request, "parameter", old, "satuan-kerja", where)
    after = contents(tmp_path)
    assert changed(GENERIC, after) == expected
    assert codes(tmp_path) == flaws
    renamed(request, "parameter", "satuan-kerja", old, where)
    assert contents(tmp_path) == GENERIC


def test_a_parameter_of_one_among_several(tmp_path: Path) -> None:
    files = {**GENERIC, "sop.yaml": ""}
    request = write(tmp_path, files)
    with pytest.raises(UsageError, match=r"Several SOPs have `unit`.*--in"):
        rename(request, "parameter", "unit", "satuan")
    renamed(request, "parameter", "unit", "satuan", "umum")
    after = contents(tmp_path)
    assert after["antara.yaml"] == files["antara.yaml"].replace("{unit: Biro", "{satuan: Biro")
    assert after["makro.yaml"] == files["makro.yaml"].replace("{unit: Biro", "{satuan: Biro")
    assert "Menata berkas\n      $(satuan), $( satuan )\n\n      dan $$(unit)" in after["umum.yaml"]
    assert '"Menulis\n      surat $(satuan)"' in after["umum.yaml"]
    assert after["lain.yaml"] == files["lain.yaml"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("unit", "hari", r"is taken: umum\.yaml:3"),
        ("unit", "lama", r"is taken: umum\.yaml:2"),
        ("unit", "a(b)", "bracket"),
        ("unti", "x", "Did you mean `unit`"),
    ],
)
def test_a_parameter_s_name_refused(old: str, new: str, said: str, tmp_path: Path) -> None:
    text = GENERIC["umum.yaml"].replace("title: U", "title: U $(lama)")
    request = write(tmp_path, {"umum.yaml": text})
    with pytest.raises(UsageError, match=said):
        rename(request, "parameter", old, new)


@pytest.mark.parametrize(
    ("kind", "old", "new", "said"),
    [
        ("sop", "surat-masuk", "arsip-surat", "is taken: arsip-surat.yaml"),
        ("sop", "surat-masuk", "Surat Masuk", "can't be an id"),
        ("sop", "surat-masuk", "Surat/Masuk.baru", "hyphens: `surat-masuk-baru`"),
        ("sop", "surat-masuk", "con", "Windows"),
        ("sop", "surat-masuk", "surat-masuk", "nothing to rename"),
        ("sop", "surat-masuk", " ", "not empty"),
        ("sop", "surat-masukan", "x", "Did you mean `surat-masuk`"),
        ("executor", "agendaris", "kabag", "is taken"),
        ("executor", "Agendaris", "Konseptor", "is taken: mikro/tanggapan-surat.yaml:4"),
        ("executor", "Agendarisa", "X", "Did you mean `Agendaris`"),
        ("document", "Disposisi", "Surat yang  masuk.", "is taken"),
        ("document", "Disposisi", "surat", "is taken: sop.yaml"),
        ("document", "Disposisi", "a\nb", "one line"),
        ("step", "terima", "next", "meaning of its own"),
        ("step", "terima", "a b", "no spaces"),
        ("step", "terimaa", "x", "Did you mean `terima`"),
        ("regulation", "uu-30-2014", "uu-6-2023", "is taken: sop.yaml:4"),
        ("unit", "Bagian", "x", "has the name `Bagian`"),
        ("process", "03", "x", "has the name `03`"),
        ("document", "Dispo", "x", "has the name `Dispo`"),
    ],
)
def test_refused(kind: str, old: str, new: str, said: str, tmp_path: Path) -> None:
    request = write(tmp_path)
    with pytest.raises(UsageError) as caught:
        rename(request, kind, old, new)
    assert said in str(caught.value)
    assert contents(tmp_path) == dict(FILES)


@pytest.mark.parametrize(
    ("old", "new", "others"),
    [
        ("surat masuk", "surat masuk z9", "Surat masuk z9"),
        ("Surat masuk", "Nota dinas", "nota dinas"),
        ("surat masuk", "Nota dinas", "Nota dinas"),
        ("Surat masuk", "SPT", "SPT"),
        ("Surat masuk", "Kartu Keluarga", "Kartu Keluarga"),
        ("surat masuk", "Surat masuk", "Surat masuk"),
    ],
)
def test_a_wording_keeps_its_first_letter(old: str, new: str, others: str, tmp_path: Path) -> None:
    other = old[0].swapcase() + old[1:]
    files = {
        "sop.yaml": f"documents: {{surat: {{name: {other}, also: [Surat]}}}}\n",
        "a.yaml": f"kind: micro\ntitle: A\nsteps: [{{activity: B, outputs: [{old}]}}]\n",
    }
    request = write(tmp_path, files)
    renamed(request, "document", old, new)
    after = contents(tmp_path)
    assert f"name: {others}," in after["sop.yaml"]
    assert f"outputs: [{new}]" in after["a.yaml"]
    if others != new:
        renamed(request, "document", new, old)
        assert contents(tmp_path) == files


@pytest.mark.parametrize("written", ["SURAT MASUK", "Surat  masuk", "Surat masuk."])
def test_a_wording_in_capitals_or_with_more_space_keeps_its_first_letter(
    written: str, tmp_path: Path
) -> None:
    text = f"kind: micro\ntitle: A\nsteps: [{{activity: B, outputs: ['{written}', surat masuk]}}]\n"
    request = write(tmp_path, {"a.yaml": text})
    renamed(request, "document", "surat masuk", "naskah masuk")
    assert "outputs: ['Naskah masuk', naskah masuk]" in contents(tmp_path)["a.yaml"]


@pytest.mark.parametrize(("new", "line"), [("arsip", 3), ("arsip-surat", 4)])
def test_an_id_of_a_document_refused(new: str, line: int, tmp_path: Path) -> None:
    text = "documents:\n  surat: Surat\n  arsip: Arsip\n  buku: {name: Buku, also: [arsip-surat]}\n"
    request = write(tmp_path, {**FILES, "sop.yaml": text})
    with pytest.raises(UsageError, match=rf"is taken: sop\.yaml:{line}"):
        rename(request, "document", "surat", new)


def test_two_sops_with_one_id_are_not_renamed(tmp_path: Path) -> None:
    request = write(tmp_path, {**FILES, "lagi.yaml": MASUK_AGAIN})
    with pytest.raises(UsageError, match="Several SOPs have the id"):
        rename(request, "sop", "surat-masuk", "baru")


MASUK_AGAIN = "kind: micro\nid: surat-masuk\ntitle: Lagi\nsteps: [{activity: Menata surat}]\n"


def test_an_alias_is_not_torn(tmp_path: Path) -> None:
    text = FILES["mikro/masuk.yaml"].replace("[Surat terperiksa]", "&x [Surat terperiksa]").replace(
        "requirements: Surat terperiksa", "requirements: *x"
    )  # fmt: skip
    request = write(tmp_path, {**FILES, "mikro/masuk.yaml": text})
    with pytest.raises(UsageError, match=r"mikro/masuk\.yaml.*aliases"):
        rename(request, "document", "Surat terperiksa", "Surat lengkap")


def test_files_that_can_not_be_loaded_are_named(tmp_path: Path) -> None:
    request = write(tmp_path, {**FILES, "rusak.yaml": "kind: micro\ntitle: [a\n"})
    assert rename(request, "sop", "arsip-surat", "arsip").left == ("rusak.yaml",)


@pytest.mark.parametrize(
    ("kind", "old", "new", "stays_right"),
    [
        ("sop", "tanggapan-surat", "jawaban", True),
        ("executor", "konseptor", "penyusun", True),
        ("executor", "Konseptor", "Penyusun", False),
        ("document", "Disposisi", "Lembar disposisi", False),
    ],
)
def test_pins(kind: str, old: str, new: str, stays_right: bool, tmp_path: Path) -> None:
    request = write(tmp_path)
    for file in pin(Request(("pengelolaan",), here=tmp_path)).files:
        file.path.write_bytes(file.after)
    assert not check_pins(request).findings
    renamed(request, kind, old, new)
    assert (not check_pins(request).findings) is stays_right


def test_a_pin_that_was_outdated_stays_so(tmp_path: Path) -> None:
    request = write(tmp_path)
    for file in pin(Request(("pengelolaan",), here=tmp_path)).files:
        file.path.write_bytes(file.after)
    path = tmp_path / "mikro/tanggapan-surat.yaml"
    path.write_text(path.read_text().replace("Menyusun", "Membuat"))
    renamed(request, "sop", "tanggapan-surat", "jawaban")
    assert [f.code for f in check_pins(request).findings] == ["SOP411"]


@settings(max_examples=30)
@given(st.text(min_size=1, max_size=30))
def test_any_name_there_and_back_or_refused(name: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        request = write(root)
        try:
            renamed(request, "document", "Disposisi", name)
        except UsageError:
            assert contents(root) == dict(FILES)
            return
        renamed(request, "document", name, "Disposisi")
        assert contents(root) == dict(FILES)
