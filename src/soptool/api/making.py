"""Documents one after another, or in several processes where there are many.

A process is a copy of this one (fork), so that it need not load the workspace again; where the
system has no such copies, one process makes them all.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Final

from soptool.compose.expand import Composer
from soptool.compose.parts import Level, compose
from soptool.compose.procedure import Procedure
from soptool.errors import UsageError
from soptool.export.edition import Edition
from soptool.export.exporters import EXPORTERS, export
from soptool.export.names import file_name
from soptool.export.refusal import Unwritable
from soptool.export.typesetting import Typesetter
from soptool.finding import Finding
from soptool.language import Message
from soptool.model.standard import Standard
from soptool.workspace.entry import Entry

MANY: Final = 24
"""Fewer documents are made sooner in one process."""
_AT_ONCE: Final = 4


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
    edition: Edition
    level: Level
    composer: Composer = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "composer", Composer(self.edition.workspace))

    def make(self, number: int) -> tuple[Written, ...]:
        """Make one SOP's documents in every format; a finding is said once."""
        entry, formats = self.tasks[number]
        said: set[Finding] = set()
        made: list[Written] = []
        with _uncollected():
            subject = self.subject(entry)
            for name in formats:
                content, findings = self._export(name, subject)
                new = tuple(finding for finding in findings if finding not in said)
                said.update(new)
                file = file_name(entry.sop.id, EXPORTERS[name].extension)
                made.append(Written(file, content, new))
        return tuple(made)

    def subject(self, entry: Entry) -> Procedure | Standard:
        """Return what a document is made from."""
        if isinstance(entry.sop, Standard):
            return entry.sop
        return compose(self.composer, entry, self.level)

    def _export(
        self, name: str, subject: Procedure | Standard
    ) -> tuple[str | bytes | None, tuple[Finding, ...]]:
        findings = self.edition.findings
        findings.clear()
        try:
            content = export(name, subject, self.edition)
        except Unwritable as refusal:
            return None, (*findings, *refusal.findings)
        return content, tuple(findings)


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


def make_all(studio: Studio) -> Iterator[Written]:
    """Make every document, in order. Raises UsageError."""
    count = len(studio.tasks)
    number = sum(len(formats) for _, formats in studio.tasks)
    jobs = min(len(os.sched_getaffinity(0)), 8) if hasattr(os, "sched_getaffinity") else 1
    prints = any(name.endswith("pdf") for _, formats in studio.tasks for name in formats)
    if number < MANY or jobs < 2 or (prints and Typesetter.has_threads):
        for task in range(count):
            yield from studio.make(task)
        return
    if prints:
        studio.edition.typesetter.prepare()
    with multiprocessing.get_context("fork").Pool(jobs, _begin, (studio,)) as pool:
        for result in pool.imap(_work, range(count), chunksize=_AT_ONCE):
            if isinstance(result, Message):
                raise UsageError(result)
            yield from result


_own: list[Studio] = []
"""The studio of a process that makes documents for another."""


def _begin(studio: Studio) -> None:
    _own.append(studio)


def _work(task: int) -> Sequence[Written] | Message:
    # An exception would lose its message on the way.
    try:
        return _own[0].make(task)
    except UsageError as error:
        return error.message
