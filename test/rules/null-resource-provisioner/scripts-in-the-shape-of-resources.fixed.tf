variable "host" {
  type = string
}
