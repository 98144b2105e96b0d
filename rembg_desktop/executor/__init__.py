"""Executes the queue: workers, lock, recovery, housekeeping, memory limits. Plain Python, no Qt."""
