"""The tools a learner opens; each is a pair: state (traits, no widgets) and view (widgets, no sums)."""
