"""Excel workbooks (ECMA-376) as texts in rows, whoever saved them: nothing else is loaded."""
