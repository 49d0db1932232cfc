import { escalationId } from '../../src/core/escalation.ts';
import { noticeId } from '../../src/core/notice.ts';
import type { Notice } from '../../src/core/notice.ts';
import { GEDLING } from './builders.ts';

/** A notice named for what it is, in a conversation of its own unless another is given. */
export const aNotice = (id: string, change: Partial<Notice> & { readonly lane?: string } = {}): Notice => {
  const { lane = `conversation of ${id}`, ...rest } = change;
  return {
    id: noticeId(id),
    escalation: escalationId('GED-1'),
    council: GEDLING.id,
    to: { platform: 'slack', address: lane },
    under: undefined,
    telling: { tells: 'card' },
    ...rest,
  };
};
