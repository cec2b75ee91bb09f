import { expect, test } from "vitest";
import { chooseImage, type WantedImage } from "../../protocol/src/image-choice.ts";
import type { Artifact, ImageBuild } from "../../protocol/src/image-record.ts";
import { imageRecord } from "../support/records.ts";

function build(name: string, ...artifacts: Artifact[]): ImageBuild {
  return { name, builder: "amazon-ebs", artifactId: "", artifacts };
}

function chosen(builds: ImageBuild[], wanted?: WantedImage): string {
  const found = chooseImage(imageRecord({ builds }), wanted);
  return "wrong" in found ? found.wrong : found.value;
}

const IRELAND = { kind: "image", id: "ami-1", location: "eu-west-1" };
const VIRGINIA = { kind: "image", id: "ami-2", location: "us-east-1" };
const FILE = { kind: "file", id: "out/web.qcow2" };

test("one thing needs no choosing, and files beside it are none", () => {
  expect(chosen([build("web", IRELAND)])).toBe("ami-1");
  expect(chosen([build("web", FILE, IRELAND)])).toBe("ami-1");
  expect(chosen([build("web", FILE)])).toBe("out/web.qcow2");
});

test("of several regions one must be said", () => {
  const builds = [build("web", VIRGINIA, IRELAND)];
  expect(chosen(builds)).toBe(
    'the bake made several; say with "region" which one is meant: eu-west-1, us-east-1',
  );
  expect(chosen(builds, { region: "us-east-1" })).toBe("ami-2");
  expect(chosen(builds, { region: "x" })).toBe(
    'the bake made nothing in "x"; it did in eu-west-1, us-east-1',
  );
});

test("the same image in several places is one", () => {
  expect(chosen([build("web", { ...IRELAND, id: "7" }, { ...VIRGINIA, id: "7" })])).toBe("7");
});

test("of several builds one must be said, as a whole or from a dot on", () => {
  const builds = [
    build("web.docker.a", { kind: "container", id: "sha256:1" }),
    build("web.null.b", { kind: "image", id: "x" }),
  ];
  expect(chosen(builds)).toBe(
    'the bake made several; say with "build" which one is meant: web.docker.a, web.null.b',
  );
  expect(chosen(builds, { build: "docker.a" })).toBe("sha256:1");
  expect(chosen(builds, { build: "web.null.b", region: "anywhere" })).toBe("x");
  expect(chosen(builds, { build: "c" })).toBe('the bake has no build "c"; it has web.docker.a, web.null.b');
});

test("a container image that was tagged or pushed is called by its name: its id counts where it was built only", () => {
  const container = (id: string): Artifact => ({ kind: "container", id });
  const tagged = [
    build("docker.c", container("sha256:1")),
    build("docker.c", container("r.example/web:1")),
    build("docker.c", container("r.example/web:1")),
  ];
  expect(chosen(tagged)).toBe("r.example/web:1");
  expect(chosen([...tagged, build("docker.c", container("r.example/web:latest"))])).toBe(
    'the build "docker.c" made several, and nothing says which one is meant: r.example/web:1, r.example/web:latest',
  );
  expect(chosen([...tagged, build("docker.d", container("sha256:2"))])).toBe(
    'the bake made several; say with "build" which one is meant: docker.c, docker.d',
  );
});

test("several builds in one region are told apart by build, not by region", () => {
  expect(chosen([build("a", IRELAND), build("b", { ...IRELAND, id: "ami-3" })])).toBe(
    'the bake made several; say with "build" which one is meant: a, b',
  );
});

test("a bake that made nothing with a name has nothing to choose", () => {
  expect(chosen([build("web")])).toBe("the bake made nothing that has a name");
});
