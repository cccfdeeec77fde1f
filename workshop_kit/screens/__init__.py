"""What people see. The only place with widgets: values go to the room, what it says is drawn."""
