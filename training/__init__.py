"""The recipe of the trained weights. `python -m training` rebuilds them."""
