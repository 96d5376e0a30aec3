import 'server-only'
import type { Busy, Outcome } from '@/lib/core/outcome'
import { type Sweep, sweep } from '@/lib/core/sweep'
import type { StoredDocument } from '@/lib/documents/types'
import type { Paper } from '@/papers/content'
import { fileNameOf } from '@/papers/file-name'
import { writeInvoice } from '@/papers/kinds/invoice'
import { writeReceipt } from '@/papers/kinds/receipt'
import { renderPaper } from '@/papers/render'
import { keepPaper } from './commands'
import { findInvoiceFacts } from './queries/find-invoice-facts'
import { findReceiptFacts } from './queries/find-receipt-facts'
import { type DuePaper, listDuePapers } from './queries/list-due-papers'
import { invoiceKey, receiptKey } from './rules'
import type { PaperKind, PaperScope } from './types'

/** A job has no screen to show 'busy' on: it throws, and is tried again. */
function accepted<Value>(outcome: Outcome<Value, Busy>): Value {
  if (!outcome.ok) throw new Error(`refused: ${outcome.refusal}`)
  return outcome.value
}

/** Renders and stores a paper. Rendering is slow and holds no lock; what is stored first stays. */
async function write(
  { structureId, clientFileId }: PaperScope,
  kind: PaperKind,
  businessKey: string,
  paper: Paper,
): Promise<StoredDocument> {
  const bytes = await renderPaper(paper)
  const fileName = fileNameOf(kind, paper)
  const document = { structureId, clientFileId, kind, businessKey, fileName, mediaType: 'application/pdf', bytes }
  return accepted(await keepPaper(document))
}

async function writeDue({ kind, structureId, id }: DuePaper): Promise<StoredDocument | null> {
  if (kind === 'invoice') {
    const facts = await findInvoiceFacts(structureId, id)
    return facts && write(facts, facts.kind, invoiceKey(id), writeInvoice(facts))
  }
  const facts = await findReceiptFacts(structureId, id)
  return facts && write(facts, 'receipt', receiptKey(id), writeReceipt(facts))
}

/** Writes the papers of an order that aren't there yet: its invoice, credit notes and receipts ([1.D9]). */
export async function keepPapersOfOrder(orderId: string): Promise<void> {
  for (const due of await listDuePapers(orderId)) await writeDue(due)
}

/** Writes what no mail asked for: later instalments, orders of people without an address, what a death interrupted. */
export async function sweepPapers(): Promise<Sweep> {
  return sweep('papers.sweep', await listDuePapers(), writeDue)
}
