password = "correct horse battery staple"
