/**
 * Sentence vectors of guidance, kept where every process finds them that shares a database. A key says which text is meant and which model read
 * it. A few hundred at a time.
 */
export interface SharedVectors {
  /** Those that are there and are what was kept, letter for letter. */
  recall(keys: readonly string[]): Promise<ReadonlyMap<string, Int8Array>>;
  /** Keeps them, in place of what is there. */
  keep(vectors: ReadonlyMap<string, Int8Array>): Promise<void>;
  /**
   * Says that guidance needs them which is about to be put in force, so that they stay for as long as it is in force and longer. Resolves to
   * those that are not there.
   */
  need(keys: readonly string[]): Promise<readonly string[]>;
}
