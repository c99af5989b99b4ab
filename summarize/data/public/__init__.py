"""Public data sets, through `datasets`, from copies here or on the hub; no code of a repository runs."""
