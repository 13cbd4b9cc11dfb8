"""Durations as people write them: from words to amounts with bounds."""
