"""Our own PDFs come back: random procedures printed, imported, and compared as they stand on paper.

    python benchmarks/printed.py [--charts 500] [--first 0] [--language en]

What a row of several steps has in one cell (needs, results) is compared as one cell; who acts how,
each line and answer, questions, conditions and details are compared step by step.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from returning import workspaces

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from importing.returned import composed, printed, rows
from soptool.api.importing import bring_in
from soptool.compose.procedure import Procedure

_ONE_CELL = ("requirements", "outputs")
_OWN = ("mode", "executors", "question", "lines")
_SAID = ("activity", "when", "details")


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


def faults(folder: Path) -> Iterator[str]:
    """Yield which SOPs of a workspace come back in another way, or with remarks."""
    made, read = folder.with_name(f"{folder.name}-pdf"), folder.with_name(f"{folder.name}-in")
    read.mkdir()
    (read / "sop.yaml").write_bytes((folder / "sop.yaml").read_bytes())
    for one in bring_in([str(file) for file in printed(folder, made)], read):
        if one.path is None or one.text is None or one.draft is None:
            yield f"{one.source}: {one.reason}"
            continue
        one.path.write_text(one.text, encoding="utf-8")
        before, after = (list(on_paper(composed(f, one.path.stem))) for f in (folder, read))
        if before != after:
            pairs = zip(before, after, strict=False)
            at = next((n for n, (a, b) in enumerate(pairs) if a != b), len(before))
            yield f"{one.path.stem}: row {at + 1} of {len(before)}"
        elif one.draft.remarks:
            yield f"{one.path.stem}: {one.draft.remarks[0].message}"


def main() -> int:
    """Count what does not come back."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--charts", type=int, default=500)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--language", choices=("id", "en"), default="id")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as root:
        seeds = range(wanted.first, wanted.first + wanted.charts)
        folders = list(workspaces(seeds, Path(root)))
        for folder in folders:
            with (folder / "sop.yaml").open("a", encoding="utf-8") as settings:
                settings.write(f"language: {wanted.language}\n")
        found = [fault for folder in folders for fault in faults(folder)]
    print(*found, sep="\n")
    print(f"{len(found)} of {wanted.charts} differ")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
