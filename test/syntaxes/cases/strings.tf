a = "plain \n \t \"quoted\" \\ \u00e9"
b = "Hello, ${var.name}!"
c = "nested ${upper("x-${var.y}")} end"
d = "$${not} %%{not} $5 100%"
e = "%{ if var.on ~}on%{ else }off%{ endif }"
f = "a regex \d{2}\." # still a comment
g = "${
  join(",", [
    "one }",
  ])
}"
h = <<EOF
plain # no comment "here" ${var.x}
  $${escaped}
EOFNOT
 EOF
EOF
i = [<<-EOT
    #!/bin/sh
    %{ for ip in aws_instance.web[*].private_ip ~}
    server ${ip} { }
    %{ endfor ~}
  EOT
  , 1]
j = "never closed ${var.x}
k = 1
"quoted" = "name"
