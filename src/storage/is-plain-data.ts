const maximumDepth = 32;
const maximumNodes = 20_000;
const maximumCharacters = 1_000_000;

/**
 * Whether `value` is JSON data of a modest size: at most 32 levels, 20,000 values and 1,000,000 characters, no class
 * instances, no cycles, and no key that every object inherits (`__proto__`, `constructor`, ...), which a schema
 * cannot tell from an allowed one (F-S10). Stops at the first excess, so that no input freezes the page.
 */
export function isPlainData(value: unknown): boolean {
  let nodes = 0;
  let characters = 0;
  const open: [value: unknown, depth: number][] = [[value, 0]];
  for (let next = open.pop(); next; next = open.pop()) {
    const [item, depth] = next;
    if (++nodes > maximumNodes || depth > maximumDepth) return false;
    if (typeof item === 'string') {
      characters += item.length;
    } else if (Array.isArray(item)) {
      if (item.length > maximumNodes) return false;
      for (const element of item) open.push([element, depth + 1]);
    } else if (typeof item === 'object' && item !== null) {
      const prototype: unknown = Object.getPrototypeOf(item);
      if (prototype !== Object.prototype && prototype !== null) return false;
      const keys = Object.keys(item);
      if (keys.length > maximumNodes) return false;
      for (const key of keys) {
        if (key in Object.prototype) return false;
        characters += key.length;
        open.push([(item as Record<string, unknown>)[key], depth + 1]);
      }
    } else if (item !== null && typeof item !== 'boolean' && !Number.isFinite(item)) {
      return false;
    }
    if (characters > maximumCharacters || open.length > maximumNodes) return false;
  }
  return true;
}
