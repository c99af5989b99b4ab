"""What the fact-check finds wrong with a draft is mended, sentence by sentence; no edit stands unchecked."""
