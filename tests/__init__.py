"""The tests: what the kit promises, each name a sentence."""
