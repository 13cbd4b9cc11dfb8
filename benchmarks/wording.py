"""Measure the judgements on wording against labelled texts: precision and recall.

    python benchmarks/wording.py             the unseen half
    python benchmarks/wording.py --tuning    the half that lists and code were tuned on
    python benchmarks/wording.py --misses    every text that was judged wrongly, too

The texts are split by a seeded hash of the text itself: a new text falls on its side for ever.
Labels were set by hand; what they mean is in tests/lint/wording/labelled/README.md.
"""

from __future__ import annotations

import csv
import hashlib
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from soptool.lint.wording import document, executor, statement, step, title, tongue

LABELLED = Path(__file__).parents[1] / "tests" / "lint" / "wording" / "labelled"
SEED = "soptool wording 1"

Row = dict[str, str]
Test = Callable[[Row], bool]


@dataclass(frozen=True, slots=True)
class Judgement:
    """What is measured: `gold` is the label, `guess` the program's answer, on rows of `files`."""

    name: str
    files: tuple[str, ...]
    gold: Test
    guess: Test


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of one judgement and the rows that went wrong."""

    rows: int
    right: int
    false_alarms: tuple[str, ...]
    missed: tuple[str, ...]

    @property
    def precision(self) -> float | None:
        raised = self.right + len(self.false_alarms)
        return self.right / raised if raised else None

    @property
    def recall(self) -> float | None:
        wanted = self.right + len(self.missed)
        return self.right / wanted if wanted else None


def is_tuning(text: str) -> bool:
    """Whether a text belongs to the half that may be looked at."""
    plain = " ".join(text.split()).casefold()
    return hashlib.sha256(f"{SEED}\n{plain}".encode()).digest()[0] % 2 == 0


def rows(file: str) -> list[Row]:
    with (LABELLED / f"{file}.tsv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def half(files: Iterable[str], *, tuning: bool) -> list[Row]:
    return [row for file in files for row in rows(file) if is_tuning(row["text"]) == tuning]


def score(judgement: Judgement, sample: list[Row]) -> Score:
    pairs = [(row["text"], judgement.gold(row), judgement.guess(row)) for row in sample]
    return Score(
        rows=len(pairs),
        right=sum(gold and guess for _, gold, guess in pairs),
        false_alarms=tuple(text for text, gold, guess in pairs if guess and not gold),
        missed=tuple(text for text, gold, guess in pairs if gold and not guess),
    )


def _is(column: str, *values: str) -> Test:
    return lambda row: row[column] in values


def _not(test: Test) -> Test:
    return lambda row: not test(row)


def _opens(*kinds: str) -> Test:
    return lambda row: step.opening(row["text"]).kind in kinds


def _title_opens(*kinds: str) -> Test:
    return lambda row: title.read_title(row["text"]).opening.kind in kinds


def _title_is_sentence(row: Row) -> bool:
    if "sentence" in row:
        return row["sentence"] == "1"
    return row["opening"] in ("active", "actor", "clause") or row["passive"] == "1"


def _abbreviations(row: Row) -> bool:
    return bool(row["abbreviations"])


STEPS = (
    Judgement(
        "step opens with an active verb", ("steps",), _is("opening", "active"), _opens("active")
    ),
    Judgement(
        "step does not open with a verb (active or command)",
        ("steps",),
        _not(_is("opening", "active", "imperative")),
        _not(_opens("active", "imperative")),
    ),
    Judgement(
        "step opens with a command", ("steps",), _is("opening", "imperative"), _opens("imperative")
    ),
    Judgement(
        "step opens with a noun",
        ("steps",),
        _is("opening", "noun", "verbal-noun"),
        _opens("noun", "verbal-noun", "other"),
    ),
    Judgement(
        "sentence is passive",
        ("steps", "warnings"),
        _is("passive", "1"),
        lambda row: step.passive(row["text"]) is not None,
    ),
    Judgement(
        "step names the actor",
        ("steps",),
        _is("actor", "1"),
        lambda row: bool(step.actors(row["text"])),
    ),
    Judgement(
        "step holds several acts (sure)",
        ("steps",),
        _is("acts", "2"),
        lambda row: step.acts(row["text"]).several and step.acts(row["text"]).sure,
    ),
    Judgement(
        "step holds several acts (sure or not)",
        ("steps",),
        _is("acts", "2"),
        lambda row: step.acts(row["text"]).several,
    ),
    Judgement(
        "step is vague (time, amount, condition, open list)",
        ("steps",),
        _is("vague", "1"),
        lambda row: any(
            hit.kind in ("time", "amount", "condition", "open") for hit in step.vague(row["text"])
        ),
    ),
    Judgement(
        "step checks or approves",
        ("steps",),
        _is("checks", "1"),
        lambda row: bool(step.checks(row["text"])),
    ),
)
TITLES = (
    Judgement(
        "title does not open with a noun of action",
        ("titles", "steps"),
        _not(_is("opening", "verbal-noun")),
        _not(_title_opens("verbal-noun")),
    ),
    Judgement(
        "title opens with an active verb",
        ("titles", "steps"),
        _is("opening", "active"),
        _title_opens("active"),
    ),
    Judgement(
        "title is a sentence",
        ("titles", "steps"),
        _title_is_sentence,
        lambda row: title.read_title(row["text"]).sentence is not None,
    ),
    Judgement(
        "title lacks an object",
        ("titles",),
        _is("object", "0"),
        lambda row: not title.read_title(row["text"]).has_object,
    ),
    Judgement(
        "title has an unexplained abbreviation",
        ("titles",),
        _abbreviations,
        lambda row: bool(title.read_title(row["text"]).abbreviations),
    ),
    Judgement(
        "title names a place",
        ("titles",),
        _is("place", "1"),
        lambda row: bool(title.read_title(row["text"]).places),
    ),
)
OTHERS = (
    Judgement(
        "executor is a person",
        ("executors", "persons"),
        _is("person", "1"),
        lambda row: executor.person(row["text"]) is not None,
    ),
    Judgement(
        "document is a sentence",
        ("documents",),
        _is("sentence", "1"),
        lambda row: document.as_sentence(row["text"]) is not None,
    ),
    Judgement(
        "documents are the same, unchanged",
        ("pairs",),
        _is("relation", "same"),
        lambda row: document.compare(*row["text"].split(" | ")) in ("same", "variant"),
    ),
    Judgement(
        "documents are the same in another state",
        ("pairs",),
        _is("relation", "changed"),
        lambda row: document.compare(*row["text"].split(" | ")) == "changed",
    ),
    Judgement(
        "documents are unrelated",
        ("pairs",),
        _is("relation", "different"),
        lambda row: document.compare(*row["text"].split(" | ")) == "different",
    ),
    Judgement(
        "warning is no if-then or deadline",
        ("warnings",),
        _is("consequence", "0"),
        lambda row: statement.consequence(row["text"]) is None,
    ),
    Judgement(
        "qualification is a person or a rank",
        ("qualifications",),
        _is("kind", "person-or-rank"),
        lambda row: statement.qualification(row["text"]) == "person-or-rank",
    ),
    Judgement(
        "duration is vague",
        ("durations",),
        _is("vague", "1"),
        lambda row: statement.vague_duration(row["text"]) is not None,
    ),
)
ENGLISH = (
    Judgement(
        "en: step does not open with a verb",
        ("english_steps",),
        _not(_is("opening", "active")),
        lambda row: step.opening(row["text"], "en").kind != "active",
    ),
    Judgement(
        "en: step is passive",
        ("english_steps",),
        _is("passive", "1"),
        lambda row: step.passive(row["text"], "en") is not None,
    ),
    Judgement(
        "en: step names the actor",
        ("english_steps",),
        _is("actor", "1"),
        lambda row: bool(step.actors(row["text"], (), "en")),
    ),
    Judgement(
        "en: step holds several acts",
        ("english_steps",),
        _is("acts", "2"),
        lambda row: step.acts(row["text"], (), "en").several,
    ),
    Judgement(
        "en: step is vague",
        ("english_steps",),
        _is("vague", "1"),
        lambda row: bool(step.vague(row["text"], "en")),
    ),
    Judgement(
        "en: title is no noun of action",
        ("english_titles",),
        _not(_is("opening", "verbal-noun")),
        lambda row: title.read_title(row["text"], (), "en").opening.kind != "verbal-noun",
    ),
)
INDONESIAN = ("steps", "titles", "documents", "warnings", "qualifications", "executors")
TONGUES = (
    Judgement(
        "language is Indonesian",
        (*INDONESIAN, "english_steps", "english_titles"),
        lambda row: "english" not in row,
        lambda row: tongue.tongue_of(row["text"]) == "id",
    ),
    Judgement(
        "language is English",
        (*INDONESIAN, "english_steps", "english_titles"),
        lambda row: "english" in row,
        lambda row: tongue.tongue_of(row["text"]) == "en",
    ),
)
JUDGEMENTS = (*STEPS, *TITLES, *OTHERS, *ENGLISH, *TONGUES)


def _share(value: float | None) -> str:
    return "   –" if value is None else f"{value:.3f}"


def line(judgement: Judgement, result: Score) -> str:
    wrong = f"{len(result.false_alarms):4} {len(result.missed):4}"
    shares = f"{_share(result.precision):>6} {_share(result.recall):>6}"
    return f"{judgement.name:52} {result.rows:5} {result.right:5} {wrong} {shares}"


def main(arguments: list[str]) -> None:
    tuning = "--tuning" in arguments
    print(f"{'tuning' if tuning else 'unseen'} half{'':41} texts  true  f.a. miss  prec.  rec.")
    for judgement in JUDGEMENTS:
        result = score(judgement, half(judgement.files, tuning=tuning))
        print(line(judgement, result))
        if "--misses" in arguments:
            for text in result.false_alarms:
                print(f"    false alarm: {text}")
            for text in result.missed:
                print(f"    missed:      {text}")


if __name__ == "__main__":
    main(sys.argv[1:])
