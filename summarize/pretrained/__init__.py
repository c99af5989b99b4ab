"""Where weights come from, and how they get into memory: safely, on which device, in which precision."""
