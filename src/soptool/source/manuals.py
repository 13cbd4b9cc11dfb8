"""Manuals of what reading a file can find."""

from __future__ import annotations

from soptool.finding import Check, Manual
from soptool.language import msg
from soptool.source import checks

_WHOLE = msg("A file that can't be read whole can't be trusted in parts.")
_TEXT = msg("An SOP file is plain text for people: what it says must stand in it as it is read.")

MANUALS: dict[Check, Manual] = {
    checks.SYNTAX: Manual(
        msg("The file is not valid YAML."),
        msg("The rest of the file can't be understood until this place is mended."),
        bad=("title: Penanganan Surat\nunit:Bagian Umum\nnumber: 1\n",),
        good=("title: Penanganan Surat\nunit: Bagian Umum\n",),
    ),
    checks.TEXT_LOST: Manual(
        msg("A text is read otherwise than it was written: lines run together, a word is lost."),
        msg(
            "YAML says nothing of it: a list without its `-`, a key without a space behind the"
            " colon and a word behind `&` become something else."
        ),
        bad=(
            "equipment:\n  – Komputer\n  – Printer\n",
            "legal_basis:\n  1. UU 25/2009\n  2. UU 30/2014\n",
            "unit: &Bagian Umum\n",
            "executors: {staf:Staf}\n",
        ),
        good=(
            "equipment:\n  - Komputer\n  - Printer\n",
            'unit: "&Bagian Umum"\n',
        ),
    ),
    checks.NOT_UTF8: Manual(
        msg("The file is not in UTF-8."),
        msg("Other encodings read differently on other machines. Save the file as UTF-8."),
    ),
    checks.BAD_CHARACTER: Manual(
        msg("The file holds an invisible control character."),
        msg("It comes from copying out of other programs, shows nowhere and breaks documents."),
        bad=('title: "Penanganan \\x07Surat"\n',),
        good=("title: Penanganan Surat\n",),
    ),
    checks.EMPTY: Manual(
        msg("The file is empty."), msg("Begin it with `sop new micro ID`, or delete it.")
    ),
    checks.TOO_LARGE: Manual(
        msg("The file is larger than what is read."),
        msg("An SOP is a few hundred lines. `--max-size` raises the limit."),
    ),
    checks.TOO_DEEP: Manual(
        msg("Values are nested deeper than any SOP needs."),
        msg("Such files are made to exhaust a program, not to be read."),
    ),
    checks.DUPLICATE_KEY: Manual(
        msg("A key stands twice in one place."),
        msg("Only one of the two values could count, and nobody sees which."),
        bad=("title: Penanganan Surat\nunit: Bagian Umum\nunit: Biro Umum\n",),
        good=("title: Penanganan Surat\nunit: Biro Umum\n",),
    ),
    checks.SEVERAL_DOCUMENTS: Manual(
        msg("A second document begins behind `---`."),
        msg("A file holds one SOP, so that others can find it by its name."),
        bad=("kind: micro\ntitle: Satu\nsteps: [{activity: Menerima surat}]\n---\nid: dua\n",),
    ),
    checks.CUSTOM_TAG: Manual(
        msg("A value has a tag (`!name`)."),
        _TEXT,
        bad=("title: !judul Penanganan Surat\n",),
        good=('title: "!judul Penanganan Surat"\n',),
    ),
    checks.MERGE_KEY: Manual(
        msg("The key `<<` stands for the keys of another place."),
        _TEXT,
        bad=("dates: &asal {created: 2026-01-05}\napproval:\n  <<: *asal\n  place: Jakarta\n",),
        good=("approval:\n  place: Jakarta\n",),
    ),
    checks.ALIAS_BOMB: Manual(
        msg("Aliases unfold into more values than any SOP needs."),
        msg("A few lines of aliases can exhaust a program. Write the repeated parts out."),
    ),
    checks.KEY_NOT_TEXT: Manual(
        msg("A key is a list or holds keys itself."),
        _WHOLE,
        bad=("definitions:\n  ? [Surat, Nota]\n  : naskah dinas\n",),
        good=("definitions:\n  Surat, Nota: naskah dinas\n",),
    ),
    checks.TOO_MUCH: Manual(
        msg("A file holds more than anybody could follow: steps, executors, branches, letters."),
        msg(
            "Nothing checks or draws it. The limits stand far above what offices write: 2,000"
            " steps, 200 executors, 60 branches of a decision, 1,000 entries of another list,"
            " 32,767 letters of a text and 600,000 of a file."
        ),
    ),
    checks.UNREADABLE: Manual(
        msg("The file can't be opened."),
        msg("It may lack the permission, or lead nowhere as a link."),
    ),
}
