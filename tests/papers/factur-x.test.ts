import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { SaxesParser } from 'saxes'
import { describe, expect, test } from 'vitest'
import { validateXML } from 'xmllint-wasm'
import type { InvoiceFacts } from '@/lib/papers/types'
import { writeFacturX } from '@/papers/factur-x'
import { writeInvoice } from '@/papers/kinds/invoice'
import { renderPaper } from '@/papers/render'
import { readPdf } from '@/tests/support/pdf'
import { makeCreditNote, makeInvoice } from './samples'

/** Published by FNFE-MPE and FeRD with Factur-X 1.07.3, profile EN 16931. */
const folder = 'tests/papers/factur-x-schema'
const main = 'Factur-X_1.07.3_EN16931.xsd'
const read = (fileName: string) => ({ fileName, contents: readFileSync(join(folder, fileName), 'utf8') })
const others = readdirSync(folder).filter((name) => name !== main && name.endsWith('.xsd'))

async function findErrors(xml: string): Promise<string[]> {
  const { errors } = await validateXML({
    xml: { fileName: 'factur-x.xml', contents: xml },
    schema: read(main).contents,
    preload: others.map(read),
  })
  return errors.map(({ message }) => message)
}

/** Every amount and word of an element, in cents where it is money. */
function valuesOf(xml: string, name: string): string[] {
  const values: string[] = []
  const parser = new SaxesParser()
  let isInside = false
  parser.on('opentag', (tag) => {
    isInside = tag.name === name
    if (isInside) values.push('')
  })
  parser.on('closetag', () => {
    isInside = false
  })
  parser.on('text', (text) => {
    if (isInside) values[values.length - 1] += text
  })
  parser.write(xml).close()
  return values
}
const centsOf = (xml: string, name: string) => valuesOf(xml, name).map((text) => Math.round(Number(text) * 100))

const vat = { mention: 'vat', vatPerMille: 200 } as const
const cases: [string, InvoiceFacts][] = [
  ['an invoice exempt by article 261-7-1°', makeInvoice()],
  ['an invoice under article 293 B', makeInvoice({}, { tax: { mention: 'franchise_293_b', vatPerMille: 0 } })],
  ['an invoice with VAT', makeInvoice({}, { tax: vat })],
  ['an invoice paid by card at once', makeInvoice({}, { means: 'card', instalments: 1 })],
  ['a credit note', makeCreditNote()],
  ['a credit note with VAT at 5.5 %', makeCreditNote({}, { tax: { mention: 'vat', vatPerMille: 55 } })],
  [
    'a sale at the desk by vouchers, to somebody without an address',
    makeInvoice(
      {},
      {
        means: 'holiday_voucher',
        buyer: {
          fileNumber: 1,
          name: 'A',
          address: { line1: '', line2: '', postcode: '', city: '', country: 'FR' },
          email: '',
        },
      },
    ),
  ],
]

describe('the XML of Factur-X [6.L4]', () => {
  test.each(cases)('of %s follows the official schema', async (_name, facts) => {
    expect(await findErrors(writeFacturX(facts))).toEqual([])
  })

  test('the schema does refuse: an amount that is no number', async () => {
    const wrong = writeFacturX(makeInvoice()).replace('>830.01<', '>huit cents<')
    expect(await findErrors(wrong)).not.toEqual([])
  })

  test('says what the paper says: number, parties, exemption, terms', () => {
    const xml = writeFacturX(makeInvoice())
    expect(valuesOf(xml, 'ram:Name')).toContain('Łucja Őrségi-Ștefănescu & fils')
    expect(valuesOf(xml, 'ram:LineTwo')).toContain('Bâtiment <B>')
    expect(valuesOf(xml, 'ram:ExemptionReasonCode')).toEqual(['VATEX-FR-CGI261-7'])
    expect(valuesOf(xml, 'ram:GrandTotalAmount')).toEqual(['830.01'])
    expect(valuesOf(xml, 'ram:TypeCode')).toContain('380')
  })

  test.each([
    ['card', 1, ['830.01'], '0.00'],
    ['cash', 1, ['830.01'], '0.00'],
    ['cheque', 1, [], '830.01'],
    ['card', 3, [], '830.01'],
  ] as const)('by %s in %i times: what was there when it was issued isn’t due', (means, instalments, paid, due) => {
    const xml = writeFacturX(makeInvoice({}, { means, instalments }))
    expect(valuesOf(xml, 'ram:TotalPrepaidAmount')).toEqual(paid)
    expect(valuesOf(xml, 'ram:DuePayableAmount')).toEqual([due])
  })

  test('a credit note is of type 381, with positive amounts and the invoice that it corrects', () => {
    const xml = writeFacturX(makeCreditNote())
    expect(valuesOf(xml, 'ram:TypeCode')).toContain('381')
    expect(valuesOf(xml, 'ram:GrandTotalAmount')).toEqual(['400.00'])
    expect(valuesOf(xml, 'ram:IssuerAssignedID')).toContain('F2026-0001')
  })

  test('lines, base and tax sum to the total to the cent, whatever the prices and the rate', () => {
    const line = fc.record({
      name: fc.string({ unit: 'binary', maxLength: 20 }),
      learner: fc.constant('A'),
      isReduced: fc.boolean(),
      amountCents: fc.integer({ min: 0, max: 300_000 }),
    })
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 12 }), fc.integer({ min: 0, max: 250 }), (lines, rate) => {
        const xml = writeFacturX(makeInvoice({}, { lines, tax: { mention: 'vat', vatPerMille: rate } }))
        const sums = centsOf(xml, 'ram:LineTotalAmount')
        const [basis] = centsOf(xml, 'ram:TaxBasisTotalAmount')
        const [tax] = centsOf(xml, 'ram:TaxTotalAmount')
        const [grand] = centsOf(xml, 'ram:GrandTotalAmount')
        expect(sums.at(-1)).toBe(basis)
        expect(sums.slice(0, -1).reduce((total, net) => total + net, 0)).toBe(basis)
        expect(basis! + tax!).toBe(grand)
        expect(Math.abs(tax! - (basis! * rate) / 1_000)).toBeLessThanOrEqual(1)
      }),
      { numRuns: 300 },
    )
  })

  test('lies in its PDF/A-3, byte for byte, with the metadata that readers look for', async () => {
    const facts = makeInvoice({ isFacturX: true })
    const bytes = await renderPaper(writeInvoice(facts))
    const { attachments, text } = await readPdf(bytes)
    expect(attachments).toEqual([{ name: 'factur-x.xml', text: writeFacturX(facts) }])
    expect(text).toContain('F2026-0001')
    const raw = Buffer.from(bytes).toString('latin1')
    expect(raw).toContain('<pdfaid:part>3</pdfaid:part>')
    expect(raw).toContain('<pdfaid:conformance>B</pdfaid:conformance>')
    expect(raw).toContain('<fx:ConformanceLevel>EN 16931</fx:ConformanceLevel>')
    expect(raw).toContain('/AFRelationship /Alternative')
    expect(raw).toContain('/GTS_PDFA1')
    expect(raw).not.toContain('/BaseFont /Helvetica')
  })
})
