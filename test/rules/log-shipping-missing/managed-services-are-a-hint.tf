resource "aws_eks_cluster" "main" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint: log-shipping-missing
  name = "main"
}

resource "aws_eks_cluster" "empty" {
  enabled_cluster_log_types = []
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint: log-shipping-missing
}

resource "aws_db_instance" "main" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint: log-shipping-missing
  engine = "postgres"
}
