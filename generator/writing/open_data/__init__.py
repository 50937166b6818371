"""Open data: every table as CSV, all of them as JSON, described as a Data Package, in one zip."""

from generator.writing.open_data.files import OpenData, TableView, open_data_files
from generator.writing.open_data.view import DataView, data_view

__all__ = ["DataView", "OpenData", "TableView", "data_view", "open_data_files"]
