"""Other computers that cut out photos for this one: a Dask cluster. Needs the extra `[cluster]`."""
