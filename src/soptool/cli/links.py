"""Where links may lead what is written: never out of the place that they stand in.

A link may have come with a repository from somebody else. What the user typed is followed as far as
it lies elsewhere (`-o /srv/sop`, `/dev/stdout`).
"""

from __future__ import annotations

import os
from pathlib import Path

from soptool.disk.ways import real
from soptool.errors import FileLeft
from soptool.language import msg
from soptool.workspace.discover import repository_of


def home_of(folder: Path) -> Path:
    """Return what a link in this folder must not lead out of: its repository, else itself."""
    return repository_of(folder) or folder


def check_inside(path: Path, home: Path) -> None:
    """Raise FileLeft where the path lies in `home`, and a link on it leads out."""
    typed = Path(os.path.abspath(path))  # noqa: PTH100 -- links stay
    try:
        if not typed.is_relative_to(home) or real(path).is_relative_to(real(home)):
            return
        target = real(path)
    except (OSError, RuntimeError):  # links that go round
        target = path
    except ValueError:  # a name that no folder can hold, as writing will say
        return
    raise FileLeft(
        msg(
            "`{path}` is not written: a link leads out of `{home}`, to `{target}`.",
            path=path,
            home=home,
            target=target,
        )
    )


def check_no_link(folder: Path, name: str) -> None:
    """Raise FileLeft where the file, or a folder on the way to it from `folder`, is a link."""
    path = folder
    for part in Path(name).parts:
        path /= part
        if os.path.islink(path):  # noqa: PTH114 -- the other raises
            message = msg("`{path}` is a link, and nothing is written through it.", path=path)
            hint = msg("Delete the link, or name another folder with `-o`.")
            raise FileLeft(msg("{problem} {hint}", problem=message, hint=hint))
