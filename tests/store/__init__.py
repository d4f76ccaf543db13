"""Publishing a store, and opening it."""
