import { describe, expect, it } from 'vitest';
import { wishedFor } from '../../src/core/typed-words.ts';

describe('words typed alone', () => {
  it('ask for a page, whatever the capitals and spaces', () => {
    expect(wishedFor(' Home ')).toEqual({ kind: 'looks' });
    expect(wishedFor('admin')).toEqual({ kind: 'looks', only: 'admin' });
    expect(wishedFor('ADMIN  reload')).toEqual({ kind: 'reloads' });
    expect(wishedFor('admin  Preview')).toEqual({ kind: 'reloads', preview: true });
    expect(wishedFor('admin editions')).toEqual({ kind: 'looks', only: 'editions' });
    expect(wishedFor('my questions')).toEqual({ kind: 'lists', list: 'mine' });
  });

  it('take a reason as it was typed, and an edition by its number or its id', () => {
    expect(wishedFor('Admin reload Accept:  Renewed\nby Council ')).toEqual({
      kind: 'reloads',
      accept: 'Renewed by Council',
    });
    expect(wishedFor('admin reload accept')).toEqual({ kind: 'reloads', accept: '' });
    expect(wishedFor('admin rollback 12')).toEqual({ kind: 'rolls-back', to: '12' });
    expect(wishedFor('admin rollback 12: Too soon')).toEqual({ kind: 'rolls-back', to: '12', why: 'Too soon' });
    expect(wishedFor('admin rollback 0a1b2c3d4e5f')).toEqual({ kind: 'rolls-back', to: '0a1b2c3d4e5f' });
    expect(wishedFor(' My  data ')).toEqual({ kind: 'own-data', wish: 'see' });
    expect(wishedFor('my data export 12')).toEqual({ kind: 'own-data', wish: 'export', part: 12 });
    expect(wishedFor('my data erase')).toEqual({ kind: 'own-data', wish: 'erase' });
    expect(wishedFor('my data erase confirm')).toEqual({ kind: 'own-data', wish: 'erase-confirmed' });
    expect(wishedFor('admin rollback')).toEqual({ kind: 'looks', only: 'editions' });
  });

  it.each([
    'admin reload the crest',
    'my data in the cloud',
    'my data export it',
    'my data erase confirm it',
    'admin rollback 12 and 13',
    'admin preview of it',
    'home address',
    'reload',
    'the queue',
    '',
  ])('are a question with anything else: “%s”', (typed) => {
    expect(wishedFor(typed)).toBeUndefined();
  });
});
