/**
 * The fixed points of the plan file format 1: names, order and limits.
 *
 * Anything here is part of what other computers expect; changing a value is a new version of the format.
 * Callers: everything in this folder.
 */

/** Readers refuse another major; a higher minor may add fields and `x-` files, which are kept. */
export const formatVersion = { major: 1, minor: 0 } as const;

/** The bytes of the first entry, found at offset 38 of every plan file. */
export const mediaType = 'application/vnd.parley.plan+zip';
export const mediaTypeFile = 'mimetype';
export const manifestFile = 'manifest.json';
export const signatureFile = 'signature.json';
export const reviewFile = 'review/quota.csv';

/** The data, in the order of the archive. */
export const lineFiles = ['plan.ndjson', 'cells.ndjson', 'facts.ndjson', 'journal.ndjson', 'changes.ndjson'] as const;
export type LineFile = (typeof lineFiles)[number];

/** The entries every plan file has, in the order of the archive. */
export const requiredFiles = [mediaTypeFile, manifestFile, ...lineFiles, reviewFile] as const;

/** Names a later minor version may add; they follow the required files in code unit order. */
export const extensionFilePattern = /^x-[a-z0-9-]{1,40}\.(?:ndjson|json|csv|txt)$/;

/** The first bytes of a plan file behind a password (the outer container of a later version). */
export const passwordMagic = 'parley-sealed-1\n';

/** Of the archive. A DEFLATE stream cannot exceed 1032 : 1, so a higher ratio is a lie. */
export const archiveLimits = {
  entries: 16,
  fileBytes: 100_000_000,
  inflatedBytes: 512_000_000,
  inflationRatio: 1032,
} as const;

/** Of one line, in bytes without its end. A journal line holds a whole command, which may bring in every unit at once. */
export const lineByteLimits: Readonly<Record<LineFile, number>> = {
  'plan.ndjson': 65_536,
  'cells.ndjson': 65_536,
  'facts.ndjson': 65_536,
  'journal.ndjson': 67_108_864,
  'changes.ndjson': 1_048_576,
};

/** Of any JSON in the file: how deep values nest. */
export const jsonDepthLimit = 8;

/** Of names and ids that people see, in UTF-16 code units. */
export const nameLengthLimit = 200;
