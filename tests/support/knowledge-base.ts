import type { Edition, KnowledgeBase } from '../../src/core/ports.ts';

/** A knowledge base with this edition in force. */
export const knowledgeOf = (edition: Edition): KnowledgeBase => ({ current: () => edition });
