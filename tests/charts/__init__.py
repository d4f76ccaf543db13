"""Figures made from a frame."""
