build { sources = ["source.amazon-ebs.web"] }
#^^^^^ warning: manifest-missing [fix]
