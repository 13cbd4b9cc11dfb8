"""The ids of a workspace at a glance, for those who can't wait for it to be loaded."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from soptool.disk.content import content_of
from soptool.limits import Limits
from soptool.source.names import FILE_NAME, default_id
from soptool.source.read import read
from soptool.workspace.discover import yaml_files

_KIND = re.compile(r"""^(?:\ufeff)?kind:[ \t]*["']?(?:micro|macro|standard)\b""", re.MULTILINE)
_ID = re.compile(r"""^(?:\ufeff)?id:[ \t]*(["']?)([a-z0-9][a-z0-9-]*)\1[ \t]*(?:#.*)?$""", re.M)


def ids_in(root: Path) -> Iterator[str]:
    """Yield the ids of the files under `root` that look like SOPs; they are not read as YAML."""
    for file in yaml_files(root, _excluded(root)):
        try:
            text = content_of(file, Limits().max_bytes).decode("utf-8", "replace")
        except OSError:
            continue
        if _KIND.search(text):
            written = _ID.search(text)
            yield written[2] if written else default_id(file.name)


def _excluded(root: Path) -> Sequence[str]:
    """Return what `sop.yaml` excludes; nothing where that can't be read."""
    try:
        document, _ = read(FILE_NAME, content_of(root / FILE_NAME, Limits().max_bytes))
    except OSError:
        return ()
    data = document.data if document is not None else None
    listed = data.get("exclude", ()) if isinstance(data, dict) else ()
    patterns = [listed] if isinstance(listed, str) else listed
    return tuple(pattern for pattern in patterns if isinstance(pattern, str))
