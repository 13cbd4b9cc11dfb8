"""The scorecard of one document, as the sheet that an evaluator fills in shows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from soptool.catalogue import translator
from soptool.form.edition import Edition
from soptool.form.form import Form, ServiceForm
from soptool.form.page import Badge, badge_of, date_text, mark_of
from soptool.language import Translate, by_number, msg
from soptool.lint.principle import NAMES
from soptool.lint.scorecard import Card, RuleOutcome, Scorecard, Verdict
from soptool.model.identity import Identity

WORDS = {
    "sheet": msg("Evaluation sheet"),
    "title": msg("Title"),
    "number": msg("Number"),
    "unit": msg("Unit"),
    "effective": msg("In force from"),
    "profile": msg("Measured by"),
    "no": msg("No"),
    "principle": msg("Principle"),
    Verdict.PASSED.value: msg("passed"),
    Verdict.FAILED.value: msg("failed"),
    Verdict.IGNORED.value: msg("ignored"),
    Verdict.NOT_APPLICABLE.value: msg("not applicable"),
    "summary": msg("The eight principles"),
    "judgement": msg("Evaluator's judgement"),
    "met": msg("met"),
    "unmet": msg("not met"),
    "evidence": msg("Evidence"),
    "line": msg("line"),
    "lines": msg("lines"),
    "nothing": msg("No rule of this principle has failed."),
    "unasked": msg("No rule of this principle applies to this document."),
    "clean": msg("No rule has failed"),
    "idle": msg("No rule applies"),
    "notes": msg("Notes and recommendations"),
    "conclusion": msg("Conclusion"),
    "fit": msg("can be put into force"),
    "mend": msg("to be mended first"),
    "place_word": msg("Place"),
    "date_word": msg("date"),
    "evaluator": msg("Evaluator"),
    "name": msg("Name"),
    "rank": msg("Rank"),
    "nip": msg("NIP"),
}


@dataclass(frozen=True, slots=True)
class Proof:
    """What a rule says, and in which lines (`lines 6, 9`); `reason` where it is ignored."""

    rule: str
    message: str
    where: str
    reason: str | None


@dataclass(frozen=True, slots=True)
class Principled:
    """One principle: how many rules passed, failed, …, and why."""

    no: int
    name: str
    counts: tuple[int, ...]
    proofs: tuple[Proof, ...]
    passed: tuple[str, ...]

    @property
    def is_asked(self) -> bool:
        """Whether any rule applied."""
        return any(self.counts[:3])


@dataclass(frozen=True, slots=True)
class Sheet:
    """The whole sheet as its template sees it. `words` are the headings by key."""

    language: str
    title: str
    fields: tuple[tuple[str, str], ...]
    principles: tuple[Principled, ...]
    verdicts: tuple[str, ...]
    words: Mapping[str, str]
    badge: Badge | None


def evaluated(form: Form | ServiceForm) -> tuple[Identity, Badge | None]:
    """Return the document that a sheet is about, and the mark of one not in force, or not whole."""
    if isinstance(form, Form):
        return form.procedure.sop, mark_of(form.procedure, form.edition)
    return form.standard, badge_of(form.standard, form.edition)


def sheet_of(
    scorecard: Scorecard | None, document: Identity, edition: Edition, badge: Badge | None
) -> Sheet:
    """Lay the sheet of a document out in the documents' language."""
    assert scorecard is not None
    card = next(card for card in scorecard.cards if card.id == document.id)
    translate = translator(edition.language)
    words = {key: word.render(translate) for key, word in WORDS.items()}
    fields = (
        (words["title"], document.title),
        (words["number"], document.number or "–"),
        (words["unit"], document.unit or "–"),
        (words["effective"], date_text(document.dates.effective, edition)),
        (words["profile"], edition.settings.profile),
    )
    principles = tuple(
        _principled(number, principle, card, translate)
        for number, principle in enumerate(NAMES, start=1)
    )
    verdicts = tuple(words[verdict.value] for verdict in Verdict)
    return Sheet(edition.language, document.title, fields, principles, verdicts, words, badge)


def _principled(number: int, principle: str, card: Card, translate: Translate) -> Principled:
    marks = [mark for mark in card.marks if mark.check.principle == principle]
    counts = card.counts(principle)
    return Principled(
        number,
        NAMES[principle].render(translate),
        tuple(counts.get(verdict, 0) for verdict in Verdict),
        tuple(proof for mark in marks for proof in _proofs(mark, translate)),
        tuple(mark.check.name for mark in marks if mark.verdict is Verdict.PASSED),
    )


def _proofs(mark: RuleOutcome, translate: Translate) -> list[Proof]:
    """Say once what is found alike in several lines."""
    same: dict[tuple[str, str | None], dict[int, None]] = {}
    for one in mark.evidence:
        said = one.message.render(translate), one.reason
        same.setdefault(said, {})[one.place.line] = None
    return [
        Proof(mark.check.name, message, _where(tuple(lines), translate), reason)
        for (message, reason), lines in same.items()
    ]


def _where(lines: tuple[int, ...], translate: Translate) -> str:
    word = by_number(len(lines), WORDS["line"], WORDS["lines"])
    return f"{word.render(translate)} {', '.join(map(str, lines))}"
