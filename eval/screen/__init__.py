"""What the terminal shows of a comparison, a check and a meta-evaluation."""
