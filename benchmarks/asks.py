"""What is asked: no command that writes no document takes more than 2 s of CPU and 300 MB.

    python benchmarks/asks.py [--only SHAPE,…] [--commands NAME,…] [--documents]

Single files of almost `--max-size` of many shapes, and workspaces of 100 files; each command runs
in a process of its own, without a cache. `--documents`: `render` of one SOP in each format, which
may take 2 s, and refuses nothing below 500 steps, 15 executors and 60 answers.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from growth import (
    Files,
    answers,
    back,
    chain,
    circles,
    depth,
    diamonds,
    executors,
    macro,
    measured,
    micro,
    parts,
    step,
    wide,
)

SIZE = 1_990_000
Texts = Mapping[str, str]


def _as_texts(files: Files) -> Texts:
    return {stem: json.dumps({"id": stem, **data}, indent=1) for stem, data in files.items()}


def _one(body: str, line: str = "") -> Texts:
    """Return an SOP of two steps with something before them, filled up with a line."""
    head = "kind: micro\nid: x\ntitle: Penyusunan Berkas\nexecutors: {a: Camat}\n"
    steps = "steps:\n" + "".join(
        f"  - {{activity: Menyusun berkas {n}, executor: a, duration: 1 jam}}\n" for n in (1, 2)
    )
    return {
        "x": head + body + line * ((SIZE - len(body)) // max(1, len(line)) if line else 0) + steps
    }


def _steps(line: str, count: int | None = None) -> Texts:
    head = "kind: micro\nid: x\ntitle: Penyusunan Berkas\nexecutors: {a: Camat}\nsteps:\n"
    return {"x": head + line * (count or SIZE // len(line))}


def _findings(size: int) -> Texts:
    steps = [step(n, executor="tiada", activity="Berkas", duration="lama", outputs=["?"])
             for n in range(size)]  # fmt: skip
    return _as_texts({"x": micro(steps)})


def _questions(size: int) -> Texts:
    """So many decisions of 60 answers each."""
    ways = {f"jawaban {n}": "akhir" for n in range(60)}
    steps = [step(n, question="Yang mana?", branches=ways) for n in range(size)]
    return _as_texts({"x": micro([*steps, step(size, id="akhir")])})


def _aliases() -> Texts:
    lines = "".join(
        f"k{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9) if n else 'x'}]\n" for n in range(40)
    )
    return _one(lines)


def _hundred(size: int, *, is_bare: bool = False) -> Files:
    """A macro of 99 micros of so many steps."""
    more = {"executor": "tiada", "outputs": ["?"]} if is_bare else {}
    own = {
        f"m{n}": micro([step(at, **more) for at in range(size)], title=f"Penyusunan Berkas {n}")
        for n in range(99)
    }
    return {**own, "x": macro(*own)}


def _levels() -> Files:
    """Eight levels of macros, of twelve each; each uses three below."""
    files: Files = {f"l0-{n}": micro([step(at) for at in range(4)]) for n in range(12)}
    for level in range(1, 8):
        for n in range(12):
            files[f"l{level}-{n}"] = macro(f"l{level - 1}-{n}", f"l{level - 1}-{(n + 1) % 12}")
    return {**files, "x": macro("l7-0")}


SINGLE: Mapping[str, Callable[[], Texts]] = {
    "one text": lambda: _one(f"purpose: {'a' * SIZE}\n"),
    "a text of many words": lambda: _one(f"purpose: {'surat keputusan ' * (SIZE // 16)}\n"),
    "a text of many lines": lambda: _one("purpose: |\n", "  surat keputusan\n"),
    "comments": lambda: _one("", "# surat keputusan\n"),
    "blank lines": lambda: _one("", "\n"),
    "keys": lambda: _one("", "aaa: b\n"),
    "items": lambda: _one("equipment:\n", "  - komputer\n"),
    "nested": lambda: _one(f"records: {'[' * (SIZE // 2)}{']' * (SIZE // 2)}\n"),
    "nested blocks": lambda: _one(
        "records:\n" + "".join(f"{' ' * n}- - a\n" for n in range(1, 999))),
    "2,000 steps": lambda: _as_texts(chain(2_000)),
    "steps": lambda: _steps("  - {activity: Menyusun berkas, executor: a}\n"),
    "steps back": lambda: _as_texts(back(1_000)),
    "one line": lambda: {"x": json.dumps(micro([step(n) for n in range(9_000)]))},
    "8,000 findings": lambda: _findings(2_000),
    "60 answers": lambda: _as_texts(answers(60)),
    "many answers": lambda: _questions(400),
    "200 executors": lambda: _as_texts(executors(200)),
    "executors": lambda: _as_texts(executors(9_000)),
    "aliases": _aliases,
    "anchors": lambda: _one("", "a: &a b\n"),
    "colons": lambda: _steps("  - activity: a: b\n"),
    "open quotes": lambda: _steps('  - activity: "Menyusun berkas\n'),
    "open quotes, 50 steps": lambda: _steps('  - activity: "Menyusun\n    note: selesai\n', 50),
    "open braces": lambda: _steps("  - {activity: Menyusun berkas\n"),
    "stray dashes": lambda: _steps("  - activity: Menyusun\n    - executor: a\n    note: b\n"),
    "lone ?": lambda: _one("", "?\n"),
    "tabs": lambda: _steps("  - activity: a\n\texecutor: a\n"),
    "error at the end": lambda: {"x": _steps("  - {activity: Menyusun}\n")["x"] + "note: a: b\n"},
    "invisible letters": lambda: _one("", "# \u200b\u0007\n"),
}  # fmt: skip
MANY: Mapping[str, Callable[[], Texts]] = {
    "chain of 100": lambda: _as_texts(depth(99)),
    "diamonds of 100": lambda: _as_texts(diamonds(99)),
    "circles of 100": lambda: _as_texts(circles(100)),
    "8 levels of 12": lambda: _as_texts(_levels()),
    "macro of 99 parts": lambda: _as_texts(parts(99)),
    "99 parts of 40 steps": lambda: _as_texts(wide(99)),
    "100 of 20 steps": lambda: _as_texts(_hundred(20)),
    "100 with findings": lambda: _as_texts(_hundred(20, is_bare=True)),
    "100 of 80 findings": lambda: _as_texts(_hundred(80, is_bare=True)),
}
COMMANDS: Mapping[str, tuple[str, ...]] = {
    "validate": ("validate",),
    "full": ("validate", "-f", "full"),
    "json": ("validate", "-f", "json"),
    "sarif": ("validate", "-f", "sarif"),
    "compose": ("compose", "x"),
    "tree": ("tree",),
    "time": ("time", "x"),
    "workload": ("workload",),
    "impact": ("impact", "x"),
    "diff": ("diff", "HEAD"),
    "fmt": ("fmt", "--check"),
    "pin": ("pin", "--check", "."),
    "rename": ("rename", "sop", "x", "y", "--diff"),
}
PAPER: Mapping[str, Callable[[], Texts]] = {
    **{f"{n:,} steps": lambda n=n: _as_texts(chain(n)) for n in (20, 200, 500, 2_000)},  # type: ignore[misc]
    "60 steps, each back": lambda: _as_texts(back(60)),
    "200 steps, each back": lambda: _as_texts(back(200)),
    "15 executors": lambda: _as_texts(executors(15)),
    **{f"{n} answers": lambda n=n: _as_texts(answers(n)) for n in (20, 30, 50, 59, 60)},  # type: ignore[misc]
    "macro of 99 parts": lambda: _as_texts(parts(99)),
    "8 levels of 12": lambda: _as_texts(_levels()),
    "8,000 findings": lambda: _findings(2_000),
}
FORMATS = ("pdf", "html", "svg", "docx", "xlsx", "md", "json")


def _workspace(root: Path, texts: Texts) -> None:
    (root / "sop.yaml").write_text("")
    for stem, text in texts.items():
        (root / f"{stem}.yaml").write_text(text)
    git = ("git", "-c", "user.email=a@b", "-c", "user.name=a", "-C", str(root))
    for words in (("init", "-q"), ("add", "."), ("commit", "-qm", "a")):
        subprocess.run((*git, *words), check=True)
    first = root / f"{next(iter(texts))}.yaml"
    first.write_text(first.read_text().replace("Menyusun", "Membuat"))


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", action="store_true")
    parser.add_argument("--only", help="shapes, with semicolons between")
    parser.add_argument("--commands", help="commands or formats, as shapes")
    parser.add_argument("--limit", type=int, default=20, help="CPU seconds of one run")
    options = parser.parse_args()
    sop = str(Path(sys.executable).parent / "sop")
    shapes = dict(PAPER) if options.documents else {**SINGLE, **MANY}
    papers = {name: ("render", "x", "--to", name, "-o", "out") for name in FORMATS}
    commands = papers if options.documents else dict(COMMANDS)
    if options.commands:
        commands = {name: commands[name] for name in options.commands.split(",")}
    print("| shape | " + " | ".join(commands) + " |")
    print("| --- |" + " --- |" * len(commands))
    for name in options.only.split(";") if options.only else shapes:
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder)
            _workspace(root, shapes[name]())
            cells = []
            for words in commands.values():
                shutil.rmtree(root / ".sop-cache", ignore_errors=True)
                cells.append(measured(sop, words, root, options.limit))
        print(f"| {name} | " + " | ".join(cells) + " |", flush=True)


if __name__ == "__main__":
    main()
