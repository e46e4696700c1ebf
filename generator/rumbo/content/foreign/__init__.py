"""Questionnaires of other programs as diagnostics: what has a place in Rumbo is put there, all else is told.

A module a format; none of them opens a file, and none knows what becomes of what it makes.
"""
