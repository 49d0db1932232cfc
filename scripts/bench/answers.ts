import { performance } from 'node:perf_hooks';
import { found, opened, says } from '../../tests/support/chatter.ts';
import { toldWords } from '../../src/core/escalation-wording.ts';
import { cardIn, escalated } from '../../tests/support/officer-round.ts';
import { openWholeService } from '../../tests/support/whole-service.ts';
import type { WholeService } from '../../tests/support/whole-service.ts';
import { percentile, since } from './timing.ts';

/** How soon the councillor has what an officer answered: from the form's being sent to the message's standing there, in milliseconds. */
export interface AnswerPace {
  readonly name: string;
  readonly p50: number;
  readonly p99: number;
}

const PLATFORMS = ['slack', 'teams'] as const;

/** Measures the whole service with a Slack and a Teams on loopback, councillor and officer on either. One answer after another. */
export async function measureAnswers(count: number): Promise<readonly AnswerPace[]> {
  const service = await openWholeService();
  const paces: AnswerPace[] = [];
  try {
    for (const asking of PLATFORMS)
      for (const answering of PLATFORMS) {
        const times: number[] = [];
        for (let number = 0; number < count; number += 1) times.push(await timeOf(service, asking, answering, number));
        const name = `councillor on ${asking}, officer on ${answering}`;
        paces.push({ name, p50: percentile(times, 0.5), p99: percentile(times, 0.99) });
      }
  } finally {
    await service.close();
  }
  return paces;
}

type Platform = (typeof PLATFORMS)[number];

async function timeOf(service: WholeService, asking: Platform, answering: Platform, number: number): Promise<number> {
  const [officer] = service.officers[answering];
  const councillor = service.person(asking, `Cllr ${asking} ${answering} ${number}`);
  const id = await escalated(councillor, `May ${councillor.name} fly a kite?`);
  await officer.press(await cardIn(officer, id, 'waiting'), 'claim');
  const form = await opened(officer.open(await cardIn(officer, id, `with ${officer.name}`), 'answer'));
  const sent = performance.now();
  const answered = found(councillor.alone, says(toldWords(id, officer.name, 'answer')));
  await form.send({ text: 'Yes, but not near the pond.' });
  await answered;
  return since(sent);
}
