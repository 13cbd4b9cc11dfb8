"""Our own documents come back: written, read, and held against their sources byte for byte.

    python benchmarks/returning.py [docx] [xlsx] [--charts 500] [--first 0] [--saved-again]

Random SOPs of the drawing's generator are rendered and imported in processes of their own, into an
empty folder. `--saved-again`: LibreOffice opens and saves every document in between.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from as_yaml import identity_of, settings_of, yaml_of
from charts import chart


def workspaces(seeds: range, root: Path) -> Iterator[Path]:
    """Write SOPs, those of one style into one workspace."""
    folders = set()
    for seed in seeds:
        grid = chart(seed)
        folder = root / f"{grid.style}-{grid.terminators}"
        folder.mkdir(exist_ok=True)
        name = f"acak-{seed}"
        text = yaml_of(grid, name).replace("executors:\n", f"{identity_of(name)}executors:\n", 1)
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
        (folder / "sop.yaml").write_text(settings_of(grid), encoding="utf-8")
        folders.add(folder)
    yield from sorted(folders)


def sop(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a command of soptool."""
    command = [sys.executable, "-m", "soptool", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def saved_again(documents: Sequence[Path]) -> list[Path]:
    """Open and save documents of one folder and form in LibreOffice."""
    made, form = documents[0].parent, documents[0].suffix[1:]
    again = made / "again"
    profile = f"-env:UserInstallation=file://{made}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", form, "--outdir", str(again)]
    subprocess.run([*command, *map(str, documents)], check=True, capture_output=True)
    return sorted(again.glob(f"*.{form}"))


def faults(folder: Path, form: str, *, is_saved_again: bool) -> Iterator[str]:
    """Yield what did not come back as it was."""
    made, read = folder.with_name(f"{folder.name}-{form}"), folder.with_name(f"{folder.name}-in")
    sop("render", str(folder), "--to", form, "-o", str(made), "-q")
    documents = sorted(made.glob(f"acak-*.{form}"))
    if is_saved_again:
        documents = saved_again(documents)
    ended = sop("import", *map(str, documents), "-o", str(read), "--strict", "--lang", "en")
    if ended.returncode:
        yield from (line for line in ended.stdout.splitlines() if not line.startswith(str(made)))
        yield ended.stderr
    for document in documents:
        file, came = folder / f"{document.stem}.yaml", read / f"{document.stem}.yaml"
        if not came.exists() or came.read_bytes() != file.read_bytes():
            yield f"{document.name}: not as it was"
    print(f"{folder.name}, {form}: {len(documents)} documents")
    for file in read.glob("*"):
        file.unlink()


def main(arguments: Sequence[str] | None = None) -> int:
    """Count what does not come back."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("forms", nargs="*", default=["docx", "xlsx"])
    parser.add_argument("--charts", type=int, default=500)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--saved-again", action="store_true")
    wanted = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as root:
        seeds = range(wanted.first, wanted.first + wanted.charts)
        found = [
            fault
            for folder in list(workspaces(seeds, Path(root)))
            for form in wanted.forms or ["docx", "xlsx"]
            for fault in faults(folder, form, is_saved_again=wanted.saved_again)
        ]
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(*found, sep="\n")
    print(f"{len(found)} faults, {used.ru_utime + used.ru_stime:.0f} s of CPU")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
