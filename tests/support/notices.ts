import type { PlatformName } from '../../src/core/conversation.ts';
import { escalationId } from '../../src/core/escalation.ts';
import { noticeId } from '../../src/core/notice.ts';
import type { Notice, Telling } from '../../src/core/notice.ts';
import type { Sheet } from '../../src/core/sheet.ts';
import { GEDLING } from './builders.ts';

/** A notice of a move in a message of its own. */
export const aNotice = (
  id: string,
  change: { platform?: PlatformName; address?: string; tells?: Telling; under?: string } = {},
): Notice => ({
  id: noticeId(id),
  escalation: escalationId('GED-1'),
  council: GEDLING.id,
  to: { platform: change.platform ?? 'slack', address: change.address ?? 'C1' },
  under: change.under === undefined ? undefined : noticeId(change.under),
  telling: change.tells ?? { tells: 'move', entry: 0 },
});

export const aSheet = (gist: string): Sheet => ({ gist, parts: [], buttons: [] });
