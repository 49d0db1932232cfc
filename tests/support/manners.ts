import type { CouncilManners } from '../../src/core/council-manners.ts';
import type { Welcome } from '../../src/core/welcome.ts';

/** A welcome without documents. */
export const aWelcome = (change: Partial<Welcome> = {}): Welcome => ({
  heading: 'Welcome',
  lines: ['Ask me.'],
  documents: { heading: 'Guidance', rows: [], more: 0 },
  officers: ['Ask an officer.'],
  tryHeading: 'Try',
  questions: [],
  ...change,
});

/** A council that answers where it is asked, and has no examples. */
export const PLAIN_MANNERS: CouncilManners = {
  answersIn: () => 'thread',
  examples: async () => [],
  welcome: async () => aWelcome(),
};

/** One that answers before nobody else. */
export const PRIVATE_MANNERS: CouncilManners = { ...PLAIN_MANNERS, answersIn: () => 'private' };
