"""Other wordings of a sentence, made by rule: shorter, in another order, or joined with another one."""
