import { z } from 'zod'
import { cleanText } from '@/lib/core/text'
import type { InvoiceKind } from './types'

const kinds: Record<string, InvoiceKind> = { factures: 'invoice', avoirs: 'credit_note' }

/** The search parameters of the office's list of invoices: what means nothing narrows nothing. */
export const invoiceFilterInput = z
  .object({
    q: z.string().transform(cleanText).pipe(z.string().trim().max(100)).catch(''),
    genre: z.string().catch(''),
    annee: z.coerce.number().int().min(2000).max(2200).nullable().catch(null),
    page: z.coerce.number().int().min(1).max(10_000).catch(1),
  })
  .transform(({ q, genre, annee, page }) => ({ search: q, kind: kinds[genre] ?? null, year: annee, page }))
