/** Files that several journeys give to the window or judge. Callers: journeys. */

/** Four people in two regions. */
export const smallUnits = [
  'id,parent,name',
  'all,,Everybody',
  'north,all,North',
  'south,all,South',
  'ana,north,Ana',
  'ben,north,Ben',
  'eva,south,Eva',
  'kim,south,Kim',
].join('\n');

/** History of the four, with a number that is none and a person nobody knows. */
export const smallHistory = [
  'month;person;sales;remark',
  '2026-01;Ana;1.234,56;',
  '2026-02;Ben;10.000,00;',
  '2026-03;Eva;many;not counted yet',
  '2026-04;Kim;(34,56);returned',
  '2026-05;Zoe;500,00;new in June',
].join('\r\n');
