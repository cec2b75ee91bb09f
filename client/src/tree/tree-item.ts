import { ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState } from "vscode";
import type { Look } from "./look.ts";
import type { ViewNode } from "./node.ts";

/** A line as VS Code shows it. */
export function treeItemOf(node: ViewNode): TreeItem {
  const item = new TreeItem(node.label, STATES[node.state]);
  item.id = node.id;
  item.description = node.description;
  item.tooltip = node.tooltip;
  item.accessibilityInformation = { label: node.spoken };
  item.contextValue = node.kind;
  if (node.look) item.iconPath = iconOf(node.look);
  if (node.opens) item.command = { ...node.opens, arguments: [...node.opens.arguments] };
  return item;
}

function iconOf({ icon, color }: Look): ThemeIcon {
  return color === "" ? new ThemeIcon(icon) : new ThemeIcon(icon, new ThemeColor(color));
}

const STATES = {
  leaf: TreeItemCollapsibleState.None,
  collapsed: TreeItemCollapsibleState.Collapsed,
  expanded: TreeItemCollapsibleState.Expanded,
};
