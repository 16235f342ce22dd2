"""A learner's seat: one small server that shows units, behind the hub's login, on a unix socket."""
