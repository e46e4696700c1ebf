"""Columns with cards in them: what is where, and how much of it."""

from rumbo.model.drawings.drawing import Kind

KIND = Kind(fewest=2, most=4, part_may=("cards",), ordered=False)
