"""`sop rename`: one name in every file of a workspace, all of them or none."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from soptool.api.edits import by_file, content_in, edited, rewritten
from soptool.api.known import carried_over
from soptool.api.mend import Rewritten
from soptool.api.request import Request
from soptool.api.scope import id_of_file, open_settled
from soptool.compose.checks import PIN_OUTDATED
from soptool.compose.expand import Composer
from soptool.compose.findings import composition_findings
from soptool.compose.pins import Fingerprints, has_pins, pins_of
from soptool.errors import UsageError
from soptool.finding import Change, Finding, Place, SetValue
from soptool.language import did_you_mean, msg, with_hint
from soptool.model.sop import Macro
from soptool.revision.leftover import texts_with
from soptool.revision.rename import Renaming, Wish, renaming
from soptool.shape.names import Kind
from soptool.source.change import spliced, splices_of
from soptool.source.encoding import bytes_of, text_of
from soptool.workspace.entry import Entry
from soptool.workspace.load import Loading, Progress, load
from soptool.workspace.mentions import mentions
from soptool.workspace.references import reference_findings
from soptool.workspace.workspace import Workspace

__all__ = ("Renamed", "rename")


@dataclass(frozen=True, slots=True)
class Renamed:
    """Files to be written, in how many places, and the files that could not be looked at.

    `still`: texts in which the old name stands and stays, as a part of a sentence.
    """

    files: tuple[Rewritten, ...]
    places: int
    left: tuple[str, ...]
    still: tuple[Place, ...] = ()


def rename(
    request: Request,
    kind: str,
    old: str,
    new: str,
    progress: Progress | None = None,
    *,
    where: str | None = None,
    keep_file: bool = False,
    baseline: Path | None = None,
) -> Renamed:
    """Rename what `old` is the name of; nothing is written.

    `where`: the SOP, by id or file, whose own name is meant. A file that is called after
    its SOP is renamed with it, unless `keep_file`. What baselines know (those beside sop.yaml, and
    `baseline`) they know by its new name. Pins of parts that say the same as before stay
    right. Raises UsageError: there is no such name, or several; the new one is taken or would break
    something; a file can't be edited.
    """
    old, new = old.strip(), new.strip()
    _check_text(old, new)
    workspace = open_settled(replace(request, arguments=()), progress).workspace
    entry = None if where is None else _named(workspace, request, where)
    wish = Wish(Kind(kind), old, new, entry, keep_file)
    plan = renaming(workspace, mentions(workspace), wish)
    files = rewritten(workspace, plan.changes)
    files = tuple(_ordered(file, plan.order) for file in files)
    files = _moved(workspace, files, dict(plan.moves))
    after = _reloaded(workspace, files)
    _check_whole(workspace, after)
    if plan.is_id:
        files = _repinned(workspace, after, files)
    files += carried_over(workspace, after, dict(plan.moves), request, baseline)
    left = tuple(sorted(workspace.unloaded.values()))
    still = tuple(texts_with(after, mentions(after), old)) if _is_word(wish, plan) else ()
    return Renamed(files, len(plan.changes), left, still)


def _is_word(wish: Wish, plan: Renaming) -> bool:
    """Whether people would write the name in a sentence: not a code, nor an id of one file."""
    is_local = wish.kind in (Kind.EXECUTOR, Kind.DOCUMENT) and plan.is_id
    return not is_local and wish.kind not in (Kind.PROCESS, Kind.STEP, Kind.PARAMETER)


def _named(workspace: Workspace, request: Request, where: str) -> Entry:
    """Return the SOP with this id or file. Raises UsageError."""
    name = id_of_file(workspace, request, where) or where
    entry = workspace.by_id.get(name)
    if entry is None:
        problem = msg("No SOP has the id `{id}`.", id=where)
        raise UsageError(with_hint(problem, did_you_mean(where, workspace.by_id)))
    return entry


def _moved(
    workspace: Workspace, files: tuple[Rewritten, ...], moves: Mapping[str, str]
) -> tuple[Rewritten, ...]:
    """Say of the files that get another name which, also where they say the same."""
    known = {file.name: file for file in files}
    for name, target in moves.items():
        known[name] = replace(known.get(name) or _unchanged(workspace, name), moved=target)
    return tuple(known[name] for name in sorted(known))


def _unchanged(workspace: Workspace, name: str) -> Rewritten:
    content = content_in(workspace, name)
    return Rewritten(workspace.root, name, content, content)


def _check_text(old: str, new: str) -> None:
    if old == new:
        raise UsageError(msg("Both names are `{name}`: there is nothing to rename.", name=old))
    if not new or any(unicodedata.category(letter) in ("Cc", "Zl", "Zp", "Cs") for letter in new):
        raise UsageError(msg("A name is one line of text, and not empty."))


def _ordered(file: Rewritten, order: Iterable[Change]) -> Rewritten:
    """Bring a new key to its place; where that can't be done exactly it stays at the end."""
    for change in order:
        if change.file == file.name:
            text = text_of(file.after)
            splices = splices_of(text, (change,))
            if splices is not None:
                file = replace(file, after=bytes_of(spliced(text, splices), file.before))
    return file


def _reloaded(workspace: Workspace, files: Iterable[Rewritten]) -> Workspace:
    """Load what the files will hold: the others as they were read, whatever happened since."""
    # What can't be read is found by searching, as before: named, it would be told to be no SOP.
    read = (path for path in workspace.files if path in workspace.documents)
    named = tuple(workspace.root / path for path in read)
    known = {name: document.content for name, document in workspace.documents.items()}
    for file in files:
        known.pop(file.name, None)
        known[file.moved or file.name] = file.after
    contents = {workspace.root / name: content for name, content in known.items()}
    gone = frozenset(file.path for file in files if file.moved)
    return load(workspace.root, Loading(named, contents, gone=gone))


def _check_whole(before: Workspace, after: Workspace) -> None:
    """Raise UsageError where something is wrong after the renaming that was not before."""
    known = Counter(finding.code for finding in _findings(before))
    for finding in _findings(after):
        known[finding.code] -= 1
        if known[finding.code] < 0:
            message = msg(
                "With that name something would be wrong: {reason} Nothing was written.",
                reason=finding.message,
            )
            raise UsageError(message)


def _findings(workspace: Workspace) -> Iterator[Finding]:
    yield from workspace.findings
    yield from reference_findings(workspace)
    found = composition_findings(Composer(workspace))
    yield from (finding for finding in found if finding.check is not PIN_OUTDATED)


def _repinned(
    before: Workspace, after: Workspace, files: tuple[Rewritten, ...]
) -> tuple[Rewritten, ...]:
    """Give the pins that were right their new fingerprints: a name is not what a part means."""
    names = {file.name: file.moved or file.name for file in files}
    current = frozenset(
        (names.get(file, file), index, number) for file, index, number in _right_pins(before)
    )
    pinned = dict(_pins(after, current))
    changes = by_file(
        SetValue(file, ("steps", index, "pin"), text) for (file, index), text in pinned.items()
    )
    known = {file.moved or file.name: file for file in files}
    for name, made in changes.items():
        file = known.get(name) or _unchanged(after, name)
        known[name] = replace(file, after=edited(name, file.after, made))
    return tuple(known[name] for name in sorted(known))


_Row = tuple[str, int]


def _right_pins(workspace: Workspace) -> frozenset[tuple[str, int, int]]:
    """Return file, row and number of every pin that is right."""
    return frozenset(
        (file, index, number)
        for (file, index), pins in _by_row(workspace).items()
        for number, (pinned, present) in enumerate(pins)
        if pinned == present
    )


def _pins(
    workspace: Workspace, right: frozenset[tuple[str, int, int]]
) -> Iterator[tuple[_Row, str]]:
    """Yield the rows whose pins must be written anew, with the text."""
    for (file, index), pins in _by_row(workspace).items():
        words = [
            present if (file, index, number) in right else pinned
            for number, (pinned, present) in enumerate(pins)
        ]
        if words != [pinned for pinned, _ in pins] and all(words):
            yield (file, index), " ".join(word for word in words if word)


def _by_row(workspace: Workspace) -> Mapping[_Row, list[tuple[str | None, str]]]:
    fingerprints = Fingerprints(Composer(workspace))
    rows: dict[_Row, list[tuple[str | None, str]]] = {}
    for entry in workspace.entries:
        macro = entry.sop
        if isinstance(macro, Macro) and macro.extends is None and has_pins(macro):
            for pin in pins_of(fingerprints, macro):
                rows.setdefault((entry.path, pin.index), []).append((pin.pinned, pin.present))
    return rows
