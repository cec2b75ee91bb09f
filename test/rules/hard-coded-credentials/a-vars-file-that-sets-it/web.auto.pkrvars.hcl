login = "hunter2"
