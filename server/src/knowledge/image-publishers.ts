/**
 * Who publishes the images whose names begin so, as `owners` of aws_ami takes it.
 * Sources: the publishers' own pages about their images on AWS.
 */
export interface ImagePublisher {
  readonly owner: string;
  readonly name: string;
}

/** The publisher of images whose names match; undefined when it is not known. */
export function publisherOf(imageName: string): ImagePublisher | undefined {
  return PUBLISHERS.find(({ names }) => names.test(imageName));
}

const PUBLISHERS: readonly (ImagePublisher & { readonly names: RegExp })[] = [
  { owner: "099720109477", name: "Canonical", names: /^\*?\/?ubuntu/i },
  {
    owner: "amazon",
    name: "Amazon",
    names: /^(?:amzn2?-|al20\d\d-|amazon-(?:linux|eks)|bottlerocket-|Windows_Server-)/i,
  },
  { owner: "136693071363", name: "Debian", names: /^debian-\d/i },
  { owner: "309956199498", name: "Red Hat", names: /^RHEL[-_]/i },
  { owner: "125523088429", name: "the Fedora and CentOS projects", names: /^(?:fedora|centos)[ -]/i },
  { owner: "075585003325", name: "Flatcar", names: /^flatcar-/i },
];
