"""Sentence pairs -> Argos packages that translate news between Korean and English.

`python -m training.translate --help` lists the steps; README.md beside this file explains them.
"""
