"""The report: what an evaluation found, for people, as a page, as Markdown and as LaTeX."""
