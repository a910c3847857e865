"""Pairs of sentences, alike and drifted apart -> the drift model that transcheck ships."""
