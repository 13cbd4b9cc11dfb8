"""Documents as Markdown: tables, with an overview of the flow as mermaid."""
