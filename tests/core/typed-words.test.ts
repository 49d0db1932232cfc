import { describe, expect, it } from 'vitest';
import { wishedFor } from '../../src/core/typed-words.ts';

describe('words typed alone', () => {
  it('ask for a page, whatever the capitals and spaces', () => {
    expect(wishedFor(' Home ')).toEqual({ kind: 'looks' });
    expect(wishedFor('admin')).toEqual({ kind: 'looks', only: 'admin' });
    expect(wishedFor('ADMIN  reload')).toEqual({ kind: 'reloads' });
    expect(wishedFor('my questions')).toEqual({ kind: 'lists', list: 'mine' });
  });

  it.each(['home address', 'reload', 'the queue', ''])('are a question with anything else: “%s”', (typed) => {
    expect(wishedFor(typed)).toBeUndefined();
  });
});
