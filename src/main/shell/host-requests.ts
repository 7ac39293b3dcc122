/**
 * The exact shapes of what the page may send to the shell. Callers: host-service, port-broker.
 */
import {
  fileByteLimits,
  fileKinds,
  isPortNonce,
  languages,
  themes,
  type FileKind,
  type SaveRequest,
} from '#shared/contract/host-service.ts';
import { z } from '#shared/contract/schema-library.ts';

/** Letters that no file name may hold on any of the three systems, control and formatting characters included. */
const forbiddenInNames = /[\p{Cc}\p{Cf}<>:"/\\|?*]/u;

const fileName = z
  .string()
  .min(1)
  .max(120)
  .refine((name) => !forbiddenInNames.test(name) && !name.startsWith('.'));

const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);

export const saveRequestSchema: z.ZodType<SaveRequest> = z
  .strictObject({ kind: z.enum(fileKinds), suggestedName: fileName, bytes })
  .refine((request) => request.bytes.byteLength <= fileByteLimits[request.kind]);

export const fileKindSchema: z.ZodType<FileKind> = z.enum(fileKinds);
export const fileNameSchema: z.ZodType<string> = fileName;
export const titleSchema: z.ZodType<string> = z.string().max(300);
export const appearanceChoiceSchema = z.strictObject({ theme: z.enum(themes), language: z.enum(languages) });
export const nonceSchema: z.ZodType<string> = z.string().refine(isPortNonce);
export const answerSchema: z.ZodType<boolean> = z.boolean();
export const nothingSchema: z.ZodType<undefined> = z.undefined();
