"""Procedures and standards as documents: one file a format; nothing here writes to disk."""
