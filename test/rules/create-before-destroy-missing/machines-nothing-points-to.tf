resource "aws_instance" "worker" {
  ami = var.ami_id
}

resource "aws_eip" "worker" {
  instance = aws_instance.worker.id
}

resource "aws_instance" "queue" {
  ami = var.ami_id
}

resource "aws_volume_attachment" "queue" {
  volume_id   = aws_ebs_volume.queue.id
  instance_id = aws_instance.queue.id
}

resource "aws_route53_record" "queue" {
  records = [aws_instance.queue.private_ip]
}

resource "hcloud_server" "postgres" {
  name = "postgres-1"
}

resource "hcloud_load_balancer_target" "postgres" {
  server_id = hcloud_server.postgres.id
}
