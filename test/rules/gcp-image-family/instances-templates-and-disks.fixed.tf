resource "google_compute_instance" "web" {
  boot_disk {
    initialize_params {
      image = var.web_image
    }
  }
}

variable "web_image" {
  description = "The image of google_compute_instance.web, one of the family debian-12"
  type        = string
}

resource "google_compute_instance_template" "web" {
  disk {
    source_image = var.web_web_image
  }

  disk {
    source_image = var.web_data_image
  }
}

variable "web_data_image" {
  description = "The image of google_compute_instance_template.web, one of the family data"
  type        = string
}

variable "web_web_image" {
  description = "The image of google_compute_instance_template.web, one of the family web"
  type        = string
}

resource "google_compute_region_instance_template" "regional" {
  disk {
    source_image = var.regional_image
  }
}

variable "regional_image" {
  description = "The image of google_compute_region_instance_template.regional, one of the family cos-stable"
  type        = string
}

resource "google_compute_instance" "own_project" {
  boot_disk {
    initialize_params {
      image = var.own_project_image
    }
  }
}

variable "own_project_image" {
  description = "The image of google_compute_instance.own_project, one of the family web"
  type        = string
}

resource "google_compute_disk" "ubuntu" {
  image = var.ubuntu_image # the newest one
}

variable "ubuntu_image" {
  description = "The image of google_compute_disk.ubuntu, one of the family ubuntu-2204-lts"
  type        = string
}

resource "google_compute_disk" "container_optimized" {
  image = var.container_optimized_image
}

variable "container_optimized_image" {
  description = "The image of google_compute_disk.container_optimized, one of the family cos-stable"
  type        = string
}

resource "google_compute_disk" "red_hat" {
  image = var.red_hat_image
}

variable "red_hat_image" {
  description = "The image of google_compute_disk.red_hat, one of the family rhel-9"
  type        = string
}

resource "google_compute_disk" "windows" {
  image = var.windows_image
}

variable "windows_image" {
  description = "The image of google_compute_disk.windows, one of the family windows-2022"
  type        = string
}
