"""The scorecard of one document as PDF: upright A4, with the place for a signature."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.export.painted import Painted
from soptool.export.pdf.upright import Data, common, maybe, typeset, words
from soptool.export.press import Press
from soptool.form.edition import foot_of
from soptool.form.evaluation import Principled, Proof, Sheet, evaluated, sheet_of
from soptool.form.form import Form, ServiceForm

_PAPER = "A4"


def scorecard_pdf(form: Form | ServiceForm, press: Press) -> Painted:
    """Return the evaluation sheet of an SOP or a service standard."""
    document, badge = evaluated(form)
    sheet = sheet_of(press.scorecard, document, form.edition, badge)
    return typeset("scorecard.typ", _data(sheet, form, press, document.number or "–"), form, press)


def _data(sheet: Sheet, form: Form | ServiceForm, press: Press, number: str) -> Data:
    t = form.edition.t
    title = f"{sheet.words['sheet']}: {sheet.title}"
    return {
        **common(title, _PAPER, form.page.agency, sheet.badge, press),
        "words": {
            **sheet.words,
            "page": t("Page {page} of {pages}", page="\0", pages="\0").split("\0"),
        },
        "foot": words(foot_of(number, title)),
        "fields": [{"name": name, "text": words(text)} for name, text in sheet.fields],
        "verdicts": sheet.verdicts,
        "principles": [_principle(one, sheet) for one in sheet.principles],
        "remarks": list(_remarks(sheet)),
    }


def _remarks(sheet: Sheet) -> Iterator[str]:
    """Yield on which principles nothing was found, and on which nothing was asked."""
    without = [one for one in sheet.principles if not one.proofs]
    for word, is_asked in (("clean", True), ("idle", False)):
        names = [f"{one.no}.\u00a0{one.name}" for one in without if one.is_asked is is_asked]
        if names:
            yield f"{sheet.words[word]}: {'; '.join(names)}."


def _principle(one: Principled, sheet: Sheet) -> Data:
    return {
        "no": str(one.no),
        "name": one.name,
        "counts": [str(count) for count in one.counts],
        "proofs": [_proof(proof, sheet) for proof in one.proofs],
    }


def _proof(proof: Proof, sheet: Sheet) -> Data:
    return {
        "message": words(proof.message),
        "place": words(f"{proof.rule}, {proof.where}"),
        "reason": maybe(f"{sheet.words['ignored']}: {proof.reason}" if proof.reason else None),
    }
