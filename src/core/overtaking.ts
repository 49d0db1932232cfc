/** Work that is worth nothing once something else has happened. */
export interface Overtaking {
  /** Resolves to what the work does, or to undefined as soon as it is overtaken; what it still does then is nobody's concern. */
  unlessOvertaken<T>(work: Promise<T>): Promise<T | undefined>;
  /** All work in hand is worth nothing any more. */
  overtake(): void;
}

export function createOvertaking(): Overtaking {
  const inHand = new Set<() => void>();
  return {
    async unlessOvertaken(work) {
      const { promise, resolve } = Promise.withResolvers<undefined>();
      const overtaken = (): void => resolve(undefined);
      inHand.add(overtaken);
      try {
        return await Promise.race([work, promise]);
      } finally {
        inHand.delete(overtaken);
      }
    },
    overtake() {
      for (const overtaken of inHand) overtaken();
    },
  };
}
