variable "one" {}

# stays
# stays too

variable "two" {}
