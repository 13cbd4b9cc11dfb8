"""Documents one after another, or in several processes where there are many.

A process is a copy of this one (fork), so that it need not load the workspace again; one of them
begins with the check. Where the system has no such copies, one process does it all.
"""

from __future__ import annotations

import gc
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from functools import cache, partial
from typing import TYPE_CHECKING, Any, Final

from soptool.api.background import Background
from soptool.api.workers import cores, undisturbed, workers
from soptool.compose.expand import Composer
from soptool.compose.level import Level
from soptool.compose.parts import compose
from soptool.errors import OutputError, Passage, SopToolError
from soptool.export.exporters import EXPORTERS, Exporter
from soptool.export.painted import Painted
from soptool.export.press import Press
from soptool.finding import Finding
from soptool.form.form import Form, ServiceForm
from soptool.form.measure.engine import Engine
from soptool.form.names import file_name
from soptool.language import Message, msg, with_hint
from soptool.model.generic import left_open
from soptool.model.standard import Standard
from soptool.workspace.entry import Entry

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor

MANY: Final = 24
"""Fewer documents are made sooner in one process."""
_AT_ONCE: Final = 4
_MOST: Final = 8
"""Processes."""
_UNTIL_NEW: Final = 128
"""Pieces of work after which a process makes way for a new one: Typst keeps what it has set."""


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a document could not be made: a template or a missing program, or a fault of ours.

    `log` is the traceback of ours; `passage` the place in the template.
    """

    message: Message
    log: str | None = None
    passage: Passage | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """A document: the name of its file, and what stands in it; None where it must not be written.

    `findings` say why, or what is to be known of it; a `failure` is none of its SOP's. `sop`: whose
    document it is, nothing where it is the workspace's; `extension` of its file. `reads`: what of
    the workspace was asked for in the making.
    """

    name: str
    content: str | bytes | None
    findings: tuple[Finding, ...] = ()
    failure: Failure | None = None
    sop: str = ""
    extension: str = ""
    reads: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Studio:
    """What is needed to make any document of a run."""

    tasks: tuple[tuple[Entry, tuple[str, ...]], ...]
    press: Press
    level: Level
    composer: Composer = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "composer", Composer(self.press.edition.workspace))

    @property
    def prints(self) -> bool:
        """Whether Typst is needed."""
        return any(EXPORTERS[name].typeset for _, formats in self.tasks for name in formats)

    def make(self, number: int) -> tuple[Written, ...]:
        """Make one SOP's documents in every format; a finding is said once."""
        entry, formats = self.tasks[number]
        said: set[Finding] = set()
        made: list[Written] = []
        reads = self.press.edition.workspace.reads
        with _uncollected(), reads.noting() as asked:
            reads.note(f"file {entry.path}")
            form, printed = cache(partial(self.form, entry)), cache(partial(self.printed, entry))
            has_blanks = not isinstance(entry.sop, Standard) and bool(entry.sop.parameters)
            for exporter in map(EXPORTERS.__getitem__, formats):
                made_from = printed if exporter.read and has_blanks else form
                paint = partial(_painted, exporter, entry, made_from, self.press)
                one = written(file_name(entry.sop.id, exporter.extension), paint)
                new = tuple(f for f in one.findings if f not in said)
                made.append(
                    replace(one, findings=new, sop=entry.sop.id, extension=exporter.extension)
                )
                said.update(one.findings)
        return tuple(replace(one, reads=frozenset(asked)) for one in made)

    def printed(self, entry: Entry) -> Form | ServiceForm:
        """Return what an SOP's documents for readers are made from: a generic one has blanks."""
        sop = left_open(entry.document)
        return self.form(entry if sop is None else replace(entry, sop=sop))

    def form(self, entry: Entry) -> Form | ServiceForm:
        """Return what an SOP's documents are made from."""
        edition = self.press.edition
        if isinstance(entry.sop, Standard):
            return ServiceForm(entry.sop, edition)
        return Form(compose(self.composer, entry, self.level), edition)


def _painted(
    exporter: Exporter, entry: Entry, form: Callable[[], Form | ServiceForm], press: Press
) -> Painted:
    return exporter.make(entry.sop.kind, form(), press)


def written(file: str, paint: Callable[[], Painted]) -> Written:
    """Make a document; whatever goes wrong with it, others can be made."""
    try:
        return Written(file, *paint())
    except SopToolError as error:
        return Written(file, None, failure=Failure(error.message, passage=error.passage))
    except Exception as error:
        message = msg("An internal error ({kind}).", kind=type(error).__name__)
        log = "".join(traceback.format_exception(error))
        return Written(file, None, failure=Failure(message, log))


@contextmanager
def _uncollected() -> Iterator[None]:
    """Let the collector of cycles wait for the end of a document.

    It would go through thousands of values several times, of which nearly all are gone by then.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def make_all(studio: Studio, check: Background[Any], asked: int | None = None) -> Iterator[Written]:
    """Make every document, in order, and have the check done. Raises OutputError."""
    number = sum(len(formats) for _, formats in studio.tasks)
    jobs = min(cores(), _MOST) if asked is None else asked
    if number < MANY or jobs < 2 or (studio.prints and Engine.has_threads):
        check.finish()
        for task in range(len(studio.tasks)):
            yield from studio.make(task)
        return
    if studio.prints:
        with suppress(SopToolError):  # each document says it
            studio.press.measure.typesetter.prepare()
    gc.freeze()  # what is loaded stays in pages that all processes share
    try:
        yield from _made_beside(studio, check, jobs)
    finally:
        gc.unfreeze()


def _made_beside(studio: Studio, check: Background[Any], jobs: int) -> Iterator[Written]:
    """Have copies of this process make the documents; new copies after a while."""
    tasks = range(len(studio.tasks))
    for first in range(0, len(tasks), jobs * _UNTIL_NEW):
        with _copies(studio, check, jobs) as pool:
            at_once = 1 if studio.prints else _AT_ONCE
            block = tasks[first : first + jobs * _UNTIL_NEW]
            pieces = (block[at : at + at_once] for at in range(0, len(block), at_once))
            with undisturbed():
                if not check.is_done:
                    check.is_done_by(pool.submit(_check))
                parts = [pool.submit(_work, piece) for piece in pieces]
            for made in parts:
                yield from made.result()
            check.finish()


@contextmanager
def _copies(studio: Studio, check: Background[Any], jobs: int) -> Iterator[ProcessPoolExecutor]:
    """Give processes that make documents. Raises OutputError: one is ended from outside."""
    from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415 -- few need it

    try:
        with workers(jobs, _begin, studio, check) as pool:
            yield pool
    except BrokenProcessPool as error:
        problem = msg("A process that made documents was ended from outside.")
        hint = msg("Perhaps memory ran out: render fewer SOPs at a time.")
        raise OutputError(with_hint(problem, hint)) from error


_own: list[tuple[Studio, Background[Any]]] = []
"""What a process has that makes documents for another."""


def _begin(studio: Studio, check: Background[Any]) -> None:
    _own.append((studio, check))


def _check() -> Any:
    return _own[0][1].work()


def _work(tasks: range) -> Sequence[Written]:
    return [made for task in tasks for made in _own[0][0].make(task)]
