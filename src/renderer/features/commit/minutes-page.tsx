/** A document on the screen and on paper. Caller: the commit screen. */
import type { Block, Cell, Document, TableBlock } from './document.ts';

export function DocumentPage({ written }: { readonly written: Document }) {
  return (
    <article className="minutes" aria-labelledby="minutes-title">
      <h2 id="minutes-title">{written.title}</h2>
      <p className="soft">{written.subtitle}</p>
      <dl className="facts">
        {written.facts.map(([name, value]) => (
          <div key={name} className="minutes-fact">
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {written.sections.map(({ id, title, blocks }) => (
        <section key={id} aria-labelledby={`minutes-${id}`}>
          <h3 id={`minutes-${id}`}>{title}</h3>
          <Blocks blocks={blocks} />
        </section>
      ))}
    </article>
  );
}

/** Blocks have no identity of their own; the document is written anew as a whole, so their place serves. */
function Blocks({ blocks }: { readonly blocks: readonly Block[] }) {
  return blocks.map((block, place) => <BlockView key={place} block={block} />);
}

function BlockView({ block }: { readonly block: Block }) {
  switch (block.kind) {
    case 'text':
      return <p>{block.text}</p>;
    case 'list':
      return (
        <ul>
          {block.items.map((item, place) => (
            <li key={place}>{item}</li>
          ))}
        </ul>
      );
    case 'table':
      return <TableView table={block} />;
    case 'part':
      return (
        <div className="minutes-part">
          <h4>
            {block.title} {block.note === '' ? null : <span className="faint">{block.note}</span>}
          </h4>
          <Blocks blocks={block.blocks} />
        </div>
      );
  }
}

function TableView({ table }: { readonly table: TableBlock }) {
  return (
    <table className="table">
      <caption className="table-caption">{table.caption}</caption>
      <thead>
        <tr>
          {table.head.map((cell, place) => (
            <th key={place} scope="col" className={classOf(cell)}>
              {cell.text}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map((cells, row) => (
          <tr key={row}>
            {cells.map((cell, place) => (
              <td key={place} className={classOf(cell)}>
                {cell.text}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function classOf({ figure }: Cell): string | undefined {
  return figure === true ? 'figure' : undefined;
}
