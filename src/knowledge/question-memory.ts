/** Vectors of the questions asked last, so that a question asked again is not computed again. */
export class QuestionMemory {
  readonly #vectors = new Map<string, Float32Array>();
  readonly #most: number;

  /** `most`: how many are remembered; the one not asked for the longest time goes first. */
  constructor(most: number) {
    this.#most = most;
  }

  get(question: string): Float32Array | undefined {
    const vector = this.#vectors.get(question);
    if (vector !== undefined) this.set(question, vector);
    return vector;
  }

  set(question: string, vector: Float32Array): void {
    // A map keeps the order of its insertions.
    this.#vectors.delete(question);
    this.#vectors.set(question, vector);
    const [oldest] = this.#vectors.keys();
    if (this.#vectors.size > this.#most && oldest !== undefined) this.#vectors.delete(oldest);
  }
}
