import type { PaperKind } from '@/lib/papers/types'
import texts from '@/messages/fr/papers'
import type { Paper } from './content'
import { fill } from './words'

/** As a person finds it in their downloads: 'Facture F2026-0001.pdf'. */
export const fileNameOf = (kind: PaperKind, { number }: Pick<Paper, 'number'>): string =>
  fill(texts.fileNames[kind], { number: number ?? '' })
