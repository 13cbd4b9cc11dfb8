"""Judgements on wording: from a text to what it is, with the places; the rules stand on them."""
