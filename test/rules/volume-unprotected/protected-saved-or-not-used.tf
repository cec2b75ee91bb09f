resource "aws_ebs_volume" "kept" {
  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_ebs_volume" "decided" {
  lifecycle {
    prevent_destroy = false
  }
}

resource "aws_ebs_volume" "tagged" {
  tags = {
    Snapshot = "true"
  }
}

resource "aws_ebs_volume" "unknown_tags" {
  tags = var.tags
}

resource "aws_ebs_volume" "restored" {
  snapshot_id = var.snapshot
}

resource "aws_ebs_volume" "scratch" {
  size = 10
}

resource "aws_ebs_volume" "backed_up" {
  size = 10
}

resource "aws_ebs_volume" "not_attached" {
  size = 10
}

resource "aws_volume_attachment" "all" {
  for_each = {
    kept         = aws_ebs_volume.kept.id
    decided      = aws_ebs_volume.decided.id
    tagged       = aws_ebs_volume.tagged.id
    unknown_tags = aws_ebs_volume.unknown_tags.id
    restored     = aws_ebs_volume.restored.id
    scratch      = aws_ebs_volume.scratch.id
    backed_up    = aws_ebs_volume.backed_up.id
  }

  volume_id = each.value
}

resource "aws_dlm_lifecycle_policy" "daily" {
  policy_details {
    target_tags = {
      Snapshot = "true"
    }
  }
}

resource "aws_backup_selection" "wiki" {
  resources = [aws_ebs_volume.backed_up.arn]
}

resource "google_compute_disk" "boot" {
  image = "debian-12-bookworm-v20240101"
}

resource "google_compute_disk" "data" {
  name = "data"
}

resource "google_compute_disk_resource_policy_attachment" "data" {
  disk = google_compute_disk.data.name
}

resource "google_compute_instance" "web" {
  boot_disk {
    source = google_compute_disk.boot.id
  }

  attached_disk {
    source = google_compute_disk.data.id
  }
}

resource "hcloud_volume" "protected" {
  server_id         = hcloud_server.web.id
  delete_protection = true
}
