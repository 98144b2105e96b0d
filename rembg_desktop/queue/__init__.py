"""The queue's rules and its storage; knows nothing of windows, models or pixels."""
