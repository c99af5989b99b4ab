"""The parts of `ChatServer`: where it is, what it tells of itself, what is sent, and what comes back."""
