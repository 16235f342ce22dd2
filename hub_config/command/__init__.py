"""The command line for staff at the server: `scripts/talat <command>`."""
