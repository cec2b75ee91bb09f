resource "docker_image" "pulled" {
  name = "redis:latest"
  #      ^^^^^^^^^^^^^^ error: container-tag-latest-or-missing [fix]
}

resource "docker_container" "redis" {
  image = "redis"
  #       ^^^^^^^ error: container-tag-latest-or-missing [fix]
}

resource "docker_service" "redis" {
  task_spec {
    container_spec {
      image = "redis:edge"
      #       ^^^^^^^^^^^^ warning: container-tag-latest-or-missing [fix]
    }
  }
}

resource "aws_apprunner_service" "app" {
  source_configuration {
    image_repository {
      image_identifier = "public.ecr.aws/acme/app:latest"
      #                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: container-tag-latest-or-missing [fix]
    }
  }
}

resource "aws_lambda_function" "handler" {
  image_uri = "${aws_ecr_repository.handler.repository_url}:latest"
  #           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: container-tag-latest-or-missing [fix]
}

resource "aws_sagemaker_model" "model" {
  primary_container {
    image = "${var.account}.dkr.ecr.eu-central-1.amazonaws.com/model:latest"
    #       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: container-tag-latest-or-missing [fix]
  }
}

resource "google_cloud_run_v2_service" "api" {
  template {
    containers {
      image = "europe-docker.pkg.dev/acme/apps/api"
      #       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: container-tag-latest-or-missing [fix]
    }
  }
}

resource "google_cloudbuild_trigger" "build" {
  build {
    step {
      name = "gcr.io/cloud-builders/docker"
      #      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: container-tag-latest-or-missing [fix]
    }

    step {
      name = "gcr.io/$PROJECT_ID/builder:$COMMIT_SHA"
    }
  }
}

resource "azurerm_container_group" "group" {
  container {
    image = "mcr.microsoft.com/acme/hello:latest"
    #       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: container-tag-latest-or-missing [fix]
  }
}

resource "azurerm_linux_web_app" "site" {
  site_config {
    application_stack {
      docker_image_name = "acme/site:latest"
      #                   ^^^^^^^^^^^^^^^^^^ error: container-tag-latest-or-missing [fix]
    }
  }
}

resource "azurerm_linux_function_app" "fn" {
  site_config {
    application_stack {
      docker {
        image_name = "acme/fn"
        image_tag  = "latest"
        #            ^^^^^^^^ error: container-tag-latest-or-missing [fix]
      }
    }
  }
}

resource "azurerm_app_service" "old" {
  site_config {
    linux_fx_version = "DOCKER|acme/old:latest"
    #                  ^^^^^^^^^^^^^^^^^^^^^^^^ error: container-tag-latest-or-missing [fix]
  }
}

resource "nomad_job" "cache" {
  jobspec = <<EOT
job "cache" {
  group "cache" {
    task "redis" {
      driver = "docker"
      config {
        image = "memcached:latest"
        #       ^^^^^^^^^^^^^^^^^^ error: container-tag-latest-or-missing [fix]
      }
    }
  }
}
EOT
}
