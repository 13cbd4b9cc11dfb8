"""`sop import`: files of other programs as SOPs; nothing is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Final

from soptool.api.gathered import gathered
from soptool.api.homes import Homes, homes_of
from soptool.api.import_place import Place, Read
from soptool.api.imported import Imported
from soptool.api.imported_parts import keep_printed
from soptool.errors import UsageError
from soptool.importing.child import Reader
from soptool.importing.draft import Remark
from soptool.importing.office import Office
from soptool.importing.reading import NONE, Wishes
from soptool.importing.seen import normal
from soptool.importing.setting_up.read import ReadSop
from soptool.importing.setting_up.register import Register
from soptool.language import Translate, msg
from soptool.source.names import FILE_NAME
from soptool.workspace.load import Progress
from soptool.workspace.schema_lines import without_schema
from soptool.workspace.workspace import Workspace

__all__ = ("bring_in",)

_HEADS: Final = (
    *("no", "activity", "executor", "standard", "requirements", "duration", "outputs", "note"),
)
"""Labels of `sop.yaml` by which heads of columns are found."""


def bring_in(
    arguments: Sequence[str],
    output: Path,
    progress: Progress | None = None,
    *,
    is_check: bool = False,
    is_forced: bool = False,
    has_pictures: bool = False,
    wishes: Wishes = NONE,
    translate: Translate = str,
    register: Register | None = None,
    workspace: Path | None = None,
) -> tuple[Imported, ...]:
    """Read files, and those of folders, for the folder `output`. Raises UsageError.

    With `is_check` each is made a PDF again, or a workbook, which is read too; with `has_pictures`
    pages of PDFs are painted. `translate` is for what is said in the YAML beside guessed values.

    Where the `workspace`, or that around the folder, has an SOP with the id, its file is meant: a
    document of ours that came back is merged into it, or with `is_forced` replaces it.

    A `register` is told what all say, which SOPs then cite by ids; each goes into its folder.
    """
    with ExitStack() as open_:
        files = gathered(arguments, open_)
        if not any(not file.is_aside for file in files):
            raise UsageError(msg("No file to import: name documents or PDFs, or a folder of them."))
        homes = homes_of(output, workspace)
        wishes = replace(wishes, laws=_laws(homes.own), labels=_labels(homes.own))
        reader, office = Reader(), Office()
        open_.callback(reader.close)
        open_.callback(office.close)
        place = Place(output, homes, is_check, is_forced, wishes, reader, office, translate,
                       has_pictures, register)  # fmt: skip
        read: list[Imported | Read] = []
        for number, file in enumerate(files, start=1):
            read += place.read(file)
            if progress:
                progress(number, len(files))
        read = sorted(_apart(read), key=_is_paper)
        sops = [one for one in read if isinstance(one, Read)]
        _cite(sops, homes, wishes)
        keep_printed(sops, output)
        if register is not None:
            register.settle(
                [ReadSop(one.file.source, one.id, one.draft) for one in sops], wishes.laws
            )
        found: list[Imported] = []
        for each in read:
            one = place.made(each) if isinstance(each, Read) else each
            _add(replace(one, pictures=each.pictures), found)
    is_bare = not homes.all and register is None
    return (*found, *(_settings(found, output) if is_bare else ()))


def _apart(read: Sequence[Imported | Read]) -> Iterator[Imported | Read]:
    """Give SOPs of others an id of their own where their names are alike."""
    taken: dict[str, Read] = {}
    for one in read:
        if isinstance(one, Imported) or one.draft.version is not None or one.draft.is_ours:
            yield one
            continue
        first = taken.get(one.id)
        if first is None or first.draft.data == one.draft.data:
            taken[one.id] = one
            yield one
            continue
        numbers = (f"{one.id}-{number}" for number in count(2))
        own = next(name for name in numbers if name not in taken)
        message = msg("`{first}` gives the same id, so this SOP got another.",
                      first=first.file.source)  # fmt: skip
        one.draft.remarks.append(Remark(None, "", "", "id", own, message))
        taken[own] = replace(one, id=own)
        yield taken[own]


def _cite(read: Sequence[Read], homes: Homes, wishes: Wishes) -> None:
    """Let SOPs name others that came along, or are there, by their ids."""
    from soptool.importing.citing import Citations, Named  # noqa: PLC0415 - for paper alone
    from soptool.importing.leading import Leading  # noqa: PLC0415

    drawn = [one for one in read if one.draft.version is None and one.is_drawn]
    if not drawn:
        return
    known = [
        Named(one.id, str(data.get("title", "")), str(data.get("number", "")))
        for one in read
        if (data := one.draft.data)
    ]
    entries = (entry for workspace in homes.all for entry in workspace.by_id.values())
    known += [Named(e.sop.id, e.sop.title, e.sop.number or "") for e in entries]
    citations, leading = Citations(known, wishes.laws), Leading(known)
    for one in drawn:
        if one.draft.data.get("kind") == "standard":
            citations.deliver(one.draft)
            continue
        (citations if one.draft.is_ours else leading).resolve(one.draft)


def _settings(found: Sequence[Imported], folder: Path) -> Iterator[Imported]:
    """Yield the settings that documents of ours carry, for a folder that has none."""
    for one in found:
        if one.draft is None or one.draft.settings is None or one.text is None:
            continue
        path = folder / FILE_NAME
        try:
            text = one.draft.settings.decode()
        except UnicodeDecodeError:
            continue
        yield Imported(one.source, one.kind, path, without_schema(text))
        return


def _labels(workspace: Workspace | None) -> Mapping[str, str]:
    """Return an agency's own words for heads, by the keys that they head."""
    labels = workspace.settings.labels if workspace else None
    said = {key: getattr(labels, key) for key in _HEADS} if labels else {}
    return {key: text for key, text in said.items() if text}


def _laws(workspace: Workspace | None) -> dict[str, str]:
    """Return the ids of regulations by their titles."""
    laws = workspace.settings.regulations if workspace else {}
    return {normal(law.title): own for own, law in laws.items()}


def _is_paper(one: Imported | Read) -> bool:
    """Whether it is paper of ours: what carries its source goes before it."""
    return isinstance(one, Read) and one.draft.is_ours and one.draft.version is None


def _add(one: Imported, found: list[Imported]) -> None:
    """Add what was read. Of two documents of one SOP the one counts that was edited."""
    first = next((each for each in found if each.path and each.path == one.path), None)
    if first is None or one.text == first.text:
        found.append(one)
    elif _is_untouched(first) and _is_edited(one):
        found[found.index(first)] = _aside(first, one)
        found.append(one)
    elif _is_edited(first) and _is_untouched(one):
        found.append(_aside(one, first))
    else:
        found.append(_refused(one, first))


def _is_untouched(one: Imported) -> bool:
    version = one.draft.version if one.draft else None
    return version is not None and not version.is_changed


def _is_edited(one: Imported) -> bool:
    version = one.draft.version if one.draft else None
    return version is not None and version.is_changed


def _aside(one: Imported, edited: Imported) -> Imported:
    reason = msg("Nothing was changed in it; `{file}` of the same SOP was.", file=edited.source)
    return replace(one, text=None, path=None, reason=reason, is_aside=True)


def _refused(one: Imported, first: Imported) -> Imported:
    """Refuse a second file with the same id: it would replace the first."""
    if _is_edited(one) and _is_edited(first):
        reason = msg(
            "`{first}` brings other changes of the same SOP: import this one after it.",
            first=first.source,
        )
        return replace(one, text=None, path=None, reason=reason)
    carries = first.draft is not None and first.draft.version is not None
    is_aside = carries and one.draft is not None and one.draft.is_ours
    reason = (
        msg("`{first}` carries the source of the same SOP, and was read.", first=first.source)
        if is_aside
        else msg("`{first}` has the same id.", first=first.source)
    )
    return replace(one, text=None, path=None, reason=reason, is_aside=is_aside)
