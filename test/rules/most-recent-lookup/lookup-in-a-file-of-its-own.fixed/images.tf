variable "base_ami_id" {
  description = "The image to run; a new one replaces what runs"
  type        = string
}
