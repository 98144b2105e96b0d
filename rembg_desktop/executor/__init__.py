"""What runs the queue beside the workers: lock, recovery, housekeeping, capacity. Plain Python, no Qt."""
