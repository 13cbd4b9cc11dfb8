"""Sheets → drafts, one stage a file: what stands where becomes who does what, and what follows.

Nothing here reads a file, or knows of which format it was.
"""
