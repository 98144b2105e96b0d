"""Where results go (`placing`), and images that become several files: rows (`stored`) and steps (`outputs`)."""
