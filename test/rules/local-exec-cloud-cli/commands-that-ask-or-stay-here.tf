resource "null_resource" "asks" {
  provisioner "local-exec" {
    command = "aws eks update-kubeconfig --name web"
  }

  provisioner "local-exec" {
    command = "kubectl wait --for=condition=Ready nodes --all && kubectl get nodes"
  }

  provisioner "local-exec" {
    command = "gcloud container clusters get-credentials web --zone a"
  }

  provisioner "local-exec" {
    command = "gcloud config set project web; az account set -s web; kubectl config set-context web"
  }

  provisioner "local-exec" {
    command = "aws ec2 describe-instances --filters Name=tag:delete-me | jq ."
  }

  provisioner "local-exec" {
    command = "helm repo update; helm list; helm template web ."
  }

  provisioner "local-exec" {
    command = <<-EOT
      # kubectl apply -f web.yml
      echo "kubectl apply -f web.yml"
      az rest --method get --url x
      aws s3 ls s3://create-bucket
    EOT
  }

  provisioner "local-exec" {
    command = "gcloud compute ssh web --command 'kubectl apply -f web.yml'"
  }

  provisioner "local-exec" {
    command = var.command
  }

  provisioner "local-exec" {
    command = "./deploy.sh"
  }
}

resource "null_resource" "not_made" {
  count = 0

  provisioner "local-exec" {
    command = "kubectl apply -f web.yml"
  }
}

resource "null_resource" "on_the_machine" {
  provisioner "remote-exec" {
    inline = ["kubectl apply -f web.yml"]
  }
}

variable "command" {
  default = null
}
