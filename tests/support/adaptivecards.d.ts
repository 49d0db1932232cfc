// The package's own types belong to its other build, which Node cannot load.
declare module 'adaptivecards/dist/adaptivecards.js' {
  class SerializationContext {
    readonly eventCount: number;
    getEventAt(index: number): { readonly message: string };
  }
  class HostConfig {
    constructor(config: object);
    toJSON(): unknown;
  }
  class AdaptiveCard {
    hostConfig: HostConfig;
    parse(card: unknown, context: SerializationContext): void;
    validateProperties(): { readonly validationEvents: readonly { readonly message: string }[] };
  }
  const cards: {
    readonly AdaptiveCard: typeof AdaptiveCard;
    readonly HostConfig: typeof HostConfig;
    readonly SerializationContext: typeof SerializationContext;
  };
  export default cards;
}
