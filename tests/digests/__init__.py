"""What goes out on time."""
