"""SOPs as code: validate, compose and render standard operating procedures."""

__version__ = "0.1.0"


def release() -> str:
    """Return the version, with the commit and its day where the build knew them.

    For example `0.1.0 (1a2b3c4d5 2026-11-30)`. An editable install tells the version alone: its
    commit changes without a build.
    """
    try:
        with open(f"{__path__[0]}/COMMIT", encoding="utf-8") as file:  # noqa: PTH123 (light)
            return f"{__version__} ({file.read().strip()})"
    except OSError:
        return __version__
