"""A believable market: stylised facts measured over many seeds. `python -m tests.facts` prints the table."""
