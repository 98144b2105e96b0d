"""The live preview: what the options make of the selected photo."""
