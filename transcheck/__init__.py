"""Checks whether an English translation of Korean news still says what the wire copy says."""
