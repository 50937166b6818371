"""A province's data as a workbook and back, and tables that Excel saved: what was changed in them, as edits."""
