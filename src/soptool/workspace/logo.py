"""The agency's logo as a data address, so that a document needs no other file.

It is only ever shown as a picture (`<img>`), where a browser runs no script of an SVG.
"""

from __future__ import annotations

from base64 import b64encode
from pathlib import Path

from soptool.disk.content import TooLarge, content_of
from soptool.disk.ways import real
from soptool.errors import reason_of
from soptool.language import Message, grouped, msg
from soptool.settings import Settings
from soptool.workspace.picture import MOST_NODES, MOST_PIXELS, leads_out, nodes_of, pixels_of

MAX_BYTES = 1_000_000
_SUFFIXES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg"})
_STARTS = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
)


def load_logo(root: Path, settings: Settings) -> tuple[str | None, Message | None]:
    """Return `organization.logo` as a data address, or why there is none.

    The picture must be a PNG, JPEG, GIF, WebP or SVG file inside the workspace.
    """
    name = settings.organization.logo
    if name is None:
        return None, None
    try:
        path = real(root / name)
        path.stat()
        if not _is_named_so(root / name):
            return None, msg("The logo `{name}` is there only in other letters.", name=name)
        if not path.is_relative_to(real(root)):
            return None, msg("The logo `{name}` is not inside the workspace.", name=name)
        content = content_of(path, MAX_BYTES)
    except (OSError, ValueError) as error:
        return None, _unread(name, error)
    return _address(name, content)


def _unread(name: str, error: OSError | ValueError) -> Message:
    if isinstance(error, TooLarge):
        return msg("The logo `{name}` is larger than 1 MB; use a smaller file.", name=name)
    if isinstance(error, FileNotFoundError):
        return msg("The logo `{name}` is not there.", name=name)
    return msg("The logo `{name}` can't be read: {reason}.", name=name, reason=reason_of(error))


def _is_named_so(path: Path) -> bool:
    """Whether the file has this very name: Windows finds `LOGO.png`, too, where Linux does not."""
    return path.name in (file.name for file in path.parent.iterdir()) or path.name in ("", "..")


def pictures_beside(root: Path, name: str) -> tuple[str, ...]:
    """Return the pictures in the folder where the logo should be, as `logo` would name them."""
    folder = (root / name).parent
    try:
        if not real(folder).is_relative_to(real(root)):
            return ()
        found = sorted(file.name for file in folder.iterdir() if file.suffix.lower() in _SUFFIXES)
    except (OSError, ValueError):
        return ()
    return tuple(str(Path(name).parent / file) for file in found)


def _address(name: str, content: bytes) -> tuple[str | None, Message | None]:
    kind = picture_type(content)
    if kind is None:
        return None, msg("The logo `{name}` is not a PNG, JPEG, GIF, WebP or SVG file.", name=name)
    excess = _excess(name, content, kind)
    if excess is not None:
        return None, excess
    return f"data:{kind};base64,{b64encode(content).decode('ascii')}", None


def _excess(name: str, content: bytes, kind: str) -> Message | None:
    """Say what is too much to be painted: a file of a few bytes may say it has billions of dots."""
    if kind == "image/svg+xml":
        try:
            nodes = nodes_of(content)
        except ValueError as error:
            return msg("The logo `{name}` can't be read: {reason}.", name=name, reason=error)
        if leads_out(content):
            return msg("The logo `{name}` shows another file; put that picture into it.", name=name)
        if nodes <= MOST_NODES:
            return None
        return msg("The logo `{name}` draws more than {most} things; use a simpler one.",
                   name=name, most=grouped(MOST_NODES))  # fmt: skip
    if pixels_of(content, kind) <= MOST_PIXELS:
        return None
    return msg("The logo `{name}` has more than {most} million dots; use a smaller one.",
               name=name, most=MOST_PIXELS // 1_000_000)  # fmt: skip


def picture_type(content: bytes) -> str | None:
    """Tell the media type of a picture by its first bytes."""
    for start, kind in _STARTS:
        if content.startswith(start):
            return kind
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp"
    head = content.removeprefix(b"\xef\xbb\xbf").lstrip()
    is_markup = head.startswith((b"<svg", b"<?xml", b"<!--", b"<!DOCTYPE svg"))
    return "image/svg+xml" if is_markup and b"<svg" in head else None
