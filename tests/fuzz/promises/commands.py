"""One command by lot: cheap, so that many cases are looked at; `door` holds what all must keep."""

from __future__ import annotations

from collections.abc import Callable

from ..door import Room
from .findings import FORMATS, checked

DOCUMENTS = ("svg", "md", "json", "md", "json", "html", "poster", "maklumat", "scorecard")


def one_command(room: Room) -> None:
    """Any command ends as every one must."""
    file = room.chance.choice(sorted(room.files))
    name = file.rsplit("/")[-1].removesuffix(".yaml") or "x"
    room.sop(*room.chance.choice(_COMMANDS)(room, f"./{file}", name))


def one_report(room: Room) -> None:
    """Any report is made."""
    room.sop("validate", "-f", room.chance.choice(FORMATS))


def one_document(room: Room) -> None:
    """Documents of any format that needs no other program are made."""
    room.sop("render", "--to", room.chance.choice(DOCUMENTS), "-o", str(room.beside / "satu"))


def places(room: Room) -> None:
    """What is found lies in the files, and has its words."""
    checked(room)


_Words = tuple[str, ...]
_COMMANDS: tuple[Callable[[Room, str, str], _Words], ...] = (
    lambda room, file, name: ("validate", file),
    lambda room, file, name: ("validate", "--fix", "--diff"),
    lambda room, file, name: ("validate", "--fix", "--unsafe-fixes"),
    lambda room, file, name: ("validate", "--profile", "draft", "-f", "concise"),
    lambda room, file, name: ("fmt", ".", room.chance.choice(("--check", "--diff", "-q"))),
    lambda room, file, name: ("tree", "-f", room.chance.choice(("text", "json"))),
    lambda room, file, name: ("compose", file, "-f", room.chance.choice(("table", "json", "yaml"))),
    lambda room, file, name: ("compose", file, "--expand", "parts"),
    lambda room, file, name: ("time", file),
    lambda room, file, name: ("time", "-f", room.chance.choice(("json", "svg", "html"))),
    lambda room, file, name: ("workload",),
    lambda room, file, name: ("pin", ".", room.chance.choice(("--check", "-q"))),
    lambda room, file, name: ("impact", "--", name),
    lambda room, file, name: ("rename", "sop", "--", name, "nama-lain"),
    lambda room, file, name: ("diff", file, f"./{room.chance.choice(sorted(room.files))}"),
)
