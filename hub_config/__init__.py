"""The hub put together: settings, sandbox, quotas, roles, desks, and the lab's own start and stop."""
