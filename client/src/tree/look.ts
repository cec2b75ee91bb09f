/** How something looks wherever it has no room for words: shapes differ, colours only help. */
export interface Look {
  /** Of VS Code's own icons. */
  readonly icon: string;
  /** Of the theme's colours; "" for that of the text. */
  readonly color: string;
}
