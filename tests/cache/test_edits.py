"""Whatever happens to the files, a run that remembers says what one says that remembers nothing."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, seed, settings
from hypothesis import strategies as st

from lint.test_inspection import NAMES, texts
from soptool.api.branch import recalled_tree
from soptool.api.checking import Checking
from soptool.api.recall import recalled
from soptool.api.request import Request
from soptool.api.tree import tree
from soptool.api.validate import validate
from soptool.errors import UsageError
from soptool.lint.levels import Selection
from soptool.report.report import Look
from soptool.report.reporters import REPORTERS

Edit = Callable[[Path], None]
FOREIGN = "lain.yaml"
FILES = (*(f"{name}.yaml" for name in NAMES), "unit/lima.yaml", "unit/satu.yml", FOREIGN)
SETTINGS = st.sampled_from(
    (
        "",
        "language: en\n",
        "profile: ketat.yaml\n",
        "profile: strict\n",
        "rules: {title-used-twice: off, relation-one-sided: error}\n",
        "exclude: [unit/]\n",
        "defaults: {unit: Bagian Umum, related: [dua]}\n",
        "posts: {kabag-umum: Kepala Bagian Umum}\n",
        "documents: {surat: {name: Surat, also: [Berkas]}}\n",
        "regulations: {uu-1: UU 1/2020}\n",
        "organization: {name: Kecamatan, logo: logo.svg}\n",
        "language: [\n",
    )
)
DEFAULTS = st.sampled_from(("unit: Bagian Dua\n", "equipment: [Komputer, Printer]\n", "unit: [\n"))
PROFILES = st.sampled_from(("others: info\n", "levels: {number-missing: error}\n"))


def writing(name: str, text: str) -> Edit:
    def edit(root: Path) -> None:
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_text(text)

    return edit


def deleting(name: str) -> Edit:
    return lambda root: (root / name).unlink(missing_ok=True)


def moving(name: str, to: str) -> Edit:
    def edit(root: Path) -> None:
        if (root / name).exists():
            (root / to).parent.mkdir(exist_ok=True)
            (root / name).replace(root / to)

    return edit


def spoiling(part: float) -> Edit:
    """Cut the cache off, as a full disk or a bad copy may."""

    def edit(root: Path) -> None:
        file = root / ".sop-cache" / "kept.sqlite"
        if file.exists():
            content = file.read_bytes()
            file.write_bytes(content[: int(len(content) * part)] + b"\0" * 9)

    return edit


EDITS = st.one_of(
    *([st.builds(writing, st.sampled_from(FILES), texts())] * 4),
    st.builds(writing, st.just(FOREIGN), st.sampled_from(("on: push\n", "a: [\n", ""))),
    st.builds(deleting, st.sampled_from(FILES)),
    st.builds(moving, st.sampled_from(FILES), st.sampled_from(FILES)),
    st.builds(writing, st.just("sop.yaml"), SETTINGS),
    st.builds(writing, st.sampled_from(("_defaults.yaml", "unit/_defaults.yaml")), DEFAULTS),
    st.builds(deleting, st.sampled_from(("_defaults.yaml", "unit/_defaults.yaml"))),
    st.builds(writing, st.just("ketat.yaml"), PROFILES),
    st.builds(writing, st.just("logo.svg"), st.just("<svg xmlns='http://www.w3.org/2000/svg'/>")),
    st.builds(writing, st.just(".sop/micro.schema.json"), st.just("{}")),
    st.builds(deleting, st.just(".sop/micro.schema.json")),
    st.builds(spoiling, st.floats(0, 1)),
)
DAYS = st.sampled_from((date(2026, 6, 1), date(2026, 6, 1), date(2028, 1, 1)))
SELECTIONS = st.sampled_from(
    (Selection(), Selection(), Selection(("SOP6",)), Selection(profile="draft"))
)


def said(root: Path, argument: str | None, day: date, selection: Selection, *, kept: bool) -> str:
    arguments = (argument,) if argument else ()
    request = Request(arguments, root, today=day, here=root, is_kept=kept)
    try:
        report = recalled(request, selection.words) or validate(request, Checking(selection))
    except UsageError as error:
        return str(error)
    return "".join(REPORTERS[name].write(report, Look()) for name in ("json", "full"))


def grown(root: Path, argument: str | None, day: date, *, kept: bool) -> object:
    arguments = (argument,) if argument else ()
    request = Request(arguments, root, today=day, here=root, is_kept=kept)
    try:
        known = recalled_tree(request, reverse=False, language="id")
        return tree(request) if known is None else known
    except UsageError as error:
        return str(error)


Steps = list[tuple[Edit, date, Selection, str | None]]
STEPS: st.SearchStrategy[Steps] = st.lists(
    st.tuples(EDITS, DAYS, SELECTIONS, st.sampled_from((None, None, *FILES))),
    min_size=2,
    max_size=8,
)


def check(steps: Steps) -> None:
    root = Path(tempfile.mkdtemp())
    try:
        writing("sop.yaml", "")(root)
        for edit, day, selection, one in steps:
            edit(root)
            argument = one if one and (root / one).exists() else None
            plain = said(root, argument, day, selection, kept=False)
            assert said(root, argument, day, selection, kept=True) == plain
            assert said(root, argument, day, selection, kept=True) == plain
            branches = grown(root, argument, day, kept=False)
            assert grown(root, argument, day, kept=True) == branches
            assert grown(root, argument, day, kept=True) == branches
    finally:
        shutil.rmtree(root)


@settings(max_examples=8)
@given(STEPS)
def test_a_few_edits(steps: Steps) -> None:
    check(steps)


@pytest.mark.long
@pytest.mark.parametrize("number", range(8))
def test_many_edits(number: int) -> None:
    """2,000 sequences, so many at a time that all processes have some."""
    held = settings(max_examples=250, derandomize=False, database=None)(given(STEPS)(check))
    seed(number)(held)()


def test_a_foreign_file_that_was_named_counts_in_no_other_run(tmp_path: Path) -> None:
    for name, text in (("sop.yaml", ""), (FOREIGN, "on: push\n"), ("a.yaml", "kind: micro\n")):
        writing(name, text)(tmp_path)
    day, nothing = date(2026, 11, 30), Selection()
    plain = said(tmp_path, None, day, nothing, kept=False)
    for argument in (FOREIGN, None, FOREIGN, None):
        known = said(tmp_path, argument, day, nothing, kept=True)
        assert (known == plain) is (argument is None)


def test_of_a_broken_foreign_file_more_is_said_where_it_is_named(tmp_path: Path) -> None:
    for name, text in (("sop.yaml", ""), (FOREIGN, "a: [\n"), ("a.yaml", "kind: micro\n")):
        writing(name, text)(tmp_path)
    day, nothing = date(2026, 11, 30), Selection()
    said(tmp_path, None, day, nothing, kept=True)
    plain = said(tmp_path, FOREIGN, day, nothing, kept=False)
    assert said(tmp_path, FOREIGN, day, nothing, kept=True) == plain


def test_a_schema_that_comes_and_goes_is_seen(tmp_path: Path) -> None:
    line = "# yaml-language-server: $schema=micro.schema.json\n"
    sop = f"{line}kind: micro\ntitle: A\nsteps: [{{activity: a}}]\n"
    for name, text in (("sop.yaml", ""), ("a.yaml", sop)):
        writing(name, text)(tmp_path)
    appears = writing(".sop/micro.schema.json", "{}")
    day, nothing = date(2026, 11, 30), Selection(("SOP233",))
    gone, named = deleting(".sop/micro.schema.json"), writing("micro.schema.json", "{}")
    for edit, is_dead in ((gone, False), (appears, True), (gone, False), (appears, True),
                          (named, False), (deleting("micro.schema.json"), True)):  # fmt: skip
        edit(tmp_path)
        for argument in (None, "a.yaml", None):
            assert ("SOP233" in said(tmp_path, argument, day, nothing, kept=True)) is is_dead
