"""Lines of the files that findings speak of, and where these files lie in their repository."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from soptool.disk.content import MAX_DATA, content_of


def prefix(root: Path) -> str:
    """Return the way from the repository's root to this folder: `docs/sop/`, or nothing."""
    for folder in (root, *root.parents):
        if (folder / ".git").exists():
            way = root.relative_to(folder).as_posix()
            return "" if way == "." else f"{way}/"
    return ""


def lines_in(base: Path, contents: Mapping[Path, bytes]) -> Callable[[str], Sequence[str]]:
    """Return what reads the lines of a file below `base`; an unreadable one has none.

    `contents` stand in for files on disk.
    """

    @lru_cache(maxsize=8)
    def lines(path: str) -> Sequence[str]:
        file = Path(os.path.normpath(base / path))
        content = contents.get(file)
        try:
            content = content_of(file, MAX_DATA) if content is None else content
        except OSError:
            return ()
        from soptool.source.encoding import shown_text  # noqa: PLC0415 -- few reports show lines

        text = shown_text(content)
        return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")

    return lines
