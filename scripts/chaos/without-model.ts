import { registerHooks } from 'node:module';

// The service goes on without the sentence model, as documented, and starts in half the time: what is tried here has no part in it.
registerHooks({
  resolve(specifier, context, nextResolve) {
    if (specifier.startsWith('@lat.md/')) throw new Error('The sentence model is left out here.');
    return nextResolve(specifier, context);
  },
});
