"""Documents that need not be made: what stands in their folder is what would be written.

Nothing heavy is loaded to find that out. What the folder holds is said by who asks.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from soptool.api.recall import (
    Words,
    recalled_at_root,
    remember_value,
    report_as_data,
    report_in,
)
from soptool.api.request import Request
from soptool.api.wanted import Wanted
from soptool.cache.plain import findings_in, plain
from soptool.cache.tool import libraries
from soptool.disk.temporary import sweep
from soptool.export.exporters import EXPORTERS
from soptool.finding import Finding
from soptool.report.report import Report

if TYPE_CHECKING:
    from soptool.api.scope import Scope

_LIBRARIES = ("typst", "fontpkg_arimo", "jinja2", "markupsafe", "segno", "holidays")


@dataclass(frozen=True, slots=True)
class Document:
    """A document that was written: its file, whose it is, and the digest of its content."""

    name: str
    sop: str
    extension: str
    digest: str


@dataclass(frozen=True, slots=True)
class Unchanged:
    """What a run would write and say: the documents, and what is found in files and drawings."""

    documents: tuple[Document, ...]
    report: Report
    drawn: tuple[Finding, ...]


def unchanged(
    request: Request, wanted: Wanted, stands: Callable[[Document], bool]
) -> Unchanged | None:
    """Return what was made of the same before, where all of it stands; None where it does not.

    Raises UsageError.
    """
    if not _is_plain(wanted):
        return None
    found = recalled_at_root(request, _words(wanted))
    if found is None:
        return None
    root, value = found
    try:
        rows, beside, drawn, number, *report = value
        documents = tuple(Document(*row) for row in rows)
        known = Unchanged(documents, report_in(report, root, int(number)), findings_in(drawn))
    except (TypeError, ValueError, KeyError, AttributeError):
        return None
    if beside != _beside(wanted, documents) or not all(map(stands, documents)):
        return None
    sweep()  # a run may have been killed behind its last document; no other folder is made here
    return known


def keep(
    request: Request,
    wanted: Wanted,
    scope: Scope,
    say: Callable[[], Report],
    documents: Sequence[Document],
    drawn: Sequence[Finding],
) -> None:
    """Keep which documents were written, for the next run that asks for the same."""
    if not _is_plain(wanted):
        return
    report = say()
    rows = [[one.name, one.sop, one.extension, one.digest] for one in documents]
    value = [rows, _beside(wanted, documents), plain(drawn), report.files, *report_as_data(report)]
    remember_value(request, _words(wanted), scope, value)


def _is_plain(wanted: Wanted) -> bool:
    """Whether documents rest on nothing but the workspace."""
    counted = any(EXPORTERS[name].of_scorecard for name in wanted.formats)
    return not (wanted.templates or wanted.book or counted)


def _words(wanted: Wanted) -> Words:
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return ("documents", wanted.formats, wanted.level.value, wanted.is_strict, wanted.data_version,
            wanted.connectors, wanted.attaches_source, epoch, libraries(_LIBRARIES))  # fmt: skip


def _beside(wanted: Wanted, documents: Iterable[Document]) -> Mapping[str, list[str]]:
    """Return whose documents stand beside each other behind the run: pages lead to these."""
    stands: dict[str, set[str]] = {end: set(ids) for end, ids in wanted.standing.items()}
    for one in documents:
        if one.sop:
            stands.setdefault(one.extension, set()).add(one.sop)
    return {end: sorted(ids) for end, ids in sorted(stands.items()) if ids}
