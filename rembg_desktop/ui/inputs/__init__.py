"""Small input widgets that the options and the settings share."""
