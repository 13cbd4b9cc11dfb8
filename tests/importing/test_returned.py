"""Word documents of ours that come back edited: what was changed is in the YAML, all of it."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from export.painting import bytes_by
from export.rendered import procedures
from importing.edits import Edited, first_line, same
from soptool.export.docx.procedure import procedure_docx
from soptool.export.xlsx.documents import procedure_xlsx
from soptool.importing.landing import Landed, landed
from soptool.importing.reading import drafts_of
from soptool.source.read import read

pytest.importorskip("typst", reason="the extra soptool[office] is not installed")

BENCHMARK = Path(__file__).parents[2] / "benchmarks" / "returning.py"
WORDS = [
    "Menerima",
    "Memeriksa",
    "Mencatat",
    "surat",
    "berkas",
    "laporan",
    "konsep",
    "dan",
    "kepada",
    "unit",
    "pejabat",
]


@cache
def names() -> tuple[str, ...]:
    """SOPs with own steps in rows of their own, drawn."""
    found = []
    for name, (procedure, edition) in procedures().items():
        own = edition.workspace.by_id[procedure.id]
        steps = _steps(own.document.own.content)
        plain = all(isinstance(s, dict) and not {"row", "section", "use"} & set(s) for s in steps)
        if own.sop.kind == "micro" and plain and any(row.executors for row in procedure.rows):
            found.append(name)
    return tuple(sorted(found))


def _steps(content: bytes) -> list[Any]:
    data: Any = _data(content)
    return list(data.get("steps") or ())


def _data(content: bytes) -> Any:
    document, _ = read("", content)
    assert document is not None
    return document.data


@cache
def made(name: str) -> tuple[bytes, bytes]:
    """Return the file of an SOP, and its document."""
    procedure, edition = procedures()[name]
    own = edition.workspace.by_id[procedure.id].document.own.content
    return own, bytes_by(procedure_docx, procedure, edition)


def came_back(content: bytes, file: bytes) -> tuple[Landed, list[Any]]:
    """Import a document into what its file says now."""
    (draft, *others) = drafts_of(content)
    assert others == []
    assert draft.version is not None
    found = landed(draft.version, file)
    return found, [*draft.remarks, *found.remarks]


@pytest.mark.parametrize("name", ["surat-masuk-all", "pengelolaan-surat-parts"])
def test_what_nobody_changed_comes_back_byte_for_byte(name: str) -> None:
    file, content = made(name)
    found, remarks = came_back(content, file)
    assert (found.content, remarks) == (file, [])
    other = file.replace(b"title: ", b"title: Baru ", 1)
    assert came_back(content, other)[0].content == other


@dataclass(frozen=True)
class Edit:
    """Edits a document in a row, and says in `meant` what it means.

    Each returns False where there is nothing to edit.
    """

    document: Edited
    meant: Any
    dice: random.Random
    row: int
    text: str

    @property
    def steps(self) -> list[Any]:
        return self.meant["steps"]  # type: ignore[no-any-return]

    @property
    def step(self) -> Any:
        return self.steps[self.row]

    def activity(self) -> bool:
        activity, cell = self.step.get("activity"), self.document.cell(self.row, 1)
        if not activity or first_line(cell) != activity:
            return False
        self.document.say(cell, activity, self.text)
        self.step["activity"] = self.text
        return True

    def requirements(self) -> bool:
        return self._entry("requirements", -4)

    def outputs(self) -> bool:
        return self._entry("outputs", -2)

    def _entry(self, key: str, column: int) -> bool:
        values = self.step.get(key)
        values = [values] if isinstance(values, str) else values
        if not values:
            return False
        at = self.dice.randrange(len(values))
        self.document.say(self.document.cell(self.row, column), values[at], self.text)
        self.step[key] = [*values[:at], self.text, *values[at + 1 :]]
        return True

    def note(self) -> bool:
        return not self.step.get("see") and self._text("note", -1, self.text)

    def duration(self) -> bool:
        return self._text("duration", -3, f"{self.dice.randint(2, 90)} menit")

    def _text(self, key: str, column: int, text: str) -> bool:
        if self.step.get(key) in (None, "", "same"):
            return False
        self.document.say(self.document.cell(self.row, column), self.step[key], text)
        self.step[key] = text
        return True

    def post(self) -> bool:
        posts = self.meant["executors"]
        own = self.dice.choice([*posts])
        called = [post["name"] if isinstance(post, dict) else post for post in posts.values()]
        old = called[[*posts].index(own)]
        if called.count(old) > 1:
            return False
        self.document.head(old, self.text)
        posts[own] = (
            {**posts[own], "name": self.text} if isinstance(posts[own], dict) else self.text
        )
        return True

    def executor(self) -> bool:
        ids = [*self.meant["executors"]]
        there = self.dice.randrange(len(ids))
        own = self.step.get("executor")
        if not isinstance(own, str) or not self.step.get("id") or own == ids[there]:
            return False
        widths = self.document.widths()
        here, new = (sum(widths[: 2 + n]) + widths[2 + n] / 2 for n in (ids.index(own), there))
        self.document.move(f"{self.step['id']}/1", new - here)
        self.step["executor"] = ids[there]
        return True

    def added(self) -> bool:
        if any(step.get("duration") == "same" for step in self.steps[self.row + 1 : self.row + 2]):
            return False
        last = len(self.document.widths())
        self.document.add(self.row, {0: "9", 1: self.text, last - 3: "7 menit"})
        self.steps.insert(self.row + 1, {"activity": self.text, "duration": "7 menit"})
        return True

    def deleted(self) -> bool:
        timed = {step.get("duration") for step in self.steps[self.row : self.row + 2]}
        led = str([step.get("next", step.get("branches")) for step in self.steps])
        if "same" in timed or self.step.get("id", "\0") in led or len(self.steps) < 3:
            return False
        self.document.delete(self.row)
        del self.steps[self.row]
        return True


KINDS: tuple[Callable[[Edit], bool], ...] = (
    Edit.activity, Edit.requirements, Edit.outputs, Edit.note, Edit.duration, Edit.post,
    Edit.executor, Edit.added, Edit.deleted,
)  # fmt: skip


def edited(seed: int, attempt: int = 0) -> tuple[str, bytes, bytes, Any]:
    """Edit a document by chance: what was done, its file, the document, and what it means now."""
    dice = random.Random(seed + 1000 * attempt)
    name = dice.choice(names())
    kind = KINDS[seed % len(KINDS)]
    file, content = made(name)
    document = Edited(content, dice, is_tracked=is_tracked(seed))
    meant = _data(file)
    row = dice.randrange(len(meant["steps"]))
    text = " ".join(dice.choices(WORDS, k=dice.randint(2, 6)))
    if not kind(Edit(document, meant, dice, row, text)):
        return edited(seed, attempt + 1)
    return f"{name} {kind.__name__}", file, document.content(), meant


def is_tracked(seed: int) -> bool:
    return seed // len(KINDS) % 2 == 0


def check(seed: int) -> None:
    name, file, content, meant = edited(seed)
    before = deepcopy(_data(file))
    found, remarks = came_back(content, file)
    assert found.content is not None, name
    said = _data(found.content)
    assert same(said, meant), (name, said, meant)
    assert not same(before, meant), name
    comments = [line.strip() for line in file.decode().splitlines() if line.strip()[:1] == "#"]
    kept = [line.strip() for line in found.content.decode().splitlines()]
    assert all(line in kept for line in comments) or name.endswith("deleted")
    assert {remark.kind for remark in remarks} <= {"assumed", "drawing"}, remarks
    assert found.changes, name
    if is_tracked(seed) and not name.endswith("executor"):
        marks = {mark for change in found.changes for mark in change.marks}
        assert {mark.author for mark in marks} == {"Sri Wahyuni"}, (name, found.changes)


@pytest.mark.parametrize("seed", range(len(KINDS)))
def test_an_edit_of_each_kind_comes_back(seed: int) -> None:
    check(seed)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(200, 400))
def test_200_edits_come_back(seed: int) -> None:
    check(seed)


@pytest.fixture(scope="module")
def saved_again(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All documents as LibreOffice saves them again."""
    folder = tmp_path_factory.mktemp("again")
    for form, painter in (("docx", procedure_docx), ("xlsx", procedure_xlsx)):
        files = [folder / f"{name}.{form}" for name in procedures()]
        for file in files:
            procedure, edition = procedures()[file.stem]
            file.write_bytes(bytes_by(painter, procedure, edition))
        command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless"]
        command += ["--convert-to", form, "--outdir", str(folder / "out"), *map(str, files)]
        subprocess.run(command, check=True, capture_output=True, timeout=400)
    return folder


@pytest.mark.long
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
@pytest.mark.parametrize("form", ["docx", "xlsx"])
@pytest.mark.parametrize("name", sorted(procedures()))
def test_what_libreoffice_saves_again_comes_back(name: str, form: str, saved_again: Path) -> None:
    procedure, edition = procedures()[name]
    file = edition.workspace.by_id[procedure.id].document.own.content
    for folder in (saved_again, saved_again / "out"):
        found, remarks = came_back((folder / f"{name}.{form}").read_bytes(), file)
        assert (found.content, remarks) == (file, [])


@pytest.mark.long
def test_random_procedures_come_back() -> None:
    said = subprocess.run(
        [sys.executable, str(BENCHMARK), "--charts", "12", "--first", "700"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert said.returncode == 0, said.stdout + said.stderr
