"""PDF files as sheets. Only this room knows pdfium, and only a child process comes in."""
