"""A workshop kit for schools that want less workload."""
