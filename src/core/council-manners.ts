import type { Assistant } from './assistant.ts';
import { createExamples } from './examples.ts';
import type { CouncilId } from './guidance.ts';
import type { ChannelAnswers } from './people.ts';
import type { KnowledgeBase } from './ports.ts';

/** What a platform has to know of the guidance in force before anything is asked. */
export interface CouncilManners {
  /** Where a question in a channel is answered. Of several councils, the most careful one's way. */
  answersIn(council: CouncilId | undefined): ChannelAnswers;
  /** Questions worth trying; the same ones for the same edition. */
  examples(council: CouncilId | undefined): Promise<readonly string[]>;
}

export function createManners(knowledge: KnowledgeBase, assistant: Pick<Assistant, 'consider'>): CouncilManners {
  const examples = createExamples(assistant);
  return {
    answersIn(council) {
      const asked = knowledge.current().councils.filter(({ id }) => council === undefined || id === council);
      return asked.some(({ channelAnswers }) => channelAnswers === 'private') ? 'private' : 'thread';
    },
    examples: (council) => examples.of(knowledge.current(), council),
  };
}
