import { IN_CHANNEL } from '../../../src/adapters/playground/officers-wording.ts';
import { officerPlatformContract } from '../../contracts/officer-platform.contract.ts';
import type { OfficerHarness } from '../../contracts/officer-platform.contract.ts';
import { createPlayground } from './open-playground.ts';

const WHO = { as: 'officer-1', council: 'gedling', about: 'GED-1' };

async function open(): Promise<OfficerHarness> {
  const { platform, server } = createPlayground();
  let url = '';
  let form = '';
  let turn = '';

  const post = async (path: string, fields: Readonly<Record<string, string>>): Promise<string> => {
    const response = await fetch(url + path, { method: 'POST', body: new URLSearchParams({ ...WHO, ...fields }) });
    return response.text();
  };
  let last = async (): Promise<unknown> => undefined;

  return {
    platform,
    async start(onHandling) {
      await platform.start(async () => ({ kind: 'already-answered' }), onHandling);
      const { port } = await server.listen();
      url = `http://127.0.0.1:${port}`;
    },
    async standing() {
      const [, column = ''] = (await (await fetch(`${url}/officers`)).text()).split('id="officer-1"');
      const [messages = ''] = column.split('</main>');
      // The newest stands first.
      return [...messages.matchAll(/<li>([^<]*)<\/li>/g)]
        .map(([, gist = '']) => gist.replace(`${IN_CHANNEL} `, ''))
        .toReversed();
    },
    // Nobody can delete a message there, but a restart forgets all of them.
    gone: async () => 'a mark of before',
    officer: {
      async press(act) {
        last = () => post('/officers/act', { act, turn: 'a press' });
        await last();
      },
      async again() {
        await last();
      },
      async open(named) {
        const query = new URLSearchParams({ ...WHO, form: named }).toString();
        const page = await (await fetch(`${url}/officers/form?${query}`)).text();
        [form, turn] = [named, /name="turn" value="([^"]+)"/.exec(page)?.[1] ?? ''];
        return page;
      },
      send: (text) => post('/officers/form', { form, turn, do: 'send', text }),
    },
    async dispose() {
      await platform.stop();
      await server.close();
    },
  };
}

officerPlatformContract('The playground', open);
