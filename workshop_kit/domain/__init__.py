"""What a workshop means: answers into results, events into a state, actions into a plan.

Knows no file, database, screen or clock; standard library only.
"""
