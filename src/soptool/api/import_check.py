"""`sop import --check`: what was read, printed and read once more; what differs then."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, cast

from soptool.api.render import render
from soptool.api.request import Request
from soptool.api.wanted import Wanted
from soptool.disk.temporary import temporary_folder
from soptool.importing.child import Reader
from soptool.importing.draft import Draft
from soptool.importing.reading import drafts_of
from soptool.importing.unreadable import Unreadable
from soptool.importing.yaml import literal, yaml_of
from soptool.language import Message, msg
from soptool.source.emit import flow

_NOT_PRINTED: Final = ("kind", "id")
_NAME: Final = "imported"


@dataclass(frozen=True, slots=True)
class Drift:
    """A value that comes back as another; None where there is none. `place` leads to it."""

    place: str
    before: str | None
    after: str | None


def drift_on_paper(draft: Draft, reader: Reader) -> tuple[Drift, ...]:
    """Print an SOP as PDF, read that, and return what differs."""
    data = {"kind": "micro", "title": "–", **draft.data, "id": _NAME}
    try:
        printed = _printed(yaml_of(cast("dict[str, Any]", literal(data))))
        again = drafts_of(printed, reader=reader)[0].data if printed else {}
    except Unreadable as error:
        return (Drift("", None, str(error.message)),)
    return tuple(_compared(_plain(data), _plain(again), ""))


def drift_in_sheets(data: Mapping[str, Any]) -> tuple[Drift, ...]:
    """Make a workbook of an SOP in both languages, read it, and return what differs."""
    from soptool.export.xlsx.documents import data_workbook  # noqa: PLC0415 - for a check alone

    found: dict[str, Drift] = {}
    for language in ("id", "en"):
        again = drafts_of(data_workbook(dict(data), language))[0].data
        found |= {each.place: each for each in _compared(data, again, "")}
    return tuple(found.values())


def said(drift: Drift) -> Message:
    """Say what would become of a value."""
    if not drift.place:
        return msg("It could not be printed and read again.")
    return msg("{place}: `{before}` would come back as `{after}`.",
               place=drift.place, before=drift.before or "–", after=drift.after or "–")  # fmt: skip


def _printed(text: str) -> bytes | None:
    with temporary_folder() as folder:
        (folder / "sop.yaml").write_text("language: id\n", encoding="utf-8")
        (folder / f"{_NAME}.yaml").write_text(text, encoding="utf-8")
        made = render(Request((_NAME,), workspace=folder, here=folder), Wanted(("pdf",)))
        contents = [document.content for document in made.documents if document.content]
    return contents[0] if contents and isinstance(contents[0], bytes) else None


def _plain(data: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in data.items() if key not in _NOT_PRINTED}


def _compared(one: Any, other: Any, place: str) -> Iterator[Drift]:
    """Yield the innermost values that differ."""
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        for key in dict.fromkeys((*one, *other)):
            yield from _compared(one.get(key), other.get(key), f"{place}.{key}" if place else key)
    elif place.endswith("next") and _is_list(one) and sorted(map(str, one)) == sorted(other):
        return  # started at the same time: paper says no order
    elif _is_list(one) and _is_list(other) and len(one) == len(other):
        for number, (mine, theirs) in enumerate(zip(one, other, strict=True), start=1):
            yield from _compared(mine, theirs, f"{place}.{number}")
    elif other not in (one, [one]) and one != [other]:
        yield Drift(place, _text(one), _text(other))


def _is_list(value: Any) -> bool:
    return isinstance(value, Sequence) and not isinstance(value, str)


def _text(value: Any) -> str | None:
    return value if value is None or isinstance(value, str) else flow(value)
