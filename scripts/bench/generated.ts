/** A module of about that many lines, as mixed as real ones: machines, groups, networks, storage, locals, outputs. */
export function largeFile(lines: number): string {
  const parts: string[] = [];
  for (let count = 0, index = 0; count < lines; index++) {
    const part = group(index);
    parts.push(part);
    count += part.split("\n").length - 1;
  }
  return parts.join("");
}

function group(index: number): string {
  return `resource "aws_instance" "web_${index}" {
  ami                    = var.image_${index % 7}
  instance_type          = local.size_${index % 5}
  vpc_security_group_ids = [aws_security_group.web_${index}.id]
  user_data              = <<-SCRIPT
    #!/bin/sh
    echo "starting \${var.name_${index % 7}} number ${index}"
  SCRIPT

  tags = {
    Name = "web-${index}"
    Role = "\${local.size_${index % 5}}-web"
  }
}

resource "aws_security_group" "web_${index}" {
  name   = "web-${index}"
  vpc_id = var.vpc_id

  ingress {
    from_port   = ${index % 9 === 0 ? 22 : 443}
    to_port     = ${index % 9 === 0 ? 22 : 443}
    protocol    = "tcp"
    cidr_blocks = ["${index % 9 === 0 ? "0.0.0.0/0" : "10.0.0.0/8"}"]
  }
}

resource "aws_s3_bucket" "assets_${index}" {
  bucket = "assets-${index}"

  tags = merge(local.tags, {
    Name = "assets-${index}"
  })
}

output "address_${index}" {
  value = aws_instance.web_${index}.private_ip
}

`;
}

/** A workspace of that many files, ten to a folder. */
export function workspaceFiles(count: number): Map<string, string> {
  const files = new Map<string, string>();
  for (let index = 0; index < count; index++) {
    files.set(`modules/m${Math.floor(index / 10)}/part_${index % 10}.tf`, group(index));
  }
  return files;
}
