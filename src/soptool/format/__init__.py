"""The format as other programs and people read it: JSON Schemas, and the reference."""
