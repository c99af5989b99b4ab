"""The fact-check: the names, numbers, dates and quotations of a text against whole articles."""
