import { fill } from '@/lib/core/elision'
import type { ExportKind } from '@/lib/exports/types'
import texts from '@/messages/fr/exports'

/** What is in the zip of an export, in a text beside it ([2.A7]). */
export const writeExportNotice = (kind: ExportKind, structure: string): string =>
  fill(texts.notice[kind], { structure })
