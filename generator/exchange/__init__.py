"""How data comes in without git: scaffolds, workbooks, forms become edits; edits become files, byte for byte."""
