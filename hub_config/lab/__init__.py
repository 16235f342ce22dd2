"""Starting, stopping and looking at the lab on one machine."""
