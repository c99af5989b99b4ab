"""Which sentences of the articles matter, and which say the same: for strategies and for baselines."""
