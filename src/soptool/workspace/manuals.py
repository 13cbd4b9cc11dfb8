"""Manuals of what SOPs can have wrong together."""

from __future__ import annotations

from soptool.finding import Check, Manual
from soptool.language import msg
from soptool.workspace import checks

_MICRO = "# file: surat-masuk.yaml\n"
_POSTS = "# file: sop.yaml\nposts:\n  kabag-umum: Kepala Bagian Umum\n# file: contoh.yaml\n"
_LINE = "# yaml-language-server: $schema="
_SCHEMA = "kind: micro\n# file: .sop/micro.schema.json\n{}\n"

MANUALS: dict[Check, Manual] = {
    checks.UNKNOWN_SOP: Manual(
        msg("A file names an SOP that does not exist."),
        msg("A part that can't be found can't be composed; a relation to it leads nowhere."),
        bad=("# file: makro.yaml\nkind: macro\nsteps:\n  - use: surat-masuk\n",),
        good=(f"# file: makro.yaml\nkind: macro\nsteps:\n  - use: surat-masuk\n{_MICRO}",),
        defects=(18, 51),
    ),
    checks.DUPLICATE_ID: Manual(
        msg("Two files have the same id."),
        msg("References by this id could mean either of them."),
        bad=("# file: a.yaml\nid: surat\n# file: b.yaml\nid: surat\n",),
        good=("# file: a.yaml\nid: surat-masuk\n# file: b.yaml\nid: surat-keluar\n",),
    ),
    checks.SELF_REFERENCE: Manual(
        msg("An SOP names itself as its part or relation."),
        msg("It would be a part of itself without end."),
        bad=("related: [{sop: contoh}]\n",),
        good=(f"# file: a.yaml\nrelated: [{{sop: surat-masuk}}]\n{_MICRO}",),
    ),
    checks.CYCLE: Manual(
        msg("SOPs are parts of each other in a circle."),
        msg("A whole can't be a part of its own part: composing would never end."),
        bad=(
            (
                "# file: a.yaml\nkind: macro\nsteps:\n  - use: b\n"
                "# file: b.yaml\nkind: macro\nsteps:\n  - use: a\n"
            ),
        ),
        good=(f"# file: a.yaml\nkind: macro\nsteps:\n  - use: surat-masuk\n{_MICRO}",),
        defects=(51,),
    ),
    checks.UNKNOWN_REGULATION: Manual(
        msg("A legal basis looks like an id, and sop.yaml has no regulation with it."),
        msg("The document would print the id instead of the regulation's name."),
        bad=("legal_basis: [uu-30-2014]\n",),
        good=(
            (
                "# file: sop.yaml\nregulations:\n  uu-30-2014: Undang-Undang Nomor 30 Tahun 2014\n"
                "# file: contoh.yaml\nlegal_basis: [uu-30-2014]\n"
            ),
        ),
    ),
    checks.NOT_A_PROCEDURE: Manual(
        msg("A macro has a service standard as its part."),
        msg("A standard promises a service; it has no steps that could be performed."),
        bad=(
            (
                "# file: makro.yaml\nkind: macro\nsteps:\n  - use: layanan\n"
                "# file: layanan.yaml\nkind: standard\n"
            ),
        ),
        good=(f"# file: makro.yaml\nkind: macro\nsteps:\n  - use: surat-masuk\n{_MICRO}",),
    ),
    checks.FILE_NAME_AS_ID: Manual(
        msg("The file's name can't be an id, and the file says no other."),
        msg("Others refer to an SOP by its id: it should be seen in the file, or in its name."),
        bad=("# file: Surat Masuk.yaml\n".replace(" M", "_M"),),
        good=("# file: surat-masuk.yaml\n",),
    ),
    checks.PART_NOT_LOADED: Manual(
        msg("A part has a file, but the file can't be read."),
        msg(
            "What is wrong in the part's file is told there. Until it is corrected, the part is "
            "one row without cells here, and nothing about it can be checked."
        ),
        bad=(
            (
                "# file: makro.yaml\nkind: macro\nsteps:\n  - use: surat-masuk\n"
                '# file: surat-masuk.yaml\nsteps:\n  - activity: "Mencatat surat masuk\n'
            ),
        ),
        good=(f"# file: makro.yaml\nkind: macro\nsteps:\n  - use: surat-masuk\n{_MICRO}",),
    ),
    checks.UNKNOWN_POST: Manual(
        msg("A post looks like an id, and sop.yaml, which has posts, has none with it."),
        msg("The document would print the id instead of the post's name."),
        bad=(f"{_POSTS}executors: {{a: kabag-umumm}}\n",),
        good=(f"{_POSTS}executors: {{a: kabag-umum}}\n",),
    ),
    checks.LOGO: Manual(
        msg("The logo that sop.yaml names is not there, or is no picture that can be shown."),
        msg(
            "Documents would be printed without the agency's emblem. On Windows a file is found by "
            "its name in any letters, elsewhere only as it is written."
        ),
        bad=("# file: sop.yaml\norganization: {name: Kecamatan, logo: lambang.png}\n",),
        good=("# file: sop.yaml\norganization: {name: Kecamatan}\n",),
    ),
    checks.FONT: Manual(
        msg(
            "A font that sop.yaml names neither comes with soptool nor lies in the folder `fonts`."
        ),
        msg("No PDF can be printed with it, and no font of the computer is taken in its place."),
        bad=("# file: sop.yaml\nfonts: [Calibri]\n",),
        good=("# file: sop.yaml\nfonts: [Arimo]\n",),
    ),
    checks.SCHEMA_LINE: Manual(
        msg("The comment that leads an editor to the file's schema leads nowhere."),
        msg(
            "Without it the editor completes no keys and marks no slips. A file that was moved to "
            "another folder needs another path to the schemas in `.sop/`."
        ),
        bad=(f"# file: mikro/umum/surat.yaml\n{_LINE}../.sop/micro.schema.json\n{_SCHEMA}",),
        fixed=(f"# file: mikro/umum/surat.yaml\n{_LINE}../../.sop/micro.schema.json\n{_SCHEMA}",),
        good=(f"# file: mikro/surat.yaml\n{_LINE}../.sop/micro.schema.json\n{_SCHEMA}",),
    ),
    checks.EXCLUSION: Manual(
        msg("A pattern of `exclude` leaves out nothing of what it looks to mean."),
        msg(
            "The files are checked and printed all the same. Patterns are those of .gitignore: "
            "from the folder of sop.yaml, letter for letter, one an item."
        ),
        bad=(f"# file: sop.yaml\nexclude: [Arsip/]\n# file: arsip/surat.yaml\n{_SCHEMA}",),
        good=(f"# file: sop.yaml\nexclude: [arsip/]\n# file: arsip/surat.yaml\n{_SCHEMA}",),
    ),
    checks.NOT_EXTENDED: Manual(
        msg("A file that `extends` of sop.yaml names can't be read, or extends this one again."),
        msg(
            "The regulations, documents and posts that it holds would be missing here. It lies in "
            "the same repository, and is named by a path from the file that says `extends`."
        ),
        bad=(
            "# file: sop.yaml\nextends: umum/sop.yaml\n",
            "# file: sop.yaml\nextends: sop.yaml\n",
        ),
        good=(
            (
                "# file: sop.yaml\nextends: umum/sop.yaml\n"
                "# file: umum/sop.yaml\nregulations: {uu-1-2020: Undang-Undang Nomor 1}\n"
            ),
        ),
    ),
}
