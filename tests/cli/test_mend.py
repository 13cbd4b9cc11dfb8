"""`sop validate --fix`, `--diff`, `--baseline`, `--select`, `--scorecard`, several formats."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from difflib import unified_diff
from pathlib import Path

import pytest

from cli.conftest import Sop, write
from soptool.cli.formats import by_order
from soptool.finding import Finding, Fix
from soptool.language import msg
from soptool.lint.catalogue import RULES
from soptool.lint.evidence.subject import SopSubject
from soptool.lint.rules.title.title_says_sop import RULE as TITLE

FIRST = "kind: micro\ntitle: SOP Surat  # judul lama\nsteps:\n  - activity: Menerima surat\n"
SECOND = "kind: micro\ntitle: 'SOP Prosedur Operasional Standar: Arsip'\nsteps: [{activity: A}]\n"
ONLY = ("--select", "title-says-sop,legal-basis-missing,unknown-executor,SOP9")


@pytest.fixture
def old(folder: Path, sop: Sop, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two old SOPs, entered; the rules of the catalogue are on."""
    monkeypatch.setattr("soptool.lint.levels.RULES", RULES)
    return write(folder, {"a.yaml": FIRST, "b/b.yaml": SECOND.replace("\n", "\r\n")})


def codes(out: str) -> list[tuple[str, str]]:
    return [(finding["path"], finding["code"]) for finding in json.loads(out)["findings"]]


def test_fix_writes_and_reports_what_is_left(old: Path, sop: Sop) -> None:
    ended = sop("validate", *ONLY, "--fix", "-f", "json")
    assert ended.code == 1
    assert codes(ended.out) == [("a.yaml", "SOP540"), ("b/b.yaml", "SOP540")]
    assert ended.err.startswith("2 findings mended in 2 files.\n")
    assert (old / "a.yaml").read_text() == FIRST.replace("SOP Surat", "Surat")
    assert (old / "b/b.yaml").read_bytes().split(b"\r\n")[1] == b"title: Arsip"
    again = sop("validate", "--select", "title-says-sop", "--fix")
    assert (again.code, again.err.splitlines()[0]) == (0, "Nothing can be mended.")


def test_fix_keeps_the_byte_order_mark(old: Path, sop: Sop) -> None:
    (old / "a.yaml").write_bytes(b"\xef\xbb\xbf" + FIRST.encode())
    assert sop("validate", *ONLY, "--fix").code == 1
    assert (old / "a.yaml").read_bytes().startswith(b"\xef\xbb\xbfkind: micro\ntitle: Surat ")


def test_fix_only_what_is_asked_for(old: Path, sop: Sop) -> None:
    sop("validate", *ONLY, "--fix", "a.yaml")
    assert (old / "b/b.yaml").read_bytes() == SECOND.replace("\n", "\r\n").encode()
    sop("validate", "--select", "legal-basis-missing", "--fix")
    assert b"SOP" in (old / "b/b.yaml").read_bytes()


def test_fix_leaves_what_is_ignored_and_what_is_broken(old: Path, sop: Sop) -> None:
    ignored = FIRST.replace("# judul lama", "# sop: ignore[title-says-sop] nama resmi")
    broken = "kind: micro\ntitle: [SOP\n"
    write(old, {"a.yaml": ignored, "c.yaml": broken})
    sop("validate", *ONLY, "--fix")
    assert (old / "a.yaml").read_text() == ignored
    assert (old / "c.yaml").read_text() == broken


def test_what_yaml_refuses_is_mended_with_its_comments(folder: Path, sop: Sop) -> None:
    text = (
        "kind:\u00a0micro  # jenis\ntitle: Surat: Masuk\nexecutors: {a: Agendaris}\nsteps:\n"
        '  – activity: "Menerima" surat # catatan\n    executor: a\n    note: *) penting\n'
    )
    write(folder, {"a.yaml": text.replace("\n", "\r\n").encode()})
    ended = sop("validate", "--fix")
    assert ended.err.startswith("5 findings mended in 1 file.\n1 file checked: no findings.\n")
    assert (folder / "a.yaml").read_bytes().decode() == (
        'kind: micro  # jenis\ntitle: "Surat: Masuk"\nexecutors: {a: Agendaris}\nsteps:\n'
        '  - activity: \'"Menerima" surat\' # catatan\n    executor: a\n    note: "*) penting"\n'
    ).replace("\n", "\r\n")


@pytest.mark.parametrize("before", [0, 1, 3, 40])
@pytest.mark.parametrize("behind", [0, 4, 40])
def test_diff_counts_the_lines_that_are_alike(
    old: Path, sop: Sop, before: int, behind: int
) -> None:
    text = "# catatan\n" * before + FIRST + "# catatan\n" * behind
    write(old, {"a.yaml": text})
    shown = sop("validate", *ONLY, "--fix", "--diff", "a.yaml").out
    sop("validate", *ONLY, "--fix", "a.yaml")
    was, now = (
        text.splitlines(keepends=True),
        (old / "a.yaml").read_text().splitlines(keepends=True),
    )
    assert shown == "".join(unified_diff(was, now, "a/a.yaml", "b/a.yaml"))


def test_diff_shows_and_writes_nothing(old: Path, sop: Sop) -> None:
    ended = sop("validate", *ONLY, "--fix", "--diff", "a.yaml")
    assert ended.code == 1
    assert ended.out == (
        "--- a/a.yaml\n+++ b/a.yaml\n@@ -1,4 +1,4 @@\n kind: micro\n"
        "-title: SOP Surat  # judul lama\n+title: Surat  # judul lama\n"
        " steps:\n   - activity: Menerima surat\n"
    )
    assert ended.err == "1 finding would be mended in 1 file.\n"
    assert (old / "a.yaml").read_text() == FIRST
    assert sop("validate", "--select", "legal-basis-missing", "--diff").code == 0


def test_standard_input_cannot_be_mended(old: Path, sop: Sop) -> None:
    ended = sop("validate", "--fix", "-", stdin=FIRST.encode())
    assert (ended.code, ended.out) == (2, "")


def test_baseline_lets_old_findings_be_and_finds_new_ones(old: Path, sop: Sop) -> None:
    ended = sop("validate", *ONLY, "--write-baseline", "lama.json")
    assert (ended.code, ended.out) == (0, "")
    assert ended.err.startswith("Findings noted in lama.json: 4.\n")
    assert sop("validate", *ONLY, "--baseline", "lama.json").code == 0
    (old / "a.yaml").write_text(f"# di atas\n\n{FIRST}    executor: x\n")
    ended = sop("validate", *ONLY, "--baseline", "lama.json", "-f", "json")
    assert ended.code == 1
    assert codes(ended.out) == [("a.yaml", "SOP203")]


def test_baseline_only_shrinks(old: Path, sop: Sop) -> None:
    sop("validate", *ONLY, "--write-baseline", "lama.json")
    text = FIRST.replace("SOP Surat", "Surat") + "    executor: x\n"
    (old / "a.yaml").write_text(text)
    stale = sop("validate", *ONLY, "--baseline", "lama.json", "-f", "concise")
    assert stale.out.count("SOP921 warning The baseline knows SOP524 in a.yaml") == 1
    ended = sop("validate", *ONLY, "--write-baseline", "lama.json", "-f", "json")
    assert ended.err.startswith("Findings left in lama.json: 3, gone: 1.\n")
    assert codes(ended.out) == [("a.yaml", "SOP203")]
    assert ended.code == 1
    again = sop("validate", *ONLY, "--baseline", "lama.json", "-f", "json")
    assert codes(again.out) == [("a.yaml", "SOP203")]


def test_a_baseline_knows_nothing_of_rules_that_are_not_asked(old: Path, sop: Sop) -> None:
    sop("validate", *ONLY, "--write-baseline", "lama.json")
    before = (old / "lama.json").read_text()
    fewer = ("--select", "title-says-sop,baseline-entry-stale")
    assert sop("validate", *fewer, "--baseline", "lama.json").err.endswith(
        "new findings, 2 known.\n"
    )
    sop("validate", *fewer, "--write-baseline", "lama.json")
    assert (old / "lama.json").read_text() == before


def test_a_baseline_elsewhere_is_shown_from_the_workspace(old: Path, sop: Sop) -> None:
    sop("validate", *ONLY, "--write-baseline", "b/lama.json", "--workspace", ".")
    (old / "a.yaml").unlink()
    ended = sop("validate", *ONLY, "--baseline", "b/lama.json", "-f", "json")
    assert codes(ended.out) == [("b/lama.json", "SOP921")] * 2


@pytest.mark.parametrize("content", [None, "bukan json"])
def test_a_baseline_that_cannot_be_read(old: Path, sop: Sop, content: str | None) -> None:
    if content is not None:
        (old / "lama.json").write_text(content)
    ended = sop("validate", "--baseline", "lama.json")
    assert (ended.code, ended.out) == (2, "")
    assert "lama.json" in ended.err


def test_select_ignore_and_profile(old: Path, sop: Sop) -> None:
    ended = sop("validate", "--select", "SOP540", "--select", "SOP524", "--ignore", "SOP540")
    assert ended.err == "2 files checked: 2 warnings.\n[*] 2 can be mended with --fix.\n"
    assert sop("validate", "--profile", "draft").err == "2 files checked: no findings.\n"


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (("--select", "title-say-sop"), "Did you mean `title-says-sop`?"),
        (("--ignore", "title-say-sop"), "Did you mean `title-says-sop`?"),
        (("--profile", "strikt"), "Did you mean `strict`?"),
        (("--select", "cycle", "--ignore", "cycle"), "No rule is selected"),
        (("-f", "sariff"), "Did you mean `sarif`?"),
        (("-f", "json", "-f", "sarif"), "Only one format can go to standard output"),
        (("-f", "json", "-o", "a", "-o", "b"), "There are 2 `--output-file` for 1 `--format`."),
    ],
)
def test_wrong_usage(options: tuple[str, ...], says: str, old: Path, sop: Sop) -> None:
    ended = sop("validate", *options)
    assert (ended.code, ended.out) == (2, "")
    assert says in ended.err


def test_several_formats_at_once(old: Path, sop: Sop) -> None:
    files = ("-o", "hasil.sarif", "-o", "hasil/junit.xml")
    ended = sop("validate", *ONLY, "-f", "concise", "-f", "sarif", "-f", "junit", *files)
    assert ended.out.count("\n") == 4
    sarif = json.loads((old / "hasil.sarif").read_text())
    assert len(sarif["runs"][0]["results"]) == 4
    assert (old / "hasil/junit.xml").read_text().startswith("<?xml")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("f f o", {"A": None, "B": "x"}),
        ("f o f", {"A": "x", "B": None}),
        ("f o f o", {"A": "x", "B": "y"}),
        ("f f o o", {"A": "x", "B": "y"}),
        ("o f f", {"A": "x", "B": None}),
        ("o f o f", {"A": "x", "B": "y"}),
        ("f f f o f o", {"A": None, "B": None, "C": "x", "D": "y"}),
    ],
)
def test_a_file_belongs_to_the_format_before_it(typed: str, meant: dict[str, str | None]) -> None:
    names = {"f": "format", "o": "output_file"}
    files = [Path(name) for name in ("x", "y")[: typed.count("o")]]
    order = ["lang", *(names[letter] for letter in typed.split())]
    paired = by_order(tuple(meant), files, order)
    assert {name: file and file.name for name, file in paired} == meant


def test_scorecard(old: Path, sop: Sop) -> None:
    ended = sop("validate", *ONLY, "--scorecard")
    assert "Obedience to law                   0       2" in ended.out
    assert ended.code == 1
    data = json.loads(sop("validate", *ONLY, "--scorecard", "-f", "json", "a.yaml").out)
    assert [document["id"] for document in data["scorecard"]["documents"]] == ["a"]
    lines = sop("validate", *ONLY, "--scorecard", "-f", "concise").out
    assert "SOP540 error" in lines


def test_evaluation_sheet(old: Path, sop: Sop) -> None:
    ended = sop("render", "--to", "scorecard", "-o", "hasil")
    assert ended.code == 0
    sheet = (old / "hasil/a.scorecard.html").read_text(encoding="utf-8")
    assert "The SOP names no legal basis" in sheet or "dasar hukum" in sheet
    assert sheet.count("☐") == 8 * 2 + 2


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"SOPTOOL_TODAY": "2026-01-31"}, 0),
        ({"SOPTOOL_TODAY": "2026-02-01"}, 1),
        ({"SOURCE_DATE_EPOCH": "1769817600"}, 0),  # 2026-01-31
        ({"SOURCE_DATE_EPOCH": "1769904000"}, 1),
        ({"SOPTOOL_TODAY": "2026-01-31", "SOURCE_DATE_EPOCH": "1769904000"}, 0),
        ({"SOPTOOL_TODAY": "besok"}, 2),
    ],
)
def test_the_day_comes_from_the_environment(
    environment: dict[str, str], expected: int, old: Path, sop: Sop
) -> None:
    comment = "# sop: ignore[title-says-sop] nama resmi (until 2026-01-31)"
    write(old, {"a.yaml": FIRST.replace("# judul lama", comment)})
    rules = ("--select", "title-says-sop,ignore-expired", "--fail-on", "warning")
    assert sop("validate", *rules, "a.yaml", env=environment).code == expected


@pytest.mark.parametrize(
    "content", [b"", b" \n", b"\xef\xbb\xbf", b"\xff\xfe\r\0\n\0", b"{}\n", b"[]", b"null"]
)
def test_a_baseline_is_written_into_an_empty_file(content: bytes, old: Path, sop: Sop) -> None:
    (old / "dasar.json").write_bytes(content)
    ended = sop("validate", *ONLY, "--write-baseline", "dasar.json")
    assert (ended.code, "Findings noted in dasar.json" in ended.err) == (0, True)
    assert sop("validate", *ONLY, "--baseline", "dasar.json").code == 0


@pytest.mark.parametrize("text", ['{"a": 1}', "[1]", "kind: micro\n", "{", "\xff\xfe\xfd"])
def test_a_baseline_never_replaces_another_file(text: str, old: Path, sop: Sop) -> None:
    (old / "dasar.json").write_text(text, encoding="latin-1")
    ended = sop("validate", *ONLY, "--write-baseline", "dasar.json")
    said = "error: `dasar.json` is not a baseline, and is left as it is. Name another file, "
    assert (ended.code, ended.err.startswith(said)) == (2, True)
    assert (old / "dasar.json").read_text(encoding="latin-1") == text


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_baseline_that_windows_saved_again_is_read(encoding: str, old: Path, sop: Sop) -> None:
    assert sop("validate", *ONLY, "--write-baseline", "dasar.json").code == 0
    text = (old / "dasar.json").read_text(encoding="utf-8")
    (old / "dasar.json").write_text(text, encoding=encoding)
    assert sop("validate", *ONLY, "--baseline", "dasar.json").code == 0


def test_a_baseline_does_not_know_the_same_flaw_of_another_step(
    folder: Path, sop: Sop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("soptool.lint.levels.RULES", RULES)
    step = "  - {{id: {0}, activity: Memeriksa {0},\n     duration: {1}}}\n"

    def sop_of(*times: str) -> str:
        steps = "".join(step.format(f"s{n}", time) for n, time in enumerate(times))
        return f"kind: micro\ntitle: Surat\nexecutors: {{a: Camat}}\nsteps:\n{steps}"

    select = ("--select", "vague-duration,baseline-entry-stale", "-f", "concise")
    write(folder, {"a.yaml": sop_of("1 jam", "secukupnya", "2 jam")})
    assert sop("validate", *select[:2], "--write-baseline", "b.json").code == 0
    assert sop("validate", *select, "--baseline", "b.json").out == ""
    write(folder, {"a.yaml": sop_of("secukupnya", "1 jam", "secukupnya", "2 jam")})
    found = sop("validate", *select, "--baseline", "b.json").out.splitlines()
    assert [(line.split(":")[1], line.split()[1]) for line in found] == [
        ("6", "SOP563"),
        ("10", "SOP563"),
        ("4", "SOP921"),
    ]


def test_settings_and_files_that_do_not_load_are_mended_too(folder: Path, sop: Sop) -> None:
    write(folder, {"sop.yaml": "bahasa: id  # dokumen\n", "a.yaml": "jenis: mikro\njudul: A\n"})
    ended = sop("validate", "--fix")
    assert ended.err.splitlines()[0] == "3 findings mended in 2 files."
    assert (folder / "sop.yaml").read_text() == "language: id  # dokumen\n"
    assert (folder / "a.yaml").read_text() == "kind: micro\ntitle: A\n"
    assert sop("validate", "--fix").err.startswith("Nothing can be mended.\n")


@pytest.mark.parametrize("asked", [(), ("m.yaml",)])
def test_no_unsafe_fix_makes_an_error(
    asked: tuple[str, ...], folder: Path, sop: Sop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("soptool.lint.levels.RULES", RULES)
    part = "kind: micro\ntitle: Bagian\nexecutors: {a: Agendaris, b: Camat, c: Arsiparis}\n"
    macro = "kind: macro\nid: n\ntitle: N\nexecutors: {x: Camat}\nsteps:\n  - {use: m"
    # Of two SOPs with one id, rules know one by it: that the other names `a` is not seen by them.
    write(folder, {
        "m.yaml": f"{part}steps: [{{activity: Menerima surat, executor: b}}]\n",
        "n.yaml": f"{macro}}}\n",
        "n2.yaml": f"{macro}, executors: {{a: x}}}}\n",
    })  # fmt: skip
    only = (*asked, "--select", "SOP551", "--fix", "--unsafe-fixes")
    sop("validate", *only)
    once = (folder / "m.yaml").read_text()
    assert once.splitlines()[2] == "executors: {a: Agendaris, b: Camat}"
    assert sop("validate", *only).err.startswith("Nothing can be mended.")


def test_one_run_makes_all_fixes_of_one_list(
    folder: Path, sop: Sop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("soptool.lint.levels.RULES", RULES)
    names = [f"s{number:02}" for number in range(13)]
    one = "kind: micro\ntitle: T\nsteps: [{activity: Menata}]\n"
    files = {f"{name}.yaml": f"{one}related: [t]\n" for name in names}
    write(folder, {**files, "t.yaml": one})
    only = ("--select", "relation-one-sided", "--fix", "--unsafe-fixes")
    assert sop("validate", *only).err.startswith("13 findings mended in 1 file.")
    assert sop("validate", *only).err.startswith("Nothing can be mended.")


def test_fixes_that_undo_one_another_end_where_they_began(
    folder: Path, sop: Sop, monkeypatch: pytest.MonkeyPatch
) -> None:
    def judge(subject: SopSubject) -> Iterator[Finding]:
        other = {"A": "B", "B": "C", "C": "B"}[subject.sop.title]
        change = subject.setting(("title",), other)
        fix = Fix(msg("Mend."), (change,), safe=False)
        yield subject.at(TITLE.check, ("title",), msg("Not so."), fix=fix)

    monkeypatch.setattr("soptool.lint.levels.RULES", (replace(TITLE, judge=judge),))
    write(folder, {"a.yaml": "kind: micro\ntitle: A\nsteps: [{activity: Menata}]\n"})
    ended = sop("validate", "--fix", "--unsafe-fixes", "--select", TITLE.name)
    assert (folder / "a.yaml").read_text().splitlines()[1] == "title: B"
    assert ended.err.startswith("1 finding mended in 1 file.\n")


def test_nothing_is_added_to_a_list_that_is_not_understood(
    folder: Path, sop: Sop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("soptool.lint.levels.RULES", RULES)
    part = "kind: micro\ntitle: Bagian\nrelated: [[a, b], [c, d]]\nsteps: [{activity: Menata}]\n"
    macro = "kind: macro\ntitle: N\nsteps: [{use: m}]\n"
    write(folder, {"m.yaml": part, "n.yaml": macro})
    sop("validate", "--select", "SOP680,SOP615", "--fix", "--unsafe-fixes")
    assert (folder / "m.yaml").read_text() == part
