"""What a learner decided: event types, hash chain, replay, and the client used in a container."""
