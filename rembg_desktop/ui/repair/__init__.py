"""The repair window, with tools that change the alpha of a result. Imported when it is first opened."""
