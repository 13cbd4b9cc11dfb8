"""Times of generic SOPs, in which a parameter's value goes: `$(lama)`, `$(jumlah) menit`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from soptool.lint.evidence.subject import StepSubject
from soptool.model.generic import Specific, fits
from soptool.model.marks import MARK

_SAMPLES = {"duration": "1 hari", "number": "1", "date": "2026-01-01"}


def sampled(subject: StepSubject, text: str) -> str | None:
    """Return a text with a sample value for each of its parameters.

    None where only the specific SOP can be judged: a parameter is a text, or its value is missing
    or of the wrong kind, which is said where values are given.
    """
    sop = subject.of.sop
    if not sop.parameters:
        return None if _is_misfilled(subject) else text
    known = {name: _SAMPLES.get(kind) for name, kind in sop.parameters.items()}
    if any(known.get(name, "") is None for name in _names(text)):
        return None
    return MARK.sub(lambda match: known.get(match["name"].strip()) or match[0], text)


def _names(text: str) -> Iterator[str]:
    return (match["name"].strip() for match in MARK.finditer(text) if not match["escape"])


def _is_misfilled(subject: StepSubject) -> bool:
    """Whether a value of the step's time is missing or of the wrong kind."""
    file = subject.of.file
    if not isinstance(file, Specific) or file.generic is None:
        return False
    declared = _mapping(_mapping(file.generic.data).get("parameters"))
    written = " ".join(map(str, _times(file.generic.data, subject.index)))
    given = subject.of.sop.with_
    return any(
        name not in given or not fits(given[name], str(declared[name]))
        for name in _names(written)
        if name in declared
    )


def _times(data: object, index: int) -> Iterator[object]:
    steps = _mapping(data).get("steps")
    step = _mapping(steps[index]) if isinstance(steps, list) and index < len(steps) else {}
    yield from (step.get(key, "") for key in ("duration", "effort"))


def _mapping(data: object) -> Mapping[str, object]:
    return data if isinstance(data, dict) else {}
