"""SOPs as code: validate, compose and render standard operating procedures."""

__version__ = "0.1.0"
