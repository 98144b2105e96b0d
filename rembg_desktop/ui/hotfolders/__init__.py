"""Hot folders in the window: their page and the dialog that adds and changes them."""
