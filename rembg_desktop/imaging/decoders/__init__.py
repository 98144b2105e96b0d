"""One module for each way to decode pixels. `load.py` chooses the decoder by the format of the file."""
