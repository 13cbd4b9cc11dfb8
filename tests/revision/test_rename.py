"""A new name in every file: what changes, what stays, what is refused."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from revision.made import FILES, contents, write
from soptool.api.pin import check_pins, pin
from soptool.api.rename import rename
from soptool.api.request import Request
from soptool.compose.expand import Composer
from soptool.compose.findings import composition_findings
from soptool.errors import UsageError
from soptool.workspace.load import load
from soptool.workspace.references import reference_findings


def renamed(request: Request, kind: str, old: str, new: str) -> None:
    for file in rename(request, kind, old, new).files:
        file.path.write_bytes(file.after)


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
    renamed(request, kind, new, "Surat masuk" if old == "surat" else old)
    assert contents(tmp_path) == before


def test_an_id_that_was_the_name_of_the_file(tmp_path: Path) -> None:
    request = write(tmp_path)
    before, flaws = contents(tmp_path), codes(tmp_path)
    renamed(request, "sop", "tanggapan-surat", "jawaban")
    after = contents(tmp_path)
    assert after["mikro/tanggapan-surat.yaml"].startswith("kind: micro\nid: jawaban\ntitle:")
    assert "branches: {jawaban: next, selesai: end}" in after["makro.yaml"]
    assert "Ya: {sop: jawaban}" in after["mikro/masuk.yaml"]
    assert codes(tmp_path) == flaws
    renamed(request, "sop", "jawaban", "tanggapan-surat")
    back = {**before, "mikro/tanggapan-surat.yaml": after["mikro/tanggapan-surat.yaml"].replace(
        "jawaban", "tanggapan-surat")}  # fmt: skip
    assert contents(tmp_path) == back


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
    assert "executor: z}" in after["umum.yaml"]
    assert codes(tmp_path) == []


@pytest.mark.parametrize(
    ("kind", "old", "new", "said"),
    [
        ("sop", "surat-masuk", "arsip-surat", "is taken: arsip-surat.yaml"),
        ("sop", "surat-masuk", "Surat Masuk", "can't be an id"),
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
        ("document", "Dispo", "x", "has the name `Dispo`"),
    ],
)
def test_refused(kind: str, old: str, new: str, said: str, tmp_path: Path) -> None:
    request = write(tmp_path)
    with pytest.raises(UsageError) as caught:
        rename(request, kind, old, new)
    assert said in str(caught.value)
    assert contents(tmp_path) == dict(FILES)


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
