import type { Embedder } from './embedder.ts';

/** An embedder of which one knows whether it has failed. */
export interface WatchedEmbedder extends Embedder {
  /** True once the model has failed. */
  readonly degraded: boolean;
  /** Begins to load the model if nothing has yet. What goes wrong is met again by whoever asks it. */
  warm(): void;
}

export function watched(embedder: Embedder): WatchedEmbedder {
  let degraded = false;
  const embed: Embedder['embed'] = async (texts, urgency) => {
    try {
      return await embedder.embed(texts, urgency);
    } catch (cause) {
      degraded = true;
      throw cause;
    }
  };
  return {
    model: embedder.model,
    dimensions: embedder.dimensions,
    close: () => embedder.close(),
    get degraded() {
      return degraded;
    },
    embed,
    warm: () => void embed(['warm up'], 'urgent').catch(() => {}),
  };
}
