import {stable, TopicalError} from './checks.js';

/** Throws unless exactly one mail went out, to whom it was meant for. */
export function mailedOnce(name: string, sent: readonly string[], to: string): void {
  if (stable(sent) === stable([to])) return;
  const came = sent.length === 0 ? 'none' : `${sent.length}: ${sent.join(', ')}`;
  throw new TopicalError(`${name}() was called once: expected one mail, to ${to}, got ${came}`, 'sideEffects');
}
