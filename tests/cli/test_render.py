from __future__ import annotations

import errno
import gc
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile, is_zipfile

import pytest

from cli.conftest import MICRO, Sop, write
from soptool.api import making
from soptool.cli.manifest import FILE
from soptool.export.exporters import EXPORTERS, Exporter
from soptool.export.painted import Painted
from soptool.form.form import Form

UNWRITTEN = "makro/pengelolaan-surat.yaml:7:18: SOP405 info"


def names(folder: Path) -> list[str]:
    """Name the documents of a folder."""
    return sorted(path.name for path in folder.iterdir() if path.name != FILE)


def test_everything_with_an_index(workspace: Path, sop: Sop) -> None:
    ended = sop("render")
    assert (ended.code, ended.out) == (0, "")
    assert names(workspace / "build") == [
        "index.html",
        "layanan.html",
        "pengelolaan-surat.html",
        "surat-keluar.html",
        "surat-masuk.html",
    ]
    assert ended.err.splitlines() == [
        "5 files checked: 1 note. `--verbose` shows all.",
        "5 documents written to build.",
    ]
    assert (
        f"\n{UNWRITTEN} “Pengarsipan Surat” is only named here: "
        "the macro has one row for it, without its steps.\n"
    ) in sop("render", "--verbose").err


def test_what_only_the_drawing_shows_is_never_only_counted(folder: Path, sop: Sop) -> None:
    write(folder, {"rapat.yaml": f"{wide(2)}records: [Buku ⚖]\n"})
    ended = sop("render", "--quiet", "--to", "pdf", "rapat.yaml")
    (said,) = (line for line in ended.err.splitlines() if "SOP455" in line)
    assert said.startswith(
        "rapat.yaml:7:11: SOP455 warning The fonts have no `⚖` (U+2696); a box is printed"
    )


def test_formats_and_folder(workspace: Path, sop: Sop) -> None:
    ended = sop("render", "--to", "html, md", "-o", "a/b", "surat-masuk")
    assert (ended.code, ended.err.splitlines()[-1]) == (0, "2 documents written to a/b.")
    ended = sop("render", "--to", "md", "-o", "a/b", "surat-masuk")
    assert (ended.code, ended.err.splitlines()[-1]) == (0, "1 document written to a/b.")
    assert names(workspace / "a/b") == ["surat-masuk.html", "surat-masuk.md"]


def test_a_book_of_another_kind_is_refused(workspace: Path, sop: Sop) -> None:
    for name in ("b.html", "b", "b.xlsx"):
        ended = sop("render", "surat-masuk", "--book", name)
        assert (ended.code, f"not as `{name}`" in ended.err) == (2, True)
        assert not (workspace / name).exists()


def test_the_book_is_said_apart(workspace: Path, sop: Sop) -> None:
    ended = sop("render", "surat-masuk", "--book", "t/b.pdf")
    assert (ended.code, ended.err.splitlines()[-1]) == (0, "The book was written to t/b.pdf.")
    assert "documents written" not in ended.err
    assert not (workspace / "build").exists()
    ended = sop("render", "surat-masuk", "-o", "qq", "--to", "html,md", "--book", "q.pdf")
    assert ended.err.splitlines()[-2:] == [
        "2 documents written to qq.",
        "The book was written to q.pdf.",
    ]
    assert names(workspace / "qq") == ["surat-masuk.html", "surat-masuk.md"]
    assert (workspace / "q.pdf").is_file()


@pytest.mark.parametrize(("language", "word"), [("id", "TIDAK LENGKAP"), ("en", "INCOMPLETE")])
def test_documents_of_what_is_not_complete_say_so(
    language: str, word: str, workspace: Path, sop: Sop
) -> None:
    (workspace / "mikro/surat-keluar.yaml").unlink()
    write(workspace, {"sop.yaml": f"language: {language}\n"})
    formats = [name for name, made in EXPORTERS.items() if made.takes("macro")]
    ended = sop("render", "pengelolaan-surat", "--to", ",".join(formats), "-o", "out")
    assert ended.code == 0
    made = sorted((workspace / "out").glob("pengelolaan-surat*"))
    assert len(made) == len(formats)
    for path in (path for path in made if path.suffix != ".pdf"):
        assert word in _text_of(path), path
    sop("render", "surat-masuk", "--to", "html", "-o", "out")
    assert word not in (workspace / "out/surat-masuk.html").read_text(encoding="utf-8")


def _text_of(path: Path) -> str:
    if not is_zipfile(path):
        return path.read_text(encoding="utf-8")
    with ZipFile(path) as file:
        return "".join(file.read(name).decode("utf-8", "replace") for name in file.namelist())


def test_a_draft_that_is_not_complete_is_called_both(workspace: Path, sop: Sop) -> None:
    (workspace / "mikro/surat-keluar.yaml").unlink()
    macro = (workspace / "makro/pengelolaan-surat.yaml").read_text(encoding="utf-8")
    write(workspace, {"makro/pengelolaan-surat.yaml": f"{macro}status: draft\n"})
    sop("render", "pengelolaan-surat", "-o", "out")
    text = (workspace / "out/pengelolaan-surat.html").read_text(encoding="utf-8")
    assert "KONSEP – TIDAK LENGKAP" in text


def test_strict_refuses_what_is_not_complete_though_nothing_says_so(
    workspace: Path, sop: Sop
) -> None:
    (workspace / "mikro/surat-keluar.yaml").unlink()
    write(workspace, {"sop.yaml": "rules: {unknown-sop: off}\n"})
    assert sop("render", "pengelolaan-surat", "-o", "out").code == 0
    ended = sop("render", "pengelolaan-surat", "-o", "out2", "--strict")
    assert ended.code == 1
    assert "`pengelolaan-surat`" in ended.err
    assert not (workspace / "out2/pengelolaan-surat.html").exists()


def test_json_in_both_versions(workspace: Path, sop: Sop) -> None:
    for version, keys in (
        ("1", {"version", "kind", "procedure", "form", "plan"}),
        ("2", {"version", "complete", "rows", "source", "form", "plan"}),
    ):
        options = ("--to", "json", "-o", version, "--data-version", version)
        assert sop("render", "pengelolaan-surat", *options).code == 0
        text = (workspace / version / "pengelolaan-surat.json").read_text(encoding="utf-8")
        data = json.loads(text)
        assert data["version"] == int(version)
        assert keys <= data.keys()
    assert sop("render", "pengelolaan-surat", "--data-version", "3").code == 2


WIDE = "kind: micro\ntitle: Rapat\nexecutors: {{{names}}}\nsteps:\n{steps}"


def wide(number: int) -> str:
    steps = "".join(f"  - {{activity: Mencatat, executor: p{n}}}\n" for n in range(number))
    return WIDE.format(names=", ".join(f"p{n}: Pelaksana {n}" for n in range(number)), steps=steps)


def test_a_book_that_cannot_be_made_and_what_to_do(folder: Path, sop: Sop) -> None:
    write(folder, {"rapat.yaml": wide(60)})
    ended = sop("render", "--to", "pdf", "--book", "q.pdf")
    assert ended.code == 1
    (said,) = (line for line in ended.err.splitlines() if "SOP453" in line)
    assert said.endswith("Use `paper: F4`, or divide the SOP.")
    assert ended.err.splitlines()[-2:] == [
        "error: `rapat.pdf` was not written.",
        "error: `q.pdf` was not written.",
    ]
    assert "documents written" not in ended.err


@pytest.mark.parametrize("name", ["q.pdf", "q.docx"])
def test_of_no_sop_there_is_no_book(name: str, folder: Path, sop: Sop) -> None:
    write(folder, {"rapat.yaml": "kind: micro\nsteps: []\n"})
    ended = sop("render", "--to", "md", "--book", name)
    assert ended.code == 0
    assert ended.err.splitlines()[-1] == "`rapat.yaml` can't be loaded and was not written."
    assert not (folder / name).exists()


def test_same_input_same_bytes(workspace: Path, sop: Sop) -> None:
    sop("render", "--to", "html,md", "-o", "satu")
    sop("render", "--to", "html,md", "-o", "dua")
    assert names(workspace / "satu") == names(workspace / "dua")
    for name in names(workspace / "satu"):
        assert (workspace / "satu" / name).read_bytes() == (workspace / "dua" / name).read_bytes()


def test_a_macro_is_one_row_a_part_or_every_step(workspace: Path, sop: Sop) -> None:
    sop("render", "pengelolaan-surat", "--to", "md")
    parts = (workspace / "build/pengelolaan-surat.md").read_text()
    sop("render", "pengelolaan-surat", "--to", "md", "--expand", "all")
    steps = (workspace / "build/pengelolaan-surat.md").read_text()
    assert "Mengagendakan surat" not in parts
    assert steps.count("Mengagendakan surat") >= 2


def test_what_loads_is_written_and_findings_go_to_standard_error(broken: Path, sop: Sop) -> None:
    ended = sop("render")
    assert (ended.code, ended.out) == (0, "")
    assert "pelaksana.yaml:12:15: SOP203 error [*] No executor has the id `kabga`." in ended.err
    written = names(broken / "build")
    assert {"baik.html", "pelaksana.html", "tujuan.html", "bagian.html"} <= set(written)
    assert "rusak.html" not in written


def test_all_files_that_do_not_load_are_named_in_one_line(workspace: Path, sop: Sop) -> None:
    broken = "kind: micro\nsteps: [\n"
    write(workspace, {"rusak.yaml": broken, "x/rusak.yaml": broken, "lain.yaml": "a: b\n"})
    write(workspace, {"x/juga.yaml": MICRO.format(title="Surat")})
    ended = sop("render")
    assert (ended.code, ended.err.splitlines()[-1]) == (
        0,
        "`rusak.yaml`, `x/rusak.yaml` can't be loaded and were not written.",
    )
    ended = sop("render", "x")
    assert (ended.code, ended.err.splitlines()[-1]) == (
        0,
        "`x/rusak.yaml` can't be loaded and was not written.",
    )


@pytest.mark.parametrize("name", ["rusak.yaml", "rusak", "-"])
def test_what_is_named_and_does_not_load_was_not_written(name: str, broken: Path, sop: Sop) -> None:
    ended = sop("render", "baik", name, stdin=b"kind: micro\n")
    path = "<stdin>" if name == "-" else "rusak.yaml"
    assert ended.code == 1
    assert ended.err.endswith(f"error: `{path}` can't be loaded and was not written.\n")
    assert names(broken / "build") == ["baik.html"]


def test_strict_refuses_documents_with_errors(broken: Path, sop: Sop) -> None:
    ended = sop("render", "--strict")
    assert ended.code == 1
    assert names(broken / "build") == ["baik.html"]
    assert "error: `pelaksana` has errors and was not written." in ended.err
    (lost,) = (line for line in ended.err.splitlines() if "can't be loaded" in line)
    assert lost.startswith("error: `bukan-utf8.yaml`, ")
    assert "`rusak.yaml`" in lost
    assert sop("render", "--strict", "baik").code == 0
    write(broken, {"bagus.yaml": MICRO.format(title="Penanganan Surat")})
    sop("render", "--strict")
    assert names(broken / "build") == ["bagus.html", "baik.html", "index.html"]


def test_strict_looks_at_the_parts_too(workspace: Path, sop: Sop) -> None:
    bad = MICRO.format(title="Surat").replace("executor: kabag", "executor: kabga")
    write(workspace, {"mikro/surat-masuk.yaml": bad})
    ended = sop("render", "pengelolaan-surat", "--strict")
    assert ended.code == 1
    assert "mikro/surat-masuk.yaml:12:15: SOP203" in ended.err


def test_strict_refuses_documents_without_their_logo(workspace: Path, sop: Sop) -> None:
    write(workspace, {"sop.yaml": "organization: {name: Kecamatan, logo: LOGO.svg}\n"})
    assert sop("render", "surat-masuk").code == 0
    ended = sop("render", "surat-masuk", "--strict", "-o", "lain")
    assert ended.code == 1
    assert "error: The logo `LOGO.svg` is not there." in ended.err
    assert not (workspace / "lain/surat-masuk.html").exists()


def test_two_sops_with_one_id_do_not_overwrite_each_other(workspace: Path, sop: Sop) -> None:
    write(workspace, {"z.yaml": "id: surat-masuk\n" + MICRO.format(title="Yang Kedua")})
    ended = sop("render", "--to", "md")
    assert ended.code == 1
    assert "SOP222 error" in ended.err
    assert "Yang Kedua" not in (workspace / "build/surat-masuk.md").read_text()
    assert ended.err.endswith(
        "error: `z.yaml` was not written: `mikro/surat-masuk.yaml` has the id `surat-masuk` too, "
        "and stands for it.\n"
    )


def test_standard_input_stands_in_for_the_file_of_its_id(workspace: Path, sop: Sop) -> None:
    text = "id: surat-masuk\n" + MICRO.format(title="Penanganan Surat Baru")
    ended = sop("render", "-", "--to", "md", stdin=text.encode())
    assert (ended.code, "SOP222" in ended.err) == (0, False)
    assert names(workspace / "build") == ["surat-masuk.md"]
    assert "Penanganan Surat Baru" in (workspace / "build/surat-masuk.md").read_text()
    assert sop("validate", "-", stdin=text.encode()).out == ""


def test_standard_input_with_a_name_of_its_own_is_another_file(workspace: Path, sop: Sop) -> None:
    text = "id: surat-masuk\n" + MICRO.format(title="Penanganan Surat Baru")
    ended = sop("render", "-", "--stdin-filename", "z.yaml", stdin=text.encode())
    assert (ended.code, "error: `z.yaml` was not written" in ended.err) == (1, True)


def test_reserved_names_never_become_files(folder: Path, sop: Sop) -> None:
    write(folder, {"aux.yaml": MICRO.format(title="Satu"), "index.yaml": MICRO.format(title="Dua")})
    ended = sop("render")
    assert ended.code == 0
    assert not {"aux.html", "con.html"} & set(names(folder / "build"))


@pytest.mark.parametrize("place", ["sop.yaml", "sop.yaml/build"])
def test_output_that_is_a_file(place: str, workspace: Path, sop: Sop) -> None:
    ended = sop("render", "surat-masuk", "-o", place)
    assert ended.code == 1
    assert ended.err == "error: `sop.yaml` is a file, not a folder.\n"


@pytest.mark.parametrize(
    ("number", "said"),
    [(errno.EACCES, "Permission denied"), (errno.ENOSPC, "No space left"), (errno.EROFS, "Read-")],
)
def test_a_document_that_cannot_be_written(
    number: int, said: str, workspace: Path, sop: Sop, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(workspace, {"build/surat-masuk.html": "lama"})

    def full(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr("os.fdopen", full)
    ended = sop("render", "surat-masuk", "-q")
    assert ended.code == 1
    assert ended.err.startswith("error: `build/surat-masuk.html` can't be written: " + said)
    assert ended.err.count("\n") == 1
    assert names(workspace / "build") == ["surat-masuk.html"]
    assert (workspace / "build/surat-masuk.html").read_text() == "lama"


def test_interrupted_halfway_nothing_is_half_written(
    workspace: Path, sop: Sop, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", interrupt)
    assert sop("render", "surat-masuk").code == 130
    assert names(workspace / "build") == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--to", "htm"), "`--to` does not know `htm`. Did you mean `html`?"),
        (("--to", ","), "`--to` does not know ``. There are: `html`, "),
        (("--templates", "tiada"), "`tiada` does not exist"),
        (("tiada",), "No file and no SOP has the name `tiada`."),
        (("--expand", "semua"), "`--expand` does not know `semua`."),
    ],
)
def test_wrong_usage(arguments: tuple[str, ...], said: str, workspace: Path, sop: Sop) -> None:
    ended = sop("render", *arguments)
    assert (ended.code, ended.out) == (2, "")
    assert said in ended.err
    assert ended.err.count("\n") == 1
    assert not (workspace / "build").exists()


def test_templates_of_the_user_come_first(workspace: Path, sop: Sop) -> None:
    write(workspace, {"tpl/markdown/sop.md.j2": "Judul: {{ page.title }}\n"})
    assert sop("render", "surat-masuk", "--to", "md", "--templates", "tpl").code == 0
    written = (workspace / "build/surat-masuk.md").read_text()
    assert written.startswith("Judul: ")
    assert "Penanganan Surat Masuk" in written


def test_a_template_with_a_fault_is_told_once_and_shown(workspace: Path, sop: Sop) -> None:
    write(workspace, {"tpl/markdown/sop.md.j2": "baris\n{% if %}\n"})
    ended = sop("render", "surat-masuk", "--to", "md", "--templates", "tpl", "-q")
    assert ended.code == 2
    said, *shown = ended.err.splitlines()
    assert "markdown/sop.md.j2:2" in said
    assert shown == [" --> tpl/markdown/sop.md.j2:2:1", "1 | baris", "2 | {% if %}", "  | ^^^^^^^^"]


def test_help_names_every_format(sop: Sop) -> None:
    shown = " ".join(sop("render", "--help").out.split()).replace("- ", "-")  # where lines end
    assert f"Formats, with commas between: {', '.join(EXPORTERS)}." in shown


def test_the_collector_is_on_again_whether_or_not_a_template_fails(
    workspace: Path, sop: Sop
) -> None:
    assert sop("render").code == 0
    assert gc.isenabled()
    write(workspace, {"own/html/sop.html.j2": "{{ nothing }}"})
    assert sop("render", "--templates", "own").code == 2
    assert gc.isenabled()


@pytest.fixture
def many(folder: Path) -> Path:
    texts = [MICRO.format(title=f"Penanganan Surat {number}") for number in range(30)]
    texts[7] = texts[7].replace("executor: kabag", "executor: kabga")
    write(folder, {f"s{number:02}.yaml": text for number, text in enumerate(texts)})
    write(folder, {"rusak.yaml": "kind: micro\nsteps: [\n"})
    return folder


def on_processors(number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.sched_getaffinity", lambda _: set(range(number)), raising=False)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="one process does it all")
@pytest.mark.parametrize("options", [(), ("--strict",), ("--to", "scorecard"), ("s03", "s07")])
def test_several_processes_say_and_write_what_one_does(
    options: tuple[str, ...], many: Path, sop: Sop, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_processors(1, monkeypatch)
    one = sop("render", *options, "-o", "hasil")
    (many / "hasil").rename(many / "satu")
    on_processors(3, monkeypatch)
    assert sop("render", *options, "-o", "hasil") == one
    assert "s07.yaml:12:15: SOP203 error [*] No executor has the id `kabga`." in one.err
    assert names(many / "hasil") == names(many / "satu")
    for name in names(many / "satu"):
        assert (many / "hasil" / name).read_bytes() == (many / "satu" / name).read_bytes()


@pytest.mark.parametrize("processors", [1, 2])
def test_a_run_that_stops_halfway_still_says_what_it_found(
    processors: int, many: Path, sop: Sop, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(many, {"tpl/markdown/sop.md.j2": "{% if %}"})
    on_processors(processors, monkeypatch)
    ended = sop("render", "--to", "md", "--templates", "tpl")
    assert ended.code == 2
    found, last = ended.err.split("error: ")
    assert "SOP203 error" in found
    assert " --> tpl/markdown/sop.md.j2:1:1\n" in last


@pytest.mark.parametrize("processors", [1, 2])
def test_a_wrong_profile_stops_the_run_before_anything_is_written(
    processors: int, many: Path, sop: Sop, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(many, {"sop.yaml": "profile: tiada\n"})
    on_processors(processors, monkeypatch)
    assert sop("render").code == 2
    assert not (many / "build").exists()


posix = pytest.mark.skipif(os.name == "nt", reason="links need a privilege")


def outside(root: Path) -> Path:
    return write(root.parent / "luar", {"rahasia.html": "rahasia"}) / "rahasia.html"


@posix
def test_a_link_in_the_folder_is_not_written_through(workspace: Path, sop: Sop) -> None:
    file = outside(workspace)
    (workspace / "build").mkdir()
    (workspace / "build/surat-masuk.html").symlink_to("../../luar/rahasia.html")
    ended = sop("render", "-q")
    assert ended.code == 1
    assert "`build/surat-masuk.html` is a link, and nothing is written through it." in ended.err
    assert file.read_text() == "rahasia"
    assert len(names(workspace / "build")) == 5


@posix
@pytest.mark.parametrize("is_repository", [True, False])
def test_the_default_folder_never_leads_out(is_repository: bool, workspace: Path, sop: Sop) -> None:
    file = outside(workspace)
    (workspace / "build").symlink_to("../luar")
    if is_repository:
        (workspace / ".git").mkdir()
    ended = sop("render", "-q")
    assert (ended.code, "`build` is not written: a link leads out" in ended.err) == (1, True)
    assert names(file.parent) == ["rahasia.html"]
    assert sop("render", "surat-masuk", "-q", "-o", "build").code == 0
    assert names(file.parent) == ["rahasia.html", "surat-masuk.html"]


@posix
def test_a_book_never_leads_out(workspace: Path, sop: Sop) -> None:
    file = outside(workspace)
    (workspace / "buku.pdf").symlink_to("../luar/rahasia.html")
    ended = sop("validate", "--format", "json", "--output-file", "buku.pdf")
    assert (ended.code, "a link leads out" in ended.err) == (1, True)
    assert file.read_text() == "rahasia"


def test_a_document_that_cannot_be_made_stops_no_other(
    workspace: Path, sop: Sop, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Exporter.make

    def make(exporter: Exporter, kind: str, form: Form, *rest: object) -> object:
        if exporter.name == "md" and form.procedure.id == "surat-keluar":
            raise ZeroDivisionError
        return real(exporter, kind, form, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(Exporter, "make", make)
    ended = sop("render", "surat-masuk", "surat-keluar", "--to", "md,svg", "-q")
    assert ended.code == 3
    assert "error: `surat-keluar.md`: An internal error (ZeroDivisionError)." in ended.err
    log = Path(ended.err.split(" the log ")[1].rstrip(".\n"))
    assert "in make\n    raise ZeroDivisionError" in log.read_text()
    assert names(workspace / "build") == ["surat-keluar.svg", "surat-masuk.md", "surat-masuk.svg"]


def test_a_fault_in_a_template_stops_no_other_format(workspace: Path, sop: Sop) -> None:
    write(workspace, {"tpl/markdown/sop.md.j2": "{% if %}"})
    ended = sop("render", "--to", "md,svg", "--templates", "tpl", "-q")
    assert ended.code == 2
    assert ended.err.count("error: ") == 1
    assert "surat-masuk.md`: The template markdown/sop.md.j2:1 has a fault: " in ended.err
    assert "surat-masuk.svg" in names(workspace / "build")


def test_a_signal_ends_a_run_in_order(
    workspace: Path, sop: Sop, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(workspace, {"build/surat-masuk.html": "lama"})
    before = signal.getsignal(signal.SIGTERM)

    def stop(*_: object) -> None:
        os.kill(os.getpid(), signal.SIGTERM)

    monkeypatch.setattr(Path, "replace", stop)
    ended = sop("render", "surat-masuk", "-q")
    assert (ended.code, ended.err) == (143, "error: Stopped.\n")
    assert names(workspace / "build") == ["surat-masuk.html"]
    assert signal.getsignal(signal.SIGTERM) is before


@pytest.mark.skipif(not hasattr(os, "fork"), reason="one process does it all")
def test_a_process_that_is_killed_is_not_waited_for(
    many: Path, sop: Sop, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_processors(2, monkeypatch)
    first = os.getpid()

    def written(file: str, paint: Callable[[], Painted]) -> making.Written:
        if file == "s17.html" and os.getpid() != first:
            os.kill(os.getpid(), signal.SIGKILL)
        return making.Written(file, *paint())

    monkeypatch.setattr(making, "written", written)
    ended = sop("render", "-q")
    assert ended.code == 1
    assert ended.err.startswith("error: A process that made documents was ended from outside.")
    assert not list(many.rglob("*.tmp"))  # there may be no folder yet


def test_what_a_killed_run_left_is_swept_up(workspace: Path, sop: Sop) -> None:
    left = {"build/.sop-abc123_.tmp": "setengah", "build/.sop-catatan.txt": "milik orang"}
    write(workspace, left)
    assert sop("render", "surat-masuk", "-q").code == 0
    assert names(workspace / "build") == [".sop-catatan.txt", "surat-masuk.html"]


def test_what_writes_word_and_excel_is_loaded_only_for_these(workspace: Path) -> None:
    code = (
        "import sys; from soptool.cli.run import run;"
        "[run([*each, '-q']) for each in (['validate'], ['tree'],"
        "['render', 'surat-masuk', '--to', 'html,pdf'])];"
        "heavy = ('soptool.export.docx', 'soptool.export.xlsx', 'soptool.export.office',"
        "'soptool.workbook', 'soptool.importing', 'docx', 'openpyxl', 'lxml');"
        "print([m for m in sys.modules if m.startswith(heavy)])"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.splitlines()[-1] == "[]"
