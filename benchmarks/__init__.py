"""Measures of quality and speed, each read off the real stages."""
