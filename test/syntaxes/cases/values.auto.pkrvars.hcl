iso_url = "https://example.org/{{ .Version }}.iso"
boot_wait = "5s"
disk = { size = 10240 }
