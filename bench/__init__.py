"""Measurements: what the program finds, how well, how fast. Each module says in its docstring how it is run."""
