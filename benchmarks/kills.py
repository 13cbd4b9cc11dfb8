"""Runs that are killed at any moment: nothing half written, no process and no file left.

    python benchmarks/kills.py --count 1000 --seed 1

Each case is a workspace in which a command has something to write; the command is stopped by
SIGKILL, SIGTERM or SIGINT: three times of four right before one of its operations on files (an
audit hook counts them; the run is a copy of this process, which has loaded what it needs), else at
a random moment of a process of its own, and then with all its processes, as a terminal does. The
next command that writes comes after it. Then every file must be as before the command or as after
it, all alike; every document whole; and neither a process of the run, nor a temporary file, nor a
traceback may be there.
"""

from __future__ import annotations

import argparse
import atexit
import importlib
import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from soptool.__main__ import main as main_of_sop

LIST = ".sop-written.json"
FMT = ("fmt", "sop.yaml")
"""Writes nothing of its own, but is a command that writes."""


@dataclass(frozen=True, slots=True)
class Command:
    """A command line, and the one that comes after the kill: None for the same once more."""

    words: tuple[str, ...]
    again: tuple[str, ...] | None = None


COMMANDS: Mapping[str, Command] = {
    "rename": Command(("rename", "executor", "Camat", "Camat Utama"), FMT),
    "rename file": Command(("rename", "sop", "berkas-3", "berkas-tiga"), FMT),
    "--fix": Command(("validate", "--fix", "--exit-zero"), FMT),
    "fmt": Command(("fmt",), FMT),
    "pin": Command(("pin", "."), FMT),
    "baseline": Command(("validate", "--write-baseline", "dasar.json", "--exit-zero")),
    "report": Command(("validate", "-f", "json", "--output-file", "r/x.json", "--exit-zero")),
    "init": Command(("init", "baru")),
    "new": Command(("new", "micro", "baru")),
    "html": Command(("render", "berkas-0", "semua", "--to", "html,svg,md", "-o", "out")),
    "pdf": Command(("render", "berkas-0", "berkas-1", "--to", "pdf", "-o", "out")),
    "book": Command(("render", "berkas-0", "--book", "out/buku.pdf")),
    "import": Command(("import", "../dokumen", "-o", ".", "--force")),
    "import back": Command(("import", "../kembali"), FMT),
    "several": Command(("render", "--to", "html,svg,json", "-o", "out")),
}
LOADING = (
    ("fmt", "--check"),
    ("validate",),
    ("pin", "--check", "."),
    ("rename", "executor", "Camat", "Camat Utama", "--diff"),
    ("render", "--to", "html,svg,json,md", "-o", "out", "berkas-0"),
    ("import", "../dokumen", "-o", "."),
    ("new", "micro", "baru"),
)
DOCUMENTS: dict[str, bytes] = {}
"""Word documents and workbooks that lie beside each workspace, by their paths; made by `load`."""
SIGNALS = (signal.SIGKILL, signal.SIGTERM, signal.SIGINT)
STEP = "  - {{activity: Menyusun berkas {n}, executor: a, duration: 1 jam, outputs: Berkas {n}}}\n"
EVENTS = {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.chmod", "os.truncate", "fsync"}
TROUBLE = re.compile(rb"Traceback|Exception ignored|internal error", re.IGNORECASE)
State = dict[str, bytes]
PATIENCE = 180
"""Seconds that a run may take to end."""


@contextmanager
def place() -> Iterator[Path]:
    """Give a folder of a case. (Copies of this process would delete a TemporaryDirectory.)"""
    folder = Path(tempfile.mkdtemp(prefix="kills-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


def workspace(at: Path, stem: str = "berkas") -> Path:
    """Make a workspace of fourteen files, and a folder for temporary ones beside it."""
    root = at / "ruang"
    root.mkdir()
    (at / "tmp").mkdir()
    names = [f"{stem}-{number}" for number in range(12)]
    for name in names:
        steps = "".join(STEP.format(n=number) for number in range(4))
        text = f"title: SOP Penyusunan {name.title()}\nkind: micro\nexecutors: {{a: Camat}}\n"
        (root / f"{name}.yaml").write_text(f"{text}steps:\n{steps}", encoding="utf-8")
    parts = "".join(f"  - use: {name}\n" for name in names)
    macro = f"title: SOP Penyusunan Semua\nkind: macro\nsteps:\n{parts}"
    (root / "semua.yaml").write_text(macro, encoding="utf-8")
    (root / "sop.yaml").write_text("language: id\n", encoding="utf-8")
    for name, content in DOCUMENTS.items():
        path = at / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
    return root


def documents() -> dict[str, bytes]:
    """Make documents of other SOPs, and of those of the workspace as somebody edited them."""
    others, ours = _rendered("naskah", "docx,xlsx"), _rendered("berkas", "docx")
    edited = {f"kembali/{name}": _edited(content) for name, content in ours.items()}
    return {**{f"dokumen/{name}": content for name, content in others.items()}, **edited}


def _rendered(stem: str, formats: str) -> dict[str, bytes]:
    with place() as folder:
        names = [f"{stem}-{number}" for number in range(3)]
        words = ("render", *names, "--to", formats, "-o", "../dokumen", "-q")
        begun(workspace(folder, stem), words).communicate()
        return {path.name: path.read_bytes() for path in (folder / "dokumen").glob("*.*x")}


def _edited(content: bytes) -> bytes:
    """Write another word into the table of a Word document."""
    written = BytesIO()
    with ZipFile(BytesIO(content)) as before, ZipFile(written, "w") as after:
        for name in before.namelist():
            text = before.read(name)
            if name == "word/document.xml":
                text = text.replace(b"Menyusun berkas 2", b"Menyusun naskah 2")
            after.writestr(name, text)
    return written.getvalue()


def _environment(root: Path) -> dict[str, str]:
    return {
        "TMPDIR": str(root.parent / "tmp"),
        "XDG_CACHE_HOME": str(root.parent / "cache"),
        "LC_ALL": "C",
        "SOURCE_DATE_EPOCH": "1750000000",
    }


def begun(root: Path, words: Sequence[str]) -> subprocess.Popen[bytes]:
    """Begin a run in a process of its own, with a group of its own."""
    return subprocess.Popen(
        (sys.executable, "-m", "soptool", *words),
        cwd=root,
        env={**os.environ, **_environment(root)},
        stdout=subprocess.DEVNULL,
        stderr=(root.parent / "said").open("wb"),
        start_new_session=True,
    )


def copied(root: Path, words: Sequence[str], at: int = 0, by: int = 0) -> int:
    """Begin a run in a copy of this process, which a signal stops before an operation."""
    child = os.fork()
    if child:
        return child
    try:
        _become_sop(root, words, at, by)
    except BaseException:
        traceback.print_exc()
    os._exit(99)


def _become_sop(root: Path, words: Sequence[str], at: int, by: int) -> None:
    os.setsid()
    os.chdir(root)
    os.environ.update(_environment(root))
    said = os.open(root.parent / "said", os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    for handle, stream in ((os.open(os.devnull, os.O_RDWR), 1), (said, 2)):
        os.dup2(handle, stream)
    tempfile.tempdir = None
    counts = _counted(at, by)
    sys.argv = ["sop", *words]
    code = main_of_sop()
    atexit._run_exitfuncs()  # as at the end of any process
    if not at:
        (root.parent / "operations").write_text(str(counts[0]))
    os._exit(code)


def _counted(at: int, by: int) -> list[int]:
    """Count the operations on files of this process, and have a signal come before one of them."""
    owner, counts = os.getpid(), [0]

    def hook(event: str, of: tuple[object, ...]) -> None:
        writes = event == "open" and isinstance(of[2], int) and of[2] & (os.O_WRONLY | os.O_RDWR)
        if (writes or event in EVENTS) and os.getpid() == owner:
            counts[0] += 1
            if counts[0] == at:
                os.kill(owner, by)

    real = os.fsync

    def fsync(handle: int) -> None:  # no event tells of it
        hook("fsync", ())
        real(handle)

    os.fsync = fsync  # type: ignore[assignment]
    sys.addaudithook(hook)
    return counts


def ended(child: int) -> int | None:
    """Wait for a copy; return its exit code, or below zero the signal, or None if it went on."""
    for _ in range(PATIENCE * 20):
        pid, status = os.waitpid(child, os.WNOHANG)
        if pid:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.05)
    os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return None


def state(root: Path) -> State:
    files = (path for path in root.rglob("*") if path.is_file() and ".sop-cache" not in path.parts)
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}


def is_alive(session: int) -> bool:
    """Whether a process of the run is at work, given two seconds to end.

    One that has ended and whom nobody asked for its exit code yet is none.
    """
    for _ in range(40):
        if not any(_at_work(session)):
            return False
        time.sleep(0.05)
    return True


def _at_work(session: int) -> Iterator[str]:
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            # Behind the name, which may hold anything: state, parent, group, session.
            state, _, group = status.read_text().rpartition(")")[2].split()[:3]
        except OSError:  # it ended meanwhile
            continue
        if int(group) == session and state not in "ZX":
            yield status.parent.name


def left_over(root: Path, after: State) -> list[str]:
    """Name what no command has made to stay."""
    left = [path for path in after if path.endswith(".tmp") or ".sop-journal" in path]
    left += [str(path) for path in (root / ".sop-journal",) if path.exists()]
    return left + [path.name for path in (root.parent / "tmp").iterdir()]


def half(before: State, after: State, whole: State) -> str | None:
    """Say which files are neither as before nor as after the whole command."""
    for path in before.keys() | after.keys() | whole.keys():
        if path.endswith(LIST) and path in after:
            json.loads(after[path])  # names what was written so far
        elif after.get(path) not in (before.get(path), whole.get(path)):
            return f"half: {path}"
    return None


def mixed(before: State, after: State, whole: State) -> str | None:
    """Say whether some files are as before, and others as after the command."""
    told = [path for path in before.keys() | whole.keys() if before.get(path) != whole.get(path)]
    new = [path for path in told if after.get(path) == whole.get(path)]
    return f"{len(new)} of {len(told)} are new" if 0 < len(new) < len(told) else None


@dataclass(frozen=True, slots=True)
class Whole:
    """A command that nobody stopped: its seconds, its operations on files, what it leaves."""

    seconds: float
    operations: int
    state: State
    again: State
    """What a second run leaves: an index lists what was written before."""


def finished(name: str) -> Whole:
    """Run a command to its end."""
    with place() as folder:
        root = workspace(folder)
        ended(copied(root, COMMANDS[name].words))
        operations = int((root.parent / "operations").read_text())
    with place() as folder:
        root = workspace(folder)
        start = time.monotonic()
        begun(root, COMMANDS[name].words).communicate()
        took, once = time.monotonic() - start, state(root)
        ended(copied(root, COMMANDS[name].words))
        return Whole(took, operations, once, state(root))


def waited(run: subprocess.Popen[bytes]) -> int | None:
    """Wait for a process; return how it ended, None where it did not."""
    try:
        return run.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        os.killpg(run.pid, signal.SIGKILL)
        run.wait()
        return None


@dataclass(frozen=True, slots=True)
class Stop:
    """How a run is stopped: by a signal, before an operation or after so many seconds."""

    by: signal.Signals
    at: int | None
    seconds: float = 0.0


def stopped(root: Path, words: tuple[str, ...], stop: Stop) -> tuple[bool, str | None]:
    """Stop a command; return whether it was still at work, and what is wrong right after."""
    if stop.at is None:
        run = begun(root, words)
        time.sleep(stop.seconds)
        if run.poll() is None:
            os.killpg(run.pid, stop.by)
        pid, code = run.pid, waited(run)
    else:
        pid = copied(root, words, stop.at, stop.by)
        code = ended(pid)
    said = (root.parent / "said").read_bytes()
    if code is None:
        return True, "it goes on for ever"
    if found := TROUBLE.search(said):
        return True, f"said {said[found.start() :][:2000].decode()}"
    if is_alive(pid):
        return True, "a process is left"
    return code in (-stop.by, 128 + stop.by), None


def case(name: str, stop: Stop, whole: Whole) -> tuple[bool, str | None]:
    """Stop one command, run the next; return whether it was at work, and what is wrong then."""
    command = COMMANDS[name]
    with place() as folder:
        root = workspace(folder)
        before = state(root)
        is_hit, fault = stopped(root, command.words, stop)
        if fault:
            return is_hit, fault
        finals = {
            path: content
            for path, content in state(root).items()
            if not path.endswith(".tmp") and ".sop-journal" not in path
        }
        if fault := half(before, finals, whole.state):
            return is_hit, fault
        if ended(copied(root, command.again or command.words)) is None:
            return is_hit, "the next run does not end"
        after = state(root)
        if left := left_over(root, after):
            return is_hit, f"left over: {left}"
        if command.again:
            return is_hit, half(before, after, whole.state) or mixed(before, after, whole.state)
        is_whole = after in (whole.state, whole.again)
        return is_hit, None if is_whole else "not made whole by the next run"


def load() -> None:
    """Load what commands need, once for all copies; they may not begin threads here."""
    DOCUMENTS.update(documents())
    with place() as folder, Path(os.devnull).open("w") as nothing:
        here = Path.cwd()
        os.chdir(workspace(folder))
        with redirect_stdout(nothing), redirect_stderr(nothing):
            for words in LOADING:
                sys.argv = ["sop", *words]
                main_of_sop()
        os.chdir(here)
    importlib.import_module("typst")
    importlib.import_module("soptool.cli.together")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", choices=tuple(COMMANDS), action="append")
    asked = parser.parse_args()
    signal.signal(signal.SIGINT, signal.default_int_handler)  # shells ignore it in the background
    load()
    rolled = random.Random(asked.seed)
    names = tuple(asked.only or COMMANDS)
    known = {name: finished(name) for name in names}
    counts: Counter[tuple[str, str]] = Counter()
    wrong: list[str] = []
    for number in range(asked.count):
        name, turn = names[number % len(names)], number // len(names)
        whole = known[name]
        by = SIGNALS[turn % len(SIGNALS)]
        if turn % 4 == 3:
            stop = Stop(by, None, whole.seconds * rolled.uniform(0.2, 1.0))
        else:
            stop = Stop(by, 1 + rolled.randrange(whole.operations))
        is_hit, fault = case(name, stop, whole)
        counts[name, by.name] += is_hit
        if fault:
            wrong.append(f"{number} {name} {stop}: {fault}")
            print(wrong[-1], flush=True)
    print("| command | operations | " + " | ".join(by.name for by in SIGNALS) + " |")
    print("|---|---|" + "---|" * len(SIGNALS))
    for name in names:
        hits = " | ".join(str(counts[name, by.name]) for by in SIGNALS)
        print(f"| {name} | {known[name].operations} | {hits} |")
    total = sum(counts.values())
    print(f"{asked.count} cases, seed {asked.seed}: {total} stopped at work, {len(wrong)} wrong")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
