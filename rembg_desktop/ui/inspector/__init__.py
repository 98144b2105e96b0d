"""What is selected in the queue, looked at closely: before and after, facts, images and log."""
