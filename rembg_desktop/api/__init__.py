"""The local HTTP API: a FastAPI app over the QueueManager, and the server that offers it on loopback."""
