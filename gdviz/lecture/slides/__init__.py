"""What a lesson says, beside the picture."""
