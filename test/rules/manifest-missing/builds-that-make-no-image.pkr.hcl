build {
  sources = ["source.null.checks", "source.file.notes"]
}

build {
  sources = ["source.something-of-ours.web"]
}

build {
}
