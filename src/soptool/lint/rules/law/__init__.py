"""Rules about legal bases and their citations."""
