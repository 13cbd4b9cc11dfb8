"""Documents one after another, or in several processes where there are many.

A process is a copy of this one (fork), so that it need not load the workspace again; one of them
begins with the check. Where the system has no such copies, one process does it all.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Final

from soptool.api.beside import Beside
from soptool.compose.expand import Composer
from soptool.compose.parts import Level, compose
from soptool.errors import UsageError
from soptool.export.exporters import EXPORTERS
from soptool.export.press import Press
from soptool.finding import Finding
from soptool.form.form import Form, ServiceForm
from soptool.form.measure.typesetting import Typesetter
from soptool.form.names import file_name
from soptool.language import Message
from soptool.model.standard import Standard
from soptool.workspace.entry import Entry

MANY: Final = 24
"""Fewer documents are made sooner in one process."""
_AT_ONCE: Final = 4
_UNTIL_NEW: Final = 128
"""Pieces of work after which a process makes way for a new one: Typst keeps what it has set."""


@dataclass(frozen=True, slots=True)
class Written:
    """A document: the name of its file, and what stands in it; None where it must not be written.

    `findings` say why, or what is to be known of it.
    """

    name: str
    content: str | bytes | None
    findings: tuple[Finding, ...] = ()


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
        with _uncollected():
            form = self.form(entry)
            for name in formats:
                content, findings = EXPORTERS[name].make(entry.sop.kind, form, self.press)
                new = tuple(finding for finding in findings if finding not in said)
                said.update(new)
                file = file_name(entry.sop.id, EXPORTERS[name].extension)
                made.append(Written(file, content, new))
        return tuple(made)

    def form(self, entry: Entry) -> Form | ServiceForm:
        """Return what an SOP's documents are made from."""
        edition = self.press.edition
        if isinstance(entry.sop, Standard):
            return ServiceForm(entry.sop, edition)
        return Form(compose(self.composer, entry, self.level), edition)


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


def make_all(studio: Studio, check: Beside[Any]) -> Iterator[Written]:
    """Make every document, in order, and have the check done. Raises UsageError."""
    number = sum(len(formats) for _, formats in studio.tasks)
    jobs = min(len(os.sched_getaffinity(0)), 8) if hasattr(os, "sched_getaffinity") else 1
    if number < MANY or jobs < 2 or (studio.prints and Typesetter.has_threads):
        check.finish()
        for task in range(len(studio.tasks)):
            yield from studio.make(task)
        return
    if studio.prints:
        studio.press.measure.typesetter.prepare()
    gc.freeze()  # what is loaded stays in pages that all processes share
    try:
        yield from _made_beside(studio, check, jobs)
    finally:
        gc.unfreeze()


def _made_beside(studio: Studio, check: Beside[Any], jobs: int) -> Iterator[Written]:
    fork = multiprocessing.get_context("fork")
    with fork.Pool(jobs, _begin, (studio, check), maxtasksperchild=_UNTIL_NEW) as pool:
        if not check.is_done:
            check.is_done_by(pool.apply_async(_check))
        at_once = 1 if studio.prints else _AT_ONCE
        for result in pool.imap(_work, range(len(studio.tasks)), chunksize=at_once):
            if isinstance(result, Message):
                check.finish()  # what it found is still to be said
                raise UsageError(result)
            yield from result
        check.finish()


_own: list[tuple[Studio, Beside[Any]]] = []
"""What a process has that makes documents for another."""


def _begin(studio: Studio, check: Beside[Any]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the first process ends the others
    _own.append((studio, check))


def _check() -> Any:
    return _own[0][1].work()


def _work(task: int) -> Sequence[Written] | Message:
    # An exception would lose its message on the way.
    try:
        return _own[0][0].make(task)
    except UsageError as error:
        return error.message
