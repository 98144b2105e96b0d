"""Hot folders: watched folders whose photos are processed as soon as they are complete."""
