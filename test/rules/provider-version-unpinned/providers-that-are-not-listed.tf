provider "aws" {
#^^^^^^^^^^^^^^ warning: provider-version-unpinned [fix]
  region = "eu-central-1"
}

resource "aws_sqs_queue" "jobs" {
  name = "jobs"
}

resource "random_id" "suffix" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: provider-version-unpinned [fix]
  byte_length = 4
}

data "heroku_app" "web" {
#^^^^^^^^^^^^^^^^^^^^^^^ warning: provider-version-unpinned
  name = "web"
}

resource "google_compute_network" "main" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: provider-version-unpinned [fix]
  provider = google-beta
  name     = "main"
}
