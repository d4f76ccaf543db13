"""Reading and checking a delivery."""
