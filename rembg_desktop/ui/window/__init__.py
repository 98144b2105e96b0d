"""The main window and what surrounds the queue: actions, banners, status line, closing."""
