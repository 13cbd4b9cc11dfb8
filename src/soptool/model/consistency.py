"""Do the parts of one SOP agree: ids, targets, executors, keys that exclude each other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from soptool.finding import Finding, Related, found
from soptool.language import Message, closest_name, did_you_mean, grouped, msg, suggest, there_are
from soptool.model import checks
from soptool.model.executor import Mode
from soptool.model.mentions import how, several
from soptool.model.sop import Macro, Procedural
from soptool.model.step import SAME, MacroStep, Step
from soptool.model.target import NEXT, RESERVED, Target
from soptool.shape import synonyms
from soptool.source.document import Document
from soptool.source.slips import key_slip_fix, slip_fix

_STEP_ID = re.compile(r"^[^\s./]+$")
_DEFAULT_ID = re.compile(r"^step-\d+$")
_SLIP_OF_A_WORD = 0.75  # `agenda` is a step that lacks, and no slip of `end`


def inconsistencies(sop: Procedural, document: Document) -> tuple[Finding, ...]:
    """Run every check of this room over one SOP."""
    passes = (
        _steps_there,
        _ids,
        _executors,
        _targets,
        _keys,
        _rows,
        _same,
        _labels,
        _chances,
        _footnotes,
    )
    return tuple(finding for check in passes for finding in check(sop, document))


def _steps_there(sop: Procedural, document: Document) -> Iterator[Finding]:
    if not sop.steps and sop.extends is None and not _misnames_steps(document):
        yield found(
            checks.NO_STEPS,
            msg("The SOP has no steps."),
            document.key(("steps",)),
            hint=msg("Write them under `steps:`, `- activity: …` for each."),
        )
    if isinstance(sop, Macro) and sop.steps and not any(step.use for step in sop.steps):
        yield found(
            checks.MACRO_WITHOUT_PART,
            msg("A macro SOP is made of other SOPs, but no step says `use`."),
            document.key(("steps",)),
            hint=msg("Name the micro SOPs (`- use: id`), or make it `kind: micro`."),
        )


def _misnames_steps(document: Document) -> bool:
    """Whether the steps stand under a key that is not known, which is said already."""
    keys = document.data if isinstance(document.data, dict) else {}
    others = (key.strip().casefold() for key in keys if key != "steps")
    return any(synonyms.KEYS.get(key) == "steps" for key in others)


def _ids(sop: Procedural, document: Document) -> Iterator[Finding]:
    first: dict[str, int] = {}
    for index, step in enumerate(sop.steps):
        if step.id is None:
            continue
        path = ("steps", index, "id")
        if step.id in first:
            message = msg("Two steps have the id `{id}`.", id=step.id)
            there = document.value(("steps", first[step.id], "id"))
            related = [Related(there, msg("The first one is here."))]
            place = document.value(path)
            yield found(checks.DUPLICATE_STEP, message, place, related=related)
            continue
        first[step.id] = index
        problem = _bad_id(step.id)
        if problem is not None:
            message, hint = problem
            yield found(checks.BAD_STEP_ID, message, document.value(path), hint=hint)


def _bad_id(name: str) -> tuple[Message, Message | None] | None:
    if name in RESERVED:
        return msg("`{id}` has a meaning of its own and can't be a step's id.", id=name), None
    if _DEFAULT_ID.match(name):
        message = msg("Ids such as `{id}` belong to steps without an id.", id=name)
        return message, msg("Choose a word: `periksa`.")
    if not _STEP_ID.match(name):
        return msg("A step's id holds no spaces, dots or slashes: `{id}`.", id=name), None
    return None


def _executors(sop: Procedural, document: Document) -> Iterator[Finding]:
    if isinstance(sop, Macro) and not sop.executors:
        return  # the columns are those of the parts: the composer knows them
    meant: dict[str, tuple[Message | None, str | None]] = {}
    for index, step in enumerate(sop.steps):
        for number, name in enumerate(step.performers.ids):
            if name in sop.executors:
                continue
            if name not in meant:
                meant[name] = _executor_hint(name, sop), _near_executor(name, sop)
            hint, near = meant[name]
            message = msg("No executor has the id `{id}`.", id=name)
            path = _performer_path(index, step, number)
            fix = slip_fix(document, path, name, near)
            place = document.value(path)
            yield found(checks.UNKNOWN_EXECUTOR, message, place, hint=hint, fix=fix)


def _is_several(name: str, sop: Procedural) -> bool:
    """Whether an entry names several executors: none of them may be lost in another's name."""
    return any(all(part in sop.executors for part in way.names) for way in several(name))


def _near_executor(name: str, sop: Procedural) -> str | None:
    return None if _is_several(name, sop) else closest_name(name, sop.executors)


def _executor_hint(name: str, sop: Procedural) -> Message | None:
    if _is_several(name, sop):
        entries = ", ".join(several(name)[0].names)
        return msg("Write each as an entry of its own: `{entries}`.", entries=entries)
    for key, executor in sop.executors.items():
        if executor.name.casefold() == name.casefold():
            return suggest(key)
    ways = several(name)
    if ways and closest_name(name, sop.executors) is None:
        return how(ways[0])
    if not sop.executors:
        return msg("Declare it under `executors:` (`{id}: post`).", id=name)
    return did_you_mean(name, sop.executors)


def _performer_path(index: int, step: Step, number: int) -> tuple[str | int, ...]:
    mode = step.performers.mode
    base: tuple[str | int, ...] = ("steps", index, "executor")
    if mode in (Mode.ANY, Mode.EACH, Mode.CHAIN):
        return (*base, mode.value, number)
    return (*base, number)


def _targets(sop: Procedural, document: Document) -> Iterator[Finding]:
    ids = tuple(step.id for step in sop.steps if step.id)
    for index, step in enumerate(sop.steps):
        for path, target in targets_of(step):
            if target.step in (None, NEXT) or target.step in ids:
                continue
            message = msg("No step has the id `{id}`.", id=target.step)
            name, at = str(target.step), ("steps", index, *path)
            hint = _target_hint(name, ids)
            fix = slip_fix(document, at, name, _near_target(name, ids))
            yield found(checks.UNKNOWN_TARGET, message, document.value(at), hint=hint, fix=fix)


def _near_target(name: str, ids: tuple[str, ...]) -> str | None:
    is_number = _DEFAULT_ID.match(name) or name.isdecimal()
    if is_number:
        return None
    words = (word for word in RESERVED if closest_name(name, (word,), closeness=_SLIP_OF_A_WORD))
    return closest_name(name, (*ids, *words))


def _target_hint(name: str, ids: tuple[str, ...]) -> Message | None:
    if _DEFAULT_ID.match(name) or name.isdecimal():
        return msg("To point at a step, give it an `id` and use that.")
    if name.casefold() in synonyms.TARGETS:
        return suggest(synonyms.TARGETS[name.casefold()])
    near = _near_target(name, ids)
    if near is not None:
        return suggest(near)
    hint = there_are((*ids, *RESERVED))
    if ids or hint is None:
        return hint
    return msg("{hint} To point at a step, give it an `id` and use that.", hint=hint)


def targets_of(step: Step) -> Iterator[tuple[tuple[str | int, ...], Target]]:
    """Yield every target of a step with the path from the step to it."""
    for number, target in enumerate(step.next or ()):
        yield ("next", number), target
    for label, targets in (step.branches or {}).items():
        for number, target in enumerate(targets):
            yield ("branches", label, number), target


_EXCLUSIVE = (("branches", "next"), ("branches", "when"))


def _keys(sop: Procedural, document: Document) -> Iterator[Finding]:
    for index, step in enumerate(sop.steps):
        for one, other in _EXCLUSIVE:
            if getattr(step, one) is not None and getattr(step, other) is not None:
                message = msg("`{one}` and `{other}` exclude each other.", one=one, other=other)
                there = document.key(("steps", index, one))
                related = [Related(there, msg("`{key}` stands here.", key=one))]
                place = document.key(("steps", index, other))
                yield found(checks.EXCLUSIVE_KEYS, message, place, related=related)
        if step.branches is not None and step.performers.mode is Mode.EACH:
            message = msg("Executors who each act on their own can't share one decision.")
            hint = msg("Give each a step of its own with `row: same`.")
            place = document.key(("steps", index, "branches"))
            yield found(checks.EXCLUSIVE_KEYS, message, place, hint=hint)


def _rows(sop: Procedural, document: Document) -> Iterator[Finding]:
    columns: dict[str, int] = {}
    for index, step in enumerate(sop.steps):
        if not step.same_row:
            columns = {}
        elif index == 0:
            message = msg("There is no row above that this symbol could share.")
            yield found(checks.ROW_SAME, message, document.key(("steps", 0, "row")))
        else:
            yield from _shared_row(index, step, columns, document)
        columns |= dict.fromkeys(step.performers.ids, index)


def _shared_row(
    index: int, step: Step, columns: dict[str, int], document: Document
) -> Iterator[Finding]:
    for name in step.performers.ids:
        if name in columns:
            message = msg("The column of `{id}` holds a symbol in this row already.", id=name)
            there = document.value(("steps", columns[name]))
            related = [Related(there, msg("It belongs to this step."))]
            place = document.value(("steps", index, "executor"))
            yield found(checks.ROW_SAME, message, place, related=related)
    if isinstance(step, MacroStep) and step.use is not None:
        message = msg("A part (`use`) begins a row of its own.")
        yield found(checks.ROW_SAME, message, document.key(("steps", index, "row")))
    if step.start:
        message = msg("A further start begins a row of its own.")
        yield found(checks.ROW_SAME, message, document.key(("steps", index, "row")))


def _same(sop: Procedural, document: Document) -> Iterator[Finding]:
    for index, step in enumerate(sop.steps):
        if step.duration == SAME and index == 0:
            message = msg("There is no cell above to merge the time with.")
            place = document.value(("steps", 0, "duration"))
            yield found(checks.SAME_WITHOUT_ABOVE, message, place)
        if isinstance(step, MacroStep) and step.use and step.use.same:
            above = next((s for s in reversed(sop.steps[:index]) if not s.same_row), None)
            if not (isinstance(above, MacroStep) and above.use):
                message = msg("There is no part above that this row could go on with.")
                place = document.value(("steps", index, "use"))
                yield found(checks.SAME_WITHOUT_ABOVE, message, place)


def _labels(sop: Procedural, document: Document) -> Iterator[Finding]:
    for index, step in enumerate(sop.steps):
        labels = tuple(step.branches or ())
        for key in ("question", "chance"):
            if getattr(step, key) is not None and not labels:
                message = msg(
                    "`{key}` belongs to a decision, but there are no `branches`.", key=key
                )
                hint = msg("Add `branches: {{Ya: next, Tidak: …}}`.")
                place = document.key(("steps", index, key))
                yield found(checks.NEEDS_BRANCHES, message, place, hint=hint)
        for key, named in (("chance", step.chance), ("route", step.route)):
            for label in named or ():
                if label and label not in labels:
                    message = msg("No branch has the label `{label}`.", label=label)
                    path = ("steps", index, key, label)
                    near = did_you_mean(label, labels)
                    fix = key_slip_fix(document, path, closest_name(label, labels))
                    place = document.key(path)
                    yield found(checks.UNKNOWN_BRANCH, message, place, hint=near, fix=fix)


def _chances(sop: Procedural, document: Document) -> Iterator[Finding]:
    for index, step in enumerate(sop.steps):
        if not step.chance or not step.branches:
            continue
        total = sum(step.chance.values())
        is_whole = total == 1 if set(step.chance) >= set(step.branches) else total <= 1
        if not is_whole:
            said = grouped(Decimal(total))
            message = msg("The chances of the answers add up to {total}, not to 1.", total=said)
            hint = msg("An answer without a chance takes what the others leave.")
            place = document.key(("steps", index, "chance"))
            yield found(checks.WRONG_CHANCES, message, place, hint=hint)


def _footnotes(sop: Procedural, document: Document) -> Iterator[Finding]:
    for index, step in enumerate(sop.steps):
        if step.footnote and step.footnote not in sop.footnotes:
            message = msg("No footnote has the mark `{mark}`.", mark=step.footnote)
            path = ("steps", index, "footnote")
            hint = did_you_mean(step.footnote, sop.footnotes)
            near = closest_name(step.footnote, sop.footnotes)
            fix = slip_fix(document, path, step.footnote, near)
            place = document.value(path)
            yield found(checks.UNKNOWN_FOOTNOTE, message, place, hint=hint, fix=fix)
