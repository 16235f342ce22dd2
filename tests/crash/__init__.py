"""What was acknowledged survives: kill -9, a power cut, a full disk, a locked database."""
