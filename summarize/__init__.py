"""NewsFuse: fuse the articles of a news cluster into one checked summary."""

__version__ = "0.1.0"
