"""What people see. The only place with widgets: each screen hands values to the room and draws what it says."""
