"""The command line: click commands over the QueueManager, one small module for each."""
