from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from ast import literal_eval
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.conftest import Sop, write
from soptool import release
from soptool.catalogue import translator
from soptool.cli import front
from soptool.cli.app import build
from soptool.cli.help import translated
from soptool.cli.run import run
from soptool.cli.texts import PLACEHOLDERS

Process = subprocess.Popen[str]
EXAMPLES = Path(__file__).parents[2] / "examples"
COMMANDS = ("init", "new", "validate", "tree", "compose", "render", "schema")


def start(*arguments: str, stdin: int | None = None, stdout: int = subprocess.PIPE) -> Process:
    """Start `sop` as a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "soptool", *arguments],
        text=True,
        encoding="utf-8",
        stdin=stdin,
        stdout=stdout,
        stderr=subprocess.PIPE,
        env={**os.environ, "LC_ALL": "C.UTF-8", "GITHUB_ACTIONS": ""},
    )


@pytest.mark.parametrize("command", ["", *COMMANDS])
@pytest.mark.parametrize("language", ["en", "id"])
def test_help(command: str, language: str, sop: Sop, golden: Callable[[str, str], None]) -> None:
    arguments = [command, "--lang", language] if command else ["--lang", language]
    ended = sop(*arguments, "--help", env={"COLUMNS": "80"})
    assert (ended.code, ended.err) == (0, "")
    assert all(len(line) <= 80 for line in ended.out.splitlines())
    golden(f"cli/help/{command or 'sop'}-{language}.txt", ended.out)


@pytest.mark.parametrize("columns", [30, 61, 80, 200])
@pytest.mark.parametrize("language", ["en", "id"])
def test_the_help_in_front_is_that_of_typer(
    language: str, columns: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    assert run(["--help", "--lang", language]) == 0
    of_typer = capsys.readouterr().out
    assert front.shown(["--lang", language, "-h"])
    assert capsys.readouterr().out == of_typer


@pytest.mark.parametrize(
    "arguments",
    [(), ("tree", "--help"), ("--help", "--lang"), ("--help", "--lang", "xx"), ("--help", "-x"),
     ("--lang", "--help"), ("--lang", "id"), ("--", "--help")],
)  # fmt: skip
def test_what_asks_for_more_than_help_is_left_to_typer(
    arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert not front.shown(arguments)
    assert capsys.readouterr().out == ""


def test_a_command_loads_no_other() -> None:
    code = (
        "import sys; from soptool.cli.run import run; run(['tree', '--help']);"
        "print([n for n in sys.modules if n in ('soptool.cli.validate', 'soptool.cli.render')])"
    )
    ended = subprocess.run((sys.executable, "-c", code), capture_output=True, text=True, check=True)
    assert ended.stdout.splitlines()[-1] == "[]"


def test_what_stands_for_a_value_is_said_in_the_language() -> None:
    names = [text for text in PLACEHOLDERS if translator("id")(text) != text]
    left = re.compile("|".join(rf"\\b{name}\\b" for name in names))
    command = build()
    translated(command, translator("id"))
    for name, one in command.commands.items():
        for part in one.params:
            words = f"{part.metavar or ''} {getattr(part, 'help', '')}"
            assert not left.search(words), f"{name}: {words}"
    known = {*PLACEHOLDERS, "A", "B", "N"}
    metavars = [p.metavar or "" for one in build().commands.values() for p in one.params]
    assert {word for text in metavars for word in re.findall(r"[A-Z][A-Z-]*", text)} <= known


def test_numbers_in_help_are_grouped_and_read_as_shown(sop: Sop) -> None:
    for language, shown in (("en", "2,000,000"), ("id", "2.000.000")):
        told = sop("tree", "--help", "--lang", language, env={"COLUMNS": "120"}).out
        assert f"{shown}]" in told
        assert sop("tree", str(EXAMPLES), f"--max-size={shown}").code == 0
    assert "75.000]" in sop("workload", "--help", "--lang", "id", env={"COLUMNS": "120"}).out
    assert sop("workload", str(EXAMPLES), "--effective-minutes", "75.000").code == 0


def test_without_a_command_help_is_shown(sop: Sop) -> None:
    ended = sop()
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith("Usage: sop ")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("check",), "There is no command `check`. Did you mean `sop validate`?"),
        (("lint",), "There is no command `lint`. Did you mean `sop validate`?"),
        (("chek",), "There is no command `chek`. Did you mean `sop validate`?"),
        (("valdate",), "There is no command `valdate`. Did you mean `sop validate`?"),
        (("xyz",), "There is no command `xyz`. There are: `init`, `new`, `validate`"),
        (("--nope",), "There is no option `--nope`."),
        (("compose",), "`ID|PATH` is missing. See `sop compose --help`."),
        (
            ("tree", "--reverse=ya"),
            "The option `--reverse` takes no value. See `sop tree --help`.",
        ),
        (("tree", "--format"), "The option `--format` needs a value. See `sop tree --help`."),
        (("init", "a", "b c", "d"), "`b c d` is too much here. See `sop init --help`."),
        (("tree", "--max-size", "2.5"), "`--max-size` is a number of bytes"),
        (("workload", "--effective-minutes", "x"), "`--effective-minutes` is a whole number"),
    ],
)
def test_wrong_usage(arguments: tuple[str, ...], said: str, sop: Sop) -> None:
    ended = sop(*arguments)
    assert (ended.code, ended.out) == (2, "")
    assert said in ended.err
    assert ended.err.count("\n") == 1


def test_an_internal_error_names_its_log(
    workspace: Path, sop: Sop, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("rahasia")

    monkeypatch.setattr("soptool.api.scope.load", fail)
    ended = sop("validate")
    assert (ended.code, ended.out) == (3, "")
    assert ended.err.count("\n") == 1
    (log,) = (tmp_path / "cache" / "soptool").iterdir()
    assert str(log) in ended.err
    text = log.read_text()
    assert "ZeroDivisionError: rahasia" in text
    assert release() in text
    assert "Traceback" in sop("validate", env={"SOPTOOL_DEBUG": "1"}).err


def test_a_log_that_cannot_be_written_goes_elsewhere(
    workspace: Path, sop: Sop, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    write(tmp_path, {"berkas": "x"})
    monkeypatch.setattr("soptool.api.scope.load", None)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "tmp"))
    ended = sop("validate", env={"XDG_CACHE_HOME": str(tmp_path / "berkas")})
    assert ended.code == 3
    assert len(list((tmp_path / "tmp").iterdir())) == 1


def test_interrupted(workspace: Path, sop: Sop, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("soptool.api.scope.load", interrupt)
    ended = sop("validate")
    assert (ended.code, ended.out, ended.err) == (130, "", "error: Interrupted.\n")


@pytest.mark.skipif(os.name == "nt", reason="POSIX signals")
@pytest.mark.skipif(
    signal.getsignal(signal.SIGINT) == signal.SIG_IGN, reason="a shell's job that ignores Ctrl-C"
)
def test_ctrl_c_while_standard_input_is_read(workspace: Path) -> None:
    process = start("validate", "-", stdin=subprocess.PIPE)
    assert process.stdin is not None
    # A pipe holds less than this: once it is written, the program has begun to read.
    process.stdin.write("x" * 200_000)
    process.stdin.flush()
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=20)
    assert process.returncode == 130
    assert "Traceback" not in err


@pytest.mark.skipif(os.name == "nt", reason="POSIX pipes")
def test_a_closed_pipe_is_no_error(workspace: Path) -> None:
    read, wrote = os.pipe()
    os.close(read)
    process = start("tree", "--format", "json", stdout=wrote)
    os.close(wrote)
    _, err = process.communicate(timeout=30)
    assert err == ""
    assert process.returncode == 141


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_behind_standard_output_is_one_line(workspace: Path) -> None:
    with Path("/dev/full").open("w") as full:
        process = start("tree", stdout=full.fileno())
        _, err = process.communicate(timeout=30)
    assert err == "error: Standard output can't be written: No space left on device.\n"
    assert process.returncode == 3


def test_version_needs_no_imports() -> None:
    code = (
        "import sys; sys.argv = ['sop', '--version']; from soptool.__main__ import main; main();"
        "print(sorted(m for m in sys.modules if m.startswith(('soptool', 'typer', 'pydantic'))))"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout == f"soptool {release()}\n['soptool', 'soptool.__main__']\n"


def test_version_among_other_options(sop: Sop) -> None:
    ended = sop("--lang", "id", "--version")
    assert (ended.code, ended.out) == (0, f"soptool {release()}\n")


def test_validate_imports_neither_rich_nor_jinja(workspace: Path) -> None:
    code = (
        "import sys; from soptool.cli.run import run; run(['validate', '-q']);"
        "heavy = ('rich', 'jinja2', 'typst', 'soptool.export.press');"
        "print([m for m in heavy if m in sys.modules])"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize("asked", [[], ["validate"], ["render"], ["pin"]])
def test_help_names_formats_and_loads_none(asked: list[str]) -> None:
    code = (
        f"import sys; from soptool.cli.run import run; run([*{asked}, '--help']);"
        "print([m for m in sys.modules if m.startswith(('soptool.report.', 'soptool.export.'))])"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    lists = {"soptool.export.exporters", "soptool.export.versions", "soptool.report.reporters"}
    assert set(literal_eval(out.stdout.splitlines()[-1])) <= lists


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_completion(shell: str, sop: Sop) -> None:
    complete = {"bash": "complete_bash", "zsh": "complete_zsh", "fish": "complete_fish"}
    environment = {
        "_SOP_COMPLETE": complete.get(shell, "complete_powershell"),
        "_TYPER_COMPLETE_ARGS": "sop validate --format j",
        "_TYPER_COMPLETE_WORD_TO_COMPLETE": "j",
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
        "COMP_WORDS": "sop validate --format j",
        "COMP_CWORD": "3",
    }
    assert "json" in sop(env=environment).out


def test_usage_is_wrapped_between_words(sop: Sop) -> None:
    first, second = sop("rename", "--help", env={"COLUMNS": "80"}).out.splitlines()[:2]
    assert first == "Usage: sop rename [OPTIONS]"
    assert second.startswith("    {sop|executor|document|")
    assert second.endswith("} OLD NEW")
