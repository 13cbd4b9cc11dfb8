"""What stands in a document, ready to print: the form of an SOP, the sheet of a standard."""
