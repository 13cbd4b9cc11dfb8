"""Documents of ours, edited by chance, and what each edit means in the YAML.

check(7, "docx")    # edits a document, brings it back, and holds it against what was meant
"""

from __future__ import annotations

import random
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, Protocol

from export.painting import bytes_by
from export.rendered import procedures
from importing.book_edits import EditedBook
from importing.edits import Edited, same
from soptool.export.docx.procedure import procedure_docx
from soptool.export.xlsx.documents import procedure_xlsx
from soptool.importing.landing import Landed, landed
from soptool.importing.reading import drafts_of
from soptool.source.read import read

Form = Literal["docx", "xlsx"]
PAINTERS = {"docx": procedure_docx, "xlsx": procedure_xlsx}
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
    data: Any = data_in(content)
    return list(data.get("steps") or ())


def data_in(content: bytes) -> Any:
    """Return the data of a file."""
    document, _ = read("", content)
    assert document is not None
    return document.data


@cache
def made(name: str, form: Form = "docx") -> tuple[bytes, bytes]:
    """Return the file of an SOP, and its document."""
    procedure, edition = procedures()[name]
    own = edition.workspace.by_id[procedure.id].document.own.content
    return own, bytes_by(PAINTERS[form], procedure, edition)


def came_back(content: bytes, file: bytes) -> tuple[Landed, list[Any]]:
    """Import a document into what its file says now."""
    (draft, *others) = drafts_of(content)
    assert others == []
    assert draft.version is not None
    found = landed(draft.version, file)
    return found, [*draft.remarks, *found.remarks]


class Document(Protocol):
    """What is edited: cells are of any type that `cell` returns."""

    def cell(self, row: int, column: int) -> Any: ...
    def first_line(self, at: Any) -> str: ...
    def say(self, at: Any, old: str, new: str) -> None: ...
    def head(self, old: str, new: str) -> None: ...
    def widths(self) -> list[float]: ...
    def move(self, symbol: str, distance: float) -> None: ...
    def add(self, after: int, texts: dict[int, str]) -> None: ...
    def delete(self, row: int) -> None: ...
    def label(self, row: int, old: str, new: str) -> None: ...
    def question(self, row: int, step: str, old: str, new: str) -> bool: ...
    def identity(self, old: str, new: str) -> bool: ...
    def content(self) -> bytes: ...


@dataclass(frozen=True)
class Edit:
    """Edits a document in a row, and says in `meant` what it means.

    Each returns False where there is nothing to edit.
    """

    document: Document
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
        if not activity or self.document.first_line(cell) != activity:
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

    def duration_in_lines(self) -> bool:
        """A narrow column, and Enter where the words found no room."""
        told = self._text("duration", -3, "5\nhari kerja")
        if told:
            self.step["duration"] = "5 hari kerja"
        return told

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
        if not self._is_free():
            return False
        self.document.delete(self.row)
        del self.steps[self.row]
        return True

    def _is_free(self) -> bool:
        """Whether a row can go without another that leans on it."""
        timed = {step.get("duration") for step in self.steps[self.row : self.row + 2]}
        led = str([step.get("next", step.get("branches")) for step in self.steps])
        return not ("same" in timed or self.step.get("id", "\0") in led or len(self.steps) < 3)

    def answer(self) -> bool:
        answers = self.step.get("branches")
        if not isinstance(answers, dict) or {"chance", "route"} & set(self.step):
            return False
        own = self.dice.choice([*answers])
        self.document.label(self.row, own, "Belum")
        self.step["branches"] = {"Belum" if k == own else k: to for k, to in answers.items()}
        return True

    def question(self) -> bool:
        asked, own = self.step.get("question"), self.step.get("id")
        if not asked or not own or not self.document.question(self.row, own, asked, "Sudah?"):
            return False
        self.step["question"] = "Sudah?"
        return True

    def title(self) -> bool:
        return self._identity(self.meant, "title")

    def number(self) -> bool:
        return self._identity(self.meant, "number")

    def listed(self) -> bool:
        key = self.dice.choice(("equipment", "warnings", "records", "qualifications"))
        items = self.meant.get(key)
        if not isinstance(items, list) or not items:
            return False
        return self._identity(items, self.dice.randrange(len(items)))

    def _identity(self, held: Any, key: str | int) -> bool:
        try:
            old = held[key]
        except KeyError:
            return False
        if not isinstance(old, str) or not self.document.identity(old, self.text):
            return False
        held[key] = self.text
        return True


class DataEdit(Edit):
    """Edits a workbook as only workbooks are edited, and its sheets of data."""

    @property
    def book(self) -> EditedBook:
        assert isinstance(self.document, EditedBook)
        return self.document

    def moved(self) -> bool:
        timed = {step.get("duration") for step in self.steps[self.row : self.row + 3]}
        if "same" in timed or not self.book.swap(self.row):
            return False
        here = slice(self.row, self.row + 2)
        self.steps[here] = self.steps[here][::-1]
        return True

    def _put(self, key: str, shown: str, value: Any) -> bool:
        if not self.step.get(key) or self.step[key] == "same" or isinstance(self.step[key], dict):
            return False
        self.book.put(self.book.data(self.row, key), shown)
        self.step[key] = value
        return True

    def data_activity(self) -> bool:
        return self._put("activity", self.text, self.text)

    def data_duration(self) -> bool:
        return self._put("duration", "17 menit", "17 menit")

    def data_outputs(self) -> bool:
        return self._put("outputs", f"{self.text}\nArsip", [self.text, "Arsip"])

    def data_executor(self) -> bool:
        own = self.dice.choice([*self.meant["executors"]])
        return own != self.step.get("executor") and self._put("executor", own, own)

    def data_title(self) -> bool:
        self.book.put(self.book.data_of("identity", "title"), self.text)
        self.meant["title"] = self.text
        return True

    def data_added(self) -> bool:
        at = self.book.data(self.row, "activity")
        self.book.insert(at.sheet, at.row + 1, {at.column: self.text})
        self.steps.insert(self.row + 1, {"activity": self.text})
        return True

    def data_deleted(self) -> bool:
        at = self.book.data(self.row, "activity")
        if not self._is_free():
            return False
        self.book.remove(at.sheet, at.row)
        del self.steps[self.row]
        return True


KINDS: tuple[Callable[[Any], bool], ...] = (
    Edit.activity, Edit.requirements, Edit.outputs, Edit.note, Edit.duration, Edit.post,
    Edit.executor, Edit.added, Edit.deleted, Edit.answer, Edit.question, Edit.title, Edit.number,
    Edit.listed, Edit.duration_in_lines,
)  # fmt: skip
DATA_KINDS: tuple[Callable[[Any], bool], ...] = (
    DataEdit.data_activity, DataEdit.data_duration, DataEdit.data_outputs, DataEdit.data_executor,
    DataEdit.data_title, DataEdit.data_added, DataEdit.data_deleted, DataEdit.moved,
)  # fmt: skip
ALL: dict[Form, tuple[Callable[[Any], bool], ...]] = {"docx": KINDS, "xlsx": (*KINDS, *DATA_KINDS)}


def edited(seed: int, form: Form, attempt: int = 0) -> tuple[str, bytes, bytes, Any]:
    """Edit a document by chance: what was done, its file, the document, and what it means now."""
    dice = random.Random(seed + 1000 * attempt)
    name, kind = dice.choice(names()), ALL[form][seed % len(ALL[form])]
    file, content = made(name, form)
    document: Document = (
        EditedBook(content)
        if form == "xlsx"
        else Edited(content, dice, is_tracked=is_tracked(seed))
    )
    meant = data_in(file)
    row = dice.randrange(len(meant["steps"]))
    text = " ".join(dice.choices(WORDS, k=dice.randint(2, 6)))
    if not kind((DataEdit if kind in DATA_KINDS else Edit)(document, meant, dice, row, text)):
        return edited(seed, form, attempt + 1)
    return f"{name} {kind.__name__}", file, document.content(), meant


def is_tracked(seed: int) -> bool:
    """Whether changes are tracked, in Word."""
    return seed // len(KINDS) % 2 == 0


def check(seed: int, form: Form) -> None:
    """Bring an edited document back, and hold what its YAML says against what is meant."""
    name, file, content, meant = edited(seed, form)
    before = deepcopy(data_in(file))
    found, remarks = came_back(content, file)
    assert found.content is not None, (name, remarks)
    said = data_in(found.content)
    assert same(said, meant), (name, remarks, said, meant)
    assert not same(before, meant), name
    comments = [line.strip() for line in file.decode().splitlines() if line.strip()[:1] == "#"]
    kept = [line.strip() for line in found.content.decode().splitlines()]
    assert all(line in kept for line in comments) or name.endswith("deleted")
    assert {remark.kind for remark in remarks} <= {"assumed", "drawing"}, (name, remarks)
    assert found.changes, name
    if form == "docx" and is_tracked(seed) and not name.endswith("executor"):
        marks = {mark for change in found.changes for mark in change.marks}
        assert {mark.author for mark in marks} == {"Sri Wahyuni"}, (name, found.changes)
