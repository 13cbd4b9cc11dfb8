"""Manuals of the built-in checks, one file for each room; a test compares them with its list."""
