"""What articles say with figures, and which figures of one matter differ."""
