"""What is behind the subject: backgrounds (`backgrounds`) and shadows (`shadows`, `own_shadow`)."""
