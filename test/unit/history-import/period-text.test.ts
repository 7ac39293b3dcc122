/** Which texts are months. */
import { describe, expect, it } from 'vitest';
import { parsePeriod } from '#main/store/history-import/period-text.ts';

const january2013 = 2013 * 12;

describe('a month in a cell', () => {
  it.each([
    '2013-01',
    '2013-1',
    '2013/01',
    '2013.01',
    '201301',
    '2013M01',
    '2013-M01',
    '01/2013',
    '1-2013',
    '01.2013',
    '2013-01-31',
    '2013/1/5',
    '20130131',
    '2013-01-31T00:00:00Z',
    '2013-01-31 10:15',
    '2013-01-31T00:00:00.000+01:00',
    'Jan 2013',
    'JAN-13',
    'January 2013',
    '2013 Jan',
    '2013-jan',
    'jan. 2013',
    "Jan '13",
    '31-Jan-2013',
    'Jan 31, 2013',
    'ene 2013',
    'Ene-13',
    'enero de 2013',
    '31 de enero del 2013',
    ' 2013-01 ',
  ])('reads %j as January 2013', (text) => {
    expect(parsePeriod(text, 'dmy')).toBe(january2013);
    expect(parsePeriod(text, 'mdy')).toBe(january2013);
  });

  it('knows every month by its English and Spanish names', () => {
    const names = 'ene feb mar abr may jun jul ago sep oct nov dic'.split(' ');
    const english = 'January February March April May June July August September October November December'.split(' ');
    for (const [month, name] of names.entries()) {
      expect(parsePeriod(`${name} 2013`, 'dmy')).toBe(january2013 + month);
      expect(parsePeriod(`${english[month] ?? ''} 2013`, 'dmy')).toBe(january2013 + month);
    }
    expect(parsePeriod('setiembre 2013', 'dmy')).toBe(january2013 + 8);
  });

  it('reads all-numeric dates in the order it is told', () => {
    expect(parsePeriod('02/03/2013', 'dmy')).toBe(january2013 + 2);
    expect(parsePeriod('02/03/2013', 'mdy')).toBe(january2013 + 1);
    expect(parsePeriod('02.03.13', 'dmy')).toBe(january2013 + 2);
    expect(parsePeriod('13/02/03', 'ymd')).toBe(january2013 + 1);
    expect(parsePeriod('31/12/2013', 'mdy')).toBeNull();
  });

  it.each([
    '',
    '2013',
    '13',
    '2013-13',
    '2013-00',
    '2013-02-30',
    '1899-12',
    '2200-01',
    '41275',
    'Q1 2013',
    'Total',
    '2013-01/02',
    'Jan',
    'Jan Feb 2013',
    'Jan 2013 2014',
    '2013-01-32',
    '01-02',
    '12.5',
    '31/02/2013',
    'n/a',
    '2013-01-01-01',
  ])('refuses %j', (text) => {
    expect(parsePeriod(text, 'dmy')).toBeNull();
  });

  it('knows leap days', () => {
    expect(parsePeriod('2012-02-29', 'dmy')).toBe(2012 * 12 + 1);
    expect(parsePeriod('2013-02-29', 'dmy')).toBeNull();
    expect(parsePeriod('2100-02-29', 'dmy')).toBeNull();
  });
});
