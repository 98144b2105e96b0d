"""The table of jobs and images: model, rows, view, painting, and the feed that fills it."""
