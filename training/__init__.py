"""Recipes that make the models and fitted figures that transcheck ships."""
