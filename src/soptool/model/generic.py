"""Generic SOPs: texts with `$(name)`, and the specific SOPs that fill them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from soptool.finding import Finding, Place, Related, found
from soptool.language import Message, closest_name, did_you_mean, msg
from soptool.model import checks
from soptool.model.dates import parse_date
from soptool.model.duration.duration import parse_duration
from soptool.model.identity import Body
from soptool.model.inheritance import Layer, laid_upon
from soptool.model.marks import MARK, filled
from soptool.model.parse import parse
from soptool.model.sop import Sop
from soptool.shape.fill import Location
from soptool.shape.texts import is_number
from soptool.source.document import Document
from soptool.source.inheriting import Inheriting
from soptool.source.places import Data
from soptool.source.slips import key_slip_fix

# What a specific SOP says of itself, and never takes over from the generic one.
_OWN = ("id", "number", "dates", "approval", "status", "revision", "parameters", "extends", "with")


@dataclass(frozen=True)
class Specific(Inheriting):
    """A specific SOP's file; what it does not say itself stands in the generic one's, filled."""

    generic: Document | None = None


def specialised(
    own: Document, generic: Document, values: Mapping[str, str], defaults: Sequence[Layer]
) -> Document:
    """Return a specific SOP's file with the generic one's texts below it, and defaults below both.

    All of these are filled. Only what the file says itself makes it anything but specific.
    """
    below = (Layer(generic, _without(generic.data, _OWN)), *defaults)
    layers = [replace(layer, data=_as_dict(filled(_shared(layer), values))) for layer in below]
    said = {key: value for key, value in _as_dict(filled(own.data, {})).items() if key != "steps"}
    data, origins = laid_upon(own, said, layers)
    kind = _as_dict(data.get("classification", {}))
    data["classification"] = {**kind, "coverage": kind.get("coverage", "specific")}
    return Specific(
        *(own.path, own.text, data, own.places, own.has_mark),
        written=own,
        origins=origins,
        generic=generic,
    )


def _shared(layer: Layer) -> Data:
    data = dict(layer.data)
    if isinstance(data.get("classification"), dict):
        data["classification"] = _without(data["classification"], ("coverage",))
    return data


def used_with(
    generic: Document, values: Mapping[str, str]
) -> tuple[Sop | None, Document, tuple[Finding, ...]]:
    """Make the SOP that a macro's `use` with `with` performs, and say what is wrong with it.

    It is the generic one, filled.
    """
    data = filled(_without(generic.data, ("parameters",)), values)
    document = Specific(
        *(generic.path, generic.text, data, generic.places, generic.has_mark),
        written=generic,
        generic=generic,
    )
    sop, findings = parse(document, is_filled=True)
    return sop, document, findings


def left_open(generic: Document) -> Sop | None:
    """Make a generic SOP as it stands on paper: a blank (`‹unit›`) wherever a value goes.

    Its `parameters` are the blanks that stand in it. None where it has no parameters, or can't be
    read with blanks.
    """
    data = _as_dict(generic.data)
    names = _as_dict(data.get("parameters", {}))
    if not names:
        return None
    blanks = {name: _blank(name) for name in names}
    sop, _ = parse(replace(generic, data=filled(data, blanks)), is_filled=True)
    if sop is None:
        return None
    used = {name for path, name in _marks(data, ()) if path[:1] != ("parameters",)}
    left = {name: blank for name, blank in blanks.items() if name in used}
    return sop.model_copy(update={"parameters": left})


def blanks_in(sop: Body) -> Sequence[str]:
    """Return the blanks of a generic SOP that was left open, as they stand in its texts."""
    return [text for name, text in sop.parameters.items() if text == _blank(name)]


def _blank(name: str) -> str:
    return f"‹{name}›"


def _as_dict(data: Data) -> dict[str, Data]:
    return data if isinstance(data, dict) else {}


def _without(data: Data, keys: Iterable[str]) -> dict[str, Data]:
    left = tuple(keys)
    return {key: value for key, value in _as_dict(data).items() if key not in left}


def parameter_findings(sop: Body, document: Document) -> Iterator[Finding]:
    """Check the `$(name)` of a generic SOP against its parameters."""
    if not sop.parameters and sop.extends is not None:
        return
    if not (document.holds("$(") or document.holds("\\")):  # it may be written as an escape
        return
    for path, name in _marks(document.data, ()):
        if name in sop.parameters or path[:1] == ("with",):
            continue
        message = msg("No parameter has the name `{name}`.", name=name)
        hint = did_you_mean(name, sop.parameters) or msg(
            "Declare it (`parameters: {{{name}: text}}`), or write `$$(` for a literal `$(`.",
            name=name,
        )
        yield found(checks.UNKNOWN_PARAMETER, message, document.value(path), hint=hint)


def _marks(data: Data, path: Location) -> Iterator[tuple[Location, str]]:
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _marks(value, (*path, key))
    elif isinstance(data, list):
        for index, item in enumerate(data):
            yield from _marks(item, (*path, index))
    elif "$(" in data:
        for match in MARK.finditer(data):
            if not match["escape"]:
                yield path, match["name"].strip()


def at_values(
    findings: Iterable[Finding], generic: Document, own: Document, at: Location
) -> Iterator[tuple[Finding, bool]]:
    """Yield what is wrong with an SOP that was filled, and whether a value of its own is.

    Such a finding stands where the value is given, below `at`, and names where it is filled in.
    """
    marks = {_start(generic.value(path)): name for path, name in _marks(generic.data, ())}
    given = own.at(at)
    for finding in findings:
        name = marks.get(_start(finding.place))
        if name is None or not isinstance(given, dict) or name not in given:
            yield finding, False
            continue
        filled_in = Related(finding.place, msg("It is filled in here."))
        place = own.value((*at, name))
        yield replace(finding, place=place, related=(*finding.related, filled_in), fix=None), True


def _start(place: Place) -> tuple[str, int, int]:
    return place.path, place.line, place.column


def value_findings(
    values: Mapping[str, str], at: Location, document: Document, generic: Body, source: Document
) -> Iterator[Finding]:
    """Check the values given for a generic SOP's parameters: all there, known, of their type."""
    for name, text in values.items():
        place = document.value((*at, name))
        if name not in generic.parameters:
            message = msg("`{id}` has no parameter `{name}`.", id=generic.id, name=name)
            hint = did_you_mean(name, generic.parameters)
            key = document.key((*at, name))
            fix = key_slip_fix(document, (*at, name), closest_name(name, generic.parameters))
            yield found(checks.UNKNOWN_PARAMETER, message, key, hint=hint, fix=fix)
        elif not fits(text, generic.parameters[name]):
            kind = generic.parameters[name]
            message = msg("`{text}` is no {kind}.", text=text, kind=_KINDS[kind])
            declared = Related(source.value(("parameters", name)), msg("It is declared here."))
            yield found(checks.WRONG_PARAMETER, message, place, related=[declared])
    for name in generic.parameters:
        if name not in values:
            message = msg("`{id}` needs a value for `{name}`.", id=generic.id, name=name)
            declared = Related(source.key(("parameters", name)), msg("It is declared here."))
            hint = msg("Add `with: {{{name}: …}}`.", name=name)
            key = document.key(at)
            yield found(checks.MISSING_PARAMETER, message, key, hint=hint, related=[declared])


_KINDS: dict[str, Message] = {
    "text": msg("text"),
    "number": msg("figure"),
    "duration": msg("time"),
    "date": msg("date"),
}


def fits(text: str, kind: str) -> bool:
    """Whether a value is of a parameter's kind."""
    if kind == "number":
        return is_number(text)
    if kind == "duration":
        return parse_duration(text) is not None
    return kind != "date" or parse_date(text) is not None


def no_steps_of_its_own(sop: Body, document: Document) -> Iterator[Finding]:
    """A specific SOP has the steps of the generic one."""
    data = _as_dict(document.data)
    if sop.extends is not None and data.get("steps"):
        message = msg("A specific SOP (`extends`) has the steps of the generic one.")
        hint = msg("Take `steps` out, or `extends`.")
        yield found(checks.EXCLUSIVE_KEYS, message, document.key(("steps",)), hint=hint)
