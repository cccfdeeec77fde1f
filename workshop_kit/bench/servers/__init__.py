"""What is measured: the hall and what it is compared with, each in a process of its own."""
