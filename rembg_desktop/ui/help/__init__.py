"""Help: About, diagnostics, shortcuts, tips."""
