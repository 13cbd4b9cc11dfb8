"""A new name for an SOP, an executor or a document, as changes of every file that mentions it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from soptool.compose.documents import document_key, normal
from soptool.compose.expand import Composer
from soptool.errors import UsageError
from soptool.finding import Change, RenameKey, Reorder, SetValue
from soptool.language import Message, did_you_mean, msg, with_hint
from soptool.model.sop import Macro
from soptool.model.step import Use
from soptool.shape.names import Kind, Role
from soptool.source.names import FILE_NAME, default_id
from soptool.workspace.entry import Entry
from soptool.workspace.load import Workspace
from soptool.workspace.mentions import Mention, own_document


@dataclass(frozen=True, slots=True)
class Renaming:
    """The changes, then what orders the keys that they add. `is_id`: no reader sees the name."""

    changes: tuple[Change, ...]
    order: tuple[Reorder, ...] = ()
    is_id: bool = False


def renaming(
    workspace: Workspace, everything: Sequence[Mention], kind: Kind, old: str, new: str
) -> Renaming:
    """Return the changes that rename. Raises UsageError: no such name, or the new one is taken."""
    of = {one: [mention for mention in everything if mention.kind is one] for one in Kind}
    if kind is Kind.SOP:
        return _sop(workspace, of[Kind.SOP], of[Kind.ANSWER], old, new)
    if kind is Kind.DOCUMENT:
        return _document(workspace, of[Kind.DOCUMENT], old, new)
    return _executor(of[Kind.EXECUTOR], of[Kind.POST], old, new)


def _sop(
    workspace: Workspace, found: Sequence[Mention], answers: Sequence[Mention], old: str, new: str
) -> Renaming:
    named = [entry for entry in workspace.entries if entry.sop.id == old]
    if not named:
        raise _unknown(old, [entry.sop.id for entry in workspace.entries])
    if len(named) > 1:
        files = ", ".join(f"`{entry.path}`" for entry in named)
        raise UsageError(msg("Several SOPs have the id `{id}`: {files}.", id=old, files=files))
    if default_id(f"{new}.yaml") != new:
        message = msg("`{text}` can't be an id.", text=new)
        hint = msg("An id has small letters, digits and hyphens: `surat-masuk`.")
        raise UsageError(msg("{problem} {hint}", problem=message, hint=hint))
    same = sorted((m for m in found if m.name == new), key=lambda m: m.role is not Role.ID)
    taken = next(iter(same), None)
    if taken is not None or new in workspace.unloaded:
        raise _taken(new, taken.file if taken else workspace.unloaded[new])
    used = (mention for mention in found if mention.name == old and mention.role is not Role.ID)
    own, order = _own_id(named[0], new)
    outcomes = _outcomes(Composer(workspace), answers, old)
    return Renaming((own, *map(_to(new), (*used, *outcomes))), order, is_id=True)


def _own_id(entry: Entry, new: str) -> tuple[Change, tuple[Reorder, ...]]:
    """Write the id into the file; where it was the file's name, behind `kind`."""
    data = own_document(entry).data
    own = SetValue(entry.path, ("id",), new)
    if not isinstance(data, dict) or "id" in data:
        return own, ()
    keys = list(data)
    keys.insert(keys.index("kind") + 1 if "kind" in keys else 0, "id")
    return own, (Reorder(entry.path, (), tuple(keys)),)


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


def _executor(ids: Sequence[Mention], posts: Sequence[Mention], old: str, new: str) -> Renaming:
    if any(mention.name == old for mention in ids):
        _check_free(new, ids, lambda mention: mention.name == new)
        changes = map(_to(new), (mention for mention in ids if mention.name == old))
        return Renaming(tuple(changes), is_id=True)
    same = [mention for mention in posts if normal(mention.label) == normal(old)]
    if not same:
        raise _unknown(old, [text for one in (*ids, *posts) for text in (one.name, one.label)])
    if normal(new) != normal(old):
        _check_free(new, posts, lambda mention: normal(mention.label) == normal(new))
    return Renaming(tuple(map(_to(new), same)))


def _document(workspace: Workspace, found: Sequence[Mention], old: str, new: str) -> Renaming:
    found = [mention for mention in found if mention.role is not Role.ID]
    registered = workspace.settings.documents.get(old)
    is_text = any(normal(mention.name) == normal(old) for mention in found)
    name = registered.name if registered and not is_text else old
    same = [mention for mention in found if normal(mention.name) == normal(name)]
    if not same:
        raise _unknown(old, [mention.name for mention in found])
    if new in workspace.settings.documents:
        raise _taken(new, FILE_NAME)
    if normal(new) != normal(name):
        key = document_key(workspace.settings)
        _check_free(new, found, lambda mention: key(mention.name) == key(new))
    return Renaming(tuple(map(_to(new), same)))


def _to(new: str) -> Callable[[Mention], Change]:
    def change(mention: Mention) -> Change:
        if mention.is_key:
            return RenameKey(mention.file, mention.path, new)
        return SetValue(mention.file, mention.path, new)

    return change


def _check_free(new: str, found: Sequence[Mention], is_same: Callable[[Mention], bool]) -> None:
    taken = next((mention for mention in found if is_same(mention)), None)
    if taken is not None:
        raise _taken(new, f"{taken.file}:{taken.place.line}")


def _taken(new: str, where: str) -> UsageError:
    message = msg(
        "The name `{name}` is taken: {where}. Nothing was written.", name=new, where=where
    )
    return UsageError(message)


def _unknown(old: str, known: Sequence[str]) -> UsageError:
    problem: Message = msg("Nothing in this workspace has the name `{name}`.", name=old)
    return UsageError(with_hint(problem, did_you_mean(old, known)))
