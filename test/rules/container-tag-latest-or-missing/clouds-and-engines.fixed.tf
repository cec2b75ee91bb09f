resource "docker_image" "pulled" {
  name = "redis:${var.redis_tag}"
}

variable "redis_tag" {
  description = "The tag of redis to run"
  type        = string
}

resource "docker_container" "redis" {
  image = "redis:${var.redis_tag}"
}

resource "docker_service" "redis" {
  task_spec {
    container_spec {
      image = "redis:${var.redis_tag}"
    }
  }
}

resource "aws_apprunner_service" "app" {
  source_configuration {
    image_repository {
      image_identifier = "public.ecr.aws/acme/app:${var.app_tag}"
    }
  }
}

variable "app_tag" {
  description = "The tag of public.ecr.aws/acme/app to run"
  type        = string
}

resource "aws_lambda_function" "handler" {
  image_uri = "${aws_ecr_repository.handler.repository_url}:${var.handler_tag}"
}

variable "handler_tag" {
  description = "The tag of the image of aws_lambda_function.handler"
  type        = string
}

resource "aws_sagemaker_model" "model" {
  primary_container {
    image = "${var.account}.dkr.ecr.eu-central-1.amazonaws.com/model:${var.model_tag}"
  }
}

variable "model_tag" {
  description = "The tag of model to run"
  type        = string
}

resource "google_cloud_run_v2_service" "api" {
  template {
    containers {
      image = "europe-docker.pkg.dev/acme/apps/api:${var.api_tag}"
    }
  }
}

variable "api_tag" {
  description = "The tag of europe-docker.pkg.dev/acme/apps/api to run"
  type        = string
}

resource "google_cloudbuild_trigger" "build" {
  build {
    step {
      name = "gcr.io/cloud-builders/docker:${var.docker_tag}"
    }

    step {
      name = "gcr.io/$PROJECT_ID/builder:$COMMIT_SHA"
    }
  }
}

variable "docker_tag" {
  description = "The tag of gcr.io/cloud-builders/docker to run"
  type        = string
}

resource "azurerm_container_group" "group" {
  container {
    image = "mcr.microsoft.com/acme/hello:${var.hello_tag}"
  }
}

variable "hello_tag" {
  description = "The tag of mcr.microsoft.com/acme/hello to run"
  type        = string
}

resource "azurerm_linux_web_app" "site" {
  site_config {
    application_stack {
      docker_image_name = "acme/site:${var.site_tag}"
    }
  }
}

variable "site_tag" {
  description = "The tag of acme/site to run"
  type        = string
}

resource "azurerm_linux_function_app" "fn" {
  site_config {
    application_stack {
      docker {
        image_name = "acme/fn"
        image_tag  = var.fn_tag
      }
    }
  }
}

variable "fn_tag" {
  description = "The tag of acme/fn to run"
  type        = string
}

resource "azurerm_app_service" "old" {
  site_config {
    linux_fx_version = "DOCKER|acme/old:${var.old_tag}"
  }
}

variable "old_tag" {
  description = "The tag of acme/old to run"
  type        = string
}

resource "nomad_job" "cache" {
  jobspec = <<EOT
job "cache" {
  group "cache" {
    task "redis" {
      driver = "docker"
      config {
        image = "memcached:${var.memcached_tag}"
      }
    }
  }
}
EOT
}

variable "memcached_tag" {
  description = "The tag of memcached to run"
  type        = string
}
