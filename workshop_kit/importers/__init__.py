"""What schools already have, read in: staff time, calendars, surveys, published figures."""
