resource "null_resource" "aws" {
  provisioner "local-exec" {
    command = "aws --region ${var.region} ecs update-service --service web --force-new-deployment"
               #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: local-exec-cloud-cli
  }

  provisioner "local-exec" {
    command = <<-EOT
      set -e
      echo start
      aws s3api put-bucket-policy --bucket web --policy file://policy.json
      #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: local-exec-cloud-cli
      aws s3api put-bucket-acl --bucket web
    EOT
  }
}

resource "aws_eks_cluster" "web" {
  provisioner "local-exec" {
    command = "aws eks update-kubeconfig --name web && kubectl --kubeconfig k apply -f web.yml"
                                                       #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: local-exec-cloud-cli
  }
}

resource "terraform_data" "others" {
  provisioner "local-exec" {
    command = "az network vnet subnet update --ids ${var.region}"
               #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: local-exec-cloud-cli
  }

  provisioner "local-exec" {
    command = format("az rest --method delete --url %s", var.region)
                     #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: local-exec-cloud-cli
  }

  provisioner "local-exec" {
    command = "gcloud compute instances create web"
               #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: local-exec-cloud-cli
  }

  provisioner "local-exec" {
    command     = "helm upgrade --install web ./chart"
                   #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: local-exec-cloud-cli
    interpreter = ["bash", "-c"]
  }

  provisioner "local-exec" {
    when    = destroy
    command = "doctl compute droplet delete web"
               #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: local-exec-cloud-cli
  }

  provisioner "local-exec" {
    command = "oci compute instance update --instance-id x"
               #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: local-exec-cloud-cli
  }
}

variable "region" {}
