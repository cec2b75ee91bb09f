region = "eu-north-1"
zones  = ["a", "b"]
tags = {
  Owner = "ops"
  team : "x"
}
enabled = false
