"""The steps of an SOP as a graph: reachability, splits and joins. No text, no files."""
