"""What is promised in numbers, measured on this computer as real clients of real servers.

`rows` measure, `servers` are what they measure, `figures` are the bars, `report` is the table.
"""
