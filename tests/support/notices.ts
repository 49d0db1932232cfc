import type { PlatformName } from '../../src/core/conversation.ts';
import { escalationId } from '../../src/core/escalation.ts';
import { noticeId } from '../../src/core/notice.ts';
import type { Notice, Telling } from '../../src/core/notice.ts';
import type { Sheet } from '../../src/core/sheet.ts';
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

/** A notice of a move in a message of its own, in one conversation unless another is given. */
export const aMoveNotice = (
  id: string,
  change: { platform?: PlatformName; address?: string; tells?: Telling; under?: string } = {},
): Notice => ({
  ...aNotice(id),
  to: { platform: change.platform ?? 'slack', address: change.address ?? 'C1' },
  under: change.under === undefined ? undefined : noticeId(change.under),
  telling: change.tells ?? { tells: 'move', entry: 0 },
});

export const aSheet = (gist: string): Sheet => ({ gist, parts: [], buttons: [] });
