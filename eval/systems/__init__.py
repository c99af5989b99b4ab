"""Summaries that others made: folders of texts become run directories like any other."""
