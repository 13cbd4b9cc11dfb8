"""`sop import --set-up`: what is written beside the SOPs of a register that is begun."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, Final

from soptool.api.imported import Imported
from soptool.catalogue import translator
from soptool.export.templates import Templates
from soptool.form.clean import clean
from soptool.form.headings import headings
from soptool.importing.apart import inherited
from soptool.importing.leading import title_led
from soptool.importing.setting_up.read import ReadSop
from soptool.importing.setting_up.register import PROPOSED, SETTINGS_PROPOSED, Register
from soptool.language import Message, Translate, grouped, msg
from soptool.model.dates import PartialDate, format_date, parse_date
from soptool.source.emit import document
from soptool.source.names import FILE_NAME

PAGE: Final = "set-up.html"
_IDENTITY: Final = {
    "number": msg("number"),
    "unit": msg("unit"),
    "created": msg("date created"),
    "effective": msg("date effective"),
    "approval": msg("approval"),
    "legal_basis": msg("legal basis"),
    "qualifications": msg("qualifications"),
    "equipment": msg("equipment"),
    "warnings": msg("warnings"),
    "records": msg("records"),
}
_OF_STANDARD: Final = ("number", "unit", "created", "effective", "approval")
_STEPS: Final[Mapping[str, Callable[[Message], Message]]] = {
    "executor": lambda number: msg("rows without an executor: {number}", number=number),
    "duration": lambda number: msg("rows without a time: {number}", number=number),
    "outputs": lambda number: msg("rows without an output: {number}", number=number),
}


@dataclass(frozen=True, slots=True)
class Line:
    """An SOP of the register: where it came from and went, its dates, and what is missing."""

    title: str
    number: str
    kind: str
    unit: str
    effective: str
    due: str
    is_due: bool
    path: str
    source: str
    doubts: str
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """A list under a heading: each entry with what is said below it."""

    heading: str
    said: str
    entries: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class SetUpPage:
    """The whole page."""

    language: str
    title: str
    said: tuple[str, ...]
    heads: tuple[str, ...]
    lines: tuple[Line, ...]
    groups: tuple[Group, ...]
    words: Mapping[str, str]
    badge: None = None


def set_up(
    register: Register, found: Sequence[Imported], folder: Path, language: str, today: date
) -> dict[Path, str]:
    """Return the texts of files that belong beside the SOPs, by their places.

    A `sop.yaml` that is there stays: what is new to it is proposed.
    """
    say = translator(language)
    files: dict[Path, str] = {}
    if (folder / FILE_NAME).exists():
        more = register.data({})
        if more:
            head = msg("A proposal: take what is right into `sop.yaml`, then delete this file.")
            files[folder / SETTINGS_PROPOSED] = f"# {head.render(say)}\n{document(more)}"
    else:
        files[folder / FILE_NAME] = register.settings_text(say)
    proposal = register.proposal(say)
    if proposal is not None:
        files[folder / PROPOSED] = proposal
    files[folder / PAGE] = _page(register, found, folder, language, today)
    return files


def _page(
    register: Register, found: Sequence[Imported], folder: Path, language: str, today: date
) -> str:
    say, t = translator(language), headings(language)
    places = {(one.source, own): one for one in found if (own := _id(one))}
    sops = [
        (_whole(sop, register), one)
        for sop in register.sops
        if (one := places.get((sop.source, sop.id))) is not None
    ]
    lines = tuple(_line(sop, one, folder, language, today) for sop, one in sops)
    unread = [one for one in found if one.text is None and not one.is_aside]
    kinds = [t(sop.kind) for sop, _ in sops]
    said = (
        msg("{number} SOPs: {kinds}.", number=grouped(len(lines)),
            kinds=", ".join(f"{kinds.count(kind)} {kind}" for kind in dict.fromkeys(kinds))),
        msg("Due for review: {due}. With something missing: {missing}. Files not read: {unread}.",
            due=grouped(sum(line.is_due for line in lines)),
            missing=grouped(sum(bool(line.missing) for line in lines)),
            unread=grouped(len({one.source for one in unread}))),
        msg("What the documents themselves have wrong is said by `sop validate`."),
    )  # fmt: skip
    groups = _groups(register, [sop for sop, _ in sops], unread, say)
    page = SetUpPage(
        language,
        register.agency or msg("Register of SOPs").render(say),
        tuple(sentence.render(say) for sentence in said),
        tuple(message.render(say) for message in _HEADS),
        tuple(sorted(lines, key=lambda line: (line.kind, line.title.casefold()))),
        tuple(group for group in groups if group.entries),
        {name: message.render(say) for name, message in _WORDS.items()},
    )
    return Templates().render("html/set_up.html.j2", page=page)


_HEADS: Final = (
    *(msg("Title"), msg("Number"), msg("Kind"), msg("Unit"), msg("In force since")),
    *(msg("Review due"), msg("Missing"), msg("To look at"), msg("File")),
)
_WORDS: Final = {"register": msg("What is there"), "due": msg("due")}


def _whole(sop: ReadSop, register: Register) -> ReadSop:
    """Return an SOP of ours with what it has from the defaults that came with it."""
    if sop.draft.version is None:
        return sop
    data = inherited("", sop.kind, register.chains, sop.data)
    return replace(sop, draft=replace(sop.draft, data=data))


def _id(one: Imported) -> str:
    is_sop = one.path is not None and one.draft is not None and one.text is not None
    return one.path.stem if is_sop and one.path is not None else ""


def _line(sop: ReadSop, one: Imported, folder: Path, language: str, today: date) -> Line:
    say = translator(language)
    data = sop.data
    dates = _mapping(data.get("dates"))
    due = _due(dates)
    counts, edges = sop.draft.counts, sop.draft.edges
    guessed = edges["near"] + edges["assumed"]
    doubts = msg("guessed {guessed}, not read {unread}", guessed=grouped(guessed),
                 unread=grouped(counts.listed))  # fmt: skip
    return Line(
        clean(sop.title),
        clean(str(data.get("number") or "–")),
        headings(language)(sop.kind),
        clean(str(data.get("unit") or "–")),
        _date(dates.get("effective"), language),
        format_date(due, language) if due else "–",
        due is not None and due.last_day < today,
        _relative(one.path, folder) if one.path else "",
        clean(sop.source),
        doubts.render(say) if guessed or counts.listed else "",
        tuple(message.render(say) for message in _missing(sop)),
    )


def _due(dates: Mapping[str, Any]) -> PartialDate | None:
    """Return when it is to be looked at: as planned, else a year after it was last touched.

    An SOP is evaluated once a year at least (PermenPAN-RB 35/2012).
    """
    planned = parse_date(str(dates.get("review") or ""))
    if planned is not None:
        return planned
    known = [parse_date(str(dates.get(key) or "")) for key in ("created", "revised", "effective")]
    last = max((date for date in known if date), key=lambda one: one.last_day, default=None)
    return None if last is None else PartialDate(last.year + 1, last.month)


def _missing(sop: ReadSop) -> Iterator[Message]:
    dates = _mapping(sop.data.get("dates"))
    names = _OF_STANDARD if sop.kind == "standard" else tuple(_IDENTITY)
    for key in names:
        if not (dates if key in ("created", "effective") else sop.data).get(key):
            yield _IDENTITY[key]
    rows = [step for step in sop.steps() if step.get("row") != "same" and "use" not in step]
    for key, said in _STEPS.items():
        number = sum(not step.get(key) for step in rows)
        if number and sop.kind != "standard":
            yield said(grouped(number))


def _groups(
    register: Register, sops: Sequence[ReadSop], unread: Sequence[Imported], say: Translate
) -> Iterator[Group]:
    yield Group(
        msg("Files that were not read").render(say),
        "",
        tuple(
            (clean(one.source), (one.reason.render(say),) if one.reason else ()) for one in unread
        ),
    )
    yield Group(
        msg("Posts that are perhaps one").render(say),
        msg("A proposal stands in `{file}`; nothing was changed.", file=PROPOSED).render(say),
        tuple(
            (clean(post.name), tuple(_used(name, post.sops[name], say) for name in post.others))
            for post in register.posts
            if post.others
        ),
    )
    yield Group(
        msg("SOPs that others name and that are not here").render(say),
        "",
        tuple(_absent(sops, say)),
    )
    yield Group(msg("One number or title on several SOPs").render(say), "", tuple(_doubles(sops)))
    yield Group(
        msg("Regulations that several SOPs cite").render(say),
        msg("They stand in `sop.yaml`; spellings that differ were left in the SOPs.").render(say),
        tuple(
            (clean(f"{law.id}: {law.title}"), (", ".join(law.sops), *map(clean, law.others)))
            for law in register.laws
        ),
    )
    yield Group(
        msg("Documents that go from one SOP to another").render(say),
        "",
        tuple(
            (clean(thing.name), (f"{', '.join(thing.makers)} → {', '.join(thing.users)}",))
            for thing in register.things
        ),
    )


def _used(name: str, sops: Collection[str], say: Translate) -> str:
    return msg("{name} (in {sops})", name=clean(name), sops=", ".join(sops)).render(say)


def _absent(sops: Sequence[ReadSop], say: Translate) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield titles of SOPs that are parts of macros, or led to, and were not among the files."""
    named: dict[str, list[str]] = {}
    for sop in sops:
        for step in sop.steps():
            use = step.get("use")
            title = use.get("title") if isinstance(use, dict) else title_led(step)
            if title:
                named.setdefault(" ".join(str(title).split()), []).append(sop.id)
    for title, users in named.items():
        where = msg("named in {sops}", sops=", ".join(dict.fromkeys(users)))
        yield clean(title), (where.render(say),)


def _doubles(sops: Sequence[ReadSop]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for key in ("number", "title"):
        used: dict[str, list[str]] = {}
        for sop in sops:
            text = " ".join(str(sop.data.get(key) or "").split())
            if text:
                used.setdefault(text.casefold(), []).append(f"{sop.id} ({sop.source})")
        for text, names in used.items():
            if len(names) > 1:
                yield clean(text), tuple(map(clean, names))


def _date(value: Any, language: str) -> str:
    known = parse_date(str(value or ""))
    return format_date(known, language) if known else "–"


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _relative(path: Path, folder: Path) -> str:
    try:
        return path.relative_to(folder).as_posix()
    except ValueError:
        return path.as_posix()
