resource "terraform_data" "ssh" {
  provisioner "local-exec" {
  #^^^^^^^^^^^^^^^^^^^^^^^^ error: local-exec-on-host [fix]
    command = "ssh ubuntu@${aws_instance.web.public_ip} sudo systemctl restart nginx"
  }
}

resource "terraform_data" "scp" {
  provisioner "local-exec" {
  #^^^^^^^^^^^^^^^^^^^^^^^^ error: local-exec-on-host [fix]
    command = "sleep 10; scp -r site ubuntu@${aws_instance.web.public_ip}:/srv"
  }
}

resource "terraform_data" "rsync" {
  provisioner "local-exec" {
  #^^^^^^^^^^^^^^^^^^^^^^^^ error: local-exec-on-host [fix]
    command = "rsync -a site/ ubuntu@${aws_instance.web.public_ip}:/srv"
  }
}

resource "terraform_data" "waiting" {
  provisioner "local-exec" {
  #^^^^^^^^^^^^^^^^^^^^^^^^ error: local-exec-on-host [fix]
    command = <<-EOT
      set -e
      until ssh -o ConnectTimeout=2 root@${aws_instance.web.public_ip} true; do
        sleep 1
      done
    EOT
  }
}

resource "terraform_data" "quoted" {
  provisioner "local-exec" {
  #^^^^^^^^^^^^^^^^^^^^^^^^ error: local-exec-on-host [fix]
    command = "bash -c 'sudo -E knife bootstrap ${aws_instance.web.public_ip}'"
  }
}

resource "terraform_data" "aws" {
  provisioner "local-exec" {
  #^^^^^^^^^^^^^^^^^^^^^^^^ error: local-exec-on-host [fix]
    command = "aws ssm send-command --instance-ids ${aws_instance.web.id} --document-name AWS-RunShellScript"
  }
}

resource "terraform_data" "google" {
  provisioner "local-exec" {
  #^^^^^^^^^^^^^^^^^^^^^^^^ error: local-exec-on-host [fix]
    command = "gcloud compute ssh app --command 'sudo apt-get update'"
  }
}

resource "terraform_data" "azure" {
  provisioner "local-exec" {
  #^^^^^^^^^^^^^^^^^^^^^^^^ error: local-exec-on-host [fix]
    command = format("az vm run-command invoke --ids %s --command-id RunShellScript", azurerm_linux_virtual_machine.app.id)
  }
}

resource "aws_autoscaling_group" "group" {
  provisioner "local-exec" {
  #^^^^^^^^^^^^^^^^^^^^^^^^ error: local-exec-on-host [fix]
    command     = "site.yml"
    interpreter = ["/usr/bin/ansible-playbook"]
  }
}

resource "terraform_data" "local" {
  provisioner "local-exec" {
  #^^^^^^^^^^^^^^^^^^^^^^^^ error: local-exec-on-host [fix]
    command = local.join
  }
}

locals {
  join = "/opt/puppetlabs/bin/puppet agent --server ${aws_instance.web.private_ip}"
}
