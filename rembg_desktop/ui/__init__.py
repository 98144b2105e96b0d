"""The window: Qt widgets, models and delegates over the queue's manager; no logic of the queue lives here."""
