import { describe, expect, it } from 'vitest';
import { findItems, provisionItems, sortItems } from '../../../renderer/features/log/law/law-items.ts';

const fields = {
  'account.type': 'conscription',
  'conscription.stage': 'deployed',
  'account.date': '2025-03',
};

describe('the items of the Law section', () => {
  it('stand apart: what the answers suggest, what is common, what is to be searched', () => {
    const sorted = sortItems(provisionItems(fields, 'en'), fields);
    expect(sorted.own.map(({ field }) => field)).toContain('law.rome_8_2_b_xv');
    expect(sorted.common.map(({ field }) => field)).toContain('law.hague_45');
    expect(sorted.others.map(({ field }) => field)).toContain('law.crc_9');
  });

  it('come to the suggested ones when somebody decided on them, and go when the decision is taken back', () => {
    const decided = { ...fields, 'law.crc_9': 'accepted', 'law.hague_45': 'rejected' };
    const own = sortItems(provisionItems(decided, 'en'), decided).own.map(({ field }) => field);
    expect(own).toEqual(expect.arrayContaining(['law.crc_9', 'law.hague_45']));
    expect(sortItems(provisionItems(fields, 'en'), fields).own.map(({ field }) => field)).not.toContain(
      'law.crc_9',
    );
  });

  it('are found by words of their instrument, article and subject, in either language', () => {
    const titles = (locale: 'en' | 'uk', typed: string) =>
      findItems(provisionItems({}, locale), typed).map(({ field }) => field);
    expect(titles('en', 'geneva 49')).toEqual(['law.gciv_49']);
    expect(titles('uk', 'ПРИСЯГИ')).toEqual(['law.hague_45']);
    expect(titles('en', ' ')).toEqual([]);
  });
});
