"""The articles of a cluster, indexed once: their words, numbers, dates, names and sentences."""
