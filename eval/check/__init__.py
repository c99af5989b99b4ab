"""One text against one cluster of articles, as a gate in a pipeline."""
