"""One learner's records as a whole: gathered from one moment, sealed for another prison, taken in there."""
