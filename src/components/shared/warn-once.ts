/** The kit's one kind of console output besides errors: a bad host value, said once, with the kit's prefix. */
const said = new Set<string>();

export function warnOnce(message: string): void {
  if (said.has(message)) return;
  said.add(message);
  console.warn(`[partner-widgets] ${message}`);
}
