import { atelierSettings } from '@/db/seed/structure'
import { describeSeller } from '@/lib/invoices/rules'
import type { InvoiceContent } from '@/lib/invoices/types'
import type { InvoiceFacts, PaperScope } from '@/lib/papers/types'

export const seller = describeSeller({ name: 'L’Atelier', settings: atelierSettings })
export const scope: PaperScope = {
  structureId: '00000000-0000-7000-8000-000000000001',
  clientFileId: '00000000-0000-7000-8000-000000000002',
  currency: 'EUR',
  look: { accentHue: 345, accentChroma: 0.125 },
}

const content: InvoiceContent = {
  orderNumber: 1042,
  orderedOn: '2026-11-20',
  means: 'cheque',
  instalments: 3,
  seller,
  buyer: {
    fileNumber: 12,
    name: 'Łucja Őrségi-Ștefănescu & fils',
    address: { line1: '3 rue de la Paix', line2: 'Bâtiment <B>', postcode: '69003', city: 'Lyon', country: 'FR' },
    email: 'lucja@membre.example',
  },
  lines: [
    { name: 'Adhésion annuelle', learner: 'Łucja Őrségi', isReduced: true, amountCents: 3_000 },
    { name: 'Forfait de 10 cours individuels', learner: 'Zoé Martin', isReduced: false, amountCents: 80_001 },
  ],
  tax: { mention: 'exempt_261_7', vatPerMille: 0 },
  corrects: null,
}

/** An invoice, or what it becomes with other contents. */
export function makeInvoice(given: Partial<InvoiceFacts> = {}, changed: Partial<InvoiceContent> = {}): InvoiceFacts {
  const whole = { ...content, ...changed }
  return {
    ...scope,
    id: '00000000-0000-7000-8000-000000000003',
    kind: 'invoice',
    number: 'F2026-0001',
    issuedOn: '2026-11-21',
    totalCents: whole.lines.reduce((total, line) => total + line.amountCents, 0),
    content: whole,
    writtenAt: new Date('2026-11-21T10:00:00Z'),
    isFacturX: false,
    ...given,
  }
}

/** A credit note of half the package. */
export const makeCreditNote = (given: Partial<InvoiceFacts> = {}, changed: Partial<InvoiceContent> = {}) =>
  makeInvoice(
    { kind: 'credit_note', number: 'A2026-0001', ...given },
    {
      lines: [
        { name: 'Forfait de 10 cours individuels', learner: 'Zoé Martin', isReduced: false, amountCents: -40_000 },
      ],
      corrects: { number: 'F2026-0001', issuedOn: '2026-11-21' },
      ...changed,
    },
  )
