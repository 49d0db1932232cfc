import { expect, it } from 'vitest';
import { noticesOfAdvice } from '../../src/core/advice-notices.ts';
import { createDrawing } from '../../src/core/drawing.ts';
import { noticesOfOpening } from '../../src/core/notices.ts';
import { curatedInMemory } from '../support/curated-in-memory.ts';
import { aCurated, PROPOSED_AT } from '../support/curated.ts';
import { SLACK_CHANNEL } from '../support/desk.ts';
import { anEscalation } from '../support/escalations.ts';
import { anEdition, found } from '../support/findings.ts';
import { knowledgeOf } from '../support/knowledge-base.ts';
import { memoryEscalations } from '../support/memory-escalations.ts';

it('draws what is told of advice also when the escalation that it came from has been forgotten, and nothing of that', async () => {
  const curated = curatedInMemory([]);
  const advice = aCurated();
  await curated.propose(advice, []);
  const knowledge = knowledgeOf(anEdition(async () => found([]), []));
  const draw = createDrawing({
    store: memoryEscalations([]),
    curated,
    within: (_council, work) => work(knowledge),
    clock: () => PROPOSED_AT,
  });
  const [told] = noticesOfAdvice(advice, [SLACK_CHANNEL]);
  expect(JSON.stringify(await draw(told!))).toContain(advice.wording);
  for (const notice of noticesOfOpening(anEscalation(), [SLACK_CHANNEL])) expect(await draw(notice)).toBeUndefined();
});
