"""Links of claims -> the signals that say how far apart their two sides are."""
