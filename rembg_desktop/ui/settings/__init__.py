"""The pages of the settings dialog, one module each; pages.py says which there are and in which order."""
