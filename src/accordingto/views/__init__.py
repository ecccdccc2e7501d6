"""What is shown, as plain data, and its pictures."""
