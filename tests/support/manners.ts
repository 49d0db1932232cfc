import type { CouncilManners } from '../../src/core/council-manners.ts';

/** A council that answers where it is asked, and has no examples. */
export const PLAIN_MANNERS: CouncilManners = { answersIn: () => 'thread', examples: async () => [] };

/** One that answers before nobody else. */
export const PRIVATE_MANNERS: CouncilManners = { ...PLAIN_MANNERS, answersIn: () => 'private' };
