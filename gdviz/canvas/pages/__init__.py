"""Pages that fill the place of the picture while a task is shown."""
