import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { writeInvoice } from '@/papers/kinds/invoice'
import { writeReceipt } from '@/papers/kinds/receipt'
import { writeStatement } from '@/papers/kinds/statement'
import { renderPaper } from '@/papers/render'
import { unpackWoff } from '@/papers/woff'
import { readPdf } from '@/tests/support/pdf'
import { makeCreditNote, makeInvoice, scope } from './samples'

const readInvoice = async (...given: Parameters<typeof makeInvoice>) =>
  readPdf(await renderPaper(writeInvoice(makeInvoice(...given))))

describe('an invoice, read back by another program [1.D9] [6.L4]', () => {
  test('names seller, buyer, lines, amounts, order, and how it is paid', async () => {
    const { text, title, pages, attachments } = await readInvoice()
    expect({ title, pages, attachments }).toEqual({ title: 'Facture F2026-0001', pages: 1, attachments: [] })
    for (const words of [
      'N° F2026-0001',
      'Date d’émission 21 novembre 2026',
      'C1042 du 20 novembre 2026',
      'chèque, en 3 fois',
      'Łucja Őrségi-Ștefănescu & fils',
      '3 rue de la Paix',
      'Bâtiment <B>',
      '69003 Lyon',
      'Dossier n° 12',
      'pour Łucja Őrségi, tarif réduit',
      '30,00 €',
      '800,01 €',
      'Total 830,01 €',
      'Association régie par la loi du 1er juillet 1901',
      'W000000000',
      'Page 1 sur 1',
    ])
      expect(text).toContain(words)
  })

  test.each([
    ['exempt_261_7', 0, 'Exonération de TVA, article 261-7-1° du Code général des impôts.'],
    ['franchise_293_b', 0, 'TVA non applicable, article 293 B du Code général des impôts.'],
    ['vat', 200, 'Total hors taxes 691,68 € TVA 20 % 138,33 € Total toutes taxes comprises 830,01 €'],
    ['vat', 55, 'TVA 5,5 %'],
  ] as const)('bears the mention of the setting %s at %i ‰', async (mention, vatPerMille, words) => {
    expect((await readInvoice({}, { tax: { mention, vatPerMille } })).text).toContain(words)
  })

  test('in Canadian dollars says so', async () => {
    expect((await readInvoice({ currency: 'CAD' })).text).toContain('830,01 $CA')
  })

  test('of fifty lines goes on over pages, each with its head and number', async () => {
    const lines = Array.from({ length: 50 }, (_, rank) => ({
      ...{ name: `Cours de la semaine ${rank + 1}`, learner: 'Zoé Martin', isReduced: false, amountCents: 2_500 },
    }))
    const { text, pages } = await readInvoice({}, { lines })
    expect(pages).toBeGreaterThan(2)
    expect(text.match(/Prix unitaire/g)).toHaveLength(pages)
    expect(text).toContain('Cours de la semaine 50')
    expect(text).toContain(`Page ${pages} sur ${pages}`)
    expect(text).toContain('Total 1 250,00 €')
  })

  test('shows a letter that the typefaces lack without its accents or as a question mark, never as a box', async () => {
    const { text } = await readInvoice(
      {},
      { buyer: { ...makeInvoice().content.buyer, name: 'Ǹgọzi Ầnh 王\u202fDupont' } },
    )
    expect(text).toMatch(/Dossier n° 12/)
    expect(text).toMatch(/\? Dupont/)
    expect(text).not.toContain('王')
  })

  test('cuts a word that is longer than its column', async () => {
    const name = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'
    const lines = [{ name, learner: 'A', isReduced: false, amountCents: 100 }]
    const { text } = await readInvoice({}, { lines })
    expect(text.replaceAll(' ', '')).toContain(name)
  })

  test('is the same bytes for the same content', async () => {
    const [one, other] = await Promise.all(
      [1, 2].map(() => renderPaper(writeInvoice(makeInvoice({ isFacturX: true })))),
    )
    expect(Buffer.compare(one!, other!)).toBe(0)
  })
})

test('whatever people are called, a paper is drawn and says its number [6.S8]', async () => {
  const word = fc.string({ unit: 'binary', maxLength: 40 })
  const strange = fc.constantFrom(
    '\ud800',
    '\u0000\u001b[31m',
    '👩‍👩‍👧 Zoé',
    'عمر بن علي',
    '=cmd|x',
    '\u202e\u200b',
    'ﷺ',
    'a\u0301'.repeat(60),
  )
  const name = fc.oneof(word, strange)
  await fc.assert(
    fc.asyncProperty(name, name, name, async (buyer, line, city) => {
      const { buyer: someone, lines } = makeInvoice().content
      const facts = makeInvoice(
        { isFacturX: true },
        {
          buyer: { ...someone, name: buyer, address: { ...someone.address, city } },
          lines: lines.map((one) => ({ ...one, name: line, learner: buyer })),
        },
      )
      expect((await readPdf(await renderPaper(writeInvoice(facts)))).text).toContain('F2026-0001')
    }),
    { numRuns: 40 },
  )
})

test('a typeface that is not one is refused', () => {
  expect(() => unpackWoff(Buffer.from('<html></html>'))).toThrow('not a WOFF typeface')
})

test('a credit note says what it corrects and what it gives [1.D10]', async () => {
  const { text, title } = await readPdf(await renderPaper(writeInvoice(makeCreditNote())))
  expect(title).toBe('Avoir A2026-0001')
  expect(text).toContain('Facture corrigée F2026-0001 du 21 novembre 2026')
  expect(text).toContain('-400,00 €')
  expect(text).toContain('Total à votre crédit 400,00 €')
})

test('a receipt names its part among those agreed, and none for credit or what makes good a bounced cheque [1.D9]', () => {
  const { seller, buyer } = makeInvoice().content
  const whole = { ...scope, seller, buyer, receivedOn: '2026-11-21', receivedAt: new Date(0), orderTotalCents: 85_000 }
  const ids = { paymentId: '', number: 'C156-1', orderNumber: 156, invoiceNumber: 'F2026-0001' }
  const said = (instalment: number, instalments: number) =>
    JSON.stringify(
      writeReceipt({ ...whole, ...ids, means: 'cheque', amountCents: 26_666, instalment, instalments }).body,
    )
  expect(said(3, 3)).toContain('Paiement 3 sur 3')
  for (const [rank, count] of [
    [0, 1],
    [0, 3],
    [4, 3],
  ] as const)
    expect(said(rank, count)).not.toMatch(/Paiement \d/)
})

test('a receipt of cash says it as one does [1.D9]', () => {
  const { seller, buyer } = makeInvoice().content
  const whole = { ...scope, seller, buyer, receivedOn: '2026-11-21', receivedAt: new Date(0), orderTotalCents: 85_000 }
  const ids = { paymentId: '', number: 'C156-1', orderNumber: 156, invoiceNumber: 'F2026-0001' }
  const paper = writeReceipt({ ...whole, ...ids, means: 'cash', amountCents: 85_000, instalment: 1, instalments: 1 })
  expect(JSON.stringify(paper.body).replaceAll(/\s/g, ' ')).toContain('la somme de 850,00 € en espèces le 21 novembre')
})

test('a statement shows each day and amount whole, in the order of days, with the balance after it', async () => {
  const { content } = makeInvoice()
  const sides = {
    ...scope,
    seller: content.seller,
    buyer: content.buyer,
    writtenAt: new Date(0),
    issuedOn: '2026-12-31',
  }
  const entries = Array.from({ length: 40 }, (_, rank) => ({
    ...{
      day: `2026-${rank % 2 ? '10' : '12'}-20`,
      at: new Date(rank),
      amountCents: 1_000_000,
      number: 'F2026-9999',
      orderNumber: 99_999,
    },
    ...(rank % 2
      ? { kind: 'invoice' as const, means: null }
      : { kind: 'payment' as const, means: rank ? ('card' as const) : ('cash' as const) }),
  }))
  const { text } = await readPdf(await renderPaper(writeStatement({ ...sides, entries })))
  expect(text.match(/20\/10\/2026/g)).toHaveLength(20)
  expect(text.match(/20\/12\/2026/g)).toHaveLength(20)
  expect(text).toContain('Paiement par carte bancaire, commande C99999')
  expect(text).toContain('Paiement en espèces, commande C99999')
  expect(text).toContain('200 000,00 €')
  expect(text).toContain('Compte soldé 0,00 €')
})
