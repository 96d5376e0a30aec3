import type { Cents } from '@/lib/core/money'
import { netOfLines, splitTax, totalOf } from '@/lib/invoices/rules'
import type { InvoiceContent, InvoiceLine } from '@/lib/invoices/types'
import type { InvoiceFacts } from '@/lib/papers/types'
import type { TaxMention } from '@/lib/structures/types'
import texts from '@/messages/fr/papers'

/*
 * The invoice for machines: Cross Industry Invoice, profile EN 16931 of Factur-X 1.0 ([6.L4]). Amounts are those of the
 * paper. A credit note is a document of type 381, whose amounts are positive.
 */

const typeCodes = { invoice: '380', credit_note: '381' } as const
/** UNTDID 4461: card, SEPA transfer, cheque, cash; what it doesn't know is 'mutually defined'. */
const meansCodes: Partial<Record<InvoiceContent['means'], string>> = {
  card: '48',
  transfer: '58',
  cheque: '20',
  cash: '10',
}
/** Why no tax is due: the codes of the European list of exemptions. */
type ExemptMention = Exclude<TaxMention, 'vat'>
const exemptionCodes: Record<ExemptMention, string> = {
  exempt_261_7: 'VATEX-FR-CGI261-7',
  franchise_293_b: 'VATEX-FR-FRANCHISE',
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' }
/** What XML 1.0 can't hold at all is left out. */
const toXml = (text: string): string =>
  text.replace(/[\p{Cc}\ufffe\uffff]/gu, '').replace(/[&<>"']/g, (sign) => escapes[sign]!)

const element = (name: string, content: string, attributes = ''): string =>
  content === '' ? '' : `<${name}${attributes}>${content}</${name}>`
const words = (name: string, text: string, attributes = '') => element(name, toXml(text.trim()), attributes)
const money = (name: string, amountCents: number, attributes = '') =>
  element(
    name,
    `${amountCents < 0 ? '-' : ''}${Math.trunc(Math.abs(amountCents) / 100)}.${String(Math.abs(amountCents) % 100).padStart(2, '0')}`,
    attributes,
  )
const day = (name: string, value: string) =>
  element(name, element('udt:DateTimeString', value.replaceAll('-', ''), ' format="102"'))

const percentOf = ({ mention, vatPerMille }: InvoiceContent['tax']): string =>
  mention === 'vat' ? (vatPerMille / 10).toFixed(2) : '0.00'
const categoryOf = ({ mention, vatPerMille }: InvoiceContent['tax']): string =>
  mention !== 'vat' ? 'E' : vatPerMille === 0 ? 'Z' : 'S'

function lineItem(line: InvoiceLine, netCents: number, index: number, tax: InvoiceContent['tax']): string {
  const product = words('ram:Name', line.name) + words('ram:Description', line.learner)
  const applicable =
    words('ram:TypeCode', 'VAT') +
    words('ram:CategoryCode', categoryOf(tax)) +
    words('ram:RateApplicablePercent', percentOf(tax))
  return element(
    'ram:IncludedSupplyChainTradeLineItem',
    element('ram:AssociatedDocumentLineDocument', words('ram:LineID', String(index + 1))) +
      element('ram:SpecifiedTradeProduct', product) +
      element(
        'ram:SpecifiedLineTradeAgreement',
        element('ram:NetPriceProductTradePrice', money('ram:ChargeAmount', netCents)),
      ) +
      element('ram:SpecifiedLineTradeDelivery', words('ram:BilledQuantity', '1', ' unitCode="C62"')) +
      element(
        'ram:SpecifiedLineTradeSettlement',
        element('ram:ApplicableTradeTax', applicable) +
          element('ram:SpecifiedTradeSettlementLineMonetarySummation', money('ram:LineTotalAmount', netCents)),
      ),
  )
}

const address = ({ line1, line2, postcode, city, country }: InvoiceContent['buyer']['address']): string =>
  element(
    'ram:PostalTradeAddress',
    words('ram:PostcodeCode', postcode) +
      words('ram:LineOne', line1) +
      words('ram:LineTwo', line2) +
      words('ram:CityName', city) +
      words('ram:CountryID', country),
  )

function parties({ seller, buyer, orderNumber }: InvoiceContent): string {
  const organisation = seller.siret === '' ? '' : words('ram:ID', seller.siret.slice(0, 9), ' schemeID="0002"')
  const registration = words('ram:ID', seller.siret || seller.registration, ' schemeID="FC"')
  return element(
    'ram:ApplicableHeaderTradeAgreement',
    element(
      'ram:SellerTradeParty',
      words('ram:Name', seller.name) +
        element('ram:SpecifiedLegalOrganization', organisation) +
        address(seller.address) +
        element('ram:SpecifiedTaxRegistration', registration),
    ) +
      element('ram:BuyerTradeParty', words('ram:Name', buyer.name) + address(buyer.address)) +
      element('ram:BuyerOrderReferencedDocument', words('ram:IssuerAssignedID', `C${orderNumber}`)),
  )
}

/**
 * Whether the whole amount was there when the invoice was issued: an order is activated by its payment, but a cheque may
 * still be in the drawer, and later parts are to come. A credit note is nothing that its reader pays.
 */
const isPaid = ({ means, instalments, corrects }: InvoiceContent): boolean =>
  corrects === null && instalments === 1 && means !== 'cheque'

type Sums = { total: Cents; netCents: Cents; taxCents: Cents }

/** The tax, its base and, where none is due, the reason. */
function taxBreakdown(tax: InvoiceContent['tax'], { netCents, taxCents }: Sums): string {
  const isExempt = tax.mention !== 'vat'
  const content =
    money('ram:CalculatedAmount', taxCents) +
    words('ram:TypeCode', 'VAT') +
    (isExempt ? words('ram:ExemptionReason', texts.mentions[tax.mention]) : '') +
    money('ram:BasisAmount', netCents) +
    words('ram:CategoryCode', categoryOf(tax)) +
    (isExempt ? words('ram:ExemptionReasonCode', exemptionCodes[tax.mention as ExemptMention]) : '') +
    words('ram:RateApplicablePercent', percentOf(tax))
  return element('ram:ApplicableTradeTax', content)
}

function summation({ total, netCents, taxCents }: Sums, paid: number, currency: string): string {
  return element(
    'ram:SpecifiedTradeSettlementHeaderMonetarySummation',
    money('ram:LineTotalAmount', netCents) +
      money('ram:TaxBasisTotalAmount', netCents) +
      money('ram:TaxTotalAmount', taxCents, ` currencyID="${toXml(currency)}"`) +
      money('ram:GrandTotalAmount', total) +
      (paid > 0 ? money('ram:TotalPrepaidAmount', paid) : '') +
      money('ram:DuePayableAmount', total - paid),
  )
}

function settlement({ content, currency, issuedOn }: InvoiceFacts, lines: InvoiceLine[]): string {
  const { tax, means, corrects } = content
  const total = totalOf(lines)
  const sums = { total, ...splitTax(total, tax) }
  const terms = words('ram:Description', texts.means[means]) + day('ram:DueDateDateTime', issuedOn)
  const howPaid = words('ram:TypeCode', meansCodes[means] ?? 'ZZZ') + words('ram:Information', texts.means[means])
  return element(
    'ram:ApplicableHeaderTradeSettlement',
    words('ram:InvoiceCurrencyCode', currency) +
      element('ram:SpecifiedTradeSettlementPaymentMeans', howPaid) +
      taxBreakdown(tax, sums) +
      element('ram:SpecifiedTradePaymentTerms', terms) +
      summation(sums, isPaid(content) ? total : 0, currency) +
      (corrects ? element('ram:InvoiceReferencedDocument', correctedInvoice(corrects)) : ''),
  )
}

const correctedInvoice = ({ number, issuedOn }: NonNullable<InvoiceContent['corrects']>): string =>
  words('ram:IssuerAssignedID', number) +
  element('ram:FormattedIssueDateTime', element('qdt:DateTimeString', issuedOn.replaceAll('-', ''), ' format="102"'))

const namespaces = [
  'xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100"',
  'xmlns:qdt="urn:un:unece:uncefact:data:standard:QualifiedDataType:100"',
  'xmlns:ram="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100"',
  'xmlns:udt="urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100"',
].join(' ')

/** The XML of Factur-X, profile EN 16931. */
export function writeFacturX(facts: InvoiceFacts): string {
  const { kind, number, issuedOn, content } = facts
  const sign = kind === 'credit_note' ? -1 : 1
  const lines = content.lines.map((line) => ({ ...line, amountCents: sign * line.amountCents }))
  const nets = netOfLines(lines, content.tax)
  const context = element(
    'rsm:ExchangedDocumentContext',
    element('ram:GuidelineSpecifiedDocumentContextParameter', words('ram:ID', 'urn:cen.eu:en16931:2017')),
  )
  const document = element(
    'rsm:ExchangedDocument',
    words('ram:ID', number) + words('ram:TypeCode', typeCodes[kind]) + day('ram:IssueDateTime', issuedOn),
  )
  const delivery = element(
    'ram:ApplicableHeaderTradeDelivery',
    element('ram:ActualDeliverySupplyChainEvent', day('ram:OccurrenceDateTime', issuedOn)),
  )
  const transaction = element(
    'rsm:SupplyChainTradeTransaction',
    lines.map((line, index) => lineItem(line, nets[index]!, index, content.tax)).join('') +
      parties(content) +
      delivery +
      settlement(facts, lines),
  )
  return `<?xml version="1.0" encoding="UTF-8"?>\n<rsm:CrossIndustryInvoice ${namespaces}>${context}${document}${transaction}</rsm:CrossIndustryInvoice>`
}
