"""A questionnaire as a workbook of spreadsheets, and a workbook as a questionnaire.

Which columns there are follows from the shapes of diagnostic.yml, so that a key that authors may write has its column.
"""
