"""Ways to add photos: dialogs, drag and drop, the clipboard."""
