variable "two" {}
