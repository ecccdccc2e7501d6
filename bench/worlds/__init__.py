"""News worlds with known truth, and the measure of a corpus against it."""
