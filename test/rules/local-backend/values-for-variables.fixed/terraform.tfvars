zone = "europe-west3-a"
