"""How long, how much, by whom: the times of procedures, workload, promises. Reads no files."""
