import type { Assistant } from './assistant.ts';
import type { Audience } from './conversation.ts';
import { createExamples } from './examples.ts';
import type { CouncilId } from './guidance.ts';
import type { ChannelAnswers, Council } from './people.ts';
import type { Clock, KnowledgeBase } from './ports.ts';
import { welcomeOf } from './welcome.ts';
import type { Welcome } from './welcome.ts';
import { dayAt } from './working-days.ts';

/** What a platform has to know of the guidance in force before anything is asked. */
export interface CouncilManners {
  /** Where a question in a channel is answered. Of several councils, the most careful one's way. */
  answersIn(council: CouncilId | undefined): ChannelAnswers;
  /** Questions worth trying; the same ones for the same edition. */
  examples(council: CouncilId | undefined): Promise<readonly string[]>;
  /** What is said to somebody, or in a place, when Clausebook is met there. */
  welcome(council: CouncilId | undefined, audience: Audience): Promise<Welcome>;
}

export function createManners(parts: {
  readonly knowledge: KnowledgeBase;
  readonly assistant: Pick<Assistant, 'consider'>;
  readonly takesEscalations: (council: CouncilId | undefined) => Promise<boolean>;
  readonly clock: Clock;
}): CouncilManners {
  const { knowledge, assistant, takesEscalations, clock } = parts;
  const examples = createExamples(assistant, knowledge.haltedAt);
  const answersIn: CouncilManners['answersIn'] = (council) => {
    const asked = knowledge.current().councils.filter(({ id }) => council === undefined || id === council);
    return mostCareful(asked);
  };
  return {
    answersIn,
    examples: (council) => examples.of(knowledge.current(), council),
    async welcome(council, audience) {
      const edition = knowledge.current();
      return welcomeOf({
        edition,
        council,
        audience,
        answersAlone: answersIn(council) === 'private',
        questions: await examples.of(edition, council),
        takesOfficers: await takesEscalations(council),
        today: dayAt(clock()),
      });
    },
  };
}

/** Where a question in a channel is answered that may be any of these councils'. */
export const mostCareful = (councils: readonly Pick<Council, 'channelAnswers'>[]): ChannelAnswers =>
  councils.some(({ channelAnswers }) => channelAnswers === 'private') ? 'private' : 'thread';
