/**
 * Guesses what the columns of a file mean by their names, in English and Spanish, and by what stands in them.
 *
 * A guess is a proposal for the person to confirm: what is not recognised is left out. Faulty rows do not hide what a
 * column is: where its name says it, more than half of its cells are enough. Callers: detect.
 */
import type { MeasureId } from '#shared/domain/plan/entities.ts';
import { partOf, tolerated } from './guess-dialect.ts';
import type { ColumnMapping, DecimalMark } from './mapping.ts';
import { parseNumber } from './number-text.ts';
import { parsePeriod, type DateOrder } from './period-text.ts';

export type MappingGuess = Partial<ColumnMapping>;

type Role = 'period' | 'unit' | 'line' | 'measure' | 'value' | MeasureId;

/** The most telling names first. Compared without case, accents and signs between words. */
const roleNames: Readonly<Record<Role, readonly string[]>> = {
  period: ['period', 'periodo', 'month', 'mes', 'date', 'fecha', 'year month', 'ano mes', 'posting date', 'order date'],
  revenue: [
    'revenue',
    'net revenue',
    'net sales',
    'ventas netas',
    'ingresos netos',
    'ingresos',
    'ventas',
    'sales',
    'sales amount',
    'turnover',
    'facturacion',
    'importe neto',
    'importe',
    'amount',
    'gross revenue',
    'gross sales',
    'ventas brutas',
  ],
  units: ['units', 'unidades', 'quantity', 'cantidad', 'qty', 'pieces', 'piezas', 'volume', 'volumen', 'uds'],
  cost: [
    'cost',
    'coste',
    'costo',
    'standard cost',
    'coste estandar',
    'costo estandar',
    'cogs',
    'cost of sales',
    'cost of goods sold',
    'coste de ventas',
    'costo de ventas',
    'total cost',
    'coste total',
    'costo total',
  ],
  unit: [
    'unit',
    'unidad',
    'rep',
    'sales rep',
    'salesperson',
    'sales person',
    'representative',
    'vendedor',
    'vendedora',
    'comercial',
    'representante',
    'seller',
    'account manager',
    'employee',
    'employee id',
    'empleado',
    'territory',
    'territorio',
    'territory id',
    'team',
    'equipo',
    'region',
    'zona',
    'branch',
    'sucursal',
    'delegacion',
    'store',
    'tienda',
  ],
  line: [
    'line',
    'linea',
    'product line',
    'linea de producto',
    'product',
    'producto',
    'sku',
    'item',
    'articulo',
    'subcategory',
    'subcategoria',
    'product id',
    'material',
    'category',
    'categoria',
    'family',
    'familia',
    'brand',
    'marca',
  ],
  measure: ['measure', 'medida', 'metric', 'metrica', 'indicator', 'indicador', 'kpi', 'account', 'cuenta'],
  value: ['value', 'valor', 'amount', 'importe', 'number', 'numero'],
};
const measureRoles: readonly MeasureId[] = ['revenue', 'units', 'cost'];

/** What the columns mean, as far as their names tell. `monthColumns` are those whose names are months. */
export function guessMapping(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  monthColumns: readonly string[],
  dialect: { readonly decimal: DecimalMark; readonly dateOrder: DateOrder },
): MappingGuess {
  const texts = (column: number): readonly string[] =>
    rows.map((row) => (row[column] ?? '').trim()).filter((text) => text !== '');
  const isMonth = (text: string): boolean => parsePeriod(text, dialect.dateOrder) !== null;
  const isNumber = (text: string): boolean => typeof (parseNumber(text, dialect.decimal, 0) ?? 0) === 'number';
  const dated = (column: number): boolean => partOf(texts(column), isMonth) > 1 / 2;
  const numeric = (column: number): boolean => partOf(texts(column), isNumber) > 1 / 2;
  const free = new Set(columns.filter((name) => !monthColumns.includes(name)));
  const claim = (role: Role, fits: (column: number) => boolean): string | undefined => {
    const found = bestColumn(columns, role, (column) => free.has(columns[column] ?? '') && fits(column));
    if (found !== undefined) free.delete(found);
    return found;
  };
  const wide = monthColumns.length > 1;
  const period = wide ? monthColumns : (claim('period', dated) ?? onlyDated(columns, texts, isMonth, free));
  const measures: Partial<Record<MeasureId, string>> = {};
  for (const measure of wide ? [] : measureRoles) {
    const column = claim(measure, numeric);
    if (column !== undefined) measures[measure] = column;
  }
  if (wide) measures.revenue = '*';
  const unit = claim('unit', () => true);
  const line = claim('line', () => true);
  return {
    ...(period === undefined ? {} : { period }),
    ...(unit === undefined ? {} : { unit }),
    ...(line === undefined ? {} : { line }),
    ...(Object.keys(measures).length > 0 ? { measures } : {}),
    ...longLayout(measures, wide, claim, texts, columns, numeric),
  };
}

/** With the measure of each row in a column: which text stands for which measure. */
function longLayout(
  found: MappingGuess['measures'] & object,
  wide: boolean,
  claim: (role: Role, fits: (column: number) => boolean) => string | undefined,
  texts: (column: number) => readonly string[],
  columns: readonly string[],
  numeric: (column: number) => boolean,
): MappingGuess {
  if (!wide && Object.keys(found).length > 1) return {};
  const named = (column: number): Partial<Record<MeasureId, string>> =>
    Object.fromEntries(
      measureRoles.flatMap((role) => {
        const text = texts(column).find((cell) => roleNames[role].includes(normalName(cell)));
        return text === undefined ? [] : [[role, text]];
      }),
    );
  const measure = claim('measure', (column) => Object.keys(named(column)).length > 0);
  if (measure === undefined) return {};
  const measures = named(columns.indexOf(measure));
  if (wide) return { measure, measures };
  // "amount" may have been taken for revenue; here it is the number of whatever the row measures.
  const value = claim('value', numeric) ?? Object.values(found)[0];
  return value === undefined ? {} : { measure, measures, value };
}

function onlyDated(
  columns: readonly string[],
  texts: (column: number) => readonly string[],
  isMonth: (text: string) => boolean,
  free: ReadonlySet<string>,
): string | undefined {
  // Six or eight digits alone may be anything; without a telling name they are not taken for months.
  const looksDated = (column: number): boolean =>
    partOf(texts(column), isMonth) >= 1 - tolerated &&
    texts(column).some((text) => isMonth(text) && !/^\d+$/.test(text));
  const found = columns.filter((name, column) => free.has(name) && looksDated(column));
  return found.length === 1 ? found[0] : undefined;
}

/** The column that bears the role's best name; failing that, the first with all words of one of its names in it. */
function bestColumn(columns: readonly string[], role: Role, fits: (column: number) => boolean): string | undefined {
  const names = columns.map(normalName);
  for (const wanted of roleNames[role]) {
    const exact = names.findIndex((name, column) => name === wanted && fits(column));
    if (exact >= 0) return columns[exact];
  }
  for (const wanted of roleNames[role]) {
    const within = names.findIndex((name, column) => ` ${name} `.includes(` ${wanted} `) && fits(column));
    if (within >= 0) return columns[within];
  }
  return undefined;
}

function normalName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}
