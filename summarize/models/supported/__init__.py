"""Supported-token decoding: while a model writes, it cannot write a name or number that no document has.

`licence` says what the documents of a request license, `spelling` what each token writes; `trie` and `tables`
join both, and `holding` masks what may not come next. `closed_vocabulary` and `word_holding` keep a model to
the other words of its documents too, where that is wanted.
"""
