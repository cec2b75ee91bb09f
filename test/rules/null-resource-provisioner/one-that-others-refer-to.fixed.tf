resource "null_resource" "setup" {
}

output "done" {
  value = null_resource.setup.id
}
