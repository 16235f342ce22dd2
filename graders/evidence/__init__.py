"""Records as evidence: a signed pack of everything about one learner, its transcript, and how to check it."""
