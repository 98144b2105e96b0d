"""The settings dialog and its pages; dialog.py says which there are and in which order."""
