"""Files and tables made from a frame."""
