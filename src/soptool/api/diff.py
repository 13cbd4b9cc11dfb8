"""`sop diff`: two states of SOPs as sentences, and as the official form with the rows marked."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from soptool.api.request import Request, absolute
from soptool.api.scope import open_settled
from soptool.compose.expand import Composer
from soptool.compose.level import Level
from soptool.compose.parts import compose
from soptool.disk.content import content_of
from soptool.disk.ways import real
from soptool.errors import UsageError
from soptool.export.html.comparison import comparison_html
from soptool.export.markdown.comparison import comparison_markdown
from soptool.export.press import Press
from soptool.export.templates import Templates
from soptool.finding import in_order
from soptool.form.edition import Edition
from soptool.form.form import Form
from soptool.language import Translate, did_you_mean, msg, with_hint
from soptool.model.standard import Standard
from soptool.report.report import Report
from soptool.revision.change import Change, SopChange
from soptool.revision.compare import Comparison, compare, compare_entries
from soptool.revision.sentences import sentences, settings_sentences
from soptool.source.names import FILE_NAME
from soptool.workspace.at_revision import author_of, load_revision
from soptool.workspace.discover import find_root, is_marked
from soptool.workspace.entry import Entry
from soptool.workspace.load import Loading, Progress, load, relative
from soptool.workspace.logo import load_logo
from soptool.workspace.workspace import Workspace

__all__ = ("Diff", "diff", "diff_document", "diff_word")


@dataclass(frozen=True, slots=True)
class Diff:
    """What differs between `old` and `new`, named as the user did."""

    old_name: str
    new_name: str
    old: Workspace
    new: Workspace
    comparison: Comparison

    @property
    def unread(self) -> tuple[str, ...]:
        """The files that differ and can be loaded in neither state: nothing is known of them."""
        lost = {*self.old.unloaded.values()} & {*self.new.unloaded.values()}
        before, after = self.old.held, self.new.held
        return tuple(path for path in sorted(lost) if before.get(path) != after.get(path))

    def as_data(self, translate: Translate) -> dict[str, Any]:
        """Return it as `--format json` shows it."""
        found = self.comparison
        return {
            "version": 1,
            "old": self.old_name,
            "new": self.new_name,
            "different": not found.is_empty,
            "sops": [_sop(sop, translate) for sop in found.sops],
            "settings": [_change(change, translate) for change in found.settings],
            "settings_sentences": [
                one.text.render(translate) for one in settings_sentences(found.settings)
            ],
        }


def diff(
    request: Request,
    old: str,
    new: str | None = None,
    ids: Sequence[str] = (),
    progress: Progress | None = None,
) -> Diff:
    """Compare two files, two folders, or two git revisions of the workspace.

    Without `new` a revision is compared with the files as they are now. Raises UsageError.
    """
    folders = _folders(request, old, new)
    if folders is not None:
        before, after = (_read(request, one, beside) for one, beside in folders)
        return _compared(old, str(new), before, after, ids)
    files = [_file(request, name) for name in (old, new) if name is not None]
    if all(file is not None for file in files) and len(files) == 2:
        if ids:
            raise UsageError(msg("Two files are compared as they are: name no further SOPs."))
        return _of_files(request, old, str(new))
    if any(file is not None for file in files):
        names = " ".join(f"`{name}`" for name in (old, new) if name is not None)
        message = msg(
            "Two files are compared, two folders, or two git revisions, not {names}.", names=names
        )
        raise UsageError(message)
    return _of_revisions(request, old, new, ids, progress)


def diff_document(found: Diff, format: str, templates: Path | None = None) -> str:  # noqa: A002
    """Return the forms of the later state with their rows marked, as `html` or `md`."""
    workspace = found.new
    logo, _ = load_logo(workspace.root, workspace.settings)
    press = Press(Edition(workspace, logo), Templates(templates))
    composer = Composer(workspace)
    forms = {
        sop.new.path: Form(compose(composer, sop.new, Level.PARTS), press.edition)
        for sop in found.comparison.sops
        if sop.new is not None and not isinstance(sop.new.sop, Standard)
    }
    make = comparison_html if format == "html" else comparison_markdown
    return make(found.comparison, (found.old_name, found.new_name), forms, press)


def diff_word(found: Diff, templates: Path | None = None) -> tuple[bytes, Report]:
    """Return the forms of the later state as a Word document with tracked changes.

    Also what was found in drawings: a form that can't be drawn is left out.
    """
    from soptool.export.docx.changes import comparison_docx  # noqa: PLC0415 -- only here

    workspace = found.new
    logo, _ = load_logo(workspace.root, workspace.settings)
    press = Press(Edition(workspace, logo), Templates(templates))
    after, before = Composer(workspace), Composer(found.old)
    earlier = Edition(found.old, logo)
    forms: dict[str, tuple[Form, Form | None]] = {}
    for sop in found.comparison.sops:
        if sop.new is None or isinstance(sop.new.sop, Standard):
            continue
        old = None
        if sop.old is not None and not isinstance(sop.old.sop, Standard):
            old = Form(compose(before, sop.old, Level.PARTS), earlier)
        forms[sop.new.path] = (Form(compose(after, sop.new, Level.PARTS), press.edition), old)
    authors = {
        path: author_of(workspace.root, found.new_name, path, _author(workspace)) for path in forms
    }
    names = (found.old_name, found.new_name)
    made = comparison_docx(found.comparison, names, forms, authors, press)
    assert isinstance(made.content, bytes)
    return made.content, Report(in_order(made.findings), len(forms), root=workspace.root)


def _author(workspace: Workspace) -> str:
    organization = workspace.settings.organization
    return organization.name or organization.parent or "soptool"


def _file(request: Request, name: str) -> Path | None:
    """Return the file that a name leads to; None for a revision."""
    path = absolute(name, request.here)
    return path if path.is_file() else None


def _folders(
    request: Request, old: str, new: str | None
) -> tuple[tuple[Path, Path], tuple[Path, Path]] | None:
    """Return two folders, each with the other; None where none is meant."""
    if new is None:
        return None
    one, other = absolute(old, request.here), absolute(new, request.here)
    return ((one, other), (other, one)) if one.is_dir() and other.is_dir() else None


def _read(request: Request, folder: Path, beside: Path) -> Workspace:
    """Read the SOPs of a folder; where it has no settings, those of the other hold."""
    contents: dict[Path, bytes] = {}
    if not is_marked(folder) and is_marked(beside):
        with suppress(OSError):
            settings = content_of(beside / FILE_NAME, request.limits.max_bytes)
            contents[folder / FILE_NAME] = settings
    return load(folder, Loading(contents=contents, limits=request.limits))


def _of_files(request: Request, old: str, new: str) -> Diff:
    before, one = _loaded(request, old)
    after, other = _loaded(request, new)
    return Diff(old, new, before, after, compare_entries(before, one, after, other))


def _loaded(request: Request, name: str) -> tuple[Workspace, Entry]:
    path = absolute(name, request.here)
    workspace = load(find_root(path), Loading((path,), limits=request.limits))
    file = relative(path, workspace.root)
    entry = workspace.by_path.get(file)
    if entry is not None:
        return workspace, entry
    reasons = (finding.message for finding in workspace.findings if finding.place.path == file)
    problem = msg("`{path}` can't be loaded.", path=name)
    raise UsageError(with_hint(problem, next(reasons, None)))


def _of_revisions(
    request: Request, old: str, new: str | None, ids: Sequence[str], progress: Progress | None
) -> Diff:
    """Compare revisions; a name that is none may be that of an SOP, or the workspace's folder."""
    root = _root(request)
    now = cache(lambda: open_settled(replace(request, arguments=()), progress).workspace)
    try:
        before = load_revision(root, old, request.limits)
    except UsageError as error:
        _know(old, now(), error)
        named = (old, *([] if new is None else [new]), *ids)
        return _of_revisions(request, "HEAD", None, named, progress)
    if new is None or real(absolute(new, request.here)) == real(root):
        return _compared(old, "", before, now(), ids)
    try:
        after = load_revision(root, new, request.limits)
    except UsageError as error:
        _know(new, now(), error)
        return _compared(old, "", before, now(), (new, *ids))
    return _compared(old, new, before, after, ids)


def _know(name: str, workspace: Workspace, error: UsageError) -> None:
    """Raise the error, with an id that was perhaps meant, where no SOP has the name."""
    if name not in workspace.by_id:
        hint = did_you_mean(name, workspace.by_id)
        raise UsageError(with_hint(error.message, hint)) from error


def _compared(old: str, new: str, before: Workspace, after: Workspace, ids: Sequence[str]) -> Diff:
    for name in ids:
        if name not in before.by_id and name not in after.by_id:
            problem = msg("Neither state has an SOP with the id `{id}`.", id=name)
            known = dict.fromkeys((*before.by_id, *after.by_id))
            raise UsageError(with_hint(problem, did_you_mean(name, known)))
    return Diff(old, new, before, after, compare(before, after, ids))


def _root(request: Request) -> Path:
    folder = absolute(str(request.workspace or "."), request.here)
    if not folder.is_dir():
        raise UsageError(msg("There is no folder `{path}`.", path=request.workspace))
    return folder if request.workspace is not None else find_root(folder)


def _sop(sop: SopChange, translate: Translate) -> dict[str, Any]:
    entry = sop.entry
    return {
        "id": entry.sop.id,
        "kind": entry.sop.kind,
        "title": entry.sop.title,
        "path": entry.path,
        "change": sop.sort.value,
        "sentences": [one.text.render(translate) for one in sentences(sop)],
        "changes": [_change(change, translate) for change in sop.changes],
    }


def _change(change: Change, translate: Translate) -> dict[str, Any]:
    return {
        "change": change.sort.value,
        "what": change.what.value,
        "field": change.field,
        "old_step": None if change.old is None else change.old + 1,
        "new_step": None if change.new is None else change.new + 1,
        "before": change.before,
        "after": change.after,
        "said": change.said.render(translate),
    }
