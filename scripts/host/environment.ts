/** Variables beside those of this process; undefined takes one away. */
export type MoreEnvironment = Readonly<Record<string, string | undefined>>;

/**
 * The environment for VS Code's processes: this process's own, less what a VS Code around us or npm has put
 * there, and with an empty extension gallery, so that nothing is looked up on the network.
 */
export function vsCodeEnvironment(more: MoreEnvironment = {}): { env: NodeJS.ProcessEnv; extendEnv: false } {
  const own = Object.entries(process.env).filter(([name]) => !/^(VSCODE_|ELECTRON_|npm_)/i.test(name));
  return { env: { ...Object.fromEntries(own), EXTENSIONS_GALLERY: "{}", ...more }, extendEnv: false };
}
