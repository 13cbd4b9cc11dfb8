"""Our own documents come back from what is seen: random procedures written, imported, compared.

    python benchmarks/printed.py [pdf] [docx] [xlsx] [--charts 500] [--first 0] [--language en]
                                 [--saved-again]

Word documents and workbooks are read without the copy and the data that they carry, from their
table and drawing alone; `--saved-again`: as LibreOffice saves them. What a row of several steps has
in one cell (needs, results) is compared as one cell; who acts how, each line and answer, questions,
conditions and details are compared step by step, and the identity part key by key.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from returning import saved_again, workspaces

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from importing.bared import bared
from importing.returned import composed, printed, rows
from soptool.api.importing import bring_in
from soptool.compose.procedure import Procedure

_ONE_CELL = ("requirements", "outputs")
_OWN = ("mode", "executors", "question", "lines")
_SAID = ("activity", "when", "details")
_IDENTITY = ("title", "number", "unit", "dates", "revision", "approval", "legal_basis",
             "qualifications", "equipment", "records", "warnings")  # fmt: skip


def on_paper(procedure: Procedure) -> Iterator[dict[str, Any]]:
    """Yield what each row of the table shows."""
    steps = iter(rows(procedure))
    for group in procedure.table_rows:
        own = [next(steps) for _ in group]
        said = [[step[key] for key in _SAID] for step in own]
        yield {
            "no": own[0]["no"],
            "steps": [[step[key] for key in _OWN] for step in own],
            "said": [texts for texts in said if any(texts)],
            "cells": [[text for step in own for text in step[key]] for key in _ONE_CELL],
            "times": [step["duration"] for step in own if step["duration"] != "False"],
        }


def faults(folder: Path, form: str, counts: Counter[str], *, is_saved_again: bool) -> Iterator[str]:
    """Yield which SOPs of a workspace come back in another way, or with remarks."""
    made = folder.with_name(f"{folder.name}-{form}")
    read = folder.with_name(f"{folder.name}-{form}-in")
    read.mkdir()
    (read / "sop.yaml").write_bytes((folder / "sop.yaml").read_bytes())
    ours = [file for file in printed(folder, made, to=form) if file.stem.startswith("acak-")]
    files = _seen(ours, is_saved_again=is_saved_again)
    for one in bring_in([str(file) for file in files], read):
        if one.path is None or one.text is None or one.draft is None:
            yield f"{one.source}: {one.reason}"
            continue
        one.path.write_text(one.text, encoding="utf-8")
        name = f"{one.path.stem}, {form}"
        yield from (f"{name}: {found}" for found in _differences(folder, read, one.path, counts))
        yield from (
            f"{name}: {r.message} {r.text!r} p. {r.page} {r.column}" for r in one.draft.remarks
        )


def _seen(files: list[Path], *, is_saved_again: bool) -> Sequence[Path]:
    office = [file for file in files if file.suffix != ".pdf"]
    for file in office:
        file.write_bytes(bared(file.read_bytes()))
    return saved_again(office) if office and is_saved_again else files


def _differences(folder: Path, read: Path, file: Path, counts: Counter[str]) -> Iterator[str]:
    one, other = (composed(each, file.stem) for each in (folder, read))
    for key in _IDENTITY:
        if getattr(one.sop, key) != getattr(other.sop, key):
            yield f"{key} is {getattr(other.sop, key)!r}, not {getattr(one.sop, key)!r}"
    before, after = list(on_paper(one)), list(on_paper(other))
    counts["rows"] += len(before)
    if len(before) != len(after):
        yield f"{len(after)} rows, not {len(before)}"
    for number, (old, new) in enumerate(zip(before, after, strict=False), start=1):
        _count(old, new, counts)
        if old != new:
            keys = [key for key in old if old[key] != new[key]]
            yield f"row {number} of {len(before)}: {', '.join(keys)}"


def _count(old: dict[str, Any], new: dict[str, Any], counts: Counter[str]) -> None:
    counts["same rows"] += old == new
    counts["same texts"] += all(old[key] == new[key] for key in ("no", "said", "cells", "times"))
    lines, found = (Counter(line for own in row["steps"] for line in own[3]) for row in (old, new))
    counts.update({"edges": lines.total(), "same edges": (lines & found).total()})


def main() -> int:
    """Count what does not come back."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("forms", nargs="*")
    parser.add_argument("--charts", type=int, default=500)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--language", choices=("id", "en"), default="id")
    parser.add_argument("--saved-again", action="store_true")
    wanted = parser.parse_args()
    found: list[str] = []
    with tempfile.TemporaryDirectory() as root:
        seeds = range(wanted.first, wanted.first + wanted.charts)
        folders = list(workspaces(seeds, Path(root)))
        for folder in folders:
            with (folder / "sop.yaml").open("a", encoding="utf-8") as settings:
                settings.write(f"language: {wanted.language}\n")
        for form in wanted.forms or ["pdf"]:
            counts: Counter[str] = Counter()
            for folder in folders:
                found += faults(folder, form, counts, is_saved_again=wanted.saved_again)
            print(f"{form}: {', '.join(f'{n} {name}' for name, n in counts.items())}")
    print(*found, sep="\n")
    print(f"{len({fault.partition(':')[0] for fault in found})} of {wanted.charts} differ")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
