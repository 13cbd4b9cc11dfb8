"""Closed Pydantic shapes over plain data: text types, and errors as located findings."""
