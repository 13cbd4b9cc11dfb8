"""The rules of the catalogue, one file each; `catalogue.py` lists them."""
