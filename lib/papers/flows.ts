import 'server-only'
import { unwrap } from '@/lib/core/outcome'
import { type Sweep, sweep } from '@/lib/core/sweep'
import type { StoredDocument } from '@/lib/documents/types'
import type { Paper } from '@/papers/content'
import { writeEnrolmentAttestation, writePaymentAttestation } from '@/papers/kinds/attestations'
import { writeInvoice } from '@/papers/kinds/invoice'
import { writeReceipt } from '@/papers/kinds/receipt'
import { writeStatement } from '@/papers/kinds/statement'
import { writeVoucher } from '@/papers/kinds/voucher'
import { renderPaper } from '@/papers/render'
import { keepPaper } from './commands'
import { findClientOfOrder } from './queries/find-client-of-order'
import { findEnrolmentFacts } from './queries/find-enrolment-facts'
import { findInvoiceFacts } from './queries/find-invoice-facts'
import { findPaymentAttestationFacts } from './queries/find-payment-attestation-facts'
import { findReceiptFacts } from './queries/find-receipt-facts'
import { findStatementFacts } from './queries/find-statement-facts'
import { findVoucherFacts, type VoucherScope } from './queries/find-voucher-facts'
import { type DuePaper, listDuePapers } from './queries/list-due-papers'
import type { FileScope } from './queries/read-sides'
import { invoiceKey, receiptKey, wantedKey } from './rules'
import type { ClientPaper, PaperKind, PaperScope, Sides, WantedPaper } from './types'

/** Renders and stores a paper. Rendering is slow and holds no lock; what is stored first stays. */
async function write(
  { structureId, clientFileId }: PaperScope,
  kind: PaperKind,
  businessKey: string,
  paper: Paper,
): Promise<StoredDocument> {
  const bytes = await renderPaper(paper)
  const { fileName } = paper
  const document = { structureId, clientFileId, kind, businessKey, fileName, mediaType: 'application/pdf', bytes }
  return unwrap(await keepPaper(document))
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

type Composed = { scope: PaperScope; kind: PaperKind; businessKey: string; paper: Paper }

/** The key is made of what the paper says, not of the moment when it was drawn. */
function compose(sides: Sides, kind: PaperKind, subjectId: string, paper: Paper): Composed {
  const { writtenAt: _, ...said } = paper
  const businessKey = wantedKey(kind, subjectId, { whose: sides.clientFileId, on: sides.issuedOn, said })
  return { scope: sides, kind, paper, businessKey }
}

/** A paper that somebody asks for, as it is today; null when there is nothing to say. */
async function composeWanted(scope: FileScope, wanted: WantedPaper): Promise<Composed | null> {
  if (wanted.kind === 'statement') {
    const facts = await findStatementFacts(scope)
    return facts && compose(facts, wanted.kind, scope.clientFileId, writeStatement(facts))
  }
  if (wanted.kind === 'payment_attestation') {
    const facts = await findPaymentAttestationFacts(scope, wanted.orderId)
    return facts && compose(facts, wanted.kind, wanted.orderId, writePaymentAttestation(facts))
  }
  const facts = await findEnrolmentFacts(scope, wanted.learnerId)
  return facts && compose(facts, wanted.kind, wanted.learnerId, writeEnrolmentAttestation(facts))
}

/** Writes a statement or an attestation for a client file, once a day for the same words. Null: there is nothing to say. */
export async function keepWantedPaper(scope: FileScope, wanted: WantedPaper): Promise<StoredDocument | null> {
  const composed = await composeWanted(scope, wanted)
  return composed && write(composed.scope, composed.kind, composed.businessKey, composed.paper)
}

/** The same for the client of an order of the structure, who asked the office. */
export async function keepPaperOfClient(structureId: string, wanted: ClientPaper): Promise<StoredDocument | null> {
  const clientFileId = await findClientOfOrder(structureId, wanted.orderId)
  return clientFileId === null ? null : keepWantedPaper({ structureId, clientFileId }, wanted)
}

/** The voucher of a gift, drawn when it is asked for: it is a key, so no copy of it is stored ([1.C7]). */
export async function drawVoucher(scope: VoucherScope): Promise<{ fileName: string; bytes: Uint8Array } | null> {
  const facts = await findVoucherFacts(scope)
  if (!facts) return null
  const paper = writeVoucher(facts)
  return { fileName: paper.fileName, bytes: await renderPaper(paper) }
}
