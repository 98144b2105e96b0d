"""Where results go (`placing`), and the rows of images that become several files (`output_rows`)."""
