/** What JSON.stringify gives for a plain value, in pieces: a piece is a value so many levels down, or what stands between two. */
export function* jsonPieces(value: unknown, depth: number): Generator<string> {
  if (depth === 0 || typeof value !== 'object' || value === null) {
    yield JSON.stringify(value);
    return;
  }
  const list = Array.isArray(value);
  let before = '';
  yield list ? '[' : '{';
  for (const [key, part] of Object.entries<unknown>({ ...value })) {
    if (part === undefined) continue;
    yield list ? before : `${before}${JSON.stringify(key)}:`;
    yield* jsonPieces(part, depth - 1);
    before = ',';
  }
  yield list ? ']' : '}';
}
