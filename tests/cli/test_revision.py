"""`sop pin`, `sop impact`, `sop rename` and `sop diff` at the command line."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from zipfile import ZipFile

import pytest

from cli.conftest import Sop, write
from workspace.test_at_revision import commit, git

FILES = {
    "sop.yaml": "documents: {surat-masuk: Surat masuk}\n",
    "surat-masuk.yaml": "kind: micro\ntitle: Surat Masuk # judul\nexecutors: {a: Agendaris}\n"
    "steps:\n  - {activity: Menerima surat, executor: a, outputs: Surat masuk, duration: 1 jam}\n",
    "makro.yaml": "kind: macro\ntitle: Pengelolaan Surat\nsteps:\n  - use: surat-masuk # bagian\n",
}


@pytest.fixture
def ruang(folder: Path) -> Path:
    return write(folder, FILES)


def test_pin_and_check(ruang: Path, sop: Sop) -> None:
    assert sop("pin", "--check").code == 0
    ended = sop("pin", "--check", "makro")
    assert (ended.code, "SOP412" in ended.out) == (1, True)
    shown = sop("pin", "makro", "--diff")
    assert (shown.code, "+    pin: " in shown.out) == (1, True)
    assert (ruang / "makro.yaml").read_text() == FILES["makro.yaml"]
    assert sop("pin", "makro").code == 0
    assert "use: surat-masuk # bagian\n    pin: " in (ruang / "makro.yaml").read_text()
    assert sop("pin", "--check").code == 0
    path = ruang / "surat-masuk.yaml"
    path.write_text(path.read_text().replace("1 jam", "2 jam"))
    ended = sop("pin", "--check", "--format", "json")
    assert ended.code == 1
    found = json.loads(ended.out)["findings"][0]
    assert (found["code"], found["severity"], found["path"]) == ("SOP411", "warning", "makro.yaml")
    assert found["related"][0]["path"] == "surat-masuk.yaml"
    strict = sop("validate", "--select", "pin-outdated", "--profile", "strict")
    assert (strict.code, sop("validate", "--select", "pin-outdated").code) == (1, 0)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("pin",), "Name the macros"),
        (("pin", "surat-masuk"), "is no macro"),
        (("pin", "makroo"), "Did you mean `makro`"),
        (("impact", "surat-masuk"), "`sop`, `document`"),
        (("impact", "surat-masukan"), "Did you mean `surat-masuk`"),
        (("impact", "x", "--kind", "sopp"), "Did you mean `sop`"),
        (("rename", "sop", "makro", "surat-masuk"), "is taken"),
        (("rename", "sopp", "makro", "x"), "Did you mean `sop`"),
        (("rename", "sop", "makro"), "`NEW` is missing"),
        (
            ("diff", "makro.yaml", "HEAD"),
            "two folders, or two git revisions",
        ),
        (("diff", "tidak-ada.yaml", "makro.yaml"), "Two files are compared"),
        (("diff", "makro.yaml", "sop.yaml"), "`sop.yaml` can't be loaded"),
        (("diff", "makro.yaml", "makro.yaml", "x"), "name no further SOPs"),
    ],
)
def test_wrong_usage(
    words: tuple[str, ...], said: str, ruang: Path, sop: Sop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(ruang.parent))
    ended = sop(*words, "--lang", "en")
    assert (ended.code, ended.out) == (2, "")
    assert said in ended.err
    assert "Traceback" not in ended.err


def test_impact(ruang: Path, sop: Sop) -> None:
    ended = sop("impact", "Agendaris", "--lang", "en")
    assert ended.code == 0
    assert "surat-masuk.yaml:3:13: column: a: Agendaris" in ended.out
    assert "makro.yaml:4:10: part: surat-masuk" in ended.out
    data = json.loads(sop("impact", "surat-masuk", "--kind", "sop", "-f", "json").out)
    assert [use["id"] for use in data["uses"]] == ["makro"]


def test_rename(ruang: Path, sop: Sop) -> None:
    shown = sop("rename", "sop", "surat-masuk", "surat", "--diff")
    assert (shown.code, "+  - use: surat # bagian" in shown.out) == (0, True)
    assert (ruang / "makro.yaml").read_text() == FILES["makro.yaml"]
    assert sop("rename", "sop", "surat-masuk", "surat").code == 0
    assert not (ruang / "surat-masuk.yaml").exists()
    assert (ruang / "surat.yaml").read_text() == FILES["surat-masuk.yaml"]
    assert sop("validate", "--select", "unknown-sop").code == 0
    assert sop("rename", "sop", "surat", "surat-masuk").code == 0
    assert {path.name: path.read_text() for path in ruang.glob("*.yaml")} == FILES


def test_rename_keeps_the_file_where_told(ruang: Path, sop: Sop) -> None:
    assert sop("rename", "sop", "surat-masuk", "surat", "--keep-file").code == 0
    assert (ruang / "surat-masuk.yaml").read_text().startswith("kind: micro\nid: surat\n")
    assert sop("validate", "--select", "unknown-sop").code == 0


def test_rename_shows_the_new_name_of_a_file(ruang: Path, sop: Sop) -> None:
    shown = sop("rename", "sop", "surat-masuk", "surat", "--diff").out
    assert "rename from surat-masuk.yaml\nrename to surat.yaml\n" in shown
    assert {path.name: path.read_text() for path in ruang.glob("*.yaml")} == FILES


def test_rename_tells_of_sentences_with_the_name(ruang: Path, sop: Sop) -> None:
    ended = sop("rename", "document", "Surat masuk", "Surat datang", "--lang", "en")
    assert "`Surat masuk` stands in texts too, which were left: surat-masuk.yaml:2." in ended.err
    ended = sop("rename", "sop", "makro", "induk", "--lang", "en")
    assert "stands in texts" not in ended.err


def test_rename_tells_of_a_line_once(folder: Path, sop: Sop) -> None:
    step = "steps: [{activity: Camat menulis kepada Camat, executor: a}]"
    write(folder, {"a.yaml": f"kind: micro\ntitle: A\nexecutors: {{a: Camat}}\n{step}\n"})
    ended = sop("rename", "executor", "Camat", "Lurah")
    assert "which were left: a.yaml:4.\n" in ended.err


def test_rename_of_what_several_files_have(ruang: Path, sop: Sop) -> None:
    (ruang / "lain.yaml").write_text(
        FILES["surat-masuk.yaml"].replace("a: Agendaris", "a: Arsiparis")
    )
    ended = sop("rename", "executor", "a", "b", "--lang", "en")
    assert (ended.code, "Say which is meant with `--in`" in ended.err) == (2, True)
    assert sop("rename", "executor", "a", "b", "--in", "lain").code == 0
    assert "executor: b," in (ruang / "lain.yaml").read_text()
    assert (ruang / "surat-masuk.yaml").read_text() == FILES["surat-masuk.yaml"]
    ended = sop("rename", "executor", "a", "c", "--in", "lain.yaml", "--lang", "en")
    assert (ended.code, "`lain.yaml` has no `a`" in ended.err) == (2, True)


def test_a_failed_write_leaves_every_file(
    ruang: Path, sop: Sop, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace, calls = Path.replace, []

    def fail(self: Path, target: Path) -> Path:
        calls.append(target)
        if len(calls) == 2:
            raise OSError(28, "No space left on device")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", fail)
    ended = sop("rename", "sop", "surat-masuk", "surat", "--lang", "en")
    assert (ended.code, "Nothing was written" in ended.err) == (3, True)
    assert {name: (ruang / name).read_text() for name in FILES} == FILES
    assert not [path for path in ruang.iterdir() if path.suffix == ".tmp"]


def test_diff_of_files(ruang: Path, sop: Sop) -> None:
    (ruang / "baru.yaml").write_text(
        FILES["surat-masuk.yaml"]
        .replace("kind: micro", "kind: micro\nid: surat-masuk")
        .replace("1 jam", "2 hari kerja")
    )
    same = sop("diff", "surat-masuk.yaml", "surat-masuk.yaml")
    assert (same.code, same.out) == (0, "")
    ended = sop("diff", "surat-masuk.yaml", "baru.yaml", "--lang", "en")
    assert ended.code == 1
    assert ended.out.splitlines()[1] == "  ~ Step 1: time 1 jam → 2 hari kerja."
    page = sop("diff", "surat-masuk.yaml", "baru.yaml", "-f", "html", "-o", "d.html")
    assert (page.code, page.out) == (1, "")
    assert '<tr id="sop-1-' in (ruang / "d.html").read_text(encoding="utf-8")


def test_diff_of_folders(ruang: Path, sop: Sop) -> None:
    copy = ruang.parent / "salinan"
    shutil.copytree(ruang, copy)
    assert sop("diff", ruang, copy).code == 0
    (copy / "sop.yaml").unlink(missing_ok=True)  # what is read with the other's is the same
    assert "Nothing has changed" in sop("diff", ruang, copy).err
    file = next(file for file in sorted(copy.rglob("*.yaml")) if "title:" in file.read_text())
    file.write_text(file.read_text().replace("title: ", "title: Baru "))
    ended = sop("diff", ruang, copy)
    assert "Baru" in ended.out
    assert "SOPs that differ: 1." in ended.err
    assert sop("diff", ruang, copy, "tidak-ada").code == 2


def test_diff_of_revisions(ruang: Path, sop: Sop) -> None:
    git(ruang, "init", "-q")
    commit(ruang)
    commit(ruang, **{"surat-masuk.yaml": FILES["surat-masuk.yaml"].replace("1 jam", "2 jam")})
    ended = sop("diff", "HEAD~1", "HEAD", "--format", "json", "--lang", "en")
    assert ended.code == 1
    data = json.loads(ended.out)
    assert data["different"] is True
    assert {one["id"]: one["sentences"] for one in data["sops"]} == {
        "makro": ["Step 1: the part `surat-masuk` itself has changed."],
        "surat-masuk": ["Step 1: time 1 jam → 2 jam."],
    }
    only = json.loads(sop("diff", "HEAD~1", "HEAD", "makro", "-f", "json").out)
    assert [one["id"] for one in only["sops"]] == ["makro"]
    assert sop("diff", "HEAD", "HEAD").code == 0
    assert sop("diff", "HEAD").code == 0
    assert sop("diff", "HEAD~1", "HEAD", "tidak-ada").code == 2
    assert sop("diff", "HEAD~7").code == 2
    (ruang / "surat-masuk.yaml").write_text(FILES["surat-masuk.yaml"].replace("1 jam", "3 jam"))
    for words in (("HEAD", ".", "surat-masuk"), ("HEAD", "surat-masuk"), ("surat-masuk",)):
        (only,) = json.loads(sop("diff", *words, "-f", "json").out)["sops"]
        assert only["id"] == "surat-masuk"
    assert len(json.loads(sop("diff", "makro", "surat-masuk", "-f", "json").out)["sops"]) == 2
    for words in (("HEAD", "makroo"), ("makroo",)):
        said = sop("diff", *words, "--lang", "en").err
        assert "no git revision `makroo`. Did you mean `makro`?" in said
    long = FILES["surat-masuk.yaml"].replace(
        "activity: ", f"activity: {'menulis surat ' * 1500}", 1
    )
    (ruang / "surat-masuk.yaml").write_text(long)
    ended = sop("diff", "HEAD", "--to", "docx", "-o", str(ruang / "beda.docx"), "--lang", "en")
    told = "surat-masuk.yaml:5:5: SOP454 error Row 1 is"
    assert told in ended.err, "a form that is left out is told"


def test_diff_names_what_differs_and_can_be_loaded_in_neither_state(ruang: Path, sop: Sop) -> None:
    git(ruang, "init", "-q")
    commit(ruang, **{"rusak.yaml": "kind: micro\nsteps: [{activity: Menerima}]\n"})
    assert sop("diff", "HEAD").code == 0
    (ruang / "rusak.yaml").write_text("kind: micro\nsteps: [{activity: Mengirim}]\n")
    ended = sop("diff", "HEAD", "--lang", "en")
    assert ended.code == 1
    assert "`rusak.yaml` can't be loaded and is left out" in ended.err
    assert "Nothing has changed" not in ended.err


def test_tracked_changes_go_to_a_file(ruang: Path, sop: Sop) -> None:
    pytest.importorskip("typst", reason="the extra soptool[office] is not installed")
    text = FILES["surat-masuk.yaml"]
    write(ruang, {"lama.yaml": text, "baru.yaml": text.replace("Menerima", "Mencatat")})
    ended = sop("diff", "lama.yaml", "baru.yaml", "--to", "docx")
    assert ended.code == 2
    assert "-o FILE" in ended.err
    ended = sop("diff", "lama.yaml", "baru.yaml", "--to", "docx", "-o", "x.docx")
    assert ended.code == 1
    with ZipFile(ruang / "x.docx") as file:
        assert b"<w:ins " in file.read("word/document.xml")
