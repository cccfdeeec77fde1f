"""Many schools' bundles into one picture, in which no school and no small group can be found."""
