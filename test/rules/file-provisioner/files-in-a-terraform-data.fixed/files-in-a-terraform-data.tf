resource "google_compute_instance" "app" {
  name         = "app"
  machine_type = "e2-small"
  zone         = "europe-west3-a"
  project      = "shop"
}

resource "terraform_data" "config" {
  triggers_replace = [filesha256("app.conf")]
}
