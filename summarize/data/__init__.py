"""Clusters in: readers of folders and data sets, and the cleaning of articles."""
