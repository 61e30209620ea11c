/** A promise that is on its way already for the first call, `again` for every later one. */
export function firstThen<T>(first: Promise<T>, again: () => Promise<T>): () => Promise<T> {
  let next: Promise<T> | null = first;
  return () => {
    const answer = next ?? again();
    next = null;
    return answer;
  };
}
