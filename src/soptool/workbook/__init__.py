"""An SOP as the plain sheets of a workbook: what each column is, written and read back alike."""
