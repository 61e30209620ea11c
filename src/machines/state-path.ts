/** The path of a machine's innermost state, `services.calling.editing`. */
export function statePathOf(value: unknown): string {
  let path = '';
  for (let at = value; ;) {
    if (typeof at !== 'object' || at === null) return `${path}${String(at)}`;
    const [key, inner] = Object.entries(at)[0]!;
    path += `${key}.`;
    at = inner;
  }
}
