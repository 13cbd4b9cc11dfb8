"""Word documents: the official form with its drawing as native shapes."""
