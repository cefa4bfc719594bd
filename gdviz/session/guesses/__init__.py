"""What a hall can guess of a run: where its ball will be, or how far its training will come."""
