interface Waiting<T> {
  readonly resolve: (value: T) => void;
  readonly reject: (cause: unknown) => void;
}

/** Calls to another thread that wait for their answers. */
export class Awaited<T> {
  readonly #waiting = new Map<number, Waiting<T>>();
  #last = 0;
  #ended: { readonly cause: unknown } | undefined;

  /** `send` names the call to the other side, which names it in its answer. */
  ask(send: (call: number) => void): Promise<T> {
    if (this.#ended !== undefined) return Promise.reject(this.#ended.cause);
    return new Promise((resolve, reject) => {
      this.#last += 1;
      this.#waiting.set(this.#last, { resolve, reject });
      send(this.#last);
    });
  }

  /** How many wait. */
  get size(): number {
    return this.#waiting.size;
  }

  answered(call: number, value: T): void {
    this.#take(call)?.resolve(value);
  }

  failed(call: number, cause: unknown): void {
    this.#take(call)?.reject(cause);
  }

  /** No answer will come any more: every call is rejected, now and from now on. */
  end(cause: unknown): void {
    this.#ended ??= { cause };
    for (const call of this.#waiting.keys()) this.failed(call, this.#ended.cause);
  }

  #take(call: number): Waiting<T> | undefined {
    const waiting = this.#waiting.get(call);
    this.#waiting.delete(call);
    return waiting;
  }
}
