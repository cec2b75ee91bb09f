/**
 * The environment for VS Code's processes: this process's own, less what a VS Code around us or npm has put
 * there, and with an empty extension gallery, so that nothing is looked up on the network.
 */
export function vsCodeEnvironment(): { env: NodeJS.ProcessEnv; extendEnv: false } {
  const own = Object.entries(process.env).filter(([name]) => !/^(VSCODE_|ELECTRON_|npm_)/i.test(name));
  return { env: { ...Object.fromEntries(own), EXTENSIONS_GALLERY: "{}" }, extendEnv: false };
}
