"""Excel workbooks, written part by part: the form on sheets, and the data that people fill."""
