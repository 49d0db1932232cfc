import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ASK_AGAIN } from '../../src/core/wording.ts';
import { eventually, labelOf, opened } from '../support/chatter.ts';
import type { Chatter } from '../support/chatter.ts';
import { directMessage } from '../support/fake-slack-events.ts';
import { CHANNEL } from '../support/fake-slack-identity.ts';
import { cardIn, statusFor } from '../support/officer-round.ts';
import { openTwoWorkspaces } from '../support/two-workspaces.ts';
import type { TwoWorkspaces } from '../support/two-workspaces.ts';

const KITE = 'Members may fly a kite on the common, unless a fair is held there.';
const PINS = 'Use brass pins on the noticeboard. Section 107 of the Pin Act forbids staples.';

describe.each([
  ['that share one library', false],
  ['that have a library each', true],
])('two councils %s, each in a workspace of its own', (_which, apart) => {
  let service: TwoWorkspaces;
  let marl: Chatter;
  let anna: Chatter;
  let salt: Chatter;
  let ben: Chatter;
  beforeAll(async () => {
    service = await openTwoWorkspaces({ apart });
    if (apart) {
      for (const council of ['marlpit', 'saltby'] as const) await service.publish(council);
      await eventually(() => {
        const known = service.log.lines.filter(({ event }) => event === 'library-in-force');
        if (known.length < 2) throw new Error('It is not known yet.');
      });
    }
    await service.install('T0MARLPIT');
    await service.install('T0SALTBY');
    marl = service.person('T0MARLPIT', 'Cllr Marl');
    anna = service.person('T0MARLPIT', 'Anna Reed');
    salt = service.person('T0SALTBY', 'Cllr Salt');
    ben = service.person('T0SALTBY', 'Ben Hall');
    service.slack.installs.workspaceOf('T0MARLPIT').setMembers(CHANNEL, ['UAnnaReed']);
    service.slack.installs.workspaceOf('T0SALTBY').setMembers(CHANNEL, ['UBenHall']);
  });
  afterAll(() => service.close());

  const standsIn = (workspace: string): number => service.slack.installs.workspaceOf(workspace).shown().length;

  it('answer from their own guidance, never from each other’s', async () => {
    for (const [question, clause, [own, others]] of [
      ['can I fly my kite on the common', KITE, [marl, salt]],
      ['which pins go on the noticeboard', PINS, [salt, marl]],
    ] as const) {
      expect((await own.ask(question)).guidance).toContain(clause);
      expect((await others.ask(question)).lines.join('\n')).not.toContain(clause);
    }
    expect(service.slack.refusals).toEqual([]);
  });

  it('ask their own officers, across a restart, and Slack’s repeats after it change nothing', async () => {
    const saltby = standsIn('T0SALTBY');
    const question = 'can I fly my kite on the common';
    const answer = await marl.ask(question);
    const answers = () =>
      marl.alone().filter(({ buttons }) => buttons.some(({ label }) => label === labelOf('ask-officer')));
    const answered = answers().length;
    await service.restart();
    // The question, and then the form and the press, as Slack repeats them.
    await marl.again();
    const form = await opened(marl.open(answer, 'ask-officer'));
    const said = await form.send({ text: question });
    const id = /MAR-[0-9A-Z]{6}/.exec(said)?.[0] ?? '';
    await statusFor(marl, id, 'waiting');
    const card = await cardIn(anna, id, 'waiting');
    await service.restart();
    expect(await marl.again()).toContain(id);
    expect(await anna.press(card, 'claim')).toContain(id);
    await cardIn(anna, id, 'Anna Reed');
    await service.restart();
    await anna.again();
    await statusFor(marl, id, 'Anna Reed');
    expect(anna.channel().filter(({ lines }) => lines[0]?.includes(id))).toHaveLength(1);
    expect(ben.channel()).toEqual([]);
    expect(standsIn('T0SALTBY')).toBe(saltby);
    expect(answers()).toHaveLength(answered);
    expect(service.slack.refusals).toEqual([]);
  });

  it('do not answer for a third, which is told so', async () => {
    await service.install('T0OTHER');
    await service.senderIn('T0OTHER').event(directMessage('Ev-other', { text: 'can I fly my kite on the common' }));
    await eventually(() => {
      expect(service.slack.installs.workspaceOf('T0OTHER').shown()).toHaveLength(1);
    });
    expect(service.slack.installs.workspaceOf('T0OTHER').shown()[0]?.text).toContain(ASK_AGAIN['no-council']);
  });
});
