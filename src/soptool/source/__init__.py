"""YAML text → `Document`: plain data, and the place of any key or value on demand."""
