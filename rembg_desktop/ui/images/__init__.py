"""Pictures for the screen: decoded in pool threads at the size that is shown, kept within a budget."""
