"""`python -m summarize`: the same as the console script."""

from summarize.cli import main

main()
