"""A PDF of ours that carries its source: the files, where nobody changed them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from soptool.form.carried import fingerprint
from soptool.importing.draft import Counts, Draft, Remark
from soptool.importing.returned.theirs import theirs_of
from soptool.importing.sheets import Sheets
from soptool.language import msg
from soptool.source.names import FILE_NAME

_END = ".yaml"


def attached_drafts(sheets: Sheets) -> tuple[Draft, ...]:
    """Return a draft of the SOP that a PDF carries, of each in a book; none where it has none.

    Files that differ from what was attached are none of ours: then the drawing is read.
    """
    files = dict(sheets.attachments)
    said = sheets.mark("source")
    if not said or fingerprint(files) != said:
        return ()
    settings = files.pop(FILE_NAME, None)
    own = sheets.mark("id")
    contents = {name.removesuffix(_END): content for name, content in files.items()}
    names = [own] if own in contents else list(contents)
    drafts = [_draft(name, contents, settings, len(sheets.pages)) for name in names]
    found = [draft for draft in drafts if draft is not None]
    return tuple(found) if len(found) == len(names) else ()


def changed(sheets: Sheets) -> Remark | None:
    """Say that a source was attached and is another now."""
    if not sheets.mark("source"):
        return None
    message = msg("The source attached to it was changed, or is gone: its pages were read.")
    return Remark(None, "", "", "source", "", message)


def _draft(
    name: str, files: Mapping[str, bytes], settings: bytes | None, pages: int
) -> Draft | None:
    theirs = theirs_of(name, files)
    if theirs is None:
        return None
    version = theirs.versions[name]
    steps: Sequence[object] = version.steps
    counts = Counts(len(steps))
    return Draft(version.data, pages, counts, version=version, settings=settings, is_ours=True)
