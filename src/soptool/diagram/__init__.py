"""A flow as a picture in table rows: grid in, plan out. Knows nothing of SOP files."""
