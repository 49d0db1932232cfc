import { registerHooks } from 'node:module';

// No setting says where Microsoft's keys are, so that nobody can put others in their place. For a load they are on this machine: the address
// alone is exchanged before the service reads it, and everything that checks tokens is what runs elsewhere.
const MICROSOFT = 'https://login.botframework.com/v1/.well-known/openidconfiguration';

registerHooks({
  load(url, context, nextLoad) {
    const loaded = nextLoad(url, context);
    if (!url.endsWith('/src/adapters/teams/clouds.ts')) return loaded;
    const source = typeof loaded.source === 'string' ? loaded.source : new TextDecoder().decode(loaded.source);
    const local = process.env['LOCAL_OPENID'];
    if (local === undefined || !source.includes(MICROSOFT)) throw new Error('There is no address of keys to exchange.');
    return { ...loaded, source: source.replaceAll(MICROSOFT, local) };
  },
});
