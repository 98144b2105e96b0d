"""The review desk: looks through results, marks them, and acts on those that were marked."""
