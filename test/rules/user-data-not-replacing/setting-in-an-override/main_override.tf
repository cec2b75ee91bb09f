resource "aws_instance" "web" {
  user_data_replace_on_change = false
}
