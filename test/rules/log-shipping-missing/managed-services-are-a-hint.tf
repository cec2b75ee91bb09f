resource "aws_eks_cluster" "main" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint: log-shipping-missing [fix]
  name = "main"
}

resource "aws_eks_cluster" "empty" {
  enabled_cluster_log_types = []
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint: log-shipping-missing [fix]
}

resource "aws_db_instance" "main" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint: log-shipping-missing [fix]
  engine = "postgres"
}
