import { describe, expect, it } from 'vitest';
import { guessMapping } from '../../../shared/import/guess.ts';
import { type NamedSheet, openTable } from '../../../shared/import/open-table.ts';
import type { Table } from '../../../shared/import/table.ts';

/** Exports as the servers of KoboToolbox and ODK write them, with groups that repeat. */

const opened = (sheets: readonly NamedSheet[]): Table => {
  const found = openTable(sheets, undefined);
  if ('code' in found) throw new Error(found.code);
  return found.table;
};
const column = (table: Table, heading: string) => {
  const index = table.headings.indexOf(heading);
  return table.rows.map(({ cells }) => cells[index]);
};
const targets = (table: Table) =>
  Object.fromEntries(
    Object.entries(guessMapping(table, 'form.csv').columns).map(([heading, { target }]) => [heading, target]),
  );

describe('a KoboToolbox workbook with a group that repeats in a sheet of its own', () => {
  const main: NamedSheet = {
    name: 'Опитування',
    rows: [
      ['type', 'date', 'place', '_id', '_uuid', '_submission_time', '_index'],
      ['conscription', '2025-03-14', 'Мелітополь', 101, 'aaaa', '2025-04-02T09:20:11', 1],
      ['filtration', '2025-03-15', 'Токмак', 102, 'bbbb', '2025-04-02T09:30:11', 2],
    ],
  };

  it('has the answers of every repetition beside the submission they belong to, by _parent_index alone', () => {
    const table = opened([
      main,
      {
        name: 'witness',
        rows: [
          ['witness_name', '_index', '_parent_table_name', '_parent_index'],
          ['Ганна', 1, 'Опитування', 1],
          ['Петро', 2, 'Опитування', 1],
          ['Марія', 3, 'Опитування', 2],
        ],
      },
    ]);
    expect(column(table, 'witness › witness_name')).toEqual(['Ганна; Петро', 'Марія']);
    expect(table.rows).toHaveLength(2);
  });

  it('counts the rows that belong to no submission, and gives a group under a long name to nobody’s submission', () => {
    const long = 'a_group_whose_name_is_longer_than_a_sheet_may_be_called';
    const found = openTable(
      [
        main,
        {
          name: `${long.slice(0, 28)}...`,
          rows: [
            ['relative_name', '_index', '_parent_table_name', '_parent_index'],
            ['Ганна', 1, 'Опитування', 2],
          ],
        },
        {
          name: 'child',
          rows: [
            ['child_name', '_index', '_parent_table_name', '_parent_index'],
            ['Марко', 1, long, 1],
            ['Сирота', 2, long, 7],
            ['Ніхто', 3, 'another group that is longer than it may be', 1],
            ['Зайвий', 4, 'Опитування', 99],
          ],
        },
      ],
      undefined,
    );
    if ('code' in found) throw new Error(found.code);
    expect(column(found.table, 'child › child_name')).toEqual([null, 'Марко']);
    expect(found.unplaced).toBe(3);
  });

  it('is found also when the sheet of the repeated group comes first', () => {
    const table = opened([
      {
        name: 'witness',
        rows: [
          ['witness_name', '_index', '_parent_index'],
          ['Ганна', 1, 2],
        ],
      },
      main,
    ]);
    expect(column(table, 'witness › witness_name')).toEqual([null, 'Ганна']);
  });

  it('never gives the answers of a group within a group to the wrong submission', () => {
    const table = opened([
      main,
      {
        name: 'witness',
        rows: [
          ['witness_name', '_index', '_parent_table_name', '_parent_index'],
          ['Ганна', 1, 'Опитування', 2],
          ['Петро', 2, 'Опитування', 1],
        ],
      },
      {
        name: 'phone',
        rows: [
          ['number', '_index', '_parent_table_name', '_parent_index'],
          ['1-of-Ганна', 1, 'witness', 1],
          ['2-of-Петро', 2, 'witness', 2],
        ],
      },
    ]);
    expect(column(table, 'witness › witness_name')).toEqual(['Петро', 'Ганна']);
    expect(column(table, 'phone › number')).toEqual(['2-of-Петро', '1-of-Ганна']);
  });
});

describe('an ODK Central download', () => {
  const table = () =>
    opened([
      {
        name: 'form',
        rows: [
          ['SubmissionDate', 'details-type', 'details-date', 'details-place', 'meta-instanceID', 'KEY'],
          ['2025-04-02T09:20:11.000Z', 'conscription', '2025-03-14', 'Мелітополь', 'uuid:aaaa', 'uuid:aaaa'],
          ['2025-04-02T09:30:11.000Z', 'filtration', '2025-03-15', 'Токмак', 'uuid:bbbb', 'uuid:bbbb'],
        ],
      },
      {
        name: 'form-witness',
        rows: [
          ['witness_name', 'PARENT_KEY', 'KEY'],
          ['Ганна', 'uuid:aaaa', 'uuid:aaaa/witness[1]'],
          ['Петро', 'uuid:bbbb', 'uuid:bbbb/witness[1]'],
        ],
      },
      {
        name: 'form-witness-phone',
        rows: [
          ['number', 'PARENT_KEY', 'KEY'],
          ['1-of-Ганна', 'uuid:aaaa/witness[1]', 'uuid:aaaa/witness[1]/phone[1]'],
          ['2-of-Петро', 'uuid:bbbb/witness[1]', 'uuid:bbbb/witness[1]/phone[1]'],
        ],
      },
    ]);

  it('is joined by PARENT_KEY, groups within groups too', () => {
    expect(column(table(), 'form-witness › witness_name')).toEqual(['Ганна', 'Петро']);
    expect(column(table(), 'form-witness-phone › number')).toEqual(['1-of-Ганна', '2-of-Петро']);
  });

  it('is mapped by the names of its questions, groups before a hyphen left off', () => {
    expect(targets(table())).toMatchObject({
      SubmissionDate: 'ignore',
      'details-type': 'account.type',
      'details-date': 'account.date',
      'details-place': 'account.place',
      'meta-instanceID': 'import.key',
      'form-witness › witness_name': 'note',
    });
  });
});

describe('an export with labels for headings and answers', () => {
  it('is mapped by the fields’ words, and several answers with spaces in them are told apart by their columns', () => {
    const table = opened([
      {
        name: 'Опитування',
        rows: [
          [
            'Тип випадку',
            'Дата',
            'Чого вимагали',
            'Чого вимагали/Скласти присягу',
            'Чого вимагали/Подати заяву на російський паспорт',
            '_uuid',
          ],
          [
            'Примус до військової служби',
            '2025-03-14',
            'Скласти присягу Подати заяву на російський паспорт',
            1,
            1,
            'aaaa',
          ],
          ['Фільтрація', '2025-03-15', 'Скласти присягу', 1, 0, 'bbbb'],
        ],
      },
    ]);
    expect(column(table, 'Чого вимагали')).toEqual([
      'Скласти присягу; Подати заяву на російський паспорт',
      'Скласти присягу',
    ]);
    expect(targets(table)).toMatchObject({ 'Тип випадку': 'account.type', Дата: 'account.date' });
  });
});
