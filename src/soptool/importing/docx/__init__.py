"""Word documents of ours that come back: the text as it stands, who changed it, and the shapes."""
