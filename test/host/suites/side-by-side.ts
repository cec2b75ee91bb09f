import { equal } from "node:assert/strict";
import * as vscode from "vscode";
import { diagnosticsOf, showFile } from "./rebake.ts";
import { suite } from "./support.ts";

/** Rebake beside extensions that claim the same languages. */
export const run = suite("Rebake beside HashiCorp's extensions", (test) => {
  test("all of them are there", () => {
    for (const id of ["bakehouse.rebake", "hashicorp.terraform"])
      equal(vscode.extensions.getExtension(id)?.id, id);
  });

  for (const [file, language] of [
    ["main.tf", "terraform"],
    ["values.tfvars", "terraform-vars"],
    ["tofu/main.tofu", "opentofu"],
    ["image.pkr.hcl", "packer"],
    ["values.auto.pkrvars.hcl", "packervars"],
    ["other.hcl", "hcl"],
    ["rebake.hcl", "rebake"],
  ] as const) {
    test(`${file} is ${language}`, async () => {
      equal((await showFile(file)).languageId, language);
    });
  }

  for (const file of ["main.tf", "tofu/main.tofu"]) {
    test(`findings of ${file} are shown once`, async () => {
      const document = await showFile(file);
      equal((await diagnosticsOf(document.uri)).length, 1);
    });
  }
});
