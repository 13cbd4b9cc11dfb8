"""The overview of services: which have a standard, which SOPs deliver them, what is missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from soptool.compose.documents import document_key
from soptool.compose.expand import Composer
from soptool.compose.procedure import Procedure
from soptool.form.components import DELIVERY, MANAGEMENT, entries, service_name
from soptool.form.edition import Cited, Edition
from soptool.form.headings import word
from soptool.lint.evidence.service import is_same
from soptool.measure.service import Course, courses_of, procedures_of, promised
from soptool.model.calendar import format_spell
from soptool.model.duration.duration import Duration
from soptool.model.sop import Macro, Micro
from soptool.model.standard import Offer, Standard, offers
from soptool.workspace.entry import Entry
from soptool.workspace.workspace import Workspace

_NAMES = {key: name for name, key in (*DELIVERY, *MANAGEMENT)}


@dataclass(frozen=True, slots=True)
class Kept:
    """What the SOPs take beside the promise; `state`: `kept`, `not kept`, `not proven`.

    `remark`: how repetitions are counted in it, where there are any.
    """

    time: str | None
    state: str
    remark: str | None = None


@dataclass(frozen=True, slots=True)
class ServiceRow:
    """A service with its standard. `missing` has what the standard lacks."""

    title: str
    file: str | None
    unit: str | None
    status: str | None
    state: str
    promised: tuple[str, ...]
    kept: Kept | None
    sops: tuple[Cited, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Services:
    """All services; `without`: SOPs that serve people from outside, and no standard names them."""

    rows: tuple[ServiceRow, ...]
    without: tuple[Cited, ...]


def services_of(edition: Edition) -> Services:
    """Look at every standard of the workspace, and for SOPs without one."""
    workspace = edition.workspace
    composer = Composer(workspace)
    standards = [entry.sop for entry in workspace.by_id.values() if entry.sop.kind == "standard"]
    rows = (
        _row(standard, offer, edition, composer)
        for standard in standards
        if isinstance(standard, Standard)
        for offer in offers(standard)
    )
    return Services(tuple(rows), tuple(edition.sop(name) for name in _without(workspace)))


def _row(standard: Standard, offer: Offer, edition: Edition, composer: Composer) -> ServiceRow:
    t = edition.t
    return ServiceRow(
        title=service_name(offer.title or standard.title),
        file=edition.link(standard.id, "html"),
        unit=standard.unit,
        status=t(standard.status) if standard.status else None,
        state=standard.status or "",
        promised=tuple(said.whole for said in entries(offer, "time", edition)),
        kept=_kept(offer, edition, procedures_of(offer, composer)),
        sops=tuple(edition.sop(name) for name in offer.sops),
        missing=tuple(_missing(standard, offer, edition)),
    )


def _kept(offer: Offer, edition: Edition, procedures: tuple[Procedure, ...]) -> Kept | None:
    """Hold the promise against the course of SOPs that takes longest."""
    key = document_key(edition.settings)
    names = tuple(item.document for item in offer.delivery.product)
    courses = courses_of(
        procedures, lambda text: any(is_same(text, name, key) for name in names), key
    )
    if not courses:
        return None
    calendar = courses[0].calendar
    course = max(courses, key=lambda one: calendar.weight(one.span.maximum))
    known = promised(offer, calendar)
    if not course.is_measured:
        return Kept(None, word("not proven"))
    longest = course.span.maximum
    time = edition.t("up to {time}", time=format_spell(longest, calendar, edition.language))
    return Kept(time, _state(courses, known and known[2]), _repetitions(courses, edition))


def _state(courses: Sequence[Course], promise: Duration | None) -> str:
    """Say whether every course keeps the promise: with each loop once, and on average."""
    if promise is None:
        return word("not proven")
    calendar = courses[0].calendar
    most = calendar.weight(calendar.span(promise).maximum)
    spells = (spell for one in courses for spell in (one.span.maximum, one.expected) if spell)
    if any(one.is_endless for one in courses) or any(calendar.weight(it) > most for it in spells):
        return word("not kept")
    return word("not proven") if _is_open(courses) else word("kept")


def _repetitions(courses: Sequence[Course], edition: Edition) -> str | None:
    """Say how repetitions are counted: on average where the answers' chances are known."""
    repeating = [one for one in courses if one.repeats]
    if not repeating:
        return None
    if any(one.is_endless for one in repeating):
        return edition.t("a repetition never ends")
    calendar = repeating[0].calendar
    known = [one.expected for one in repeating if one.expected]
    if len(known) < len(repeating):
        return edition.t("each repetition counted once")
    longest = calendar.longest(known).in_minutes
    time = format_spell(longest, calendar, edition.language)
    return edition.t("with repetitions on average {time}", time=time)


def _is_open(courses: Sequence[Course]) -> bool:
    return any(way.unmeasured for course in courses for way in course.ways)


def _missing(standard: Standard, offer: Offer, edition: Edition) -> Iterator[str]:
    t = edition.t
    yield from (t(_NAMES[key]).lower() for _, key in offer.missing)
    if not offer.sops:
        yield t("SOP of the service")
    if offer.delivery.complaints and not offer.delivery.complaints.sop:
        yield t("SOP for complaints")
    if standard.publication is None:
        yield t("publication")
    if standard.pledge is None:
        yield t("pledge")


def _without(workspace: Workspace) -> Iterator[str]:
    """Yield the SOPs under which nobody stands, that serve people from outside."""
    for entry in workspace.by_id.values():
        is_top = isinstance(entry.sop, (Micro, Macro)) and not workspace.users.get(entry.sop.id)
        if is_top and _serves(entry, workspace):
            yield entry.sop.id


def _serves(entry: Entry, workspace: Workspace) -> bool:
    seen: set[str] = set()
    waiting = [entry.sop.id]
    while waiting:
        found = workspace.by_id.get(waiting.pop())
        if found is None or found.sop.id in seen:
            continue
        seen.add(found.sop.id)
        if isinstance(found.sop, (Micro, Macro)):
            if any(executor.external for executor in found.sop.executors.values()):
                return True
            waiting += found.parts
    return False
