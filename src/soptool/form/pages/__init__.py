"""Where the pages of a form begin, and its drawing for these pages."""
