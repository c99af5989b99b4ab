"""What a sentence's parse says: who does what to whom, and which word qualifies which."""
