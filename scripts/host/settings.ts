/** Settings of VS Code as they stand in a `settings.json`. */
export type Settings = Readonly<Record<string, unknown>>;

/**
 * Makes a VS Code quiet: nothing is looked up on the network, nothing is shown that the person did not ask
 * for. The theme and `files.autoSave` are what desktop VS Code has; in a browser they would be others.
 */
export const quietSettings: Settings = {
  "telemetry.telemetryLevel": "off",
  "update.mode": "none",
  "update.showReleaseNotes": false,
  "extensions.autoCheckUpdates": false,
  "extensions.autoUpdate": false,
  "extensions.ignoreRecommendations": true,
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
  "workbench.enableExperiments": false,
  "workbench.welcomePage.walkthroughs.openOnInstall": false,
  "workbench.settings.enableNaturalLanguageSearch": false,
  "chat.commandCenter.enabled": false,
  "json.schemaDownload.enable": false,
  "npm.fetchOnlinePackageInfo": false,
  "git.autofetch": false,
  "git.ignoreMissingGitWarning": true,
  "git.openRepositoryInParentFolders": "never",
  "remote.autoForwardPorts": false,
  "files.autoSave": "off",
  "workbench.colorTheme": "Default Dark Modern",
};
