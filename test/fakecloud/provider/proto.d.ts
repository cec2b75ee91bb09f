/** Read when the provider is bundled (bundle.ts), so that it need not be read at every start. */
declare module "*.proto" {
  const root: import("protobufjs").INamespace;
  export default root;
}
