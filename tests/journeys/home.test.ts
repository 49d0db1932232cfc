import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { doneLine } from '../../src/core/escalation-wording.ts';
import { refusedLine } from '../../src/core/refusal-wording.ts';
import { HEADINGS } from '../../src/core/home-wording.ts';
import { filesLine } from '../../src/core/publishing-wording.ts';
import { eventually } from '../support/chatter.ts';
import { openedHome, pressedAtHome } from '../support/fake-slack-events.ts';
import type { Fields } from '../support/fake-slack-events.ts';
import { homeButtons, homeWords } from '../support/fake-slack-views.ts';
import { cardIn, escalated } from '../support/officer-round.ts';
import { expectNothingRefused } from '../support/rounds-played.ts';
import { ADMINS, openWholeService } from '../support/whole-service.ts';
import type { WholeService } from '../support/whole-service.ts';

let service: WholeService;
beforeAll(async () => {
  service = await openWholeService();
  service.person('slack', 'Ada Moss');
  service.slack.workspace.setGroup(ADMINS, ['UAdaMoss']);
});
afterAll(async () => {
  expectNothingRefused(service);
  await service.close();
});

let events = 0;
/** The Home tab of somebody in Slack. */
function tabOf(id: string) {
  const user = { id, username: id.toLowerCase(), name: id.toLowerCase(), team_id: 'T0COUNCIL' };
  const tabs = () => service.slack.workspace.homes.of(id);
  const next = async (doing: () => Promise<void>): Promise<readonly string[]> => {
    const before = tabs().length;
    await doing();
    return eventually(() => {
      const tab = tabs()[before];
      if (tab === undefined) throw new Error('Nothing was published yet.');
      return homeWords(tab);
    });
  };
  return {
    look: () => next(() => service.sender.event(openedHome(`Home${(events += 1)}`, { user: id }))),
    press: (label: string) => {
      const button = tabs()
        .slice(-1)
        .flatMap(homeButtons)
        .find((each) => (each.accessibility_label ?? each.text.text) === label);
      if (button === undefined) throw new Error(`There is no “${label}” there.`);
      return next(() => press(button.action_id, button.value));
    },
    /** Sends what no button there would. */
    forge: (action: string, value: string) => next(() => press(action, value)),
  };

  function press(action: string, value: string, fields: Fields = {}): Promise<void> {
    return service.sender.interaction(pressedAtHome(`home.${(events += 1)}`, action, value, { user, ...fields }));
  }
}

const RELOAD = 'Read the guidance again';
const KITES = ['marlpit', 'kites.yaml'] as const;
const OLD = 'Members may fly a kite on the common, unless a fair is held there.';
const NEW = 'Members may fly a kite on the common, unless a fair or a circus is held there.';
const guidanceOf = async (): Promise<string> => {
  const asker = service.person('slack', `Cllr Asker ${(events += 1)}`);
  return (await asker.ask('can I fly my kite on the common')).guidance.join('\n');
};

describe('a person’s own matters in Slack', () => {
  it('let an officer claim, and show the councillor that it is claimed', async () => {
    const councillor = service.person('slack', 'Cllr Homely');
    const id = await escalated(councillor, 'May I fly a kite from the roof?');
    const mine = tabOf('UCllrHomely');
    const seen = await mine.look();
    expect(seen).toContainEqual(expect.stringContaining(`${id}: waiting for an officer`));
    expect(seen).toContainEqual(expect.stringMatching(/^Receipt [0-9A-Z]{4}-[0-9A-Z]{4}, /));
    const queue = tabOf('UAnnaReed');
    expect(await queue.look()).toEqual(expect.arrayContaining([HEADINGS.queue, '1 in all.']));
    const claimed = await queue.press(`Claim: ${id}`);
    expect(claimed[0]).toBe(doneLine(id, 'claim'));
    expect(claimed).toContainEqual(expect.stringContaining(`${id}: with Anna Reed`));
    await cardIn(service.officers.slack[1], id, 'with Anna Reed');
    expect(await mine.look()).toContainEqual(expect.stringContaining(`${id}: with Anna Reed`));
  });

  it('let an admin put changed guidance in force, only when it is in order, and nobody else', async () => {
    const admin = tabOf('UAdaMoss');
    expect(await admin.look()).toEqual(expect.arrayContaining([HEADINGS.admin]));
    const path = join(service.knowledge, ...KITES);
    const sound = await readFile(path, 'utf8');
    await writeFile(path, sound.replace('version:', 'versoin:'));
    const refused = await admin.press(RELOAD);
    const problem = 'marlpit/kites.yaml:2:1 `versoin` is not a field here. Did you mean “version”?';
    expect(refused[0]).toBe(`${refusedLine('faulty-guidance')}\n• ${problem}`);
    expect(refused).toContainEqual(problem);
    expect(refused).toContainEqual(filesLine({ state: 'faulty', problems: [] }));
    expect(await guidanceOf()).toContain(OLD);

    await writeFile(path, sound.replace(OLD, NEW));
    const source = join(service.knowledge, 'marlpit', 'sources', 'kites.txt');
    await writeFile(source, (await readFile(source, 'utf8')).replace(OLD, NEW));
    const stranger = tabOf('UCllrHomely');
    expect((await stranger.forge('clausebook:reload', 'guidance'))[0]).toBe(refusedLine('not-admin'));
    expect(await guidanceOf()).toContain(OLD);

    const done = await admin.press(RELOAD);
    expect(done[0]).toMatch(
      /^The guidance was read\. Edition \w+ is in force now, as number 2\.\n.*\n.*\n.*• ~ .*\{\+or a circus \+\}/,
    );
    expect(done).toContainEqual(filesLine({ state: 'in-force' }));
    expect(await guidanceOf()).toContain(NEW);
  });
});
