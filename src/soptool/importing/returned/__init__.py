"""A document of ours that came back: what differs from what it showed, in the source's terms."""
