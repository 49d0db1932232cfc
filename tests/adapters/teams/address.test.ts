import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conversationAt, readAddress } from '../../../src/adapters/teams/address.ts';

const id = fc.string({ minLength: 1, unit: 'binary' });

describe('the address of a Teams conversation', () => {
  it('reads back as it was written', () => {
    const addresses = fc.record({
      channelId: id,
      serviceUrl: id,
      activityId: id,
      bot: fc.record({ id }),
      user: fc.record({ id }),
      conversation: fc.record({ id, conversationType: id, tenantId: id }, { requiredKeys: ['id'] }),
    });
    fc.assert(
      fc.property(addresses, (address) => {
        expect(readAddress(conversationAt(address))).toEqual(address);
      }),
    );
  });

  it.each([
    ['of another platform', { platform: 'slack', address: '{}' } as const],
    ['that is no JSON', { platform: 'teams', address: 'C123' } as const],
    ['with parts missing', { platform: 'teams', address: '{"channelId":"msteams"}' } as const],
  ])('is a fault when it is one %s', (_name, conversation) => {
    expect(() => readAddress(conversation)).toThrow(expect.objectContaining({ code: 'DELIVERY_FAILED' }));
  });
});
