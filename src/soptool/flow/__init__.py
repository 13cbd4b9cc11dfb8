"""The steps of an SOP as a graph: reachability, splits and joins, time. No text, no files."""
