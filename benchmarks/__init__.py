"""Measurements. Never imported by the application."""
