"""What an SOP or sop.yaml says beside its steps and executors, compared field by field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from soptool.compose.canonical import plain
from soptool.language import Message, msg
from soptool.model.dates import PartialDate
from soptool.model.relation import Relation
from soptool.revision.change import Change, What, arrow, differs, pairs, sort_of
from soptool.shape.texts import Shape

Flat = dict[str, "str | tuple[str, ...]"]
_ELSEWHERE: Final = ("executors", "steps")

NAMES: Final[Mapping[str, Message]] = {
    "id": msg("id"),
    "kind": msg("kind"),
    "title": msg("title"),
    "number": msg("number"),
    "unit": msg("unit"),
    "classification": msg("kind of SOP"),
    "process": msg("process code"),
    "status": msg("status"),
    "dates.created": msg("date created"),
    "dates.revised": msg("date revised"),
    "dates.effective": msg("date effective"),
    "dates.review": msg("date of review"),
    "revision": msg("revision"),
    "approval.position": msg("position of the approver"),
    "approval.name": msg("name of the approver"),
    "approval.nip": msg("NIP of the approver"),
    "approval.rank": msg("rank of the approver"),
    "approval.acting": msg("acting approver"),
    "approval.place": msg("place of approval"),
    "approval.date": msg("date of approval"),
    "legal_basis": msg("legal basis"),
    "qualifications": msg("qualification"),
    "related": msg("related SOP"),
    "equipment": msg("equipment"),
    "warnings": msg("warning"),
    "records": msg("record"),
    "inputs": msg("input"),
    "outputs": msg("result"),
    "purpose": msg("purpose"),
    "scope": msg("scope"),
    "definitions": msg("definition"),
    "footnotes": msg("footnote"),
    "volume": msg("cases a year"),
    "parameters": msg("parameter"),
    "extends": msg("generic SOP"),
    "with": msg("value"),
    "sops": msg("SOP that delivers it"),
    "services": msg("service"),
    "extra": msg("additional component"),
    "delivery.requirements": msg("requirement of the service"),
    "delivery.procedure": msg("procedure of the service"),
    "delivery.time": msg("time to completion"),
    "delivery.cost": msg("cost"),
    "delivery.product": msg("product of the service"),
    "delivery.complaints": msg("handling of complaints"),
    "management.legal_basis": msg("legal basis"),
    "management.facilities": msg("facilities"),
    "management.competence": msg("competence of executors"),
    "management.supervision": msg("internal supervision"),
    "management.staff": msg("number of executors"),
    "management.guarantee": msg("guarantee of the service"),
    "management.safety": msg("guarantee of safety"),
    "management.evaluation": msg("evaluation of performance"),
}


def identity_changes(old: Shape, new: Shape) -> Iterator[Change]:
    """Yield what differs between two documents beside steps and executors."""
    yield from _changes(flat(old, without=_ELSEWHERE), flat(new, without=_ELSEWHERE), What.IDENTITY)


def settings_changes(old: Shape, new: Shape) -> Iterator[Change]:
    """Yield what differs between two states of sop.yaml."""
    yield from _changes(flat(old), flat(new), What.SETTINGS)


def _changes(old: Flat, new: Flat, what: What) -> Iterator[Change]:
    for key in dict.fromkeys((*old, *new)):
        before, after = old.get(key), new.get(key)
        if before == after:
            continue
        name = name_of(key, what)
        if isinstance(before, str) or isinstance(after, str):
            one, other = _one(before), _one(after)
            yield Change(sort_of(one, other), what, key, arrow(name, one, other), one, other)
        else:
            yield from list_changes(name, before or (), after or (), what, key)


def list_changes(
    name: Message,
    before: tuple[str, ...],
    after: tuple[str, ...],
    what: What,
    key: str,
    old: int | None = None,
    new: int | None = None,
) -> Iterator[Change]:
    """Yield the entries of a list that were replaced, removed, added; else its order."""
    found = False
    for one, other in pairs(before, after):
        found = True
        said = arrow(name, one, other)
        yield Change(sort_of(one, other), what, key, said, one, other, old, new)
    if not found and differs(before, after):
        one, other = "; ".join(before), "; ".join(after)
        said = msg("{name}: another order", name=name)
        yield Change(sort_of(one, other), what, key, said, one, other, old, new)


def name_of(key: str, what: What) -> Message:
    """Return what people call a field; a name of the author's own stands behind it."""
    if what is What.SETTINGS:
        return msg("`{key}`:", key=key)
    parts = key.split(".")
    for length in range(len(parts), 0, -1):
        known = NAMES.get(".".join(parts[:length]))
        if known is not None:
            rest = ".".join(parts[length:])
            return msg("{name} {rest}:", name=known, rest=rest) if rest else known
    return msg("`{key}`", key=key)


def _one(value: str | tuple[str, ...] | None) -> str | None:
    return "; ".join(value) if isinstance(value, tuple) else value


def flat(shape: Shape, without: tuple[str, ...] = ()) -> Flat:
    """Return every value of a document by its dotted key; what is empty is left out."""
    found: Flat = {}
    for name, info in type(shape).model_fields.items():
        if name not in without:
            found |= _flat(info.alias or name, getattr(shape, name))
    return found


def _flat(key: str, value: Any) -> Flat:
    if value is None or value in ("", (), {}):
        return {}
    if isinstance(value, Shape):
        return {f"{key}.{name}": item for name, item in flat(value).items()}
    if isinstance(value, Mapping):
        return {
            k: v for name, item in value.items() for k, v in _flat(f"{key}.{name}", item).items()
        }
    if isinstance(value, tuple) and value and all(isinstance(item, Shape) for item in value):
        named = {f"{key}.{getattr(item, 'title', number)}": item
                 for number, item in enumerate(value, 1)}  # fmt: skip
        return {k: v for name, item in named.items() for k, v in _flat(name, item).items()}
    if isinstance(value, tuple):
        return {key: tuple(_text(item) for item in value)}
    return {key: _text(value)}


def _text(value: Any) -> str:
    if isinstance(value, Relation):
        return value.text if value.kind == "related" else f"{value.text} ({value.kind})"
    if isinstance(value, PartialDate):
        return str(value)
    made = plain(value)
    return made if isinstance(made, str) else str(made)
