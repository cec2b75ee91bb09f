variable "instance_type" {
  type    = string
  default = "t3.small"
}

variable "operator_cidr" {
  description = "Where operators connect from"
  type        = string
  default     = "0.0.0.0/0"
}

variable "operator_key" {
  type = string
}

variable "worker_image" {
  type = string
}

variable "vpc_id" {
  type = string
}

variable "subnet_ids" {
  type = list(string)
}
