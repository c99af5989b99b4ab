"""The clusters that ship with NewsFuse: `<cluster id>/articles/*.txt` and `<cluster id>/references/*.txt`."""
