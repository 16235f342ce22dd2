"""The records database: accounts, enrolment, attempts, journals, time, results, quotas, audit."""
