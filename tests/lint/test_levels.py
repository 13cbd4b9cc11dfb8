"""Profiles, `rules:` in sop.yaml, and what the command line selects."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from soptool.errors import UsageError
from soptool.finding import Severity
from soptool.lint.catalogue import RULES
from soptool.lint.levels import Levels, Selection, default_level, levels_of
from soptool.lint.lookup import ALL, check_named
from soptool.lint.profile import PACKAGED, load_profiles
from soptool.settings import DEFAULT_PROFILE, Settings, load_settings

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO


def levels(folder: Path, text: str = "", selection: Selection | None = None) -> Levels:
    (folder / "sop.yaml").write_text(text or "language: id\n", encoding="utf-8")
    settings, findings = load_settings(folder)
    assert findings == ()
    return levels_of(settings, folder, selection or Selection())


def level(folder: Path, name: str, text: str = "") -> Severity | None:
    check = check_named(name)
    assert check is not None
    return levels(folder, text).by_code[check.code]


def test_the_default_profile_holds_only_what_differs() -> None:
    (profile,) = load_profiles(DEFAULT_PROFILE, Path())
    declared = {check.name: check.severity for check in ALL}
    assert profile.others is profile.least is None
    assert [name for name, said in profile.levels.items() if said == declared[name].value] == []


_CITED = re.compile(r"\b\d+/\d{4}|YAML 1\.2")
_NAMED = ("Panduan pengguna sistem SOP", "Maklumat pelayanan", "Indikator penilaian")


def test_no_rule_without_a_cited_source_is_above_info_by_default() -> None:
    """What is known by heart only is a note; the others name a text that was read."""
    heavy = [rule for rule in RULES if default_level(rule.check) not in (None, INFO)]
    assert [rule.name for rule in heavy if rule.manual.recalled] == []
    sources = {rule.name: rule.check.source or "" for rule in heavy}
    assert {
        name: source
        for name, source in sources.items()
        if "diingat" in source or not (_CITED.search(source) or source.startswith(_NAMED))
    } == {}


@pytest.mark.parametrize("name", PACKAGED)
def test_packaged_profiles_load_and_select_something(name: str, tmp_path: Path) -> None:
    assert any(levels(tmp_path, f"profile: {name}\n").by_code.values())


def test_draft_keeps_what_stops_composing_and_what_changes_a_text(tmp_path: Path) -> None:
    draft = levels(tmp_path, "profile: draft\n")
    warned = {rule.check.name for rule in draft.rules}
    assert warned == {"text-cut-by-hash", "text-in-curly-quotes"}
    on = {check.name for check in ALL if draft.is_on(check)}
    assert {"unknown-sop", "cycle", "unknown-executor", "duplicate-key"} <= on
    assert {"unknown-parameter", "missing-parameter", "wrong-parameter"} <= on
    assert all(draft.by_code[check.code] is ERROR for check in ALL if check.name in on - warned)


def test_strict_leaves_nothing_below_warning_that_is_on(tmp_path: Path) -> None:
    default, strict = levels(tmp_path), levels(tmp_path, "profile: strict\n")
    for code, before in default.by_code.items():
        after = strict.by_code[code]
        assert (after is None) == (before is None)
        assert after is not INFO
        if before is ERROR:
            assert after is ERROR


def test_rules_in_settings_by_name_and_by_code(tmp_path: Path) -> None:
    text = "rules: {legal-basis-missing: info, SOP524: off, sop301: warning}\n"
    chosen = levels(tmp_path, text)
    assert chosen.by_code["SOP540"] is INFO
    assert chosen.by_code["SOP524"] is None
    assert chosen.by_code["SOP301"] is WARNING
    assert "title-says-sop" not in {rule.name for rule in chosen.rules}


def test_an_agency_profile_extends_another(tmp_path: Path) -> None:
    folder = tmp_path / "profil"
    folder.mkdir()
    (folder / "induk.yaml").write_text("extends: strict\nlevels: {title-says-sop: error}\n")
    (folder / "unit.yaml").write_text("extends: ./induk.yaml\nlevels: {legal-basis-missing: off}\n")
    text = "profile: profil/unit.yaml\n"
    assert level(tmp_path, "title-says-sop", text) is ERROR
    assert level(tmp_path, "legal-basis-missing", text) is None
    assert level(tmp_path, "split-without-join", text) is WARNING


def test_a_file_that_extends_nothing_stands_on_the_default(tmp_path: Path) -> None:
    (tmp_path / "profil.yaml").write_text("levels: {title-says-sop: info}\n")
    assert level(tmp_path, "title-says-sop", "profile: ./profil.yaml\n") is INFO
    assert level(tmp_path, "legal-basis-missing", "profile: ./profil.yaml\n") is ERROR


def test_options_come_from_the_profile(tmp_path: Path) -> None:
    rule = next(rule for rule in RULES if rule.options)
    name, default = next(iter(rule.options.items()))
    (tmp_path / "p.yaml").write_text(f"options: {{{rule.name}: {{{name}: {default + 1}}}}}\n")
    assert levels(tmp_path).options[rule.name][name] == default
    assert levels(tmp_path, "profile: p.yaml\n").options[rule.name][name] == default + 1


def test_select_and_ignore(tmp_path: Path) -> None:
    selection = Selection(select=("SOP30", "unknown-sop"), ignore=("SOP301",))
    chosen = levels(tmp_path, "", selection)
    on = {check.code for check in ALL if chosen.is_on(check)}
    assert on == {f"SOP30{number}" for number in range(2, 10)} | {"SOP221"}


def test_what_is_off_counts_when_it_is_selected(tmp_path: Path) -> None:
    chosen = levels(tmp_path, "profile: draft\n", Selection(select=("legal-basis-missing",)))
    assert chosen.by_code["SOP540"] is WARNING


def test_the_command_line_names_a_profile(tmp_path: Path) -> None:
    assert len(levels(tmp_path, "profile: strict\n", Selection(profile="draft")).rules) == 2


@pytest.mark.parametrize(
    ("files", "selection", "message"),
    [
        (
            {"sop.yaml": "rules: {legal-basis-mising: off}\n"},
            Selection(),
            "sop.yaml: no rule has the name `legal-basis-mising`. Did you mean `legal-basis-miss",
        ),
        (
            {"sop.yaml": "profile: strikt\n"},
            Selection(),
            "sop.yaml: no profile has the name `strikt`. Did you mean `strict`?",
        ),
        (
            {"sop.yaml": "profile: x\n"},
            Selection(),
            "sop.yaml: no profile has the name `x`. There are: `",
        ),
        (
            {},
            Selection(profile="strikt"),
            "--profile: no profile has the name `strikt`. Did you mean `strict`?",
        ),
        (
            {"sop.yaml": "profile: dinas\n", "dinas.yaml": ""},
            Selection(),
            "sop.yaml: no profile has the name `dinas`. Did you mean the file `./dinas.yaml`?",
        ),
        (
            {"sop.yaml": "profile: ./tidak-ada.yaml\n"},
            Selection(),
            "sop.yaml: the profile `./tidak-ada.yaml` can't be read: No such file or directory.",
        ),
        (
            {
                "sop.yaml": "profile: p.yaml\n",
                "p.yaml": "extends: q.yaml",
                "q.yaml": "extends: p.yaml",
            },
            Selection(),
            "q.yaml: the profile `p.yaml` extends itself.",
        ),
        (
            {"sop.yaml": "profile: ./p.yaml\n", "p.yaml": "levels:\n  cycle: fatal\n"},
            Selection(),
            "./p.yaml:2: `fatal` is not one of `error`, `warning`, `info`, `off`.",
        ),
        (
            {"sop.yaml": "profile: ./p.yaml\n", "p.yaml": "levels: {cycel: off}\n"},
            Selection(),
            "./p.yaml: no rule has the name `cycel`. Did you mean `cycle`?",
        ),
        (
            {"sop.yaml": "profile: ./p.yaml\n", "p.yaml": "others: off\n"},
            Selection(),
            "No rule is selected: the profile, `rules:`, `--select` and `--ignore` leave nothing",
        ),
        (
            {},
            Selection(select=("cycle",), ignore=("SOP224",)),
            "No rule is selected: the profile, `rules:`, `--select` and `--ignore` leave nothing",
        ),
        (
            {},
            Selection(select=("SOP00x",)),
            "--select: no rule has the name `SOP00x`.",
        ),
        (
            {"sop.yaml": "rules: {form-too-wide: warning}\n"},
            Selection(),
            "sop.yaml: SOP453 (`form-too-wide`) is found while documents are drawn, and can't be c",
        ),
        ({}, Selection(select=("sop454",)), "--select: SOP454 (`row-too-tall`) is found while do"),
        ({}, Selection(ignore=("zzz",)), "--ignore: no rule has the name `zzz`."),
        (
            {"sop.yaml": "profile: ./p.yaml\n", "p.yaml": "options: {title-says-sop: {most: 3}}\n"},
            Selection(),
            "./p.yaml: the rule `title-says-sop` has no option `most`.",
        ),
    ],
)
def test_wrong_configuration(
    files: dict[str, str], selection: Selection, message: str, tmp_path: Path
) -> None:
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    settings = load_settings(tmp_path)[0] if files else Settings()
    with pytest.raises(UsageError) as error:
        levels_of(settings, tmp_path, selection)
    said = str(error.value.message)
    assert (said[said.index("sop.yaml:") :] if "sop.yaml:" in said else said).startswith(message)
