from __future__ import annotations

import shutil
import subprocess

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from soptool.disk.patterns import BadPattern, check_exclusion, exclusions, git_patterns

# Pieces that git reads as gitignore(5) says. Left out is where git's short cuts differ from it:
# `a**/`, and a slash between brackets.
PIECES = (
    "a", "b", "ab", "*", "?", "[ab]", "[!a]", "[^b]", "[z-a]", "[a-", "]", "\\*", "\\", "!", "#",
    " ", "-", "[[:alpha:]]", "[]a]", ".yaml",
)  # fmt: skip
NAMES = ("a", "b", "ab", "aab", "a.yaml", "[a", "a]", "#a", "!a", "a b", "z", "-")
segments = st.lists(st.sampled_from(PIECES), min_size=1, max_size=3).map("".join)
lines = st.builds(
    lambda start, names, end: start + "/".join(names) + end,
    st.sampled_from(("", "!", "/", "**/", "./")),
    st.lists(st.one_of(segments, st.just("**")), min_size=1, max_size=3),
    st.sampled_from(("", "/", "/**", " ")),
).filter(lambda line: "*" + "**/" not in line and "\\/" not in line)
paths = st.lists(st.sampled_from(NAMES), min_size=1, max_size=4).map("/".join)


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
@settings(max_examples=25, deadline=None)
@given(st.lists(lines, max_size=3), st.lists(paths, min_size=1, max_size=8))
def test_as_git_ignores(
    tmp_path_factory: pytest.TempPathFactory, patterns: list[str], names: list[str]
) -> None:
    root = tmp_path_factory.mktemp("git")
    subprocess.run(["git", "init", "-q", str(root)], check=True)
    (root / ".gitignore").write_text("\n".join(patterns), encoding="utf-8")
    command = ["git", "-C", str(root), "check-ignore", "--no-index", "-z", "--stdin"]
    asked = "\0".join(names).encode()
    told = subprocess.run(command, input=asked, capture_output=True, check=False).stdout
    known = git_patterns("\n".join(patterns))
    assert {n for n in names if known.leave_out(n)} == {*told.decode().split("\0")} - {""}


@pytest.mark.parametrize(
    ("pattern", "excluded"),
    [
        ("arsip/*", "arsip/lama.yaml"),
        ("./arsip/*", "arsip/lama.yaml"),
        ("././/arsip", "arsip/lama.yaml"),
        (".\\arsip\\*", "arsip/lama.yaml"),
        ("arsip\\*", "arsip/lama.yaml"),
        ("arsip/./", "arsip/lama.yaml"),
        ("arsip/.", "arsip/lama.yaml"),
        ("arsip/./lama.yaml", "arsip/lama.yaml"),
        ("arsip//lama.yaml", "arsip/lama.yaml"),
        (" ./arsip ", "arsip/lama.yaml"),
        ("arsip\\", "arsip/dalam/lama.yaml"),
        ("a\\b\\c.yaml", "a/b/c.yaml"),
        ("**\\konsep\\**", "x/konsep/y/z.yaml"),
        ("\\#arsip", "#arsip/x.yaml"),
        ("\\!arsip", "!arsip"),
        ("*.yml", "a/b.yml"),
        ("konsep-?.yaml", "dalam/konsep-1.yaml"),
    ],
)
def test_paths_as_shells_and_windows_write_them(pattern: str, excluded: str) -> None:
    assert exclusions([pattern]).leave_out(excluded)
    check_exclusion(pattern)


@pytest.mark.parametrize("pattern", ["./arsip", "/arsip"])
def test_from_here_only(pattern: str) -> None:
    assert not exclusions([pattern]).leave_out("x/arsip")


def test_the_last_one_decides() -> None:
    known = exclusions(["*.yaml", "!a.yaml", ".\\b\\", "!./a.yaml"])
    names = ("a.yaml", "c.yaml", "b/a.yaml")
    assert [known.leave_out(name) for name in names] == [False, True, True]


@pytest.mark.parametrize(
    "pattern",
    [
        "!",
        "[z-a]",
        "x[9-0].yaml",
        "[abc",
        "#",
        "!/",
        "/",
        "./",
        "../x",
        "..\\x",
        "[[:x:]]",
        ".",
        "~/arsip",
        "C:\\arsip",
        "arsip/{a,b}.yaml",
    ],
)
def test_a_pattern_that_could_match_nothing(pattern: str) -> None:
    with pytest.raises(BadPattern):
        check_exclusion(pattern)


def test_bad_lines_hide_no_others() -> None:
    text = "\ufeff!\n\\\n[z-a]\n[a\n\n# x\r\n*.bak\r\nb.yaml   \n"
    known = git_patterns(text)
    assert [known.leave_out(name) for name in ("x.bak", "b.yaml", "c.yaml")] == [True, True, False]


@pytest.mark.parametrize(
    ("pattern", "path"),
    [
        ("*a" * 40 + "*b", "a" * 250),
        ("*" * 200 + "b", "a" * 250),
        ("[ab]*" * 60 + "c", "ab" * 125),
        ("**/a/" * 40 + "b", "a/" * 1000 + "a"),
        ("**/*a*/" * 40 + "b", "aa/" * 1000 + "a"),
    ],
)
def test_no_pattern_is_tried_over_and_over(pattern: str, path: str) -> None:
    assert git_patterns(pattern).says(path) is None
