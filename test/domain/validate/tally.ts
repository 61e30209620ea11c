/**
 * How often `judge` gives each answer over 3,000 texts put together from `parts`. The texts are the same in every
 * engine and on every run, so one expected tally shows that engines agree.
 */
export function tallyOf(parts: readonly string[], judge: (text: string) => string | null): Record<string, number> {
  let seed = 20_26;
  const random = (below: number): number => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
  const tally: Record<string, number> = {};
  for (let run = 0; run < 3_000; run++) {
    const text = Array.from({length: random(9)}, () => parts[random(parts.length)]).join('');
    const answer = judge(text) ?? 'fine';
    tally[answer] = (tally[answer] ?? 0) + 1;
  }
  return tally;
}
