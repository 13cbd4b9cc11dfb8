"""What writes: it keeps the meaning, says no less, and the second time changes nothing."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable
from typing import Any

from soptool.source.layout import comments, layout
from soptool.source.names import FILE_NAME
from soptool.source.read import read

from ..corpus import Files
from ..door import Broken, Room
from .data import ids
from .findings import Found, checked

TEXTS = (".yaml", ".yml")
UNREAD = ("SOP00", "SOP104")
"""What keeps a file, or a part of it, from being looked at."""


def formatting(room: Room) -> None:
    """`fmt` changes the order of keys only, and once."""
    before = checked(room)
    if before is None or (ended := room.sop("fmt", "-q")).code == 2:
        return
    once = room.now()
    for name, content in room.files.items():
        if once.get(name) != content:
            _same_meaning(name, content, once.get(name, b""))
    if room.sop("fmt", "-q").code == 2 or room.now() != once:
        raise Broken("fmt: the second time changes more", _difference(once, room.now()))
    if room.sop("fmt", "--check", "-q").code != ended.code:  # 1: what can't be read is said
        raise Broken("fmt: --check after fmt finds something")
    if _counts(checked(room) or []) != _counts(before):
        raise Broken("fmt: other findings than before", _unlike(before, checked(room) or []))
    room.reset()


def _same_meaning(name: str, before: bytes, after: bytes) -> None:
    old, new = (read(name, content)[0] for content in (before, after))
    if old is None or new is None:
        raise Broken("fmt: a file that can't be read was written", name)
    if old.data != new.data:
        raise Broken("fmt: the data changed", name)
    if _remarks(old.text) != _remarks(new.text):
        raise Broken("fmt: comments changed", f"{_remarks(old.text)} {_remarks(new.text)}")


def _remarks(text: str) -> Counter[str]:
    return Counter(comment for _, comment in comments(text, layout(text)))


def _counts(findings: Found) -> Counter[str]:
    return Counter(f"{one['code']} {one['path']} {one['message']}" for one in findings)


def _unlike(some: Found, others: Found) -> str:
    one, other = _counts(some), _counts(others)
    return f"gone: {list((one - other).elements())}\nnew: {list((other - one).elements())}"


def _difference(one: Files, other: Files) -> str:
    return "\n".join(name for name in sorted({*one, *other}) if one.get(name) != other.get(name))


def mending(room: Room) -> None:
    """`--fix` makes no new error in what could be read, keeps every SOP, and mends once."""
    words = ["--fix", *(["--unsafe-fixes"] if room.chance.random() < 0.4 else [])]
    before, known = checked(room), ids(room)
    if before is None:
        return
    room.sop("validate", *words, "-q")
    once, after, later = room.now(), checked(room) or [], ids(room)
    if lost := {*known} - {*later}:
        raise Broken("--fix: an SOP is lost", str(lost))
    texts = [name for name in room.files if name.endswith(TEXTS)]
    readable = [name for name in texts if read(name, room.files[name])[0] is not None]
    if lost := {name for name in readable if read(name, once[name])[0] is None}:
        raise Broken("--fix: a file can't be read any more", str(lost))
    unread = any(one["code"].startswith(UNREAD) for one in before)
    links = [sum(one["code"] == "SOP221" for one in some) for some in (before, after)]
    # else there is more to look at than before
    if readable == texts and later == known and not unread and links[0] == links[1]:
        errors, left = (
            Counter(one["code"] for one in some if one["severity"] == "error")
            for some in (before, after)
        )
        if more := left - errors:
            raise Broken(f"{' '.join(words)}: makes {' '.join(more)}", _unlike(before, after))
        room.sop("validate", *words, "-q")
        if room.now() != once:
            changed = _shown(once, room.now())
            raise Broken(f"{' '.join(words)}: the second time changes more", changed)
    room.reset()


def _shown(one: Files, other: Files) -> str:
    names = [name for name in one if one[name] != other.get(name)]
    return "\n".join(f"{name}\n{one[name]!r}\n{other.get(name)!r}" for name in names)


def pinning(room: Room) -> None:
    """What was pinned is up to date, and only what `pin` writes was written."""
    ended = room.sop("pin", ".", "-q")
    if ended.code == 2:
        return
    once = room.now()
    if ended.code == 0 and room.sop("pin", ".", "--check", "-q").code:
        raise Broken("pin: --check after pin finds something", room.sop("pin", ".", "--check").out)
    room.sop("pin", ".", "-q")
    if room.now() != once:
        raise Broken("pin: the second time changes more", _shown(once, room.now()))
    for name, content in once.items():
        old = room.files.get(name)
        if content == old:
            continue
        was, now = (_without_pins(read(name, some)[0]) for some in (old or b"", content))
        if was != now:
            raise Broken("pin: more than pins changed", name)
    room.reset()


def _without_pins(document: Any) -> Any:
    if document is None:
        raise Broken("pin: a file that can't be read was written")
    return json.loads(json.dumps(_bare(document.data), default=str))


def _bare(data: Any) -> Any:
    if isinstance(data, dict):
        return {str(key): _bare(value) for key, value in data.items() if key != "pin"}
    return [_bare(item) for item in data] if isinstance(data, list) else data


def renaming(room: Room) -> None:
    """A name changes everywhere, and back to the same bytes; or nothing changes."""
    choices = _names(room)
    if not choices:
        return
    words, old, new, where = room.chance.choice(choices)
    inside = ["--in", where] if where else []
    ended = room.sop("rename", words, old, new, *inside, "-q")
    if ended.code == 2:
        if room.now() != room.files:
            raise Broken("rename: refused, and something changed", ended.err)
        return
    there = room.now()
    for name, content in there.items():
        if (
            name.endswith(TEXTS)
            and content not in room.files.values()
            and read(name, content)[0] is None
        ):
            raise Broken("rename: a file that can't be read was written", name)
    inside = ["--in", new if words == "sop" and where == old else where] if where else []
    ended = room.sop("rename", words, new, old, *inside, "-q")
    if ended.code == 2:
        # What was wrong before may not be made again: then the new name stays, whole.
        if room.now() != there or not any(word in ended.err for word in WRONG_AGAIN):
            raise Broken(
                f"rename {words}: there, and refused back", f"{room.ran[-2:]}\n{ended.err}"
            )
        return
    # An id made of a file's odd name is written down when it changes, and stays written.
    if room.now() != room.files and not room.is_named_oddly:
        changed = _shown(room.files, room.now())
        raise Broken(
            f"rename {words}: there and back changes something", f"{room.ran[-2:]}\n{changed}"
        )
    room.reset()


WRONG_AGAIN = ("something would be wrong", "akan timbul masalah")
Name = tuple[str, str, str, str]
"""What may be renamed: its kind, its name, a new one, in which SOP."""


def _names(room: Room) -> list[Name]:
    found: list[Name] = [("sop", name, f"{name}-z9", "") for name in ids(room)]
    for path, content in room.files.items():
        document = read(path, content)[0] if path.endswith(TEXTS) else None
        data = document.data if document else None
        if not isinstance(data, dict) or path.startswith("-"):
            continue
        if path == FILE_NAME:
            found += [("regulation", str(n), f"{n}-z9", "") for n in _in(data, "regulations", dict)]
            continue
        found += [("executor", str(n), f"{n}-z9", path) for n in _in(data, "executors", dict)]
        for step in _in(data, "steps", list):
            found += _of_step(step, path) if isinstance(step, dict) else []
    return [one for one in found if re.fullmatch(r"[^-\s].*", one[1])]


def _of_step(step: dict[str, Any], path: str) -> list[Name]:
    found: list[Name] = []
    if "id" in step:
        found.append(("step", str(step["id"]), f"{step['id']}-z9", path))
    texts = [text for text in _in(step, "outputs", list) if isinstance(text, str) and text.strip()]
    return [*found, *(("document", text, f"{text} z9", "") for text in texts)]


def _in(data: dict[str, Any], key: str, kind: type[dict[Any, Any] | list[Any]]) -> Iterable[Any]:
    """Return what stands under a key, nothing where that is of another kind."""
    value: Any = data.get(key)
    return value if isinstance(value, kind) else ()
