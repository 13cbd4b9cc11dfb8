"""What is read of files of others, and how long it takes: `python benchmarks/imported.py FOLDER…`.

Of each folder, and each kind of file in it (PDF, Word, Excel): CPU a file; rows, symbols, lines
and texts, and how many found a place; how edges are known. The sums must add up. Where `NAME.yaml`
lies beside `NAME.pdf`, which edges between rows are the same is counted too (precision and recall).

`--own` makes the Word documents and workbooks of a workspace first, without the copy that they
carry, and reads those: `python benchmarks/imported.py --own examples`.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from importing.bared import bared
from soptool.api.render import Wanted, render
from soptool.api.request import Request
from soptool.importing.docx.reader import read as read_word
from soptool.importing.draft import Draft
from soptool.importing.interpret.interpret import interpret
from soptool.importing.kinds import kind_of
from soptool.importing.package import Parts
from soptool.importing.pdf.objects import Broken
from soptool.importing.pdf.reader import read
from soptool.importing.sheets import Sheets
from soptool.importing.unreadable import Unreadable
from soptool.importing.xlsx.reader import read as read_book
from soptool.source.read import read as read_yaml

KINDS = ("pdf", "docx", "xlsx")


def main(arguments: list[str]) -> None:
    """Print the figures of folders."""
    own, folders = "--own" in arguments, [each for each in arguments if each != "--own"]
    for folder in folders:
        with TemporaryDirectory() as made:
            place = _bared(Path(folder), Path(made)) if own else Path(folder)
            for kind in KINDS:
                _figures(f"{folder} {kind}", sorted(place.glob(f"*.{kind}")))


def _bared(workspace: Path, into: Path) -> Path:
    """Write the documents of a workspace without what they carry for soptool."""
    request = Request((), workspace=workspace)
    for document in render(request, Wanted(("docx", "xlsx"))).documents:
        sop = document.name.rpartition(".")[0]
        found = [file for file in workspace.rglob(f"{sop}.yaml") if file.is_file()]
        if isinstance(document.content, bytes) and found:
            (into / document.name).write_bytes(bared(document.content))
            (into / f"{sop}.yaml").write_bytes(found[0].read_bytes())
    return into


def _figures(title: str, files: list[Path]) -> None:
    counts: Counter[str] = Counter()
    times: list[float] = []
    for file in files:
        start = time.process_time()
        try:
            drafts = interpret(_read(file.read_bytes()))
        except (Broken, Unreadable):
            counts["refused"] += 1
            continue
        times.append(time.process_time() - start)
        listed = sum(remark.count for draft in drafts for remark in draft.remarks)
        assert listed == sum(draft.counts.listed for draft in drafts), "it does not add up"
        for draft in drafts:
            _count(draft, counts)
        truth = file.with_suffix(".yaml")
        if truth.is_file():
            _compare(drafts[0].data, read_yaml("", truth.read_bytes())[0], counts)
    if files:
        _print(title, counts, times)


def _read(content: bytes) -> Sheets:
    kind = kind_of(content)
    if kind == "docx":
        return read_word(Parts(content))
    return read_book(Parts(content)) if kind == "xlsx" else read(content)


def _count(draft: Draft, counts: Counter[str]) -> None:
    said = draft.counts
    counts.update(
        sops=1, rows=said.rows, symbols=said.symbols, lines=said.lines, texts=said.texts,
        placed=said.placed, listed=said.listed,
    )  # fmt: skip
    counts.update({f"edges {kind}": number for kind, number in draft.edges.items()})


def _compare(data: dict[str, Any], truth: Any, counts: Counter[str]) -> None:
    found, meant = edges(data), edges(truth.data if truth is not None else {})
    counts.update(found=len(found), meant=len(meant), right=len(found & meant))


def edges(data: dict[str, Any]) -> set[tuple[int, int]]:
    """Return which rows lead to which others."""
    steps = data.get("steps", [])
    at: list[int] = []
    for step in steps:
        at.append(at[-1] if at and step.get("row") == "same" else (at[-1] + 1 if at else 0))
    of = {step["id"]: row for step, row in zip(steps, at, strict=True) if "id" in step}
    found = set()
    for number, step in enumerate(steps):
        targets = list(step.get("branches", {}).values()) or [step.get("next", "next")]
        for target in [t for each in targets for t in (each if isinstance(each, list) else [each])]:
            is_next = target == "next" and number + 1 < len(steps)
            to = at[number + 1] if is_next else of.get(target) if isinstance(target, str) else None
            if to is not None and to != at[number]:
                found.add((at[number], to))
    return found


def _print(folder: str, counts: Counter[str], times: list[float]) -> None:
    print(folder, f"({len(times)} files)")
    if times:
        print(f"  CPU a file: median {statistics.median(times):.3f} s, most {max(times):.3f} s, "
              f"all {sum(times):.1f} s")  # fmt: skip
    for name, number in counts.items():
        print(f"  {name}: {number}")
    if counts["meant"]:
        print(f"  precision {counts['right'] / max(counts['found'], 1):.1%}, "
              f"recall {counts['right'] / counts['meant']:.1%}")  # fmt: skip


if __name__ == "__main__":
    main(sys.argv[1:])
