"""The commands in the order of help; what one does is loaded when it is asked for."""

from __future__ import annotations

from soptool.cli.texts import told

ABOUT = told("SOPs as code: check, compose and render standard operating procedures.")
VERSION = told("Show the version and exit.")
COMMANDS = (
    ("init", "new:init", told("Begin a workspace that validates and renders at once.")),
    ("new", "new:new", told("Begin a new SOP or service standard, with every section to fill.")),
    ("validate", "validate:validate", told("Check SOPs, and report what is wrong with them.")),
    ("explain", "explain:explain", told("Explain a rule: what it asks, why, and how it looks.")),
    ("fmt", "fmt:fmt", told("Bring the keys of files into the order of the form.")),
    ("tree", "tree:tree", told("Show which SOPs are parts of which.")),
    ("compose", "compose:compose", told("Show a macro expanded into its micros.")),
    ("render", "render:render", told("Write documents.")),
    (
        "import",
        "importing:import_",
        told("Read PDFs, Word documents and workbooks, and write them as SOPs."),
    ),
    ("time", "time:time", told("Show how long SOPs take, on which way, and by whom.")),
    (
        "workload",
        "workload:workload",
        told("Add up the workload of each post, and the staff it needs."),
    ),
    (
        "pin",
        "pin:pin",
        told("Write down what a macro's parts are like, or find those that have changed."),
    ),
    (
        "impact",
        "impact:impact",
        told("Show everything that uses an SOP, a regulation, an executor, a unit or a document."),
    ),
    (
        "rename",
        "rename:rename",
        told("Give an SOP, an executor, a unit, a document … another name, in every file."),
    ),
    ("diff", "diff:diff", told("Tell what differs between two states of SOPs.")),
    ("cache", "cache:cache", told("Show what is kept in .sop-cache, or delete it.")),
    ("schema", "schema:schema", told("Print the JSON Schema of a kind of file.")),
)
"""Each by its name, with the file and the function below `cli/`, and a sentence about it."""
