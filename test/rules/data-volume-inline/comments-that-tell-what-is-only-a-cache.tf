resource "aws_instance" "node" {
  # Storage for Docker, see:
  # https://example.com/docker-storage
  ebs_block_device {
    device_name = "/dev/sdf"
    volume_size = 80
  }

  ebs_block_device { # scratch space
    device_name = "/dev/sdg"
    volume_size = 80
  }

  # Not what stands above something else: a cache.

  monitoring = true

  # Where the shop keeps its orders.
  ebs_block_device {
  #^^^^^^^^^^^^^^^^ warning: data-volume-inline
    device_name = "/dev/sdh"
    volume_size = 80
  }
}
