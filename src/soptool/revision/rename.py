"""A new name for what has one, as changes of every file that mentions it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from soptool.compose.documents import document_key, normal
from soptool.compose.expand import Composer
from soptool.errors import UsageError
from soptool.finding import Change, RenameKey, Reorder, SetValue
from soptool.language import msg, with_hint
from soptool.model.sop import Macro
from soptool.model.step import Use
from soptool.revision.owners import IdScope, owners
from soptool.revision.parameters import parameter_changes
from soptool.revision.refused import taken, unknown
from soptool.revision.subject import is_within
from soptool.shape.names import Kind, Role
from soptool.source.names import FILE_NAME, as_id, is_id
from soptool.workspace.entry import Entry
from soptool.workspace.mentions import Mention
from soptool.workspace.workspace import Workspace

Found = Sequence[Mention]


@dataclass(frozen=True, slots=True)
class Renaming:
    """The changes, then what orders the keys that they add. `is_id`: no reader sees the name.

    `moves`: files that get another name, each with the new one.
    """

    changes: tuple[Change, ...]
    order: tuple[Reorder, ...] = ()
    is_id: bool = False
    moves: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be called otherwise. `where`: the SOP whose own it is.

    `keep_file`: a file named after its SOP keeps its name.
    """

    kind: Kind
    old: str
    new: str
    where: Entry | None = None
    keep_file: bool = False


def renaming(workspace: Workspace, everything: Found, wish: Wish) -> Renaming:
    """Return the changes that rename.

    Raises UsageError: no such name, several of them, or the new one is taken.
    """
    plan = RENAMED[wish.kind](workspace, everything, wish)
    changes = tuple(dict.fromkeys(plan.changes))  # one default, many SOPs
    shared = next((one.file for one in changes if one.file in workspace.shared.paths), None)
    if shared is not None:
        problem = msg("`{name}` stands in `{file}`, which other workspaces share.",
                      name=wish.old, file=shared)  # fmt: skip
        hint = msg("Nothing was written. Give it its new name there and in each workspace by hand.")
        raise UsageError(with_hint(problem, hint))
    return replace(plan, changes=changes)


def _sop(workspace: Workspace, everything: Found, wish: Wish) -> Renaming:
    old, new, found = wish.old, wish.new, _of(everything, Kind.SOP)
    named = [entry for entry in workspace.entries if entry.sop.id == old]
    if not named:
        raise unknown(old, [entry.sop.id for entry in workspace.entries])
    if len(named) > 1:
        files = ", ".join(f"`{entry.path}`" for entry in named)
        raise UsageError(msg("Several SOPs have the id `{id}`: {files}.", id=old, files=files))
    if not is_id(new):
        message = msg("`{text}` can't be an id.", text=new)
        meant = as_id(new) or "sop"
        hint = msg("An id has small letters, digits and hyphens: `{meant}`.", meant=meant)
        raise UsageError(with_hint(message, hint))
    same = sorted((m for m in found if m.name == new), key=lambda m: m.role is not Role.ID)
    other = next(iter(same), None)
    if other is not None or new in workspace.unloaded:
        raise taken(new, other.file if other else workspace.unloaded[new])
    moves = () if wish.keep_file else _moves(workspace, named[0], new)
    own, order = _own_id(named[0], new, is_moved=bool(moves))
    used = (mention for mention in found if mention.name == old and mention.role is not Role.ID)
    outcomes = _outcomes(Composer(workspace), _of(everything, Kind.ANSWER), old)
    changes = (*own, *map(_to(new), (*used, *outcomes)))
    return Renaming(changes, order, is_id=True, moves=moves)


def _moves(workspace: Workspace, entry: Entry, new: str) -> tuple[tuple[str, str], ...]:
    """Return the new name of a file that is called after its SOP."""
    path = PurePosixPath(entry.path)
    stem, dot, suffix = path.name.partition(".")
    if stem != entry.sop.id:
        return ()
    target = path.with_name(f"{new}{dot}{suffix}").as_posix()
    if (workspace.root / target).exists():
        raise taken(new, target)
    return ((entry.path, target),)


def _own_id(
    entry: Entry, new: str, *, is_moved: bool
) -> tuple[tuple[Change, ...], tuple[Reorder, ...]]:
    """Write the id into the file; where it is the file's name alone, behind `kind`."""
    data = entry.document.own.data
    own = SetValue(entry.path, ("id",), new)
    if not isinstance(data, dict) or "id" in data:
        return (own,), ()
    if is_moved:
        return (), ()
    keys = list(data)
    keys.insert(keys.index("kind") + 1 if "kind" in keys else 0, "id")
    return (own,), (Reorder(entry.path, (), tuple(keys)),)


def _outcomes(composer: Composer, answers: Iterable[Mention], old: str) -> Iterator[Mention]:
    """Yield the answers of macros that take up an end named after the SOP it goes on in."""
    for mention in answers:
        sop = mention.entry.sop if mention.entry else None
        if mention.name == old and isinstance(sop, Macro):
            index = mention.path[1]
            assert isinstance(index, int)
            if _ends_in(composer, sop.steps[index].use, old):
                yield mention


def _ends_in(composer: Composer, use: Use | None, name: str) -> bool:
    last = use.ids[-1] if use and use.ids else None
    if last is None or composer.workspace.procedure(last) is None:
        return False
    rows = composer.part_of(last).rows
    return any(line.is_end and line.sop == name for row in rows for line in row.lines)


def _executor(workspace: Workspace, everything: Found, wish: Wish) -> Renaming:
    """Rename an executor's id in the SOPs that share it, else a post wherever it is named."""
    ids, posts = _of(everything, Kind.EXECUTOR), _of(everything, Kind.POST)
    scope = owners(workspace, ids, wish.old, wish.where)
    if scope is None:
        return _wording(posts, wish, [text for one in ids for text in (one.name, one.label)])
    return _ids(ids, scope, wish)


def _step(workspace: Workspace, everything: Found, wish: Wish) -> Renaming:
    steps = _of(everything, Kind.STEP)
    scope = owners(workspace, steps, wish.old, wish.where)
    if scope is None:
        raise unknown(wish.old, [one.name for one in steps if one.role is Role.ID])
    return _ids(steps, scope, wish)


def _ids(found: Found, scope: IdScope, wish: Wish) -> Renaming:
    _check_free(wish.new, found, lambda one: one.name == wish.new and scope.holds(one))
    same = [one for one in found if one.name == wish.old and scope.holds(one)]
    # An executor without a name shows its id.
    is_shown = any(one.role is Role.COLUMN and one.label == one.name for one in same)
    return Renaming(tuple(map(_to(wish.new), same)), is_id=not is_shown)


def _regulation(workspace: Workspace, everything: Found, wish: Wish) -> Renaming:
    found = _of(everything, Kind.REGULATION)
    if wish.old not in workspace.settings.regulations:
        return _wording(found, wish)
    _check_free(wish.new, found, lambda one: one.name == wish.new)
    same = (one for one in found if one.name == wish.old)
    return Renaming(tuple(map(_to(wish.new), same)), is_id=True)


def _unit(_workspace: Workspace, everything: Found, wish: Wish) -> Renaming:
    return _wording(_of(everything, Kind.UNIT), wish)


def _process(_workspace: Workspace, everything: Found, wish: Wish) -> Renaming:
    """Give a process another code, and those under it: with `03.02`, also `03.02.01`."""
    found = _of(everything, Kind.PROCESS)
    same = [one for one in found if is_within(one.name, wish.old)]
    if not same:
        raise unknown(wish.old, [one.name for one in found])
    codes = [wish.new + one.name.removeprefix(wish.old) for one in same]
    for other in found:
        if other not in same and other.name in codes:
            raise taken(other.name, f"{other.file}:{other.place.line}")
    pairs = zip(same, codes, strict=True)
    return Renaming(tuple(_to(code)(one) for one, code in pairs))


def _document(workspace: Workspace, everything: Found, wish: Wish) -> Renaming:
    """Rename the id of a document in sop.yaml where the new name is one, else its wording."""
    found = _of(everything, Kind.DOCUMENT)
    texts = [one for one in found if one.role is not Role.ID]
    ids = [one for one in found if one.role is Role.ID and one.name == wish.old]
    if ids and is_id(wish.new) and wish.old not in {one.name for one in texts}:
        _check_free(wish.new, found, lambda one: one.name == wish.new)
        return Renaming(tuple(map(_to(wish.new), ids)), is_id=True)
    registered = workspace.settings.documents.get(wish.old)
    is_text = any(normal(mention.name) == normal(wish.old) for mention in texts)
    name = registered.name if registered and not is_text else wish.old
    if wish.new in workspace.settings.documents:
        raise taken(wish.new, FILE_NAME)
    same = [mention for mention in texts if normal(mention.name) == normal(name)]
    if same and normal(wish.new) != normal(name):
        key = document_key(workspace.settings)
        _check_free(wish.new, texts, lambda mention: key(mention.name) == key(wish.new))
    return _wording(same or texts, Wish(wish.kind, name, wish.new))


def _parameter(workspace: Workspace, everything: Found, wish: Wish) -> Renaming:
    found, old, new = _of(everything, Kind.PARAMETER), wish.old, wish.new
    changes = parameter_changes(workspace, found, old, new, wish.where)
    if changes is None:
        raise unknown(old, [one.name for one in found if one.role is Role.DECLARED])
    if {"(", ")"} & {*new}:
        raise UsageError(msg("`{text}` can't stand in `$(…)`: it has a bracket in it.", text=new))
    return Renaming(changes, is_id=True)


def _wording(found: Found, wish: Wish, known: Sequence[str] = ()) -> Renaming:
    """Write another wording wherever it is the same but for case, spaces and the stop.

    A first letter that is of the other case than the old wording's stays so.
    """
    old, new = normal(wish.old), normal(wish.new)
    same = [mention for mention in found if normal(mention.name) == old]
    if not same:
        raise unknown(wish.old, [*known, *(mention.name for mention in found)])
    if new == old:
        return Renaming(tuple(map(_to(wish.new), same)))
    _check_free(wish.new, found, lambda mention: normal(mention.name) == new)
    return Renaming(tuple(_to(_begun_as(one.name, wish))(one) for one in same))


def _begun_as(written: str, wish: Wish) -> str:
    """Return the new wording, begun with the other case where this one is.

    "Surat masuk" in sop.yaml beside "surat masuk" at a step. Names and abbreviations ("KTP",
    "Kepala Bagian") keep their capital.
    """
    if written[:1].isupper() == wish.old[:1].isupper():
        return wish.new
    is_plain = wish.new[1:].islower() and wish.new[:1].isupper() == wish.old[:1].isupper()
    return _turned(wish.new) if is_plain else wish.new


def _turned(text: str) -> str:
    """Return a text that begins with a letter of the other case."""
    return text[:1].swapcase() + text[1:]


RENAMED: Mapping[Kind, Callable[[Workspace, Found, Wish], Renaming]] = {
    Kind.SOP: _sop,
    Kind.EXECUTOR: _executor,
    Kind.DOCUMENT: _document,
    Kind.UNIT: _unit,
    Kind.REGULATION: _regulation,
    Kind.PROCESS: _process,
    Kind.STEP: _step,
    Kind.PARAMETER: _parameter,
}
"""What can be renamed."""


def _of(everything: Found, kind: Kind) -> Found:
    return [mention for mention in everything if mention.kind is kind]


def _to(new: str) -> Callable[[Mention], Change]:
    def change(mention: Mention) -> Change:
        if mention.is_key:
            return RenameKey(mention.file, mention.path, new)
        return SetValue(mention.file, mention.path, new)

    return change


def _check_free(new: str, found: Found, is_same: Callable[[Mention], bool]) -> None:
    other = next((mention for mention in found if is_same(mention)), None)
    if other is not None:
        raise taken(new, f"{other.file}:{other.place.line}")
