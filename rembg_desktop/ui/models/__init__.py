"""The dialog of models and what it needs: the list, its delegate, and downloads in the background."""
